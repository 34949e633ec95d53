"""What was measured, kept in a file, and told in README and docs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import asdict, define, field

from bench.figures import Figure, Point, Result, Row, Stage, told
from bench.growth import picture

_Kind = TypeVar("_Kind")
_ROOT = Path(__file__).parents[1]
_PAGES = _ROOT / "docs" / "explanation"
_KEPT = Path(__file__).with_name("results.json")
_PICTURE = _PAGES / "growth.svg"
_KINDS = {kind.__name__: kind for kind in (Row, Point, Stage)}
_BEGIN, _END = "<!-- {}: make bench -->\n", "<!-- end of {} -->\n"
_README = {
    "Full frame, bundled data": "open the bundled data",
    "Full frame, 10,000 records, first open": "open 10,000 records for the first time",
    "Full frame, 10,000 records, again": "open them again",
    "Full frame, 100,000 records, first open": "open 100,000 records for the first time",
    "Full frame, 100,000 records, again": "open them again",
    "Tree key, all panes, bundled data": "a key in the tree, until all panes stand",
    "Letter in the finder, 100,000 records": "a letter in the finder, 100,000 records",
}
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
    """Goal, figure, spread, and the times that a ratio is made of."""
    goal = "" if row.goal is None else f"≤ {row.goal:g}{'' if row.unit == '×' else f' {row.unit}'}"
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
        "| what | beside | goal | measured | shortest / median / longest | irtui : beside | |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        what, *cells = _cells(row)
        cells = [what, row.beside.removeprefix("an "), *cells, row.verdict]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _budget(stages: Iterable[Stage], before: Mapping[str, float]) -> str:
    """What the start is made of, before and now."""
    now = {stage.name: stage.figure.middle for stage in stages}
    lines = ["| stage | before | now |", "|---|---:|---:|"]
    for name in {**before, **now}:
        cells = [f"{told(value, 'ms')}" if value else "–" for value in _both(name, before, now)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _both(name: str, *columns: Mapping[str, float]) -> list[float]:
    return [column.get(name, 0.0) for column in columns]


def _short(rows: Sequence[Row]) -> str:
    """The table in README."""
    lines = ["| what | takes | beside it |", "|---|---:|---|"]
    found = {row.what: row for row in rows if row.value is not None}
    for name, words in _README.items():
        if name in found:
            row = found[name]
            assert row.value is not None
            own = row.value if row.ours is None else row.ours
            takes = told(own / 1000, "s") if own >= 1000 else told(own, "ms")
            beside = f"{told(row.value, '×')} × {row.beside}" if row.unit == "×" else ""
            lines.append(f"| {words} | {takes} | {beside} |")
    return "\n".join(lines) + "\n"


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

    def renew(self, machine: dict[str, str], groups: Mapping[str, list[Result]]) -> None:
        """Take what was measured now in place of what was then."""
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
        _put(page, "answer", _short(rows))
        _put(_ROOT / "README.md", "speed", _short(rows))
        _PICTURE.write_text(picture(self.of(Point)), encoding="utf-8")


def _told(machine: Mapping[str, str]) -> str:
    return "Measured on: " + ", ".join(f"{name} {value}" for name, value in machine.items()) + ".\n"


def _result(kept: dict[str, Any]) -> Result:
    kind = _KINDS[kept.pop("kind")]
    figure = kept.pop("figure")
    made: Result = kind(**kept, figure=figure and Figure(**figure))
    return made
