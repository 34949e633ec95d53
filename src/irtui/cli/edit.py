"""``irtui edit``: a record in the user's editor, at its line."""

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from irtui.cli.candidates import places
from irtui.cli.common import common_options, examples
from irtui.cli.failing import NOTHING_FOUND, fail, find_record
from irtui.cli.options import Options
from irtui.loading import Loaded, load, replaced_by_updates
from irtui.model.claims import Ref
from irtui.model.problems import Path as Place
from irtui.model.safe_text import quoted, safe_line
from irtui.pages.anchors import path_of

_OF_FIELD = 3
"""Keys that lead to a field: the table, the id, its name."""
_EPILOG = examples(
    ("irtui edit ID", "the record"),
    ("irtui edit 'ID#founded.2'", "the second telling of its founding"),
    ("irtui edit", "the first problem of the file, or its beginning"),
)


def _record(loaded: Loaded, identifier: str) -> Ref:
    """The record that is meant; in a file with errors, it is looked for as it is written."""
    if loaded.dataset is not None:
        return find_record(loaded.dataset, identifier)
    table, _, name = identifier.strip().rpartition(":")
    for found, records in loaded.document.data.items() if loaded.document else ():
        if table in ("", found) and isinstance(records, dict) and name in records:
            break
    else:
        fail(
            f"There is no record {quoted(identifier)} in the file, which has errors.", NOTHING_FOUND
        )
    return Ref(found, name)


def _spot(loaded: Loaded, place: str | None) -> tuple[Path, int]:
    """The file and the line of a place; without one, of the first problem of the file."""
    if place is None:
        return loaded.spot_of(next(iter((*loaded.errors, *loaded.problems)), None))
    path = path_of(place, partial(_record, loaded))
    if fault := _missing(loaded, path):
        fail(fault, NOTHING_FOUND)
    return loaded.spot(path)


def _missing(loaded: Loaded, place: Place) -> str:
    """What of a field or a claim is not in the file, in words; empty, if all of it is."""
    if loaded.document is None or len(place) < _OF_FIELD:
        return ""
    said: Any = loaded.document.data
    for part in place[:_OF_FIELD]:
        said = said.get(part) if isinstance(said, dict) else None
    field, *index = place[_OF_FIELD - 1 :]
    if said is None:
        return f"There is no {quoted(str(field))}: the record does not have it."
    claims = len(said) if isinstance(said, list) else 1
    if index and index[0] not in range(claims):
        number = int(index[0]) + 1
        return f"There is no claim {safe_line(f'{field}.{number}')}: the record has {claims}."
    return ""


@click.command("edit", epilog=_EPILOG)
@click.argument("place", metavar="[ID[#FIELD]]", required=False, shell_complete=places)
@common_options
def command(options: Options, place: str | None) -> None:
    """Open the dataset in your editor, at the line of the record ID, or of one of its claims.

    Without ID, it opens at the first problem of the file. The editor is the one in your settings,
    or what $VISUAL or $EDITOR names. When it ends, the file is read again, and its errors are
    printed. The exit code is 1 if there is no such record or claim, or if the file has errors then.
    """
    from irtui.host.editor import OURS, NoEditorError, find_editor
    from irtui.host.settings import user_settings

    loaded = load(options.path)
    file, line = _spot(loaded, place)
    if replaced_by_updates(file):
        click.echo(OURS, err=True)
    settings = user_settings()
    if settings.complaint:
        click.echo(settings.complaint, err=True)
    try:
        find_editor(os.environ, settings.sound.editor).edit(file, line)
    except NoEditorError as error:
        fail(str(error))
    errors = load(options.path).errors
    for problem in errors:
        click.echo(str(problem), err=True)
    if errors:
        raise SystemExit(NOTHING_FOUND)
