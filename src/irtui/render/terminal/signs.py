"""The signs of a timeline, what each stands for, and what decides its colour."""

from collections.abc import Callable, Mapping
from enum import Enum

from attrs import frozen
from rich.style import Style

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset


class Ink(Enum):
    """What a cell of the chart shows, which decides its colour."""

    EMPTY = "empty"
    LABEL = "label"
    AXIS = "axis"
    HELD = "held"
    STEP = "step"
    PLANNED = "planned"
    TERM = "term"
    NONE = "none"
    LATER = "later"
    """What comes after the day that is shown."""
    SIDE_1 = "side-1"
    """What is of the first side, or was in its country."""
    SIDE_2 = "side-2"
    CHOSEN = "chosen"
    AS_OF = "as-of"
    TODAY = "today"


_HUES = (Ink.SIDE_1, Ink.SIDE_2)


def hues(dataset: Dataset) -> Mapping[Ref, Ink]:
    """The inks of the sides: the first two of the dataset have one each, further ones none."""
    return dict(zip((party.ref for party in dataset.table("party")), _HUES, strict=False))


Paint = Callable[[Ink], Style]
"""Chooses the style of a cell."""


@frozen
class Glyphs:
    """The characters of the chart, each one cell wide."""

    held: str = "●"
    chosen: str = "◉"
    step: str = "·"
    planned: str = "◇"
    none: str = "○"
    none_but_more: str = "◎"
    """A year without a meeting, in which something else happened, where a year is one cell."""
    many: str = "+"
    """Ten or more."""
    beside: str = "+"
    """Before the name of a lane that stands there to be compared with."""
    bar: str = "━"
    open: str = "┈"
    start: str = "┣"
    end: str = "┫"
    some_day: str = "┄"
    all_days: str = "─"
    about: str = "~"
    doubt: str = "?"
    as_of: str = "│"
    today: str = "┆"


def legend(*, near: bool, glyphs: Glyphs | None = None) -> tuple[tuple[str, str], ...]:
    """Each sign of a chart with what it stands for; ``near``: where a cell is less than a month."""
    glyphs = glyphs or Glyphs()
    signs = [
        (glyphs.held, "held"),
        (glyphs.step, "step"),
        (glyphs.planned, "announced"),
        (glyphs.none, "none recorded"),
    ]
    if near:
        some, every = glyphs.some_day, glyphs.all_days
        signs += [
            (f"{some}{glyphs.held}{some}", "some day of these"),
            (f"{every}{glyphs.held}{every}", "all of these"),
            (glyphs.about, "about"),
            (glyphs.doubt, "uncertain"),
        ]
    else:
        signs += [("2", "several"), (f"{glyphs.bar}{glyphs.open}", "end not known")]
    signs += [(glyphs.as_of, "as of"), (glyphs.today, "today")]
    if not near:  # the rare ones, which go first where there is no room for all
        signs += [(glyphs.none_but_more, "none recorded, but a step"), (glyphs.doubt, "uncertain")]
    return tuple(signs)
