"""What is printed instead of opening the explorer, and what is said where it cannot be opened."""

import os
import sys

import click

from irtui.cli.answering import Asked, print_answer
from irtui.cli.common import WRONG_USE, Options
from irtui.cli.opening import Opening, refuse
from irtui.render.shell import command

_NO_TERMINALS = ("", "dumb", "unknown")
"""What ``TERM`` says where nothing can be drawn; where it is not set, nothing is known."""
_REGARDED = ("--go", "--full")
"""The options of the explorer that say what to print, too."""
_GO_ON = "To go on: irtui show ID, irtui find QUERY, irtui --help"


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
    click.echo(f"{why} To print, use a command: {_printing(opening)}", err=True)
    raise SystemExit(WRONG_USE)


def _printing(opening: Opening) -> str:
    """The command that prints what the explorer was to show."""
    if opening.go:
        return command("irtui", "show", opening.go)
    return command("irtui", "find", opening.find) if opening.find else "irtui tree"


def print_instead(options: Options, opening: Opening) -> None:
    """Print what the explorer would open on, the tree or a record, and how to go on.

    Args:
        options: those that every command takes.
        opening: what the explorer was to open with.

    Raises:
        click.UsageError: something of that has no meaning in print.
    """
    regarded = _REGARDED if opening.go else ()
    if others := [option for option in opening.given if option not in regarded]:
        ways = "to the explorer, which --plain does not open."
        if opening.find:
            ways += f" To print what is found: {command('irtui', 'find', opening.find, '--plain')}"
        refuse(others, ways)
    loaded = options.load()
    assert loaded.dataset is not None  # load() has seen to it
    asked = Asked(options, loaded, options.as_of(loaded.dataset))
    if opening.go:
        from irtui.cli.show import show_answer

        answer = show_answer(asked, opening.go, full=opening.full)
    else:
        from irtui.cli.tree import tree_answer

        answer = tree_answer(asked)
    print_answer(options, answer, "text")
    click.echo(_GO_ON, err=True)
