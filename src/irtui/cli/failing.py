"""How a command ends where there is nothing to answer: what it says, and its exit code."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from irtui.loading import Loaded
    from irtui.model.claims import Ref
    from irtui.model.dataset import Dataset
    from irtui.query.find import Fault

NOTHING_FOUND = 1
WRONG_USE = 2
_MOST_FAULTS = 10
"""Faults of a query that are told, each with the whole of it."""


def fail(message: str, code: int = WRONG_USE) -> NoReturn:
    """Say on stderr why there is no answer, and end the program with that exit code."""
    click.echo(message, err=True)
    raise SystemExit(code)


def fail_to_make(message: str) -> NoReturn:
    """As `fail`, where a file was to be written."""
    fail(f"{message} Nothing was written.")


def refuse(options: Sequence[str], place: str) -> NoReturn:
    """End the program, for options were given that mean nothing here.

    Args:
        options: at least one, as they are typed.
        place: where they belong, as the end of the sentence.

    Raises:
        click.UsageError: always.
    """
    belong = "belongs" if len(options) == 1 else "belong"
    raise click.UsageError(f"{', '.join(options)} {belong} {place}")


def fail_with_problems(*files: "Loaded") -> NoReturn:
    """Prints the problems of files that cannot be shown on stderr and ends with exit code 2."""
    from irtui.model.problems import MORE, tally

    for loaded in files:
        errors = loaded.errors
        told = (*errors, *(one for one in loaded.problems if one.code == MORE))
        for problem in told:
            click.echo(str(problem), err=True)
        if errors and loaded.readable:
            what = "Correct the file. “irtui check” lists every problem."
            click.echo(f"{tally(told)}. {what}", err=True)
    raise SystemExit(WRONG_USE)


def fail_with_faults(query: str, faults: "Iterable[Fault]") -> NoReturn:
    """Prints what is wrong in a query, each fault with a mark below the place; ends with code 2.

    Args:
        query: what was asked for, safe to be printed.
        faults: what of it was not understood.
    """
    from irtui.render.terminal.hits import pointer

    told = list(faults)
    for fault in told[:_MOST_FAULTS]:
        click.echo(str(fault), err=True)
        click.echo(f"  {query}", err=True)
        click.echo(f"  {pointer(query, fault)}", err=True)
    if len(told) > _MOST_FAULTS:
        click.echo(f"And {len(told) - _MOST_FAULTS:,} more.", err=True)
    raise SystemExit(WRONG_USE)


def find_record(dataset: "Dataset", text: str) -> "Ref":
    """The record that ``text`` names: ``table:id``, or an id that only one table has.

    Ends the program with exit code 1 if there is none, and with 2 if there are several.
    """
    from irtui.model.names import several_in_words
    from irtui.model.safe_text import quoted

    found = dataset.meant(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(several_in_words(text.strip(), found))
    from irtui.loading.values import suggestion

    known = [str(ref) if ":" in text else ref.id for ref in dataset.records]
    hint = suggestion(text, known, "Look for it with “irtui find”.")
    fail(f"There is no record {quoted(text)}. {hint}", NOTHING_FOUND)
