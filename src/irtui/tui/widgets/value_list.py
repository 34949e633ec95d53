"""The values that fit where one types: a list below a box, out of which one is put in."""

from collections.abc import Callable

from rich.text import Text
from textual.events import Click
from textual.widgets import Static

from irtui.query.find import Fault, FieldValue, Index, Offered, value_at
from irtui.render.terminal.hints import OfferLooks, in_sight, offer_lines
from irtui.tui.palette import HERE, NOTE, PLAIN, Palette
from irtui.tui.steps import in_steps
from irtui.tui.widgets.line_input import LineInput

_MOST = 8
"""Values in sight while hits stand below them."""


class ValueList(Static):
    """Lists what may stand at the cursor of a query; `take` puts one in after the other.

    What was typed stays the beginning that all of them have, until something else is typed.

    Args:
        line: the line that one types into.
        changed: called when it is known what may be put in, if anything, and when a value was.
    """

    def __init__(self, line: LineInput, changed: Callable[[], object]) -> None:
        super().__init__()
        self._line = line
        self._changed = changed
        self._at = ("", 0)  # what was typed, and where the cursor is
        self._place: FieldValue | None = None  # the value that stands there
        self._offered: Offered | None = None
        self._chosen: int | None = None
        self._put = ("", 0)  # the same after the chosen value was put in
        self._waits = False  # whether it is still to be found out what fits
        self._wish = 0  # the step to take as soon as it is
        self._height = self._filled = 0
        self._said = Text()

    def typed(self) -> bool:
        """Hear what stands in the line; whether it is to be looked up what fits there."""
        text, cursor = self._line.value, self._line.cursor_position
        if (text, cursor) == (self._put if self._chosen is not None else self._at):
            return self._waits
        self._at, self._place = (text, cursor), value_at(text, cursor)
        self._offered = self._chosen = None
        self._waits, self._wish = self._place is not None, 0
        return self._waits

    async def look_up(self, index: Index) -> None:
        """Find out what fits; meanwhile what is listed stays so."""
        offered = await in_steps(index.offering(*self._at))
        self._waits = False
        if offered and offered.offers and not self._is_all(offered):
            self._offered = offered
        if not self.is_attached:
            return  # the box was left meanwhile
        self._changed()
        if self._wish:
            self.take(self._wish)

    def _is_all(self, offered: Offered) -> bool:
        """Whether what is offered stands there already."""
        values = [offer.value for offer in offered.offers]
        return values == [self._at[0][offered.start : offered.end]]

    def mends(self, fault: Fault) -> bool:
        """Whether a fault is that a value is not whole, which is among those listed."""
        place = self._place if self._waits or self._offered else None
        return place is not None and fault.start <= place.start <= fault.end <= place.end + 1

    def take(self, step: int) -> None:
        """Put in the next value, or the one before, instead of what was typed; round and round."""
        if self._waits:
            self._wish = step
        elif self._offered is None:
            self.app.bell()
        else:
            last = (-1 if step > 0 else 0) if self._chosen is None else self._chosen
            self._choose((last + step) % len(self._offered.offers))

    def _choose(self, number: int) -> None:
        assert self._offered is not None  # a number is one of its
        self._chosen = number
        self._put = self._offered.with_value(self._at[0], number)
        self._line.put(*self._put)
        self._changed()

    def fill(self, width: int, room: int, *, alone: bool) -> int:
        """List the values in no more than ``room`` lines; how many lines it takes.

        Args:
            width: cells of a line.
            room: lines that there are.
            alone: whether nothing stands below it that is to be seen, too.
        """
        if self._waits:
            return self._filled
        self._height = room if alone else min(room, _MOST)
        self.display = self._offered is not None and self._height > 0
        lines: list[Text] = []
        if self._offered and self._height > 0:
            palette = Palette(self.app)
            looks = OfferLooks(palette[PLAIN], palette[NOTE], palette.on_chosen(HERE))
            lines = offer_lines(self._offered, self._chosen, max(width, 1), self._height, looks)
        said = Text("\n").join(lines)
        if said != self._said:  # or the screen would be laid out again at each letter
            self._said = said
            self.update(said, layout=len(lines) != self._filled)
        self._filled = len(lines)
        return self._filled

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self._offered is None or event.chain > 1:
            return
        numbers = in_sight(self._offered, self._chosen, self._height)
        if offset.y < len(numbers):
            self._choose(numbers[offset.y])
