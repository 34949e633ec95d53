"""What the panes wish for, in the words of the domain."""

from datetime import date

from textual.message import Message

from irtui.model.claims import Ref
from irtui.model.window import Window
from irtui.pages.folding import Folding


class RecordPreviewed(Message):
    """The cursor of a pane came to a record; the timeline's stays among the lanes of another.

    No record is the dataset itself.
    """

    def __init__(self, ref: Ref | None, lanes: Ref | None = None) -> None:
        super().__init__()
        self.ref = ref
        self.lanes = lanes


class RecordChosen(Message):
    """A record, or the dataset itself, was opened: it goes into history."""

    def __init__(self, ref: Ref | None) -> None:
        super().__init__()
        self.ref = ref


class AddressChosen(Message):
    """A web address is to be opened; the text is as the file has it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class FoldingChanged(Message):
    """Some of the page of a record was unfolded, or folded."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self.folding = folding


class Told(Message):
    """Something is to be said to whoever sits there."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class WindowChanged(Message):
    """The timeline was zoomed or panned; ``None`` stands for all of it."""

    def __init__(self, window: Window | None) -> None:
        super().__init__()
        self.window = window


class DayChosen(Message):
    """Everything is to be shown as of a day; while it is not ``final``, another may follow."""

    def __init__(self, day: date, *, final: bool = False) -> None:
        super().__init__()
        self.day = day
        self.final = final

    def can_replace(self, message: Message) -> bool:
        """Whether a message that waits behind this one makes it needless."""
        return not self.final and isinstance(message, DayChosen)
