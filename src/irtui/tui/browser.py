"""Hands an address to a browser, and says truly what came of it.

Which browser that is, Python's `webbrowser` knows; but it waits for some of them, lets others write
over the screen, and says of those that it could start that they opened the address.
"""

import asyncio
import signal
import subprocess
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from irtui.lean import field, frozen
from irtui.model.safe_text import safe_line
from irtui.tui.steps import in_thread

_IN_TERMINAL = (
    "www-browser",
    "lynx",
    "links",
    "links2",
    "elinks",
    "w3m",
    "browsh",
    "carbonyl",
    "cha",
)
"""Browsers that run in the terminal."""
_LOOKS, _BETWEEN = 40, 0.05
"""How often it is looked whether a browser still runs, and the seconds between; then it has taken
the address."""


@frozen
class Outcome:
    """What came of an address that was to be opened."""

    told: str
    """A line of words."""
    opened: bool = False


@frozen
class Browser:
    """A program that is handed addresses."""

    name: str
    words: tuple[str, ...]
    """The command, in which ``%s`` stands for the address; empty, if there is none to be run."""
    hand_over: Callable[[str], bool] = field(repr=False)
    """What hands it an address where no command does; whether it was taken."""

    @property
    def in_terminal(self) -> bool:
        """Whether it runs in the terminal."""
        return self.name in _IN_TERMINAL

    def command(self, url: str) -> list[str]:
        """The command that opens an address."""
        return [word.replace("%s", url) for word in self.words]

    def ended(self, code: int) -> Outcome:
        """What came of an address whose command ended: an exit code, or less a signal's number."""
        if code:
            how = f"with exit code {code}" if code > 0 else f"by {signal.Signals(-code).name}"
            return Outcome(f"{self.name} ended {how}")
        how = "Opened in" if self.in_terminal else "Handed to"
        return Outcome(f"{how} {self.name}", opened=True)

    def failed(self, error: OSError) -> Outcome:
        """What came of an address whose command could not be run."""
        return Outcome(f"{self.name} does not start: {error.strerror}")


def find_browser() -> Browser | None:
    """The browser that ``$BROWSER`` names, or else the usual one; ``None`` if there is none."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return None
    name = safe_line(PurePath(found.name).name)
    # The others have ways of their own, such as asking a window that is open already.
    runs = isinstance(found, webbrowser.GenericBrowser) or name in _IN_TERMINAL
    return Browser(name, (found.name, *found.args) if runs else (), found.open)


async def open_address(
    url: str, lend: Callable[[Callable[[], Outcome], Outcome], Outcome]
) -> Outcome:
    """Open an address.

    Args:
        url: the address, safe to be opened.
        lend: lends a program the terminal, see `tui.lending`.
    """
    browser = find_browser()
    if browser is None:
        return Outcome("No browser was found")
    if browser.words and browser.in_terminal:
        run = partial(_in_terminal, browser, url)
        return lend(run, Outcome("The browser needs a terminal"))
    if browser.words:
        return await _apart(browser, url)
    if await in_thread(browser.hand_over, url):
        return browser.ended(0)
    return Outcome(f"{browser.name} did not take the address")


def _in_terminal(browser: Browser, url: str) -> Outcome:
    """Let a browser have the terminal until one leaves it."""
    try:
        done = subprocess.run(browser.command(url), check=False)  # noqa: S603 - the user's choice
        return browser.ended(done.returncode)
    except OSError as error:
        return browser.failed(error)


async def _apart(browser: Browser, url: str) -> Outcome:
    """Start a browser that has a window, and that outlives the app; it is not to be heard here."""
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: ASYNC220, S603 - asyncio would end it with the app
            browser.command(url),
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError as error:
        return browser.failed(error)
    for _ in range(_LOOKS):
        if process.poll() is not None:
            break
        await asyncio.sleep(_BETWEEN)
    return browser.ended(process.returncode or 0)
