"""``irtui`` without any argument: the explorer, without importing what reads arguments."""

import os
from pathlib import Path

from irtui.cli.ending import (
    crashes_told,
    forgive_files,
    messages_shown,
    one_safe_message,
    tidy_environment,
)
from irtui.cli.explore import explore
from irtui.cli.options import DATA_VARIABLE, Opening, Options


def open_explorer() -> None:
    """Open the explorer as the command ``irtui`` does when it is given nothing."""
    tidy_environment()
    with crashes_told(), messages_shown():
        forgive_files()
        with one_safe_message():
            named = os.environ.get(DATA_VARIABLE)
            # As click's option does: Path would take the “./” away from “./~”.
            data = Path(os.path.expanduser(named)) if named else None  # noqa: PTH111 - keeps “./”
            explore(Options(data), Opening())
