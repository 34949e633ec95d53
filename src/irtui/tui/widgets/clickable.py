"""What does something when one clicks into it, and of which text can be selected with the mouse."""

from textual.events import Click
from textual.widget import Widget


class Clickable(Widget):
    """Knows which clicks count."""

    def meant(self, event: Click) -> bool:
        """Whether a click means what it is on.

        Of a double click the second does not: the first may have put something else there. Nor
        does the end of a drag that selects text.
        """
        event.prevent_default()  # Textual would select the whole widget at the second
        return event.chain == 1 and self.text_selection is None
