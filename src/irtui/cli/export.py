"""``irtui export``: the dataset in another format, for another tool."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from irtui.cli.answering import Asked, print_bytes
from irtui.cli.candidates import record_ids
from irtui.cli.common import FILE, Choice, common_options, described, examples
from irtui.cli.failing import NOTHING_FOUND, fail
from irtui.cli.options import Options
from irtui.exchange.format import Format, Losses, MissingExtraError
from irtui.exchange.formats import EXPORTS
from irtui.exchange.scope import Scope
from irtui.host.files import TakenError, write, write_folder
from irtui.model.names import counted
from irtui.model.safe_text import quoted
from irtui.pages.citations import Edition

_EXPORTING = "Making the export"
_EPILOG = "\n\n".join(
    (
        described(EXPORTS),
        examples(
            ("irtui export csv DIR", "all of it, as tables"),
            ("irtui export mermaid --at 2005", "the hierarchy of a day, printed"),
            ("irtui export ics FILE --in ID", "the meetings of a body and of all below it"),
        ),
    )
)


def _refuse_taken(path: Path) -> NoReturn:
    what = "is not empty" if path.is_dir() else "exists"
    fail(f"{quoted(str(path))} {what}. Nothing was written: name another, or add --force.")


def _scope(options: Options, top: str | None) -> Scope:
    """What is to be exported; ends the program where there is nothing."""
    loaded = options.load()
    assert loaded.dataset is not None  # load() has seen to it
    assert loaded.fingerprint is not None  # so there is a file that was read
    asked = Asked(options, loaded, options.as_of(loaded.dataset))
    edition = Edition.of(loaded.dataset.about, loaded.fingerprint.digest)
    ref = asked.record(top) if top is not None else None
    scope = Scope(asked.as_of, edition, of_day=options.at is not None, top=ref)
    if scope.of_day and not scope.chosen:
        fail(f"Nothing of {quoted(asked.called(ref))} was there on that day.", NOTHING_FOUND)
    return scope


def _print(content: bytes, of: Format) -> None:
    if not of.text and sys.stdout.isatty():
        fail(f"{of.name} is no text: name a file for it.")
    print_bytes(content)


def _write(
    options: Options, scope: Scope, of: Format, losses: Losses, path: Path | None, *, force: bool
) -> None:
    """Makes the files of an export and writes them; ends the program if that fails."""
    path = None if str(path) == "-" else path
    if of.folder and (path is None or path.is_file()):
        fail(f"{of.name} is a folder of several files: name a directory for it.")
    if path is None:
        with options.waiting(_EXPORTING):
            (file,) = of.export(scope, losses)
        _print(file.content, of)
        return
    if path.is_file() and not force:  # else it would be told after the work
        _refuse_taken(path)
    try:
        if of.folder:
            with options.waiting(_EXPORTING):
                size = write_folder(path, of.export(scope, losses), force=force)
        else:
            with options.waiting(_EXPORTING):
                (file,) = of.export(scope, losses)
            write(path, file.content, force=force)
            size = len(file.content)
    except TakenError:
        _refuse_taken(path)
    except OSError as error:
        fail(f"{quoted(str(path))} cannot be written: {error.strerror}.")
    records = counted(len(scope.records), "record")
    many = f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{-(-size // 1000)} kB"
    click.echo(f"{quoted(str(path))}: {many}, made of {records}.{_entrance(path)}", err=True)


def _entrance(path: Path) -> str:
    """Which file of a folder a reader opens first, if there is such a one."""
    found = (path / name for name in ("index.html", "index.md"))
    return next((f" Open {quoted(str(one))}." for one in found if one.is_file()), "")


def _tell(of: Format, losses: Losses) -> None:
    lost = losses.counts.most_common()
    if lost:
        why = "“irtui export --help” tells what each format keeps"
        click.echo(f"Left out, as {of.name} does not hold it ({why}):", err=True)
    for what, number in lost:
        click.echo(f"{number:>{len(f'{lost[0][1]:,}') + 2},}  {what}", err=True)


@click.command("export", epilog=_EPILOG)
@click.argument("name", metavar="FORMAT", type=Choice([*EXPORTS]))
@click.argument("path", metavar="[FILE]", required=False, type=FILE)
@click.option(
    "--in",
    "top",
    metavar="ID",
    shell_complete=record_ids,
    help="Only this record and all below it, with all that these lead to.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@common_options
def command(options: Options, name: str, path: Path | None, top: str | None, force: bool) -> None:
    """Write the dataset in another format, into FILE, or print it where there is no FILE.

    With --at DATE, only what held on that day is written; without, all that is known of all days.
    What the format cannot hold is counted on stderr. A file that is there is never replaced without
    --force: then nothing is written, and the exit code is 2.
    """
    of = EXPORTS[name]
    losses = Losses()
    try:
        _write(options, _scope(options, top), of, losses, path, force=force)
    except MissingExtraError as error:
        fail(str(error))
    _tell(of, losses)
