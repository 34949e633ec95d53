"""What is printed instead of opening the explorer."""

import click

from irtui.cli.answering import Asked, print_answer
from irtui.cli.failing import refuse
from irtui.cli.options import Opening, Options
from irtui.render.shell import command

_REGARDED = ("--go", "--full")
"""The options of the explorer that say what to print, too."""


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
    click.echo("To go on: irtui show ID, irtui find QUERY, irtui --help", err=True)
