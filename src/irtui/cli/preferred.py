"""What the explorer opens with where several may say it.

An option goes before a setting, a setting before what is remembered, and that before what is usual.
"""

from datetime import date

from irtui.model.settings import FirstDay, Look, Settings


def preferred_theme(option: str | None, settings: Settings, remembered: str, usual: str) -> str:
    """The name of the theme; one that is remembered counts if this irtui knows it."""
    kept = remembered if remembered in list(Look) else None
    return option or settings.theme or kept or usual


def preferred_day(option: date | None, settings: Settings, today: date) -> date | None:
    """The day to show; ``None`` for the one that the dataset was reviewed on."""
    return option or (today if settings.day is FirstDay.TODAY else None)
