"""How much is read of a dataset, as whoever runs irtui has set it."""

from os.path import exists

from irtui.host.folders import settings_file
from irtui.model.settings import Settings


def limits_of_user() -> Settings:
    """The user's settings; most have none, and need not wait for what reads them."""
    if not exists(settings_file()):  # noqa: PTH110 - Path.exists raises in a folder that is shut
        return Settings()
    from irtui.host.settings import user_settings

    return user_settings().sound
