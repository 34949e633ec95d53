"""What the terminal sends, made such that Textual can read all of it.

Textual decodes and parses it within one method of its driver, and there an octet that is no UTF-8
or a number that no key has is an exception that ends the app. The one public way in between is the
file that this method reads: it gets a pipe, and what goes in there has passed `Cleaner`.
"""

import os
import re
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from threading import Thread

from irtui.model.safe_text import safe_line

_LONGEST_READ = 4096
"""Octets."""

# A number of more digits than any character, cell or pixel needs; and the parts after a colon that
# only a terminal sends which was asked for them (kitty's keyboard protocol: alternate keys and
# kinds of events), which irtui does not.
_UNREADABLE = r"\x1b\[[<=>?]?(?:[\d;:-]*\d{7}[\d;:-]*[^\d;:\x1b-]?|\d*(?:;\d*)?:[\d;:]*[u~A-S])"


_BREAKS = r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+"
"""Breaks of lines, of pages and of columns."""


def one_safe_line(pasted: str) -> str:
    """What was pasted as one line: a space stands for each break; nothing in it is unsafe."""
    parts = re.split(_BREAKS, pasted)
    if len(parts) > 1:
        parts = [bare for part in parts if (bare := part.strip())]
    return safe_line(" ".join(parts))


_ESCAPE, _ITS_MARK = "\x1b", "\u241b"
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after what was pasted."""


class Cleaner:
    """Takes what a terminal sends, read by read, and returns what can be read of it in UTF-8.

    Args:
        encoding: in which the terminal sends letters.
    """

    def __init__(self, encoding: str = "utf-8") -> None:
        self._decode = getincrementaldecoder(encoding)("ignore").decode
        self._pasting = False
        self._before = ""  # the last letters, which may begin the sign of a paste
        self._held = ""  # the last letters of what is pasted, which may begin the sign of its end

    def clean(self, received: bytes) -> bytes:
        """``received`` without what is no text, and without escape sequences that say nothing.

        A character that this read cuts in two comes whole with the next one. A sequence that is
        cut in two passes. An escape character that was pasted becomes a mark: Textual would read
        what follows as keys, before all else that was pasted.
        """
        text, self._held = self._held + self._decode(received), ""
        clean = ""
        while text:
            part, text = self._pasted(text) if self._pasting else self._typed(text)
            clean += part
        return clean.encode()

    def _typed(self, text: str) -> tuple[str, str]:
        """What can be read up to where a paste begins, and what is left."""
        seen = self._before + text
        at = seen.find(_PASTE)
        self._pasting = at >= 0
        self._before = "" if self._pasting else seen[1 - len(_PASTE) :]
        end = at + len(_PASTE) - (len(seen) - len(text)) if self._pasting else len(text)
        return re.sub(_UNREADABLE, "", text[:end]), text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """What can be read up to where the paste ends, and what is left."""
        pasted, end, rest = text.partition(_PASTED)
        self._pasting = not end
        if not end:
            sizes = range(len(_PASTED) - 1, 0, -1)
            cut = next((size for size in sizes if pasted.endswith(_PASTED[:size])), 0)
            self._held = pasted[len(pasted) - cut :]
            pasted = pasted[: len(pasted) - cut]
        return pasted.replace(_ESCAPE, _ITS_MARK) + end, rest


class CleanInput:
    """A file that gives what a terminal sends, cleaned; open while it is entered as a context.

    Args:
        keyboard: the terminal's file descriptor.
        lost: called in another thread, once, when nothing more will come from the terminal.
        encoding: in which the terminal sends letters.
    """

    def __init__(self, keyboard: int, lost: Callable[[], None], encoding: str = "utf-8") -> None:
        self._cleaner = Cleaner(encoding)
        self._keyboard = keyboard
        self._lost = lost
        self._thread = Thread(target=self._pump, name="irtui-input", daemon=True)

    def __enter__(self) -> int:
        self._source, self._sink = os.pipe()
        self._told_to_stop, self._stop = os.pipe()
        self._thread.start()
        return self._source

    def __exit__(self, *_: object) -> None:
        os.close(self._stop)
        os.close(self._source)  # so that a write does not wait for a reader
        self._thread.join()
        os.close(self._sink)
        os.close(self._told_to_stop)

    def _pump(self) -> None:
        while True:
            ready, _, _ = select.select([self._keyboard, self._told_to_stop], [], [])
            if self._told_to_stop in ready:
                return
            try:
                received = os.read(self._keyboard, _LONGEST_READ)
            except OSError:  # the other way in which a terminal that is gone is told
                received = b""
            if not received:
                self._lost()
                return
            try:
                self._write(self._cleaner.clean(received))
            except BrokenPipeError:  # told to stop meanwhile
                return

    def _write(self, content: bytes) -> None:
        while content:
            content = content[os.write(self._sink, content) :]
