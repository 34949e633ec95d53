"""What was measured, kept in a file, and told in README and docs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, TypeVar

from attrs import asdict, define, field

from bench.budget import WHOLE
from bench.figures import Figure, Point, Result, Row, Stage, told
from bench.growth import picture

_Kind = TypeVar("_Kind")
_ROOT = Path(__file__).parents[1]
_PAGES = _ROOT / "docs" / "explanation"
_KEPT = Path(__file__).with_name("results.json")
_PICTURE = _PAGES / "growth.svg"
_KINDS = {kind.__name__: kind for kind in (Row, Point, Stage)}
_BEGIN, _END = "<!-- {}: make bench -->\n", "<!-- end of {} -->\n"
_OPENED = (
    ("Full frame, bundled data", "The bundled data stand on the screen after"),
    ("Full frame, 10,000 records, first open", "A file of 10,000 records takes"),
    ("Full frame, 10,000 records, again", "and when it is opened again"),
    ("Full frame, 100,000 records, first open", "One of 100,000 records takes"),
    ("Full frame, 100,000 records, again", "and when it is opened again"),
)
_PRESSED = (
    (
        "Tree key, all panes, bundled data",
        "After a key in the tree, all panes are as they stay within",
    ),
    ("As-of change", "after a step to another day within"),
    (
        "Letter in the finder, 100,000 records",
        "after a letter in the finder, over 100,000 records, within",
    ),
)
"""The rows that README tells, in its words."""


def line(result: Result) -> str:
    """A result in one line of text."""
    if isinstance(result, Row):
        cells = [f"{result.what:<58}", *_cells(result)[1:], result.verdict.replace("*", "")]
        return "  ".join(cells)
    name = f"{result.line}, {result.records:,}" if isinstance(result, Point) else result.name
    unit = "s" if isinstance(result, Point) else "ms"
    return f"{name:<58}  {_spread(result.figure, unit)}"


def _spread(figure: Figure, unit: Any) -> str:
    """Shortest, median, longest."""
    values = [told(value, "×") for value in (figure.shortest, figure.middle, figure.longest)]
    return " / ".join(values) + ("" if unit == "×" else f" {unit}")


def _cells(row: Row) -> list[str]:
    """What it is, goal, figure, spread, and the times that a ratio is made of."""
    unit = "" if row.unit == "×" else f" {row.unit}"
    goal = "" if row.goal is None else f"≤ {row.goal:g}{unit}"
    if row.figure is None or row.value is None:
        return [row.what, goal, "", "", ""]
    times = ""
    if row.ours is not None and row.others is not None:
        times = f"{told(row.ours, 'ms')} : {told(row.others, 'ms')}"
    late = " (p95)" if row.late else ""
    return [row.what, goal, told(row.value, row.unit) + late, _spread(row.figure, row.unit), times]


def _table(rows: Iterable[Row]) -> str:
    """The table of all goals."""
    lines = [
        "| what | beside | before | goal | now | shortest / median / longest | irtui : beside | |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        what, *cells = _cells(row)
        before = "" if row.before is None else told(row.before, row.unit)
        cells = [what, row.beside.removeprefix("an "), before, *cells, row.verdict]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _budget(stages: Iterable[Stage], before: Mapping[str, float]) -> str:
    """What the start is made of, before and now."""
    now = {stage.name: stage.figure.middle for stage in stages}
    lines = ["| stage | before | now |", "|---|---:|---:|"]
    for name in sorted({**before, **now}, key=lambda name: name == WHOLE):
        cells = [f"{told(value, 'ms')}" if value else "–" for value in _both(name, before, now)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _both(name: str, *columns: Mapping[str, float]) -> list[float]:
    return [column.get(name, 0.0) for column in columns]


def _answer(rows: Sequence[Row]) -> str:
    """How fast it is, in a few sentences."""
    found = {row.what: row for row in rows if row.figure is not None and not _is_finder(row)}
    opened = [
        f"{words} {_seconds(row.ours)}, {told(row.value, row.unit)} times as long as {row.beside}"
        for name, words in _OPENED
        if (row := found.get(name)) and row.ours and row.value
    ]
    pressed = [
        f"{words} {told(row.value, row.unit)}"
        for name, words in _PRESSED
        if (row := found.get(name)) and row.value
    ]
    sentences = "; ".join(opened).replace("; and", ", and").replace("; ", ". ")
    keys = f"{', '.join(pressed)} (95 of 100 times)"
    return "\n".join(wrap(f"{sentences}. {keys}.", 100)) + "\n"


def _is_finder(row: Row) -> bool:
    return row.beside == "fzf"


def _seconds(milliseconds: float) -> str:
    return told(milliseconds / 1000, "s") if milliseconds >= 1000 else told(milliseconds, "ms")


def _not_reached(rows: Iterable[Row]) -> str:
    """What is not as it is meant to be, as a list."""
    lines = []
    for row in rows:
        if row.goal is not None and row.verdict != "met":
            _, goal, measured, *_ = _cells(row)
            beside = f" beside {row.beside}" if row.beside else ""
            lines.append(f"- {row.what}{beside}: {measured or row.verdict}; the goal is {goal}.")
    return "\n".join(lines or ["Every goal is reached."]) + "\n"


def _put(page: Path, name: str, text: str) -> None:
    """Replace what stands between two markers of a page."""
    begin, end = _BEGIN.format(name), _END.format(name)
    before, found, rest = page.read_text(encoding="utf-8").partition(begin)
    _, ended, after = rest.partition(end)
    assert found and ended, f"{page} has no place for {name}"  # noqa: PT018
    page.write_text(before + begin + text + end + after, encoding="utf-8")


@define
class Results:
    """What was measured last, group by group."""

    machine: dict[str, str] = field(factory=dict)
    groups: dict[str, list[Result]] = field(factory=dict)
    before: dict[str, float] = field(factory=dict)
    """The budget of the version that the goals were set for: milliseconds of each stage."""

    @classmethod
    def read(cls) -> "Results":
        """What is kept from the last run."""
        if not _KEPT.exists():
            return cls()
        kept = json.loads(_KEPT.read_text(encoding="utf-8"))
        groups = {
            name: [_result(each) for each in results] for name, results in kept["groups"].items()
        }
        return cls(kept["machine"], groups, kept["before"])

    def renew(
        self, machine: dict[str, str], groups: Mapping[str, list[Result]], *, before: bool
    ) -> None:
        """Take what was measured now, or only its budget as that of the version ``before``."""
        if before:
            stages = (one for group in groups.values() for one in group if isinstance(one, Stage))
            self.before = {stage.name: stage.figure.middle for stage in stages}
            return
        self.machine = machine
        self.groups.update(groups)

    def of(self, kind: type[_Kind]) -> list[_Kind]:
        """All results of a kind."""
        return [one for group in self.groups.values() for one in group if isinstance(one, kind)]

    def write(self) -> None:
        """Keep the results, and put them into README and docs."""
        kept = {
            "machine": self.machine,
            "before": self.before,
            "groups": {
                name: [{"kind": type(one).__name__, **asdict(one)} for one in group]
                for name, group in self.groups.items()
            },
        }
        _KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        page = _PAGES / "performance.md"
        rows = self.of(Row)
        _put(page, "table", _table(rows))
        _put(page, "budget", _budget(self.of(Stage), self.before))
        _put(page, "machine", _told(self.machine))
        _put(page, "answer", _answer(rows))
        _put(page, "not reached", _not_reached(rows))
        _put(_ROOT / "README.md", "speed", _answer(rows))
        points = self.of(Point)
        if points:
            _PICTURE.write_text(picture(points), encoding="utf-8")


def _told(machine: Mapping[str, str]) -> str:
    return "Measured on: " + ", ".join(f"{name} {value}" for name, value in machine.items()) + ".\n"


def _result(kept: dict[str, Any]) -> Result:
    kind = _KINDS[kept.pop("kind")]
    figure = kept.pop("figure")
    made: Result = kind(**kept, figure=figure and Figure(**figure))
    return made
