"""The tree pane: the hierarchy of a day, unfolded as far as one asks."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Truth
from irtui.model.values import Status
from irtui.query.filtered_tree import FilteredTree
from irtui.query.hierarchy import Hierarchy, Node, Role
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen, RecordPreviewed
from irtui.tui.palette import CURSOR_SIGN, NAME, NOTE, ROLES, SIGN, Palette
from irtui.tui.view import View

_INDENT = 2
"""Cells that a level is indented by."""
_DOUBTS = {Truth.YES: "", Truth.POSSIBLY: " ?", Truth.NO: " (not then)"}
"""What stands behind the label of what was possibly there on the day, or was not."""
_CONTEXT = 4
"""Lines above the cursor that are kept in sight when the program moves it."""


class Outline(Tree[Node], inherit_bindings=False):
    """Shows the tree of the view's day, with its cursor on the view's selection."""

    BINDINGS = bindings_of(Place.TREE)

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)
    filtered: reactive[FilteredTree | None] = reactive(None)
    """What of the tree is to be seen; ``None``: all of it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", id=id)
        self.border_title = "Structure"
        self.show_root = False
        self.show_guides = False
        self.guide_depth = _INDENT
        self.auto_expand = False
        self.root.expand()
        self._hierarchy: Hierarchy | None = None
        self._unfolded: set[str] = set()

    # Data in

    def on_show(self) -> None:
        # While the finder stands in its place, the tree does not unfold to every preview. Before
        # the pane has its size again, going to a line scrolls it to the very top.
        if self.view is not None and self.view.selection:
            self._go_to(self.view.selection)
        self.call_after_refresh(self._show_context)

    def _show_context(self) -> None:
        """Scroll so that the cursor's line is seen, and those that it stands under with it."""
        if self.cursor_node is not None:
            self.scroll_to_line(max(self.cursor_line - _CONTEXT, 0), animate=False)
            self.scroll_to_line(self.cursor_line, animate=False)

    def watch_view(self, old: View | None, new: View | None) -> None:
        if new is None or self.dataset is None:
            return
        if old is None or (old.day, old.former) != (new.day, new.former):
            self._rebuild(self.dataset, new)
        if new.selection and self.display:
            self._go_to(new.selection)

    def watch_dataset(self, _: Dataset | None, dataset: Dataset | None) -> None:
        if dataset is not None and self.view is not None:
            self._rebuild(dataset, self.view)
            if self.view.selection:
                self._go_to(self.view.selection)

    def watch_filtered(self, _: FilteredTree | None, filtered: FilteredTree | None) -> None:
        if self.dataset is None or self.view is None:
            return
        self._rebuild(self.dataset, self.view)
        self._show_filter(self.view.filter)
        if self.view.selection and self.display:
            self._go_to(self.view.selection)

    def _show_filter(self, query: str) -> None:
        title = Text("Structure")
        if self.filtered is not None:
            title.append(f"  only “{query}”", Palette(self.app)[NAME])
        self.border_title = title
        told = "" if self.filtered is None else "esc shows all"
        if self.filtered is not None and not self.filtered.unfolds:
            told = "too many to unfold"
        self.border_subtitle = Text(told)

    def _rebuild(self, dataset: Dataset, view: View) -> None:
        """The tree of another day, with the same lines unfolded as before."""
        self._hierarchy = Hierarchy(dataset, view.day, former=view.former)
        with self.prevent(Tree.NodeHighlighted):
            self.clear()
            # Or the cursor would stay at its height, and preview whatever comes to stand there.
            self.cursor_line = self.last_line
            roots = self._hierarchy.roots()
            if not self._unfolded:
                self._unfolded = {node.key for node in roots[:1]}
            self._fill(self.root, roots)
            for number, words in enumerate(self._remarks()):
                node = Node(f"only:{number}", words, Role.MISSING)
                self.root.add(Text(words), node, allow_expand=False)

    def _remarks(self) -> Iterator[str]:
        """What is to be said of what a filter leaves."""
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
        if node.data is None or self._hierarchy is None or not node.allow_expand:
            return
        if self.filtered is None:  # what is unfolded for a filter folds again after it
            self._unfolded.add(node.data.key)
        self._show_children(node)

    def _show_children(self, node: TreeNode[Node]) -> None:
        if not node.children and node.data is not None and self._hierarchy is not None:
            self._fill(node, self._hierarchy.children(node.data))
        if not node.is_expanded:
            node.expand()

    def _fold(self, node: TreeNode[Node]) -> None:
        if node.data is not None and self.filtered is None:
            self._unfolded.discard(node.data.key)
        if node.is_expanded:
            node.collapse()

    def _go_to(self, ref: Ref) -> None:
        """Put the cursor on a record, unfolding the way to it."""
        cursor = self.cursor_node
        if self._hierarchy is None or (cursor and cursor.data and cursor.data.ref == ref):
            return
        at = self.root
        for key in self._hierarchy.path_to(ref):
            self._unfold(at)
            found = next(
                (child for child in at.children if child.data and child.data.key == key), None
            )
            if found is None:
                return
            at = found
        if at is not self.root:
            with self.prevent(Tree.NodeHighlighted):
                # A node that was just made has no line before the lines are laid out anew, and
                # asking for the last line does that.
                if self.last_line >= 0:
                    self.move_cursor(at)
            self._show_context()

    # Looks

    def render_label(self, node: TreeNode[Node], base_style: Style, style: Style) -> Text:
        """The line of ``node``, as wide as the pane: sign, label, and the note at its end."""
        data = node.data
        if data is None:
            return Text()
        palette = Palette(self.app)
        aside = self.filtered is not None and data.key not in self.filtered.wanted
        own = palette[NOTE if aside and data.role is not Role.MISSING else ROLES[data.role]]
        width = self.scrollable_content_region.width - _INDENT * self._level(node)
        sign_style = palette[CURSOR_SIGN if node is self.cursor_node else SIGN]
        text = Text(self._sign(node, data), style + sign_style + Style(meta={"toggle": data.folds}))
        note = f"  {data.note} " if data.note else ""
        doubt = _DOUBTS[data.truth]
        room = max(width - text.cell_len - max(cell_len(note), 1) - len(doubt), 4)
        label = data.label.replace("\n", " ")
        if cell_len(label) > room:
            label = set_cell_size(label, room - 1).rstrip() + "…"
        text.append(label, style + own)
        text.append(doubt, style + sign_style)
        text.append(" " * max(width - text.cell_len - cell_len(note), 0), style)
        text.append(note, style + palette[NOTE])
        return text

    def get_label_width(self, node: TreeNode[Node]) -> int:
        """Lines are made to fit the pane, so none ever asks for more."""
        return 1

    @staticmethod
    def _sign(node: TreeNode[Node], data: Node) -> str:
        if data.role is Role.MISSING:
            return "○ "
        if node.allow_expand:
            return "▾ " if node.is_expanded else "▸ "
        return "· " if data.status is Status.HELD else "◇ "

    @staticmethod
    def _level(node: TreeNode[Node]) -> int:
        level, above = -1, node.parent
        while above is not None:
            level, above = level + 1, above.parent
        return level

    # Wishes out

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Node]) -> None:
        event.stop()
        if event.node.data and event.node.data.ref:
            self.post_message(RecordPreviewed(event.node.data.ref))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Node]) -> None:
        event.stop()
        self._open(event.node)

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Node]) -> None:
        event.stop()
        self._unfold(event.node)

    def on_tree_node_collapsed(self, event: Tree.NodeCollapsed[Node]) -> None:
        event.stop()
        self._fold(event.node)

    def _open(self, node: TreeNode[Node]) -> None:
        if node.data is None:
            return
        if node.data.ref:
            self._unfold(node)
            self.post_message(RecordChosen(node.data.ref))
        elif node.is_expanded:
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
