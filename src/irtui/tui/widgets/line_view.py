"""What is drawn line by line, so that only what is seen is made; its text can be selected."""

from rich.style import Style
from rich.text import Text
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from irtui.tui.palette import Palette
from irtui.tui.widgets.clickable import Clickable


class LineView(ScrollView, Clickable):
    """Draws the lines that are in sight by the Line API, and knows the text of them all."""

    def line(self, number: int) -> Text | None:
        """The line of a number from 0, as wide as it likes; ``None`` where nothing is."""
        raise NotImplementedError

    def number_at(self, y: int) -> int:
        """The number of the line that is seen at ``y`` cells from the top."""
        return y + self.scroll_offset.y

    def style_at(self, number: int) -> Style:
        """The style of all of a line, also where it has no text."""
        return self.rich_style

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` cells from the top of the pane."""
        number, width = self.number_at(y), self.scrollable_content_region.width
        line, style = self.line(number), self.style_at(number)
        if line is None:
            return Strip.blank(width, style)
        if style.reverse:
            line = line.copy()
            line.stylize(Palette(self.app).even)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)):
            line = line.copy()
            line.stylize(Palette(self.app).selected, *_ends(span))
        strip = Strip(line.render(self.app.console)).apply_style(style)
        strip = strip.adjust_cell_length(width, style)
        # Only the mouse asks where in the text a cell is, and to tell it of each takes its time.
        here = self.region.contains_point(self.app.mouse_position)
        return strip.apply_offsets(0, number) if here else strip

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
