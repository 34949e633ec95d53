"""The days on which the structure changed: what it was on each, and what came and went."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from irtui.exchange.format import File
from irtui.exchange.site.addresses import CHANGES, Links, of_day
from irtui.exchange.site.trees import Trees, is_structure
from irtui.model.as_of import AsOf
from irtui.model.date_words import day_in_words, year_in_words
from irtui.model.names import counted
from irtui.model.records import Body
from irtui.pages.changes_page import changes_page
from irtui.pages.phrases import TURN_SIGNS
from irtui.query.time.change import Change
from irtui.query.time.changes import changes, under
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node
from irtui.query.tree.turned import Turned, turned

if TYPE_CHECKING:
    from irtui.exchange.site.maker import Maker

MOST = 400
"""Days that have pages of their own, at most; those that come last have them."""
BODIES = 150_000
"""Bodies that are looked at for all these days together, at most, so that a site grows evenly."""
FEW = 120
"""Bodies of a day that its page shows; of more, only those that changed, and what is above them."""
_LINES = 300
"""Lines that a tree of a day has, at most."""


def day_pages(maker: "Maker") -> Iterator[File]:
    """The list of all changes, and the page of each day; of a day alone, there are none."""
    scope = maker.scope
    if scope.of_day:
        return
    found = changes(scope.dataset)
    if scope.top:
        found = under(scope.dataset, found, scope.top)
    days = {day: tuple(same) for day, same in groupby(found, lambda change: change.day)}
    bodies = len(scope.dataset.table(Body.TABLE))
    most = min(MOST, BODIES // max(bodies, 1))
    shown = list(days)[-most:] if most else []
    maker.losses.count("days of changes without a page of their own", len(days) - len(shown))
    yield _list(maker, days, set(shown))
    for before, day, after in zip((None, *shown), shown, (*shown[1:], None), strict=False):
        yield _page(maker, day, days[day], before, after)


def _list(maker: "Maker", days: dict[date, tuple[Change, ...]], shown: set[date]) -> File:
    """The list of all changes: by year each day, its page if it has one, and what happened."""
    links = maker.links(CHANGES)
    lines = {
        day: (
            day_in_words(day),
            links.to(of_day(day)) if day in shown else "",
            [(TURN_SIGNS[one.turn], one.in_words(), links.record(one.ref)) for one in found],
        )
        for day, found in days.items()
    }
    years = [
        (year_in_words(year), [lines[day] for day in same])
        for year, same in groupby(days, lambda day: day.year)
    ]
    total = counted(sum(map(len, days.values())), "change")
    said = f"{total} of the structure, on {counted(len(days), 'day')}"
    return maker.file("changes", CHANGES, title="Changes", years=years, said=said)


def _page(
    maker: "Maker",
    day: date,
    found: tuple[Change, ...],
    before: date | None,
    after: date | None,
) -> File:
    name = of_day(day)
    links = maker.links(name)
    as_of = AsOf.of(maker.scope.dataset, day)
    hierarchy = Hierarchy(as_of)
    change = turned(hierarchy)
    whole = sum(1 for _ in as_of.bodies()) <= FEW

    def wanted(node: Node) -> bool:
        return is_structure(node) and maker.wants(node) and (whole or _changed(node, change))

    trees = Trees(hierarchy, links, maker.hues, wanted, change)
    return maker.page(
        name,
        changes_page(as_of, found),
        "day",
        title=f"The structure on {day_in_words(day)}",
        tree=trees.lines(hierarchy.roots(), lambda _: True, _LINES),
        whole=whole,
        before=_way(links, before),
        after=_way(links, after),
    )


def _way(links: Links, day: date | None) -> tuple[str, str] | None:
    return (links.to(of_day(day)), day_in_words(day)) if day else None


def _changed(node: Node, change: Turned | None) -> bool:
    return change is not None and (node.key in change.own or node.key in change.below)
