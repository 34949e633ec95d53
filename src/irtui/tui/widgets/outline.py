"""The tree pane: the hierarchy of a day, unfolded as far as one asks."""

from collections.abc import Callable, Iterator

from attrs import frozen
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from irtui.model.claims import Ref
from irtui.model.safe_text import is_indic
from irtui.query.tree.filtered_tree import FilteredTree
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node, Remark, Role
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen, RecordPreviewed
from irtui.tui.palette import NAME, Palette
from irtui.tui.session.session import Cover
from irtui.tui.session.view import View
from irtui.tui.widgets.tree_line import tree_line

_INDENT = 2
"""Cells that a level is indented by."""
_CONTEXT = 4
"""Lines above the cursor that are kept in sight when the program moves it."""


@frozen
class _Place:
    """Where in the tree of a view one was."""

    view: View
    way: tuple[Key, ...]
    """The keys from the top of the tree down to the line of the cursor; empty for no line."""
    top: int
    """The first line in sight."""


class Outline(Tree[Node], inherit_bindings=False):
    """Shows the tree of the view's day, with its cursor on the view's selection.

    Where that is not in the tree, no line has the cursor.
    """

    BINDINGS = bindings_of(Place.TREE)

    view: reactive[View | None] = reactive(None, repaint=False)
    hierarchy: reactive[Hierarchy | None] = reactive(None, repaint=False)
    """The tree of the view's day; it is set before the view."""
    filtered: reactive[FilteredTree | None] = reactive(None)
    """What of the tree is to be seen; ``None``: all of it."""
    cover: reactive[Cover | None] = reactive(None, repaint=False)
    """What an open box lies over."""

    _may_leave = False
    """Whether the cursor may be taken off all lines just now."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", id=id)
        self.border_title = "Structure"
        self.show_root = False
        self.show_guides = False
        self.guide_depth = _INDENT
        self.auto_expand = False
        self.root.expand()
        self._filled_from: Hierarchy | None = None
        self._unfolded: set[Key] = set()
        self._followed: Ref | None = None  # the selection that the cursor was put to, or came from
        self._place: _Place | None = None  # where one was when a box was opened

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

    def watch_view(self) -> None:
        if self.hierarchy is not self._filled_from:
            self._rebuild()
        self._follow()

    def watch_filtered(self, old: FilteredTree | None, new: FilteredTree | None) -> None:
        if self.hierarchy is None or old is new:
            return
        self._rebuild()
        self._show_title()
        self._follow()

    def watch_cover(self) -> None:
        if self.cover is not None:
            way = self._way(self.cursor_node)
            self._place = _Place(self.cover.view, way, self.scroll_offset.y)
        self._show_title()

    def _show_title(self) -> None:
        """Say in the border what is filtered, and how to leave that."""
        title, told = Text("Structure"), ""
        if self.filtered is not None and self.view is not None:
            query = self.view.filter
            # Terminals disagree about the width of Indic text, and it would tear the border.
            named = "filtered" if is_indic(query) else f"only “{query}”"
            title.append(f"  {named}", Palette(self.app)[NAME])
            told = self._way_out() if self.filtered.unfolds else "too many to unfold"
        self.border_title, self.border_subtitle = title, Text(told)

    def _way_out(self) -> str:
        """What escape does to the filter that is shown; empty, if it leaves it as it is."""
        before = "" if self.cover is None else self.cover.view.filter
        if not before:
            return "esc shows all"
        if self.view is None or self.view.filter == before:
            return ""
        return "esc puts the filter back" if is_indic(before) else f"esc puts “{before}” back"

    def _rebuild(self) -> None:
        """Fill in the tree of another day, with the same lines unfolded as before."""
        self._filled_from = self.hierarchy
        self._followed = None
        roots = self.hierarchy.roots() if self.hierarchy else []
        with self.prevent(Tree.NodeHighlighted):
            self.clear()
            # Or the cursor would stay at its height, and preview whatever comes to stand there.
            self._leave_cursor()
            if not self._unfolded:
                self._unfolded = {node.key for node in roots[:1]}
            self._fill(self.root, roots)
            for number, words in enumerate(self._remarks()):
                node = Node(Remark(number), words, Role.MISSING)
                self.root.add(Text(words), node, allow_expand=False)

    def _remarks(self) -> Iterator[str]:
        """Remarks on what a filter leaves."""
        if self.filtered is not None:
            if not self.filtered.found:
                yield "nothing here matches"
            yield from self.filtered.unseen_in_words()

    def _fill(self, parent: TreeNode[Node], nodes: list[Node]) -> None:
        """Add lines, unfolded as they were before, or so far that what was looked for is seen."""
        filtered = self.filtered
        for node in nodes if filtered is None else filtered.of(nodes):
            child = parent.add(Text(node.label), node, allow_expand=node.folds)
            if filtered is not None:
                if node.folds and filtered.unfolds:
                    self._show_children(child)
            elif node.key in self._unfolded:
                self._unfold(child)

    def _unfold(self, node: TreeNode[Node]) -> None:
        """Unfold a line, making what is below it if it was never unfolded before."""
        if node.data is None or self.hierarchy is None or not node.allow_expand:
            return
        if self.filtered is None:  # what is unfolded for a filter folds again after it
            self._unfolded.add(node.data.key)
        self._show_children(node)

    def _show_children(self, node: TreeNode[Node]) -> None:
        if not node.children and node.data is not None and self.hierarchy is not None:
            self._fill(node, self.hierarchy.children(node.data))
        if not node.is_expanded:
            node.expand()

    def _fold(self, node: TreeNode[Node]) -> None:
        if node.data is not None and self.filtered is None:
            self._unfolded.discard(node.data.key)
        if node.is_expanded:
            cursor = self.cursor_node
            if cursor is not node and node in _above(cursor):
                self.move_cursor(node)  # or another line would come to stand under the cursor
            node.collapse()

    # The cursor

    def seek(self) -> None:
        """Put the cursor on the selection, also where it was on a line without a record."""
        self._followed = self._place = None
        self._follow()

    def _follow(self) -> None:
        """Put the cursor on another selection, or where it was when just this was shown before."""
        if self.view is None or not self.display:
            return
        selection = self.view.selection
        if self._returns and self._place is not None and self._stand(self._place.way):
            self._followed = selection
        elif selection and selection != self._followed:
            self._followed = selection
            self._go_to(selection)

    @property
    def _returns(self) -> bool:
        """Whether the view is again what it was when a box was opened."""
        return self._place is not None and self._place.view == self.view

    def _go_to(self, ref: Ref) -> None:
        """Put the cursor on a record, unfolding the way to it; on no line, if it has none."""
        cursor = self.cursor_node
        if self.hierarchy is None or (cursor and cursor.data and cursor.data.ref == ref):
            return
        if not self._stand(self.hierarchy.path_to(ref), unfold=True):
            self._leave_cursor()

    def _stand(self, way: tuple[Key, ...], *, unfold: bool = False) -> bool:
        """Put the cursor on a line; whether there is one. To go no way is to be on no line."""
        at = self.root
        for key in way:
            if unfold:
                self._unfold(at)
            found = [child for child in at.children if child.data and child.data.key == key]
            if not found:
                return False
            at = found[0]
        if at is self.root:
            self._leave_cursor()
            return True
        with self.prevent(Tree.NodeHighlighted):
            # A node that was just made has no line before the lines are laid out anew, and
            # asking for the last line does that.
            if self.last_line >= 0:
                self.move_cursor(at)
        self._show_context()
        return True

    @staticmethod
    def _way(node: TreeNode[Node] | None) -> tuple[Key, ...]:
        """The keys from the top of the tree down to a line."""
        way = [line.data.key for line in _above(node) if line.data is not None]
        return tuple(reversed(way))

    def _show_context(self) -> None:
        """Scroll so that the cursor's line is seen, and those that it stands under with it."""
        place = self._place
        if place is not None and self._returns and self._way(self.cursor_node) == place.way:
            self.call_after_refresh(self.scroll_to, y=place.top, animate=False)
        elif self.cursor_node is not None:
            self.scroll_to_line(max(self.cursor_line - _CONTEXT, 0), animate=False)
            self.scroll_to_line(self.cursor_line, animate=False)

    def _leave_cursor(self) -> None:
        """Put the cursor on no line."""
        self._may_leave = True
        self.cursor_line = -1
        self._may_leave = False

    def validate_cursor_line(self, value: int) -> int:
        """A line that the cursor can be on; none only where it is taken away."""
        return value if self._may_leave else super().validate_cursor_line(value)

    def action_cursor_down(self) -> None:
        self._move(super().action_cursor_down)

    def action_cursor_up(self) -> None:
        self._move(super().action_cursor_up)

    def _move(self, move: Callable[[], None]) -> None:
        """Move the cursor; if it is on no line, to the first in sight."""
        if self.cursor_node is None:
            self.cursor_line = self.scroll_offset.y
        else:
            move()

    def action_toggle_node(self) -> None:
        if self.cursor_node is not None:
            self._toggle(self.cursor_node)

    # Looks

    def render_label(self, node: TreeNode[Node], base_style: Style, style: Style) -> Text:
        """The line of ``node``, as wide as the pane: sign, label, and the note at its end."""
        data = node.data
        if data is None:
            return Text()
        aside = self.filtered is not None and data.key not in self.filtered.wanted
        return tree_line(
            data,
            width=self.scrollable_content_region.width - _INDENT * self._level(node),
            expanded=node.is_expanded if node.allow_expand else None,
            here=node is self.cursor_node,
            aside=aside,
            style=style,
            palette=Palette(self.app),
        )

    def get_label_width(self, node: TreeNode[Node]) -> int:
        """Lines are made to fit the pane, so none ever asks for more."""
        return 1

    @staticmethod
    def _level(node: TreeNode[Node]) -> int:
        return len(list(_above(node))) - 2

    # Wishes out

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Node]) -> None:
        event.stop()
        if event.node is not self.cursor_node:
            return  # the cursor has gone on meanwhile
        if self.cover is None:
            self._place = None
        if event.node.data and event.node.data.ref:
            self.post_message(RecordPreviewed(event.node.data.ref))

    def on_click(self, event: Click) -> None:
        """Fold or unfold by a click on the sign, open by one elsewhere in the line."""
        event.prevent_default()
        meta = event.style.meta
        if "line" not in meta or event.chain > 1:
            return  # of a double click the first may have put the tree in the place of the hits
        node = self.get_node_at_line(meta["line"])
        if node is not None and meta.get("toggle"):
            self._toggle(node)
        elif node is not None:
            self.cursor_line = meta["line"]
            self.action_select_cursor()  # heard after the line was previewed

    def on_tree_node_selected(self, event: Tree.NodeSelected[Node]) -> None:
        event.stop()
        self._open(event.node)

    def _open(self, node: TreeNode[Node]) -> None:
        if node.data is None:
            return
        if node.data.ref:
            self._unfold(node)
            self.post_message(RecordChosen(node.data.ref))
        else:
            self._toggle(node)

    def _toggle(self, node: TreeNode[Node]) -> None:
        if node.is_expanded:
            self._fold(node)
        else:
            self._unfold(node)

    def action_open(self) -> None:
        if self.cursor_node:
            self._open(self.cursor_node)

    def action_unfold(self) -> None:
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            self.move_cursor(node.children[0])
        else:
            self._unfold(node)

    def action_fold(self) -> None:
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.allow_expand:
            self._fold(node)
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def action_unfold_branch(self) -> None:
        if self.cursor_node:
            for node in self._branch(self.cursor_node):
                self._unfold(node)

    def action_fold_branch(self) -> None:
        if self.cursor_node:
            for node in reversed(list(self._branch(self.cursor_node))):
                self._fold(node)

    def _branch(self, top: TreeNode[Node]) -> Iterator[TreeNode[Node]]:
        """A line and all below it; what is below is asked for after the line was yielded."""
        yield top
        for child in top.children:
            yield from self._branch(child)


def _above(node: TreeNode[Node] | None) -> Iterator[TreeNode[Node]]:
    """A line and those that it stands under, up to the root."""
    while node is not None:
        yield node
        node = node.parent
