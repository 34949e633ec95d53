"""Textual's driver, for a terminal that sends anything, goes away, and is shared with a shell."""

import asyncio
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

from irtui.host.terminal_size import is_believable
from irtui.model.safe_text import safe_line
from irtui.render.terminal.ascii import SIGNS
from irtui.render.terminal.widths import is_disputed
from irtui.tui.clean_input import CleanInput
from irtui.tui.screens.overviews import is_large

if TYPE_CHECKING:
    from irtui.loading import Loaded
    from irtui.tui.app import IrtuiApp


def opening(loaded: "Loaded") -> str:
    """What stands on the screen until the first frame, if that takes long; else nothing."""
    if loaded.dataset is None or not is_large(loaded.dataset):
        return ""
    room = shutil.get_terminal_size().columns - len("Opening …") - 3  # as in ASCII
    name = safe_line(loaded.path.name)
    if cell_len(name) > room:
        name = set_cell_size(name, max(room, 0))
    return f"\x1b[HOpening {name}…"


class TerminalDriver(LinuxDriver):
    """As Textual's, but nothing that the terminal sends ends the app, and it survives job control.

    Args:
        app: the app; its ``terminal`` is the one that it takes over.
        debug: whether Textual writes down what it reads.
        mouse: whether the mouse is asked for.
        size: columns and rows; ``None`` for those of the terminal.
    """

    def __init__(
        self,
        app: "IrtuiApp",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._explorer = app
        assert app.terminal is not None  # whoever chose this driver has set it
        self._terminal = app.terminal
        self._seen = False  # whether the app had the terminal before
        self._stopped = False  # whether what gives it back was handed to what writes
        self._signals = asyncio.get_running_loop()
        # Textual's own handlers run amid anything: a stop can wait for ever for a lock that the
        # interrupted code holds, and a SIGCONT that follows no SIGTSTP starts all of it twice.
        self._signals.add_signal_handler(signal.SIGTSTP, self._sleep)
        self._signals.add_signal_handler(signal.SIGCONT, self._wake)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._terminal.wait_for_foreground()
        self._terminal.taken, self._stopped = True, False
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual forgot it
        if not self._seen:
            self._seen = True
            self.write(opening(self._explorer.loaded))

    def write(self, data: str) -> None:
        """Write text and sequences to the terminal, and keep columns where Textual counts them."""
        written = data
        if is_disputed(data):
            from irtui.render.terminal.columns import realigned

            written = realigned(data)
        super().write(written.translate(SIGNS) if self._explorer.ascii else written)

    def stop_application_mode(self) -> None:
        """Give the terminal back; that is written when `close` has been called."""
        super().stop_application_mode()
        self._stopped = True

    def close(self) -> None:
        """End what writes to the terminal."""
        super().close()
        if self._stopped:  # and not where the app ended before another program did
            self._terminal.taken = False

    def _sleep(self) -> None:
        """Give the terminal back, stop, and when continued take it and draw all again."""
        # Else the handler would wake once more.
        self._signals.remove_signal_handler(signal.SIGCONT)
        self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._signals.add_signal_handler(signal.SIGCONT, self._wake)
        self._resume()

    def _wake(self) -> None:
        """After a stop that nobody announced: whoever had the terminal meanwhile changed it."""
        if self._terminal.taken:
            self.suspend_application_mode()
            self._resume()

    def _resume(self) -> None:
        if self._explorer.return_code is None:  # an app that ends does not draw any more
            self.resume_application_mode()
            self._explorer.refresh(layout=True)

    @contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """As Textual, which gives the terminal to another program within this context.

        Keys that send signals are meant for that one: a stop stops both, as one job of the shell.
        """
        for number in (signal.SIGTSTP, signal.SIGCONT):
            self._signals.remove_signal_handler(number)
        self._terminal.lent = True
        try:
            with super().no_automatic_restart():
                yield
        finally:
            self._terminal.take_back()
            self._signals.add_signal_handler(signal.SIGTSTP, self._sleep)
            self._signals.add_signal_handler(signal.SIGCONT, self._wake)

    def run_input_thread(self) -> None:
        """Hand on what the terminal sends, until told to stop."""
        keyboard = self.fileno
        with CleanInput(keyboard, self._lose, self._terminal.encoding) as source:
            self.fileno = source  # Textual looks at the terminal itself only without this thread
            try:
                while not self.exit_event.is_set():
                    self._hand_on()
            finally:
                self.fileno = keyboard

    def _hand_on(self) -> None:
        try:
            super().run_input_thread()
        except (ArithmeticError, ValueError):
            # A sequence that Textual cannot read, and that Cleaner did not know to be one: it is
            # ignored, and a new parser goes on with what is sent next.
            return
        except Exception as error:
            self._explorer.fail(error)
            raise

    def _lose(self) -> None:
        """End the app as the kernel does when a terminal goes, and as it may have been told not to.

        Under nohup it is; but there is nothing left to read then, nor anyone to see.
        """
        self._terminal.lost = True
        os.kill(os.getpid(), signal.SIGHUP)

    def process_message(self, message: Message) -> None:
        """Hand on one message, but no size that no terminal has."""
        if isinstance(message, Resize) and not all(map(is_believable, message.size)):
            return
        super().process_message(message)
