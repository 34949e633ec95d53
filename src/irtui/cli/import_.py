"""``irtui import``: a dataset's file from one of another format."""

from pathlib import Path

import click

from irtui.cli.answering import print_utf8
from irtui.cli.common import FILE, Choice, ascii_option, described, examples
from irtui.cli.failing import NOTHING_FOUND, fail_to_make, refuse
from irtui.exchange.dataset_file import file_text, sound
from irtui.exchange.format import ForeignError, MissingExtraError, Reading
from irtui.exchange.formats import IMPORTS
from irtui.host.clock import today
from irtui.host.files import TakenError, write
from irtui.model.names import counted
from irtui.model.safe_text import quoted, safe_line

_EPILOG = "\n\n".join(
    (
        described(IMPORTS),
        examples(
            ("irtui import popolo FILE new.toml", "a dataset of it"),
            ("irtui import csv FILE --map columns.toml", "printed, by a mapping"),
        ),
    )
)


def _write(new: Path | None, text: str, *, force: bool) -> None:
    if new is None or str(new) == "-":
        print_utf8(text.rstrip("\n"))
        return
    try:
        write(new, text.encode(), force=force)
    except TakenError:
        fail_to_make(f"{quoted(str(new))} exists: name another file, or add --force.")
    except OSError as error:
        fail_to_make(f"{quoted(str(new))} cannot be written: {error.strerror}.")


@click.command("import", epilog=_EPILOG)
@click.argument("name", metavar="FORMAT", type=Choice([*IMPORTS]))
@click.argument("path", metavar="FILE", type=FILE)
@click.argument("new", metavar="[NEW]", required=False, type=FILE)
@click.option("--map", "mapping", metavar="FILE", type=FILE, help="Of csv: what its columns are.")
@click.option("--title", metavar="TEXT", help="What the dataset is to be called.")
@click.option("--force", is_flag=True, help="Replace the file NEW if it is there.")
@ascii_option
def command(
    name: str,
    path: Path,
    new: Path | None,
    mapping: Path | None,
    title: str | None,
    force: bool,
) -> None:
    """Make a dataset's file of FILE, which is of another format; print it where there is no NEW.

    It is a file as one would write it by hand, and “irtui check” finds no error in it. What was not
    understood is listed on stderr with its place in FILE; then the exit code is 1. A file that is
    there is never replaced without --force.
    """
    if mapping is not None and name != "csv":
        refuse(["--map"], "to “irtui import csv” alone.")
    reading = Reading(
        title=safe_line(title) if title else None, today=today().isoformat(), mapping=mapping
    )
    try:
        found = IMPORTS[name].read(path, reading)
    except (ForeignError, MissingExtraError) as error:
        fail_to_make(str(error))
    dataset, left_out = sound(found)
    _write(new, file_text(dataset), force=force)
    unread = (*found.unread, *left_out)
    for one in unread:
        click.echo(safe_line(f"{path}: {one.where}: {one.what}"), err=True)
    done = f"{counted(len(dataset.records), 'record')}, {len(unread):,} not understood."
    click.echo(done, err=True)
    if unread:
        raise SystemExit(NOTHING_FOUND)
