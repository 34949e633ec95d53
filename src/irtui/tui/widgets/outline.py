"""The tree pane: the keys that walk its lines and unfold them, and the mouse."""

from textual.events import Click, Leave, MouseMove

from irtui.commands import Place
from irtui.tui.bindings import bindings_of
from irtui.tui.messages import RecordChosen
from irtui.tui.widgets.outline_view import OutlineView


class Outline(OutlineView, can_focus=True, inherit_bindings=False):
    """Walks the lines of the tree, unfolds and folds them, and opens what they stand for."""

    BINDINGS = bindings_of(Place.TREE)

    # Moving

    def _go(self, to: int | None) -> None:
        """Go to a line, if there is one."""
        if to is not None and len(self._lines):
            self.cursor = to

    def action_move(self, step: int) -> None:
        """Go some lines on or back; from no line to the first in sight."""
        self._go(self.scroll_offset.y if self.cursor is None else self.cursor + step)

    def action_scroll_home(self) -> None:
        self._go(0)

    def action_scroll_end(self) -> None:
        self._go(len(self._lines) - 1)

    def action_cursor_parent(self) -> None:
        if self.cursor is not None:
            self._go(self._lines.above(self.cursor))

    def action_sibling(self, step: int) -> None:
        if self.cursor is not None:
            self._go(self._lines.beside(self.cursor, step))

    # The mouse

    def _line_at(self, event: Click | MouseMove) -> int | None:
        offset = event.get_content_offset(self)
        line = offset.y + self.scroll_offset.y if offset else len(self._lines)
        return line if line < len(self._lines) else None

    def on_mouse_move(self, event: MouseMove) -> None:
        self._under_mouse = self._line_at(event)

    def on_leave(self, event: Leave) -> None:
        self._under_mouse = None

    def on_click(self, event: Click) -> None:
        """Fold or unfold by a click on the sign, open by one elsewhere in the line."""
        line = self._line_at(event)
        if not self.meant(event) or line is None:
            return
        if event.style.meta.get("toggle"):
            self._toggle(line)
        else:
            self.cursor = line
            self._open(line)  # heard after the line was previewed

    # Wishes

    def _open(self, at: int) -> None:
        node = self._lines[at].node
        if node.leads:
            self._change(at, unfold=True)
            self.post_message(RecordChosen(node.ref))
        else:
            self._toggle(at)

    def _toggle(self, at: int) -> None:
        self._change(at, unfold=not self._lines.unfolds(self._lines[at].node))

    def action_open(self) -> None:
        if self.cursor is not None:
            self._open(self.cursor)

    def action_toggle_node(self) -> None:
        if self.cursor is not None:
            self._toggle(self.cursor)

    def action_unfold(self) -> None:
        if self.cursor is None or self.here is None:
            return
        if not self._lines.unfolds(self.here):
            self._change(self.cursor, unfold=True)
        elif self._lines.end(self.cursor) > self.cursor + 1:
            self.cursor += 1

    def action_fold(self) -> None:
        if self.cursor is None or self.here is None:
            return
        if self._lines.unfolds(self.here):
            self._change(self.cursor, unfold=False)
        else:
            self._go(self._lines.above(self.cursor))

    def action_unfold_branch(self) -> None:
        if self.cursor is not None:
            self._change(self.cursor, unfold=True, whole=True)

    def action_fold_branch(self) -> None:
        if self.cursor is not None:
            self._change(self.cursor, unfold=False, whole=True)
