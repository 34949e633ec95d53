"""A walk through all screens, for what must hold of each."""

from collections.abc import AsyncIterator
from typing import Any

from textual.pilot import Pilot

from tests.tui.screens import press, settle

START = "agreement:dues-2015"
"""The record to begin at: sources disagree on it."""
STEPS: tuple[tuple[str, str], ...] = (
    ("explorer", ""),
    ("record", "tab v j"),
    ("address", "s o"),
    ("copy", "escape y"),
    ("path", "escape backspace P c l enter"),
    ("report", "escape r j j"),
    ("timeline", "escape tab tab z plus plus"),
    ("keys", "question_mark"),
    ("date", "escape d x"),
    ("day", "escape z left_square_bracket"),
    ("changes", "c"),
    ("values", "escape slash i n colon"),
    ("hits", "escape slash h down"),
    ("fault", "colon colon"),
    ("filter", "escape backslash l"),
    ("palette", "escape colon h e"),
    ("said", "escape f12"),
)
"""What each screen is, and the keys that lead to it from the one before."""


async def walk(pilot: Pilot[Any]) -> AsyncIterator[str]:
    """Go from screen to screen; gives the name of each when all of it is drawn."""
    await settle(pilot)
    for name, keys in STEPS:
        await press(pilot, *keys.split())
        yield name
