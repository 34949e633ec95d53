"""What is drawn line by line, so that only what is seen is made; its text can be selected."""

from typing import ClassVar, Self

from rich.style import Style
from rich.text import Text
from textual.events import Click, Resize
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from irtui.tui.palette import Palette
from irtui.tui.widgets.framed import Framed


class Clickable(Widget):
    """Does something when one clicks into it, and its text can be selected with the mouse."""

    def meant(self, event: Click) -> bool:
        """Whether a click means what it is on.

        Of a double click the second does not: the first may have put something else there. Nor
        does the end of a drag that selects text.
        """
        event.prevent_default()  # Textual would select the whole widget at the second
        return event.chain == 1 and self.text_selection is None


class OneLine(Clickable):
    """A line of text, painted as it is: what Textual does for text that wraps takes its time."""

    def render(self) -> Text:
        """The line; what is wider than the widget is not seen."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line, and nothing below it."""
        width, style = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, style)
        line = self.render()
        if (selected := self.text_selection) and (span := selected.get_span(0)):
            line.stylize(Palette(self.app).selected, *_ends(span))
        strip = Strip(line.render(self.app.console)).apply_style(style)
        strip = strip.adjust_cell_length(width, style)
        return strip.apply_offsets(0, 0) if self.allow_select else strip


class LineView(ScrollView, Framed, Clickable):
    """Draws the lines that are in sight by the Line API, and knows the text of them all.

    To paint a line costs more than to make it: what changes in a pane, paints no more than that.
    """

    HEIGHT_OF_LINES: ClassVar[bool] = True
    """Whether its lines say how high it is, where the stylesheet leaves that to the widget."""

    _style: Style | None = None  # of the widget, until the stylesheet says another
    _inside: Region | None = None  # the same as `inside`, while lines are painted
    _hovered = False  # whether the mouse is over it then
    _selected: Selection | None = None  # of its text, then

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}  # lines as they were painted, until they change

    def line(self, number: int) -> Text | None:
        """The line of a number from 0, as wide as it likes; ``None`` where nothing is."""
        raise NotImplementedError

    @property
    def cursor_line(self) -> int | None:
        """The number of the line that the cursor is on; ``None`` without one."""
        return None

    def settle(self) -> None:
        """Lay out what is seen, if the pane has another size than what it was laid out in."""

    def on_resize(self, event: Resize) -> None:
        self.settle()

    def number_at(self, y: int) -> int:
        """The number of the line that is seen at ``y`` cells from the top."""
        return y + self.scroll_offset.y

    def style_at(self, number: int) -> Style:
        """The style of all of a line, also where it has no text."""
        return self.rich_style

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` cells from the top of the pane."""
        number, width = self.number_at(y), self.inside.width
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != width:
            strip = self._strip(number, width)
        # Only the mouse asks where in the text a cell is, and to tell it of each takes its time.
        return strip.apply_offsets(0, number) if self._hovered else strip

    @property
    def inside(self) -> Region:
        """The cells of the screen that lines are drawn in."""
        return self._inside or self.scrollable_content_region

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual, but what each line asks for is found once; brings the terminal's cursor."""
        self._inside = self.scrollable_content_region
        self._lead_cursor(self._inside)
        self._hovered = self.region.contains_point(self.app.mouse_position)
        self._selected = self.text_selection
        try:
            return super().render_lines(crop)
        finally:
            self._inside = None

    def _lead_cursor(self, inside: Region) -> None:
        """Put the terminal's cursor, which is hidden, where ours is: screen readers follow it."""
        if self.has_focus and (number := self.cursor_line) is not None:
            self.app.cursor_position = inside.offset + Offset(0, number - self.number_at(0))

    def _strip(self, number: int, width: int) -> Strip:
        """The line of a number as it is painted, kept for when it is scrolled."""
        line, style = self.line(number) if width else None, self.style_at(number)
        if line is None:
            return Strip.blank(width, style)
        if style.reverse:
            line = line.copy()
            line.stylize(Palette(self.app).even)
        if self._selected is not None and (span := self._selected.get_span(number)):
            line = line.copy()
            line.stylize(Palette(self.app).selected, *_ends(span))
        strip = Strip(line.render(self.app.console)).apply_style(style)
        if len(self._strips) > 2 * self.size.height:
            self._strips.clear()  # most of them are out of sight
        self._strips[number] = strip = strip.adjust_cell_length(width, style)
        return strip

    @property
    def rich_style(self) -> Style:
        """The style of the widget: Textual asks all that it stands in, and each line needs it."""
        if self._style is None:
            self._style = super().rich_style
        return self._style

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._style = None
        self._strips.clear()

    # What is painted

    def measure(self, width: int, lines: int) -> None:
        """Let the pane be as high as its lines.

        The screen is laid out anew only where that makes the pane larger, or its scrollbar come or
        go.
        """
        size, room = Size(width, lines), self.container_size.height
        if size == self.virtual_size:
            return
        grows = self.HEIGHT_OF_LINES and self.styles.auto_dimensions
        comes_or_goes = self.styles.overflow_y == "auto" and (
            self.show_vertical_scrollbar != (lines > room)
        )
        if grows or not room or comes_or_goes:
            self.virtual_size = size
            if room and comes_or_goes:
                # Textual would think of it only in that layout, and need another one.
                shown = lines > room
                self.show_vertical_scrollbar = self.vertical_scrollbar.display = shown
        else:
            self.set_reactive(LineView.virtual_size, size)
            if self.show_vertical_scrollbar:
                self.vertical_scrollbar.window_virtual_size = lines
        if room:
            self.scroll_y = self.scroll_y  # no further than there are lines

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint what changed: all, or some regions, such as lines that were scrolled."""
        if not regions and not self.framing:
            self._strips.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Paint lines that changed."""
        for number in range(y_start, y_start + line_count):
            self._strips.pop(number, None)
        super().refresh_lines(y_start, line_count)

    def refresh_line(self, y: int) -> None:
        """Paint a line that changed."""
        self.refresh_lines(y)

    # Selected text

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, line by line without the blanks at their ends, and what follows it."""
        begin, end = selection
        last = self.virtual_size.height - 1
        found = []
        for number in range(begin.y if begin else 0, min(end.y if end else last, last) + 1):
            line, span = self.line(number), selection.get_span(number)
            if line is not None and span is not None:
                found.append(line.plain[slice(*_ends(span))].rstrip())
        return "\n".join(found), "\n"


def _ends(span: tuple[int, int]) -> tuple[int, int | None]:
    """Where in a line what is selected begins and ends; Textual's -1 is the end of the line."""
    start, end = span
    return start, None if end == -1 else end
