"""Runs the app, and gives the terminal back whatever ends it.

The first signal asks the app to end; if it does not within a moment, or if another one comes, the
process ends without it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from irtui.tui.app import IrtuiApp

if TYPE_CHECKING:
    from irtui.tui.terminal import Terminal

_GRACE = 2.0
"""Seconds that the app has to end itself."""
_LAST = 1.0
"""Seconds that the terminal has to take what gives it back."""
_TURN = 0.001
"""Seconds after which a thread lets another go on, instead of Python's five times as many.

One of them writes to the terminal: what a key has painted first must not wait for the panes.
"""


class AppFailedError(Exception):
    """The app ended by an exception that nobody caught, which is its cause."""


def run(app: IrtuiApp) -> str | None:
    """Run the app in the terminal of stdin and stderr until it is left.

    Returns:
        The command that opens its last view again.

    Raises:
        SystemExit: a signal ended it, or the loss of its terminal, which counts as SIGHUP; the exit
            code is 128 and the signal's number, as a shell would say it.
        AppFailedError: the app failed; its cause is what it failed with.
    """
    way_back = None
    if app.ascii:
        from irtui.tui.ascii import draw_whole_cells

        draw_whole_cells()
    try:
        if app.means.served:
            from irtui.tui.served_driver import ServedDriver

            app.driver_class = ServedDriver
            way_back = app.run()
        elif sys.platform == "win32":
            way_back = app.run()
        else:
            way_back = _run_in_terminal(app)
    except Exception as error:  # often but the consequence of what the app has failed with
        app.fail(error)
    if app.ended_by:  # what fails then is a screen that is taken down before it was whole
        raise SystemExit(128 + app.ended_by)
    # Textual's own code for a failure is 1, and none is given where nobody asked the app to end.
    # Who is served is gone by closing a page.
    unasked = app.return_code is None and not app.means.served
    if app.failure is not None or app.return_code == 1 or unasked:
        raise AppFailedError("The explorer failed") from app.failure
    return way_back


def _run_in_terminal(app: IrtuiApp) -> str | None:
    from irtui.tui.terminal import Terminal

    sys.setswitchinterval(_TURN)
    app.terminal = terminal = Terminal()
    try:
        with asyncio.Runner() as runner:
            loop = runner.get_loop()
            loop.set_exception_handler(partial(_fail, app))
            with _ended_by_signals(app, terminal, loop):
                from textual.drivers.linux_driver import LinuxDriver

                from irtui.tui.driver import TerminalDriver

                if app.driver_class is LinuxDriver:  # and not one that the environment asks for
                    app.driver_class = TerminalDriver
                # GNU screen keeps escape back until the next key while it reports the mouse.
                return app.run(loop=loop, mouse="STY" not in os.environ)
    finally:
        terminal.give_back()
        if terminal.lost or app.ended_by == signal.SIGHUP:
            terminal.mute()  # else Python ends with an error: it cannot write what is left


def _fail(app: IrtuiApp, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """End the app by what failed outside of it, as in the handler of a signal."""
    if "exception" not in context:
        loop.default_exception_handler(context)
        return
    app.fail(context["exception"])
    app.exit(return_code=1)


@contextmanager
def _ended_by_signals(
    app: IrtuiApp, terminal: "Terminal", loop: asyncio.AbstractEventLoop
) -> Iterator[None]:
    """Lets signals end the app within this context, and the process where it does not end.

    Not by the loop's own handlers: they would wait with everything else for what takes long.
    """
    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # as under nohup
    asked: list[int] = []

    def end_at_once(number: int) -> None:
        def give_up(*_: object) -> None:
            os._exit(128 + number)

        signal.signal(signal.SIGALRM, give_up)
        signal.setitimer(signal.ITIMER_REAL, _LAST)
        terminal.mute()
        terminal.give_back()
        give_up()

    def end(number: int, _: FrameType | None) -> None:
        if number == signal.SIGHUP and ignored and not terminal.lost:
            return
        if terminal.lent and number in (signal.SIGINT, signal.SIGQUIT):
            return  # they come from its keys, and are meant for who has it
        if asked or not terminal.taken:
            end_at_once(asked[0] if asked else number)
        asked.append(number)
        if app.failure is None:
            app.ended_by = number
        loop.call_soon_threadsafe(app.exit, None, 128 + number)
        signal.setitimer(signal.ITIMER_REAL, _GRACE)

    ending = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM]
    replaced = {number: signal.signal(number, end) for number in (*ending, signal.SIGALRM)}
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in replaced.items():
            # A lost terminal tells of it more than once: the process, its group, and by its input.
            gone = number == signal.SIGHUP and number in asked
            signal.signal(number, signal.SIG_IGN if gone else handler)
