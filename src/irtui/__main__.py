"""Run with ``irtui``, or with ``python -m irtui``."""

import os
import signal


def run() -> None:
    """Runs the command line; ctrl+c ends it quietly while all of it is still being imported."""
    told = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if told:  # and not ignored, as in the background of a script
        signal.signal(signal.SIGINT, lambda *_: os._exit(128 + signal.SIGINT))
    # Only now: this import takes long, and ctrl+c must end it quietly.
    from irtui.cli import main  # noqa: PLC0415

    if told:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main()


if __name__ == "__main__":
    run()
