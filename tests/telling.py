"""What is told of small datasets, to the letter: texts that are compared with what they were.

``python -m tests.telling`` writes them anew below `TOLD`; whoever does looks at what changes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import Moment, Span
from irtui.model.records import Record
from irtui.pages.examples import EXAMPLES
from irtui.query.audit.checks import check_logic
from irtui.query.audit.diff import diff
from irtui.query.find.once import at_once
from irtui.query.neighbours import neighbours
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node
from irtui.query.tree.unfolded import Shown
from tests.loading.cases import CASES
from tests.pages.test_examples import REST, WHOLE
from tests.query.answers import turning_days, world
from tests.query.find.asking import index
from tests.support import DATASETS, HEAD, loaded, unmarked

TOLD = Path(__file__).parent / "told"
"""Where the texts are."""
SMALL = ("lighthouses", "estuary")
"""The datasets that are told of."""
_CHANGES = (
    ("ada-wick", "ada-of-the-wick"),
    ("lamp-commission", "lamp-board"),
    ("lights-commission", "light-board"),
    ("2010", "2011"),
    ("2009-01", "2008-12"),
    ("Working Group", "Group"),
    ("session", "sitting"),
)
"""What is written instead of what, to compare a dataset with itself."""
QUERIES = (
    "lamp", "lfc", "fogg", "wick 2012", "kind:session", "party:north group", "person:wick",
    "date:2009", "date:2001..2004 session", "place:lampford", "!kind:source chart", "in:lamp",
    "role:chair", "role:keeper date:2003", "role:member in:lower", "source:log", "is:disputed",
    "lmap", "fog-board", "=lamp", "the lamp of fog", "2nd session", "has:gap", "nothing:here",
)  # fmt: skip
"""What is looked for."""


def said(value: Any) -> str:
    """A value on one line: of what has fields, those that are not as they are by default."""
    match value:
        case Record():
            return str(value.ref)
        case Link():
            return f"{value.label} {value.field} of {value.source}"
        case Enum():
            return value.name
        case None | str() | int() | float():
            return repr(value)
        case date() | Ref():
            return str(value)
        case Moment() | Span():
            return value.text
        case Sequence():
            return f"[{', '.join(map(said, value))}]"
        case set() | frozenset():
            return f"{{{', '.join(sorted(map(said, value)))}}}"
    if not attrs.has(type(value)):
        return type(value).__name__
    told = [
        f"{one.name}={said(getattr(value, one.name))}"
        for one in attrs.fields(type(value))
        if one.repr
        and one.name != "spec"
        and not one.name.startswith("_")
        and getattr(value, one.name) != one.default
    ]
    return f"{type(value).__name__}({', '.join(told)})"


def days(data: Dataset, count: int) -> Sequence[date]:
    """Some of the days on which answers change, from the first to the last."""
    found = turning_days(data)[1:-1]
    return [found[(len(found) - 1) * number // (count - 1)] for number in range(count)]


PARTS = 8
"""Tests among which all that can be wrong is parted."""


def problems(part: int) -> Iterator[str]:
    """What is wrong with each of some files with something wrong."""
    wrong = [unmarked(one.text)[0] for one in CASES]
    for code, one in EXAMPLES.items():
        wrong.append(one.wrong if code in WHOLE else f"{HEAD}{REST}{one.wrong}")
    for text in wrong[part::PARTS]:
        result = loaded(text)
        found = result.problems
        if result.dataset is not None:
            found += result.place(check_logic(result.dataset, date(2024, 7, 1)))
        for problem in found:
            yield f"{problem.line}:{problem.column}: {problem.code}: {problem.message}"
            yield f"    {problem.hint}"


def trees(name: str) -> Iterator[str]:
    """The lines of the tree on some days, with what is not of the day and without it."""
    data = world(name)
    for on in (*days(data, 4), date(2009, 1, 1)):  # on that day a body went
        for former in (False, True):
            yield f"{on}{' and former' if former else ''}"
            shown = Shown.of(Hierarchy(AsOf.of(data, on, former)), None)
            yield from _lines(shown, shown.roots(), 1)


def _lines(shown: Shown, nodes: Sequence[Node], level: int) -> Iterator[str]:
    for node in nodes:
        turn, own = shown.turn(node, unfolded=False)
        marks = f" {said(turn)}{' itself' * own}" if turn else ""
        yield f"{'  ' * level}{said(node)}{marks}{' gone' * shown.gone(node)}"
        yield from _lines(shown, shown.below(node), level + 1)


def links(name: str) -> Iterator[str]:
    """What points to each record on some days."""
    data = world(name)
    for on in days(data, 3):
        as_of = AsOf.of(data, on)
        for ref in data.records:
            for group in neighbours(as_of, ref):
                yield f"{on} {ref}: {group.count} {said(group)}"


def lanes(name: str) -> Iterator[str]:
    """The timeline of each record on two days."""
    data = world(name)
    for on in days(data, 2):
        as_of = AsOf.of(data, on)
        known: set[str] = set()
        for ref in (None, *data.records):
            for lane in timeline(as_of, ref).own:
                told = said(lane)
                yield f"{on} {ref}: {lane.label if told in known else told}"
                known.add(told)


def differences(name: str) -> Iterator[str]:
    """What differs in a dataset in which much is called and dated otherwise, both ways round."""
    old = world(name)
    text = (DATASETS / f"{name}.toml").read_text(encoding="utf-8")
    for before, after in _CHANGES:
        text = text.replace(before, after)
    new = loaded(text).dataset
    assert new is not None
    for pair in ((old, new), (new, old)):
        found = diff(*pair)
        yield said(sorted(map(" → ".join, _words(found.renamed.items()))))
        yield from map(said, (found.about, *found.records))


def _words(pairs: Iterable[tuple[Ref, Ref]]) -> Iterator[tuple[str, str]]:
    return ((str(one), str(other)) for one, other in pairs)


def hits(name: str) -> Iterator[str]:
    """What is found, and what may be put in behind each beginning of a query."""
    within = index(name)
    for query in QUERIES:
        found = within.find(query)
        yield f"{query}: {found.total} {found.near}"
        yield from (f"    {said(hit)}" for hit in found.hits(6))
        for end in range(1, len(query)) if ":" in query else ():
            offered = at_once(within.offering(query[:end], end))
            if offered is not None:
                few = attrs.evolve(offered, offers=offered.offers[:4])
                yield f"  {query[:end]}| {len(offered.offers)} {said(few)}"


TELLERS: dict[str, Callable[[str], Iterator[str]]] = {
    "trees": trees, "differences": differences, "links": links, "lanes": lanes, "hits": hits,
}  # fmt: skip
"""What is told of each of `SMALL`."""


def write() -> None:
    """Write all texts anew."""
    TOLD.mkdir(exist_ok=True)
    for file, lines in every():
        (TOLD / file).write_text("\n".join([*lines, ""]), encoding="utf-8")


def every() -> Iterator[tuple[str, Iterator[str]]]:
    """Each text: its file below `TOLD`, and its lines."""
    for part in range(PARTS):
        yield f"problems-{part}.txt", problems(part)
    for what, tell in TELLERS.items():
        for name in SMALL:
            yield f"{what}-{name}.txt", tell(name)


if __name__ == "__main__":
    write()
