"""What the tree pane shows: the hierarchy of a day, with the cursor on what is selected."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.geometry import Region
from textual.reactive import reactive, var

from irtui.commands import Place, commands_by_name
from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.safe_text import is_indic
from irtui.query.tree.nodes import Key, Node, Remark, Role
from irtui.query.tree.unfolded import Shown
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import RecordPreviewed
from irtui.tui.palette import NAME, Palette
from irtui.tui.session.lines import Lines
from irtui.tui.session.session import Cover
from irtui.tui.session.view import View
from irtui.tui.widgets.line_view import LineView
from irtui.tui.widgets.tree_line import tree_line

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison
    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.query.tree.hierarchy import Hierarchy

_CONTEXT = 4
"""Lines above the cursor that are kept in sight when the program moves it."""


@frozen
class _Spot:
    """Where in the tree of a view one was."""

    view: View
    way: tuple[Key, ...]
    """The keys from the top of the tree down to the line of the cursor; empty for no line."""
    top: int
    """The first line in sight."""


class OutlineView(LineView):
    """Shows the tree of the view's day, with its cursor on the view's selection.

    Where that is not in the tree, no line has the cursor. (Textual's own tree follows a branch by
    recursion, which ends at some hundred levels.)
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    hierarchy: reactive["Hierarchy | None"] = reactive(None, repaint=False)
    """The tree of the view's day; it is set before the view."""
    filtered: reactive["FilteredTree | None"] = reactive(None)
    """What of the tree is to be seen; ``None``: all of it."""
    comparison: reactive["Comparison | None"] = reactive(None)
    """What is marked instead of the changes of the day; ``None``: those are."""
    cover: reactive[Cover | None] = reactive(None, repaint=False)
    """What an open box lies over."""
    cursor: reactive[int | None] = reactive(None, repaint=False)
    """The line that the cursor is on, from 0; ``None`` for none."""
    _under_mouse: var[int | None] = var(None)  # the line that the mouse is over

    def __init__(self) -> None:
        super().__init__(id="outline")
        self.frame(Text("Structure"))
        self._filled_from: Hierarchy | None = None
        self._lines = Lines(self._below)
        self._unfolded = self._lines.unfolded  # as it is without a filter
        # The selection that the cursor was put to, or came from; empty: there was none yet.
        self._followed: tuple[Ref | None, ...] = ()
        self._spot: _Spot | None = None  # where one was when a box was opened
        self._left: tuple[Key, ...] = ()  # where one was in the tree of the day before
        self._shown: Shown | None = None

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self.filtered is not None:
            self._show_title()  # it holds a colour of the theme

    # Data in

    def on_show(self) -> None:
        # While the finder stands in its place, the tree does not unfold to every preview. Before
        # the pane has its size again, going to a line scrolls it to the very top.
        self._follow()
        self.call_after_refresh(self._show_context)

    def settle(self) -> None:
        if self.cursor is not None:  # another pane, or the terminal, may have taken its line
            self._show_line(self.cursor)

    def watch_view(self, view: View | None) -> None:
        filled, now = self._filled_from, self.hierarchy
        if now is not filled:
            if view and filled and now and filled.dataset is not now.dataset and not self.cover:
                # It was read again: what is still there stays where it is.
                here = self._way if self._followed == (view.selection,) else ()
                self._spot = _Spot(view, here, self.scroll_offset.y) if here else None
            self._rebuild()
        self._follow()

    def watch_filtered(self, old: "FilteredTree | None", new: "FilteredTree | None") -> None:
        if self.hierarchy is None or old is new:
            return
        self._rebuild()
        self._show_title()
        self._follow()

    def watch_comparison(self) -> None:
        if self.hierarchy and self._filled_from is self.hierarchy:  # else the view comes, too
            self._rebuild()
            self._follow()

    def watch_cover(self, old: Cover | None, new: Cover | None) -> None:
        if old and new and self._spot:  # it was read again
            self._spot = _Spot(new.view, self._spot.way, self._spot.top)
        elif new:
            self._spot = _Spot(new.view, self._way, self.scroll_offset.y)
        self._show_title()

    def _show_title(self) -> None:
        """Say in the border what is filtered, and how to leave that."""
        title, told = Text("Structure"), ""
        if self.filtered is not None and self.view is not None:
            # Terminals disagree about the width of Indic text, and it would tear the border.
            query = self.view.filter
            named = "filtered" if is_indic(query) else f"only “{query}”"
            title.append(f"  {named}", Palette(self.app)[NAME])
            told = self._way_out(self.view) if self.filtered.unfolds else "too many to unfold"
        self.frame(title, Text(told))

    def _way_out(self, view: View) -> str:
        """How to leave the filter, or the box; empty, if that leaves it as it is."""
        place = Place.FILTER if self.cover else Place.EVERYWHERE
        key = keymap_of(self.app).name_of(commands_by_name(place)["leave"])
        before = self.cover.view.filter if self.cover else ""
        if not before:
            return f"{key} shows all"
        if view.filter == before:
            return ""
        return f"{key} puts {'the filter' if is_indic(before) else f'“{before}”'} back"

    def _rebuild(self) -> None:
        """Fill in the tree of another day, with the same lines unfolded as before."""
        first, self._filled_from = self._filled_from is None, self.hierarchy
        self._followed = ()
        self._left = self._way
        filtered, tree = self.filtered, self.hierarchy
        self._shown = Shown.of(tree, filtered, self.comparison) if tree else None
        nodes = self._shown.roots() if self._shown else []
        if first:  # later, nothing unfolded is what the user wants
            self._unfolded.update(node.key for node in nodes[1:2])
        # What is unfolded for a filter folds again after it.
        self._lines.unfolded = self._unfolded if filtered is None else set()
        if filtered is not None:
            from irtui.pages.search_words import left_by

            remarks = enumerate(left_by(filtered, keymap_of(self.app).spelled))
            nodes += [Node(Remark(number), words, Role.MISSING) for number, words in remarks]
        self._lines.fill(nodes, whole=filtered is not None and filtered.unfolds)
        # Or the cursor would stay at its height, on whatever comes to stand there.
        self._put(None)
        self._under_mouse = None
        self._measure()

    def _below(self, node: Node) -> Sequence[Node]:
        return self._shown.below(node) if self._shown else []

    def _measure(self) -> None:
        self.measure(1, len(self._lines))
        self.refresh()

    def _change(self, at: int, *, unfold: bool, whole: bool = False) -> None:
        """Unfold or fold a line, or all of a branch; the cursor stays where it is."""
        cursor, end, before = self.cursor, self._lines.end(at), len(self._lines)
        if unfold:
            self._lines.unfold(at, whole=whole)
        else:
            self._lines.fold(at, whole=whole)
        if cursor is not None and cursor >= end:
            self._put(cursor + len(self._lines) - before)
        self._measure()
        if cursor is not None and at < cursor < end and not unfold:
            self.cursor = at  # or another line would come to stand under the cursor

    # The cursor

    @property
    def here(self) -> Node | None:
        """What the line of the cursor stands for."""
        return None if self.cursor is None else self._lines[self.cursor].node

    @property
    def cursor_line(self) -> int | None:
        return self.cursor

    @property
    def unfolds(self) -> bool:
        """Whether what is below the line of the cursor is to be seen."""
        return self.here is not None and self._lines.unfolds(self.here)

    @property
    def _way(self) -> tuple[Key, ...]:
        """The keys from the top of the tree down to the line of the cursor."""
        return () if self.cursor is None else self._lines.way(self.cursor)

    def seek(self) -> None:
        """Put the cursor on the selection, also where it was on a line without a record."""
        self._followed, self._spot = (), None
        self._follow()

    def _follow(self) -> None:
        """Put the cursor on another selection, or where it was when just this was shown before."""
        if self.view is None or not self.display:
            return
        selection = self.view.selection
        if self._returns and self._spot is not None and self._stand(self._spot.way):
            self._followed = (selection,)
        elif (selection,) != self._followed:
            self._followed = (selection,)
            self._go_to(selection)

    @property
    def _returns(self) -> bool:
        """Whether the view is again what it was when a box was opened."""
        return self._spot is not None and self._spot.view == self.view

    def _go_to(self, ref: Ref | None) -> None:
        """Put the cursor on a record, unfolding the way to it; on no line, if it has none."""
        here = self.here
        if self._shown is None or (here is not None and here.leads and here.ref == ref):
            return
        left, self._left = self._lines.find(self._left), ()
        if left is not None and self._lines[left].node.ref == ref:
            self._stand(self._lines.way(left))  # it may have more lines than one that lead to it
        elif not self._stand(self._shown.path_to(ref), unfold=True):
            self._put(None)

    def _stand(self, way: tuple[Key, ...], *, unfold: bool = False) -> bool:
        """Put the cursor on a line; whether there is one. To go no way is to be on no line."""
        at = self._lines.find(way, unfold=unfold)
        self._measure()
        if at is None and way:
            return False
        self._put(at)
        self._show_context()
        return True

    def _put(self, at: int | None) -> None:
        """Put the cursor on a line that nobody went to, so that it is no news."""
        self.set_reactive(OutlineView.cursor, at)
        self.refresh()

    def _show_context(self) -> None:
        """Scroll so that the cursor's line is seen, and those that it stands under with it."""
        spot = self._spot
        if spot is not None and self._returns and self._way == spot.way:
            self.call_after_refresh(self.scroll_to, y=spot.top, animate=False)
        elif self.cursor is not None:
            self._show_line(max(self.cursor - _CONTEXT, 0))
            self._show_line(self.cursor)

    def _show_line(self, line: int) -> None:
        if self.size.height:  # else it is shown as soon as the pane has its size
            self.scroll_to_region(
                Region(0, line, 1, 1), animate=False, force=True, origin_visible=False, x_axis=False
            )

    def validate_cursor(self, cursor: int | None) -> int | None:
        """A line that there is."""
        return None if cursor is None else max(min(cursor, len(self._lines) - 1), 0)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        self._paint(old, new)
        if self.cursor is None:
            return
        self._show_line(self.cursor)
        if self.cover is None:
            self._spot = None
        if self.here and not isinstance(self.here.key, Remark):
            self._followed = (self.here.subject,)  # a folder shows what its records are of
            self.post_message(RecordPreviewed(self.here.subject))

    def _paint(self, *lines: int | None) -> None:
        for line in lines:
            if line is not None:
                self.refresh_line(line)

    # Looks

    def style_at(self, number: int) -> Style:
        """The style of all of a line: the one that the mouse is over has a background."""
        hovered = number == self._under_mouse
        return self.rich_style + (Palette(self.app).on_hovered if hovered else Style())

    def line(self, number: int) -> Text | None:
        """The line of a number, as wide as the pane."""
        if number >= len(self._lines) or self._shown is None:
            return None
        line = self._lines[number]
        return tree_line(
            line,
            self._shown,
            width=self.inside.width,
            expanded=self._lines.unfolds(line.node) if line.node.folds else None,
            here=number == self.cursor,
            palette=Palette(self.app),
        )

    def watch__under_mouse(self, old: int | None, new: int | None) -> None:
        self._paint(old, new)
