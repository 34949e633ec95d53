"""The terminal that the app takes over, and how it is given back when the app cannot do it."""

import os
import select
import signal
import sys
import termios
from contextlib import suppress

_GIVING_BACK = (
    b"\x1b\\"  # what was cut short is over, a link or a title
    b"\x1b[?2026l"  # what was drawn is shown
    b"\x1b]8;;\x1b\\\x1b[0m"  # no link, no colour
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # no focus, no bracketed paste, no reports of its size
    b"\x1b[?7h"  # lines wrap
    b"\x1b[<u"  # kitty's keyboard protocol, before the screen is left that it belongs to
    b"\x1b[?1049l\x1b[?25h"  # the screen and the cursor of before
)
_PATIENCE = 1.0
"""Seconds that a terminal has to take the next byte."""


class Terminal:
    """The terminal of this process: Textual reads on stdin and draws on stderr.

    Made before the app starts, when its modes are still those to go back to.
    """

    def __init__(self) -> None:
        assert sys.__stdin__ is not None
        assert sys.__stderr__ is not None
        self._keyboard = sys.__stdin__.fileno()
        self._drawn_on = sys.__stderr__.fileno()
        self._screen = os.dup(self._drawn_on)
        self._modes = termios.tcgetattr(self._keyboard)
        self.encoding = sys.__stdin__.encoding
        """In which letters come from its keyboard."""
        self.taken = False
        """Whether the app draws on it, so that it is not as it was."""
        self.lent = False
        """Whether another program has it, until that ends."""
        self.lost = False
        """Whether nothing can be read from it any more: its window was closed."""

    def wait_for_foreground(self) -> None:
        """Stop the process for as long as another one has the terminal, as after a shell's ``bg``.

        A change of its modes would be that other one's.
        """
        while not self._in_foreground():
            os.kill(os.getpid(), signal.SIGSTOP)

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._keyboard) == os.getpgrp()
        except OSError:  # no shell hands this terminal round
            return True

    @property
    def has_shell(self) -> bool:
        """Whether a shell waits that can start this process again when it was stopped.

        The first program of a terminal, as in ``xterm -e irtui``, would be stopped for ever.
        """
        return os.getpgrp() != os.getsid(0)

    def stop(self) -> None:
        """Stop the job that this process belongs to, as ctrl+z of a terminal does."""
        os.killpg(os.getpgrp(), signal.SIGTSTP)

    def mute(self) -> None:
        """Let nothing more be drawn, whatever threads there are that mean to."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._drawn_on)
        os.close(nowhere)

    def give_back(self) -> None:
        """Make the terminal as it was before the app started; nothing if it is so already."""
        if not self.taken:
            return
        self.taken = False
        # What fails here is a terminal that is gone.
        with suppress(OSError):
            if select.select([], [self._screen], [], _PATIENCE)[1]:
                os.write(self._screen, _GIVING_BACK)
        self._set_modes()

    def take_back(self) -> None:
        """Make the modes as they were before another program had the terminal, and left others."""
        self.lent = False
        self._set_modes()

    def _set_modes(self) -> None:
        with suppress(OSError, termios.error):
            if self._in_foreground():
                termios.tcsetattr(self._keyboard, termios.TCSANOW, self._modes)
