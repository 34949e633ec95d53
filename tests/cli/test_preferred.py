"""What goes before what: an option, a setting, what is remembered, what is usual."""

from datetime import date

import pytest

from irtui.cli.preferred import preferred_day, preferred_theme
from irtui.model.settings import FirstDay, Look, Settings

TODAY, ASKED = date(2020, 7, 15), date(1999, 1, 1)


@pytest.mark.parametrize(
    ("option", "setting", "remembered", "theme"),
    [
        ("light", Look.CONTRAST, "terminal", "light"),
        (None, Look.CONTRAST, "terminal", "high-contrast"),
        (None, None, "terminal", "terminal"),
        (None, None, "", "dark"),
        (None, None, "solarized", "dark"),
    ],
)
def test_the_theme(option, setting, remembered, theme) -> None:
    assert preferred_theme(option, Settings(theme=setting), remembered, "dark") == theme


@pytest.mark.parametrize(
    ("option", "setting", "day"),
    [
        (ASKED, FirstDay.TODAY, ASKED),
        (None, FirstDay.TODAY, TODAY),
        (None, FirstDay.REVIEWED, None),
    ],
)
def test_the_first_day(option, setting, day) -> None:
    assert preferred_day(option, Settings(day=setting), TODAY) == day
