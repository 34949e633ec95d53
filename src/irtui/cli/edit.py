"""``irtui edit``: a record in the user's editor, at its line."""

import os
from pathlib import Path

import click

from irtui.cli.candidates import places
from irtui.cli.common import NOTHING_FOUND, WRONG_USE, Options, common_options, find_record
from irtui.cli.help import examples
from irtui.load import Loaded, bundled_path, load
from irtui.model.claims import Ref
from irtui.model.codes import Severity
from irtui.model.safe_text import quoted
from irtui.pages.anchors import WHOLE

_EPILOG = examples(
    ("irtui edit ID", "the record"),
    ("irtui edit 'ID#founded.2'", "the second telling of its founding"),
    ("irtui edit", "the first problem of the file, or its beginning"),
)
_OURS = (
    "This is the dataset that comes with irtui: the next version replaces it. To keep changes, "
    "copy it, and name the copy with -d."
)


def _record(loaded: Loaded, identifier: str) -> Ref:
    """The record that is meant; in a file with errors, it is looked for as it is written."""
    if loaded.dataset is not None:
        return find_record(loaded.dataset, identifier)
    table, _, name = identifier.strip().rpartition(":")
    document = loaded.document
    for found, records in document.data.items() if document else ():
        if table in ("", found) and isinstance(records, dict) and name in records:
            return Ref(found, name)
    click.echo(f"There is no record {quoted(identifier)} in the file, which has errors.", err=True)
    raise SystemExit(NOTHING_FOUND)


def _spot(loaded: Loaded, place: str | None) -> tuple[Path, int]:
    """The file and the line of a place; without one, of the first problem of the file."""
    if place is None:
        errors = (one for one in loaded.problems if one.severity is Severity.ERROR)
        first = next(errors, next(iter(loaded.problems), None))
        path, _ = loaded.spot(file=first.file) if first else loaded.spot()
        return path, (first.line if first else None) or 1
    if place.strip() == WHOLE:
        return loaded.spot((WHOLE,))
    identifier, _, field = place.partition("#")
    ref = _record(loaded, identifier)
    name, _, number = field.partition(".")
    index = (int(number) - 1,) if number.isdecimal() else ()
    return loaded.spot((ref.table, ref.id, *filter(None, [name]), *index))


@click.command("edit", epilog=_EPILOG)
@click.argument("place", metavar="[ID[#FIELD]]", required=False, shell_complete=places)
@common_options
def command(options: Options, place: str | None) -> None:
    """Open the dataset in your editor, at the line of the record ID, or of one of its claims.

    Without ID, it opens at the first problem of the file. The editor is what $VISUAL or $EDITOR
    names. When it ends, the file is read again, and its errors are told. The exit code is 1 if
    there is no such record, or if the file has errors then.
    """
    from irtui.host.editor import NoEditorError, find_editor

    loaded = load(options.path)
    file, line = _spot(loaded, place)
    if options.path == bundled_path():
        click.echo(_OURS, err=True)
    try:
        find_editor(os.environ).edit(file, line)
    except NoEditorError as error:
        click.echo(str(error), err=True)
        raise SystemExit(WRONG_USE) from error
    errors = [one for one in load(options.path).problems if one.severity is Severity.ERROR]
    for problem in errors:
        click.echo(str(problem), err=True)
    if errors:
        raise SystemExit(NOTHING_FOUND)
