"""The lines of a tree that is unfolded here and there: in one list, for trees may be very deep."""

from collections.abc import Callable, Iterable, Iterator

from attrs import field

from irtui.lean import mutable
from irtui.query.tree.nodes import Key, Node
from irtui.query.tree.unfolded import Line, lines


@mutable(eq=False)
class Lines:
    """The lines of a tree from the top down, each named by its place among them, from 0."""

    _children: Callable[[Node], Iterable[Node]]
    """Gives what is below a node."""
    unfolded: set[Key] = field(factory=set)
    """What is unfolded, where it can be seen and where it cannot."""
    _lines: list[Line] = field(factory=list, init=False)

    def fill(self, nodes: Iterable[Node], *, whole: bool = False) -> None:
        """Begin with the top of a tree, below it what is unfolded, or the ``whole`` of it."""
        self._lines = list(self._from(nodes, 1, whole=whole))

    def _from(self, nodes: Iterable[Node], level: int, *, whole: bool = False) -> Iterator[Line]:
        """Some nodes and what is to be seen below them."""

        def unfolds(node: Node) -> bool:
            if whole and node.folds:
                self.unfolded.add(node.key)
            return self.unfolds(node)

        return lines(nodes, self._children, unfolds, level)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: int) -> Line:
        return self._lines[at]

    def unfolds(self, node: Node) -> bool:
        """Whether what is below a node is to be seen."""
        return node.folds and node.key in self.unfolded

    # Moves

    def unfold(self, at: int, *, whole: bool = False) -> None:
        """Show what is below a line, as far as it was unfolded before, or the ``whole`` of it."""
        node, level = self._lines[at].node, self._lines[at].level
        if not node.folds or (self.unfolds(node) and not whole):
            return
        self.unfolded.add(node.key)
        below = self._from(self._children(node), level + 1, whole=whole)
        self._lines[at + 1 : self.end(at)] = list(below)

    def fold(self, at: int, *, whole: bool = False) -> None:
        """Hide what is below a line; with the ``whole``, unfolding it again shows but one level."""
        if whole:
            self.unfold(at)  # or what was unfolded within it before would be so again
        end = self.end(at)
        for line in self._lines[at : end if whole else at + 1]:
            self.unfolded.discard(line.node.key)
        del self._lines[at + 1 : end]

    # Places

    def end(self, at: int) -> int:
        """The place after all that is below a line."""
        after = self.beside(at, 1)
        return len(self._lines) if after is None else after

    def above(self, at: int) -> int | None:
        """The line that another is under; ``None`` at the top."""
        level = self._lines[at].level
        return next((up for up in reversed(range(at)) if self._lines[up].level < level), None)

    def beside(self, at: int, step: int) -> int | None:
        """The next line on the same level or, if there is none, above it; or the one before."""
        level = self._lines[at].level
        places = range(at + 1, len(self._lines)) if step > 0 else reversed(range(at))
        return next((place for place in places if self._lines[place].level <= level), None)

    def way(self, at: int) -> tuple[Key, ...]:
        """The keys from the top of the tree down to a line."""
        way = []
        level = self._lines[at].level + 1
        for line in reversed(self._lines[: at + 1]):
            if line.level < level:
                way.append(line.node.key)
                level = line.level
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
            line = self._lines[place]
            if line.level < level:
                return None
            if line.level == level and line.node.key == key:
                return place
        return None
