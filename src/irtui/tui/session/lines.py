"""The lines of a tree that is unfolded here and there: in one list, for trees may be very deep."""

from collections.abc import Callable, Iterable, Iterator

from irtui.lean import field, mutable
from irtui.query.tree.nodes import Key, Node, Nodes
from irtui.query.tree.unfolded import Line

_Place = tuple[Nodes, int, int]
"""A line that is not made yet: those beside it, its place among them from 0, and its level."""


@mutable(eq=False)
class Lines:
    """The lines of a tree from the top down, each named by its place among them, from 0."""

    _children: Callable[[Node], Iterable[Node]]
    """Gives what is below a node."""
    unfolded: set[Key] = field(factory=set)
    """What is unfolded, where it can be seen and where it cannot."""
    _lines: list[_Place] = field(factory=list, init=False)

    def fill(self, nodes: Iterable[Node], *, whole: bool = False) -> None:
        """Begin with the top of a tree, below it what is unfolded, or the ``whole`` of it."""
        self._lines = self._from(nodes, 1, whole=whole)

    def _from(self, nodes: Iterable[Node], level: int, *, whole: bool = False) -> list[_Place]:
        """Some nodes and what is to be seen below them."""
        found: list[_Place] = []
        runs = [self._runs(Nodes.of(nodes), level, whole=whole)]
        while runs:
            run, unfolded = next(runs[-1], ([], None))
            found += run
            if unfolded is not None:
                below = Nodes.of(self._children(unfolded))
                runs.append(self._runs(below, level + len(runs), whole=whole))
            elif not run:
                runs.pop()
        return found

    def _runs(
        self, nodes: Nodes, level: int, *, whole: bool
    ) -> Iterator[tuple[list[_Place], Node | None]]:
        """Nodes beside each other: up to each that is unfolded, and that; then the others."""
        begin = 0
        for at in nodes.folding(None if whole else self.unfolded):
            self.unfolded.add(nodes.key(at))
            yield [(nodes, place, level) for place in range(begin, at + 1)], nodes[at]
            begin = at + 1
        if begin < len(nodes):
            yield [(nodes, place, level) for place in range(begin, len(nodes))], None

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: int) -> Line:
        nodes, place, level = self._lines[at]
        return Line(nodes[place], level, place + 1, len(nodes))

    def _key(self, at: int) -> Key:
        nodes, place, _ = self._lines[at]
        return nodes.key(place)

    def unfolds(self, node: Node) -> bool:
        """Whether what is below a node is to be seen."""
        return node.folds and node.key in self.unfolded

    # Moves

    def unfold(self, at: int, *, whole: bool = False) -> None:
        """Show what is below a line, as far as it was unfolded before, or the ``whole`` of it."""
        line = self[at]
        if not line.node.folds or (self.unfolds(line.node) and not whole):
            return
        self.unfolded.add(line.node.key)
        below = self._from(self._children(line.node), line.level + 1, whole=whole)
        self._lines[at + 1 : self.end(at)] = below

    def fold(self, at: int, *, whole: bool = False) -> None:
        """Hide what is below a line; with the ``whole``, unfolding it again shows but one level."""
        if whole:
            self.unfold(at)  # or what was unfolded within it before would be so again
        end = self.end(at)
        for place in range(at, end if whole else at + 1):
            self.unfolded.discard(self._key(place))
        del self._lines[at + 1 : end]

    # Places

    def _level(self, at: int) -> int:
        return self._lines[at][2]

    def end(self, at: int) -> int:
        """The place after all that is below a line."""
        after = self.beside(at, 1)
        return len(self._lines) if after is None else after

    def above(self, at: int) -> int | None:
        """The line that another is under; ``None`` at the top."""
        level = self._level(at)
        return next((up for up in reversed(range(at)) if self._level(up) < level), None)

    def beside(self, at: int, step: int) -> int | None:
        """The next line on the same level or, if there is none, above it; or the one before."""
        level = self._level(at)
        places = range(at + 1, len(self._lines)) if step > 0 else reversed(range(at))
        return next((place for place in places if self._level(place) <= level), None)

    def way(self, at: int) -> tuple[Key, ...]:
        """The keys from the top of the tree down to a line."""
        way = []
        level = self._level(at) + 1
        for place in range(at, -1, -1):
            if self._level(place) < level:
                way.append(self._key(place))
                level = self._level(place)
        return tuple(reversed(way))

    def find(self, way: Iterable[Key], *, unfold: bool = False) -> int | None:
        """The line that the keys from the top down to it lead to; ``None`` if it is not there.

        Args:
            way: the keys.
            unfold: whether each of the lines on the way is unfolded.
        """
        at: int | None = None
        for level, key in enumerate(way, start=1):
            if at is not None and unfold:
                self.unfold(at)
            at = self._below(at, level, key)
            if at is None:
                return None
        return at

    def _below(self, at: int | None, level: int, key: Key) -> int | None:
        """The line of a key among those right below another, which are of that level."""
        begin = 0 if at is None else at + 1
        for place in range(begin, len(self._lines)):
            if self._level(place) < level:
                return None
            if self._level(place) == level and self._key(place) == key:
                return place
        return None
