"""What is said where the explorer cannot be opened."""

import os
import sys

from irtui.cli.options import Opening

_NO_TERMINALS = ("", "dumb", "unknown")
"""What ``TERM`` says where nothing can be drawn; where it is not set, nothing is known."""


def need_terminal(opening: Opening) -> None:
    """End the program with exit code 2 where the explorer cannot be drawn, and say what prints.

    Args:
        opening: what it was to open with.
    """
    # Textual draws on stderr; and whoever sends stdout elsewhere expects an answer there.
    if not all(file is not None and file.isatty() for file in (sys.stdin, sys.stdout, sys.stderr)):
        why = "The explorer needs a terminal."
    elif sys.platform != "win32" and (term := os.environ.get("TERM", "")) in _NO_TERMINALS:
        known = f"TERM is “{term}”" if term else "TERM is not set"
        why = f"The explorer cannot be drawn in this terminal: {known}."
    else:
        return
    from irtui.cli.failing import fail

    fail(f"{why} To print, use a command: {_printing(opening)}")


def _printing(opening: Opening) -> str:
    """The command that prints what the explorer was to show."""
    from irtui.render.shell import command

    if opening.go:
        return command("irtui", "show", opening.go)
    return command("irtui", "find", opening.find) if opening.find else "irtui tree"
