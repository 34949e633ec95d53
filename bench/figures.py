"""Figures for reading: what was measured, how far it spreads, and whether it is what is wanted."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Literal

from attrs import evolve, field, frozen

Unit = Literal["×", "ms", "s", "kB"]
"""A ratio, milliseconds, seconds, or kilobytes of 1,000 bytes."""


@frozen
class Figure:
    """What was measured several times."""

    shortest: float
    middle: float
    """The median."""
    late: float
    """What 95 of 100 do not exceed."""
    longest: float
    runs: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Figure":
        """The figure of some runs, one at least."""
        late = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
        return cls(min(values), median(values), late, max(values), len(values))


@frozen
class Row:
    """One line of the table."""

    what: str
    beside: str = ""
    """What its time is divided by; empty if it is told by itself."""
    unit: Unit = field()
    goal: float | None = None
    """What is not to be exceeded; ``None`` if the line is there for comparison."""
    before: float | None = None
    """What it was before the work on speed, if that was measured."""
    late: bool = False
    """Whether the goal is for 95 of 100, and not for the median."""
    figure: Figure | None = None
    ours: float | None = None
    """The median of irtui's own time, where the figure is a ratio; in milliseconds."""
    others: float | None = None
    """That of what it is compared with."""
    missing: str = ""
    """Why there is no figure."""

    @unit.default
    def _usual_unit(self) -> Unit:
        return "×" if self.beside else "ms"

    @property
    def value(self) -> float | None:
        """What is held against the goal."""
        if self.figure is None:
            return None
        return self.figure.late if self.late else self.figure.middle

    @property
    def verdict(self) -> str:
        """Whether the goal is met, in words."""
        if self.value is None:
            return f"not measured: {self.missing}"
        if self.goal is None:
            return ""
        return "met" if self.value <= self.goal else "**not met**"

    def unmeasured(self, why: Exception) -> "Row":
        """The row without a figure; of a long message the first sentence tells why."""
        return evolve(self, missing=str(why).partition(". ")[0])

    def measured(self, values: Sequence[float]) -> "Row":
        """The row with its figure, from some values in its unit; without any, nothing happened."""
        if not values:
            return evolve(self, missing="nothing changed on the screen")
        return evolve(self, figure=Figure.of(values))

    def compared(self, pairs: Sequence[tuple[float, float]]) -> "Row":
        """The row with its figure, from pairs of seconds: the ratio of each counts.

        What slows both of a pair down so makes no difference.
        """
        ours, others = (median(values) * 1000 for values in zip(*pairs, strict=True))
        figure = Figure.of([our / other for our, other in pairs])
        return evolve(self, figure=figure, ours=ours, others=others)


@frozen
class Point:
    """One point of the growth picture."""

    line: str
    """What was opened, and how."""
    records: int
    figure: Figure
    """Seconds to the full frame."""


@frozen
class Stage:
    """One line of the budget: what a stage of the start takes."""

    name: str
    figure: Figure
    """Milliseconds of processor time."""


Result = Row | Point | Stage


def told(value: float, unit: Unit) -> str:
    """A value with its unit, with no more digits than it is worth."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    if unit == "ms" and value >= 10:
        digits = 0
    number = f"{value:,.{digits}f}"
    return number if unit == "×" else f"{number} {unit}"
