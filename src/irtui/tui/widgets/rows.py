"""The list below a line that one types into."""

from textual.widgets import OptionList


class Rows(OptionList, can_focus=False):
    """A list to choose from; its cursor is moved by the screen, while one types."""

    def move(self, step: int) -> None:
        """Move the cursor by some rows, at most to the first or the last."""
        if self.option_count:
            at = (self.highlighted or 0) + step
            self.highlighted = min(max(at, 0), self.option_count - 1)
