"""A tree as nested lists: each line says which lists it opens and which it closes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from irtui.exchange.site.addresses import Links, of_collection
from irtui.lean import evolve, frozen
from irtui.model.claims import Ref
from irtui.model.records import Body
from irtui.model.values import Status
from irtui.pages.phrases import TURN_SIGNS
from irtui.pages.remarks import gaps_in_words
from irtui.query.time.change import Turn
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Apart, Collection, Folder, Key, Node, Role, Unnamed
from irtui.query.tree.turned import Turned
from irtui.query.tree.unfolded import Line, lines
from irtui.render.terminal.signs import Ink

_DEEPEST = 16
"""Levels of lists in each other; deeper lines say how deep they stand."""
_TURNS = {Turn.CAME: "new", Turn.WENT: "gone", Turn.CHANGED: "changed"}


@frozen(slots=True)
class TreeLine:
    """A line of a tree."""

    label: str
    href: str
    sign: str
    """The class of the sign before it; empty for none."""
    note: str
    remark: str
    turn: str
    """What happened to it on the day, as a sign; empty for nothing."""
    turn_word: str
    strong: bool
    deeper: int
    """Its level, where it stands deeper than lists go in each other; else 0."""
    folds: bool = False
    """Whether a list is opened behind it."""
    open: bool = False
    """Whether that is unfolded at first."""
    closes: int = 0
    """How many lists end behind it."""


def is_structure(node: Node) -> bool:
    """Whether a line is of the bodies: one, several, or such as nobody names."""
    match node.key:
        case Ref(table=table) | Folder(table=table) | Apart(table=table):
            return table == Body.TABLE
        case Unnamed():
            return True
    return False


@frozen(eq=False)
class Trees:
    """Writes trees of one day."""

    _hierarchy: Hierarchy
    _links: Links
    """The way from the page to others."""
    _hues: Mapping[Ref, Ink]
    """The ink of each side that has a hue."""
    _wanted: Callable[[Node], bool]
    """Whether a line is to be in it, with what is below it."""
    _turned: Turned | None = None
    """What changed in it on the day."""

    def _seen(self, nodes: Sequence[Node], under: Key | None) -> Iterator[Node]:
        """What is wanted of the lines under another, and of those that were there before."""
        there = self._turned.lines(nodes, under) if self._turned else nodes
        return filter(self._wanted, there)

    def _children(self, node: Node) -> Iterator[Node]:
        return self._seen(self._hierarchy.children(node), node.key)

    def _line(self, line: Line, *, opens: bool) -> TreeLine:
        node, key = line.node, line.node.key
        href = self._links.record(node.ref)
        if isinstance(key, Collection):
            href = self._links.to(of_collection(key.table))
        turn = self._turned.own.get(key) if self._turned else None
        notes = (node.place, *node.notes[:1], gaps_in_words(node))
        return TreeLine(
            node.label,
            href,
            _sign(node, self._hues),
            " · ".join(filter(None, notes)),
            node.remark,
            TURN_SIGNS[turn] if turn else "",
            _TURNS[turn] if turn else "",
            node.role is Role.BODY,
            line.level if line.level > _DEEPEST else 0,
            open=opens,
        )

    def lines(
        self, nodes: Sequence[Node], opens: Callable[[Line], bool], most: int | None = None
    ) -> list[TreeLine]:
        """Some nodes and what is below them, in order.

        Args:
            nodes: the top.
            opens: whether what is below a line is unfolded at first.
            most: lines, at most; ``None``: all.
        """
        found: list[TreeLine] = []
        last = 1
        walk = lines(self._seen(nodes, None), self._children, lambda node: node.folds)
        for line in islice(walk, most):
            level = min(line.level, _DEEPEST)
            if found:
                found[-1] = evolve(found[-1], folds=level > last, closes=max(last - level, 0))
            found.append(self._line(line, opens=opens(line)))
            last = level
        if found:
            found[-1] = evolve(found[-1], closes=last - 1)
        return found


def _sign(node: Node, sides: Mapping[Ref, Ink]) -> str:
    """The class of the sign of a node."""
    if node.role is Role.MISSING:
        return "none"
    if not node.is_event:
        return ""
    if node.status is not Status.HELD:
        return "planned"
    hue = sides.get(node.host) if node.host else None
    return f"{'held' if node.role is Role.EVENT else 'step'} {hue.value if hue else ''}".strip()
