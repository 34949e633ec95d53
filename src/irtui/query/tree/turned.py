"""What changed in a tree, on its day or since an older version of the dataset: which lines, how.

What went stands once more where it was: the bodies of a day, or the records that were removed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from irtui.lean import evolve, field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.records import Body, Post
from irtui.query.time.change import Change, Turn
from irtui.query.time.changes import changes, on_day
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Apart, Folder, Key, Node, Steps, Whole

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison


@frozen
class _Gone:
    """A record that was in the tree before."""

    node: Node
    under: Key | None
    """What of the tree it was under; ``None``: it was at the top."""
    follows: Key | None
    """What still stands there and stood before it; ``None``: it was the first."""


@frozen(eq=False)
class Turned:
    """What changed in a tree."""

    _hierarchy: Hierarchy = field(repr=False)
    own: Mapping[Key, Turn]
    """The records that changed, and perhaps the dataset itself."""
    below: Mapping[Key, Turn]
    """What stands above them, and how they changed; of several ways, that they did."""
    _gone: Mapping[Key, _Gone] = field(repr=False)

    def of(self, node: Node, *, unfolded: bool) -> tuple[Turn | None, bool]:
        """How what a line stands for changed, or else what it hides; whether it is its own."""
        if node.key in self.own:
            return self.own[node.key], True
        return (None if unfolded else self.below.get(node.key)), False

    def has_gone(self, node: Node) -> bool:
        """Whether a line stands for what is not of the tree any more."""
        return node.key in self._gone

    def lines(self, nodes: Sequence[Node], under: Key | None) -> Sequence[Node]:
        """Lines under another, with what went once more in the places that it had."""
        if not self._gone:
            return nodes
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

    def has(self, key: Key) -> bool:
        """Whether a record has its place in the tree, or had it before it went."""
        return key in self._gone or (isinstance(key, Ref) and self._hierarchy.has(key))

    def path_to(self, ref: Key) -> tuple[Key, ...]:
        """The keys from the top of the tree down to a record, or to one that went."""
        way: list[Key] = []
        key = ref if self.has(ref) else None
        while key is not None:
            way.append(key)
            key = self.above(key)
        return tuple(reversed(way))

    def above(self, key: Key) -> Key | None:
        """What a place stands under; ``None`` at the top."""
        gone = self._gone.get(key)
        return gone.under if gone else self._hierarchy.above(key)


def turned(hierarchy: Hierarchy) -> Turned | None:
    """What changed in a tree on its day; ``None``, if nothing did."""
    as_of = hierarchy.as_of
    own: dict[Key, Turn] = {}
    for ref, turn in _turns(as_of, on_day(changes(as_of.dataset), as_of.day)):
        own[ref] = _both(own.get(ref, Turn.CHANGED), turn)
    if not own:
        return None
    went = {
        ref
        for ref, turn in own.items()
        if turn is Turn.WENT
        and isinstance(ref, Ref)
        and ref.table == Body.TABLE
        and not hierarchy.has(ref)
    }
    if not went or as_of.day == date.min:
        return _marked(hierarchy, own, ())
    before = Hierarchy(AsOf.of(hierarchy.dataset, as_of.day - timedelta(1)))
    return _marked(hierarchy, own, _gone(hierarchy, before, went, {}, there=Presence.FORMER))


def compared(hierarchy: Hierarchy, comparison: "Comparison") -> Turned:
    """What differs in a tree from that of the same day in an older version of the dataset."""
    own: dict[Key, Turn] = {one.ref: one.how.turn for one in comparison.records}
    if comparison.about:
        own[Whole()] = Turn.CHANGED
    went = {one.ref for one in comparison.records if one.how.turn is Turn.WENT}
    as_of = hierarchy.as_of
    before = Hierarchy(AsOf.of(comparison.old, as_of.day, as_of.former))
    gone = _gone(hierarchy, before, went, comparison.renamed, note="removed")
    return _marked(hierarchy, own, gone)


def _marked(hierarchy: Hierarchy, own: Mapping[Key, Turn], gone: Iterable[_Gone]) -> Turned:
    """A tree, and what stands above that which changed."""
    below: dict[Key, Turn] = {}
    found = Turned(hierarchy, own, below, {one.node.key: one for one in gone})
    for ref, turn in own.items():
        key = found.above(ref) if found.has(ref) else None
        while key is not None:
            merged = turn if below.get(key, turn) is turn else Turn.CHANGED
            if below.get(key) is merged:
                break  # so it is of all that is above it
            below[key] = merged
            key = found.above(key)
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


def _gone(
    hierarchy: Hierarchy, before: Hierarchy, went: Set[Ref], renamed: Mapping[Ref, Ref], **said: Any
) -> Iterator[_Gone]:
    """The records that went, each where it was in the tree before, with what is said of that."""
    for above in dict.fromkeys(before.above(ref) for ref in went if before.has(ref)):
        beside, under = _lines(before, above), above
        while not (under is None or under in went or _stands(hierarchy, _now(under, renamed))):
            under = before.above(under)
        under = under and _now(under, renamed)
        present = {node.key for node in _lines(hierarchy, under)}
        follows: Key | None = None
        for node in beside:
            key = _now(node.key, renamed)
            if key in present:
                follows = key
            elif node.key in went:
                gone = evolve(node, folds=False, note="", brief="", gaps=0)
                # Of an event stands there when it was.
                yield _Gone(gone if node.is_event else evolve(gone, **said), under, follows)


def _now(key: Key, renamed: Mapping[Ref, Ref]) -> Key:
    """A place by the new ids of what was renamed."""
    if isinstance(key, Ref):
        return renamed.get(key, key)
    if isinstance(key, Folder | Steps | Apart) and key.within is not None:
        return evolve(key, within=renamed.get(key.within, key.within))
    return key


def _lines(hierarchy: Hierarchy, under: Key | None) -> Sequence[Node]:
    if under is None:
        return hierarchy.roots()
    if isinstance(under, Ref):
        known = under in hierarchy.dataset.records
        return hierarchy.children(hierarchy.node(under)) if known else []
    above = _lines(hierarchy, hierarchy.above(under))
    return next((hierarchy.children(node) for node in above if node.key == under), [])


def _stands(hierarchy: Hierarchy, key: Key) -> bool:
    if isinstance(key, Ref):
        return hierarchy.has(key)
    return any(node.key == key for node in _lines(hierarchy, hierarchy.above(key)))
