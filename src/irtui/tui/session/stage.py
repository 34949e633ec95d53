"""What a session asks of whoever shows it."""

from collections.abc import Generator
from typing import Protocol

Steps = Generator[None, None, None]
"""A search in steps: what it found, it puts into the session."""


class Stage(Protocol):
    """Whoever shows a session."""

    def changed(self) -> None:
        """Show the session as it is now."""

    def opened(self) -> None:
        """Bring the record that was just opened into sight."""

    def tell(self, words: str, /, **data: object) -> None:
        """Tell the user something.

        Args:
            words: what; ``{find}`` is the key to find, and the names of ``data`` stand for that.
            data: all that comes from outside.
        """

    def search(self, what: str, steps: Steps) -> None:
        """Go through the steps of a search; it replaces an older search for the same."""
