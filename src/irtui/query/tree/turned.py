"""The changes of a day in its tree: which lines changed, and how; and the bodies that went."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from attrs import evolve, field, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.records import Body, Post
from irtui.query.time.change import Change, Turn
from irtui.query.time.changes import changes, on_day
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node


@frozen
class _Gone:
    """A body that was there until the day before."""

    ref: Ref
    node: Node
    under: Key | None
    """What of the tree of the day it was under; ``None``: it was at the top."""
    follows: Key | None
    """What still stands there and stood before it; ``None``: it was the first."""


@frozen(eq=False)
class Turned:
    """What changed in the tree of a day."""

    _hierarchy: Hierarchy = field(repr=False)
    own: Mapping[Ref, Turn]
    """The records that changed on the day."""
    below: Mapping[Key, Turn]
    """What stands above them, and how they changed; of several ways, that they did."""
    _gone: Mapping[Ref, _Gone] = field(repr=False)

    def of(self, node: Node, *, unfolded: bool) -> tuple[Turn | None, bool]:
        """How what a line stands for changed, or else what it hides; whether it is its own."""
        if isinstance(node.key, Ref) and node.key in self.own:
            return self.own[node.key], True
        return (None if unfolded else self.below.get(node.key)), False

    def has_gone(self, node: Node) -> bool:
        """Whether a line stands for a body that is not of the tree of the day any more."""
        return node.key in self._gone

    def lines(self, nodes: Iterable[Node], under: Key | None) -> list[Node]:
        """Lines under another, with the bodies that went once more in the places that they had."""
        behind: dict[Key | None, list[Node]] = defaultdict(list)
        for gone in self._gone_under.get(under, ()):
            behind[gone.follows].append(gone.node)
        lines = [*behind[None]]
        for node in nodes:
            lines += [node, *behind.get(node.key, ())]
        return [
            evolve(node, folds=True) if node.key in self._gone_under and not node.folds else node
            for node in lines
        ]

    @cached_property
    def _gone_under(self) -> Mapping[Key | None, list[_Gone]]:
        found: dict[Key | None, list[_Gone]] = defaultdict(list)
        for one in self._gone.values():
            found[one.under].append(one)
        return dict(found)

    def path_to(self, ref: Ref) -> tuple[Key, ...]:
        """The keys from the top of the tree down to a record, or to a body that went."""
        way: list[Key] = []
        key: Key | None = ref if ref in self._gone or self._hierarchy.has(ref) else None
        while key is not None:
            way.append(key)
            key = self._above(key)
        return tuple(reversed(way))

    def _above(self, key: Key) -> Key | None:
        gone = self._gone.get(key) if isinstance(key, Ref) else None
        return gone.under if gone else self._hierarchy.above(key)


def turned(hierarchy: Hierarchy) -> Turned | None:
    """What changed in a tree on its day; ``None``, if nothing did."""
    as_of = hierarchy.as_of
    own: dict[Ref, Turn] = {}
    for ref, turn in _turns(as_of, on_day(changes(as_of.dataset), as_of.day)):
        own[ref] = _both(own.get(ref, Turn.CHANGED), turn)
    if not own:
        return None
    gone = {one.ref: one for one in _gone(hierarchy, own)}
    below: dict[Key, Turn] = {}
    found = Turned(hierarchy, own, below, gone)
    for ref, turn in own.items():
        for key in found.path_to(ref)[-2::-1]:
            merged = turn if below.get(key, turn) is turn else Turn.CHANGED
            if below.get(key) is merged:
                break  # so it is of all that is above it
            below[key] = merged
    return found


def _both(one: Turn, other: Turn) -> Turn:
    """What two changes of a record are: that it came, or went, says more than that it changed."""
    if Turn.CHANGED in (one, other):
        return other if one is Turn.CHANGED else one
    return one if one is other else Turn.CHANGED


def _turns(as_of: AsOf, found: Sequence[Change]) -> Iterator[tuple[Ref, Turn]]:
    """What changed, and what something came to or left: of an office, also what it chairs."""
    for change in found:
        yield change.ref, change.turn
        if change.other is not None:
            yield change.other, Turn.CHANGED
            if change.other.table == Post.TABLE:
                for body, claim in as_of.dataset.referring(change.other, Body, "chair_posts"):
                    if as_of.claims(body, "chair_posts").get(claim):
                        yield body.ref, Turn.CHANGED


def _gone(hierarchy: Hierarchy, own: Mapping[Ref, Turn]) -> Iterator[_Gone]:
    """The bodies that went, each where it was the day before."""
    went = {
        ref
        for ref, turn in own.items()
        if turn is Turn.WENT and ref.table == Body.TABLE and not hierarchy.has(ref)
    }
    day = hierarchy.as_of.day
    if not went or day == date.min:
        return
    before = Hierarchy(AsOf.of(hierarchy.dataset, day - timedelta(1)))
    for above in dict.fromkeys(before.above(ref) for ref in went if before.has(ref)):
        beside, under = _lines(before, above), above
        while not (under is None or under in went or _stands(hierarchy, under)):
            under = before.above(under)
        present = {node.key for node in _lines(hierarchy, under)}
        follows: Key | None = None
        for node in beside:
            if node.key in present:
                follows = node.key
            elif node.ref is not None and node.ref in went:
                gone = evolve(node, there=Presence.FORMER, folds=False, note="", brief="", gaps=0)
                yield _Gone(node.ref, gone, under, follows)


def _lines(hierarchy: Hierarchy, under: Key | None) -> list[Node]:
    if under is None:
        return hierarchy.roots()
    if isinstance(under, Ref):
        return hierarchy.children(hierarchy.node(under))
    above = _lines(hierarchy, hierarchy.above(under))
    return next((hierarchy.children(node) for node in above if node.key == under), [])


def _stands(hierarchy: Hierarchy, key: Key) -> bool:
    """Whether a tree has a place."""
    if isinstance(key, Ref):
        return hierarchy.has(key)
    return any(node.key == key for node in _lines(hierarchy, hierarchy.above(key)))
