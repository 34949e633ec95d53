"""Run with ``irtui``, or with ``python -m irtui``."""

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from irtui.model.settings import Settings


def run() -> None:
    """Runs the command line; ctrl+c ends it quietly while all of it is still being imported."""
    told = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if told:  # and not ignored, as in the background of a script
        signal.signal(signal.SIGINT, lambda *_: os._exit(128 + signal.SIGINT))
    gc.disable()  # a command needs what it makes until it ends; the explorer turns it on again
    # Only now: these imports take long, and ctrl+c must end them quietly.
    from irtui.cli.ending import leave
    from irtui.model.limits import ask

    ask(_limits)

    call: Callable[[], object]
    if sys.argv[1:] or "_IRTUI_COMPLETE" in os.environ:
        from irtui.cli import main

        call = main
    else:
        from irtui.cli.bare_call import open_explorer

        call = open_explorer

    if told:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        call()
    except SystemExit as ended:
        leave(ended.code)


def _limits() -> "Settings":
    from irtui.host.limits import limits_of_user  # a command that reads nothing needs it not

    return limits_of_user()


if __name__ == "__main__":
    run()
