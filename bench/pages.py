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
_SENTENCES = (
    (
        "The bundled data are on the screen after {0} (an empty Textual app: {peer}).",
        ("Full frame, bundled data",),
    ),
    (
        "10,000 records take {0} the first time and {1} from then on (VisiData: {peer}).",
        ("Full frame, 10,000 records, first open", "Full frame, 10,000 records, again"),
    ),
    (
        "100,000 records take {0}, then {1} (VisiData: {peer}).",
        ("Full frame, 100,000 records, first open", "Full frame, 100,000 records, again"),
    ),
    (
        "95 of 100 times, all panes stand {0} after a key in the tree, {1} after a step in time.",
        ("Tree key, all panes, bundled data", "As-of change"),
    ),
    (
        "The hits for a letter in the finder, over 100,000 records, stand after {0}.",
        ("Letter in the finder, 100,000 records, hits",),
    ),
)
"""How fast it is, in sentences, each with the rows whose figures it tells."""


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
    """How fast it is, in a few sentences; what was not measured is not told."""
    found = {row.what: row for row in rows if row.value and row.beside != "fzf"}
    sentences = []
    for words, names in _SENTENCES:
        told_here = [found[name] for name in names if name in found]
        if len(told_here) == len(names):
            values = [_seconds(row.ours or row.value) for row in told_here]
            sentences.append(words.format(*values, peer=_seconds(told_here[0].others)))
    return "\n".join(wrap(" ".join(sentences), 100)) + "\n"


def _seconds(milliseconds: float | None) -> str:
    """A time in the unit that it is read best in."""
    if milliseconds is None:
        return ""
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
