"""Figures for reading."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from statistics import median
from typing import Any

from attrs import asdict, frozen


@frozen
class Figure:
    """How long something took in several runs, in milliseconds."""

    shortest: float
    middle: float
    """The median."""
    longest: float
    runs: int

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> "Figure":
        """The figure of some runs, one at least."""
        return cls(min(milliseconds), median(milliseconds), max(milliseconds), len(milliseconds))

    def __str__(self) -> str:
        return f"{self.shortest:6.0f} / {self.middle:6.0f} / {self.longest:6.0f} ms"


@frozen
class Comparison:
    """irtui beside another program, run in turn with it."""

    name: str
    other: str
    goal: float
    """The ratio of irtui's time to the other's that is not to be exceeded."""
    pairs: tuple[tuple[float, float], ...]
    """Milliseconds of irtui and of the other program, for each pair of runs."""
    asked: int
    """How many pairs there should have been."""

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """Of irtui, and of the other program."""
        ours, others = zip(*self.pairs, strict=True)
        return Figure.of(ours), Figure.of(others)

    @property
    def ratio_of_medians(self) -> float:
        """Median by median."""
        ours, others = self.figures
        return ours.middle / others.middle

    @property
    def median_ratio(self) -> float:
        """The median of the pairs' ratios: what slows both of a pair down does not count."""
        return median(ours / other for ours, other in self.pairs)

    @property
    def met(self) -> bool:
        """Whether both ratios reach the goal."""
        return max(self.ratio_of_medians, self.median_ratio) <= self.goal

    def lines(self) -> Iterator[str]:
        """The comparison in words."""
        ours, others = self.figures
        yield self.name
        yield f"  {'irtui':<22}{ours}   ({ours.runs} runs)"
        yield f"  {self.other:<22}{others}   ({others.runs} runs)"
        if len(self.pairs) < self.asked:
            yield f"  {self.asked - len(self.pairs)} of {self.asked} pairs left out: time was up."
        verdict = "met" if self.met else "not met"
        yield (
            f"  ratio of medians {self.ratio_of_medians:.2f}, "
            f"median of pairwise ratios {self.median_ratio:.2f}; "
            f"goal ≤ {self.goal:g}: {verdict}"
        )

    def as_json(self) -> dict[str, Any]:
        """The comparison for a program."""
        ours, others = self.figures
        return {
            "name": self.name,
            "irtui_ms": asdict(ours),
            "other": self.other,
            "other_ms": asdict(others),
            "pairs_ms": self.pairs,
            "pairs_asked": self.asked,
            "ratio_of_medians": self.ratio_of_medians,
            "median_ratio": self.median_ratio,
            "goal": self.goal,
            "met": self.met,
        }


@frozen
class Shares:
    """What irtui's start is made of."""

    name: str
    stages: Mapping[str, Figure]
    """Each stage with its time, in the order of the start."""

    @property
    def parts(self) -> dict[str, float]:
        """The share of each stage: its median in the sum of all medians, from 0 to 1."""
        whole = sum(figure.middle for figure in self.stages.values())
        return {stage: figure.middle / whole for stage, figure in self.stages.items()}

    def lines(self) -> Iterator[str]:
        """The shares in words."""
        yield self.name
        for stage, figure in self.stages.items():
            yield f"  {stage:<22}{figure}   {self.parts[stage]:4.0%}"

    def as_json(self) -> dict[str, Any]:
        """The shares for a program."""
        return {
            "name": self.name,
            "stages_ms": {stage: asdict(figure) for stage, figure in self.stages.items()},
            "shares": self.parts,
        }


def machine() -> dict[str, str]:
    """What the figures were measured on, and with."""
    versions = {}
    for package in ("textual", "visidata"):
        try:
            versions[package] = version(package)
        except ModuleNotFoundError:
            versions[package] = "not installed"
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        **versions,
    }
