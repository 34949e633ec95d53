"""``irtui init``: a small dataset of your own to start from."""

import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import click

from irtui.cli.common import ascii_option
from irtui.cli.failing import fail_to_make
from irtui.model.safe_text import safe_line
from irtui.render.shell import file_word, shell_word
from irtui.schema.format import schema_text

_DATASET = "relations.toml"
_SCHEMA = "irtui.schema.json"  # the first line of the dataset points to it


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes new files into a folder, which is created if need be; after an OSError, none stays."""
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as stream:
                written.append(folder / name)
                stream.write(text)
    except OSError:
        for path in written:
            path.unlink()
        raise


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@ascii_option
def command(folder: Path) -> None:
    """Write a small dataset of your own into DIR: it shows all that the format has.

    Beside it stands its JSON Schema, by which an editor completes and checks it. DIR is created if
    it does not exist. Files that exist are never replaced: then nothing is written, and the exit
    code is 2.
    """
    shown = safe_line(str(folder))
    if os.path.lexists(folder) and not folder.is_dir():
        fail_to_make(f"“{shown}” exists and is not a directory.")
    starter = resources.files("irtui.cli").joinpath("starter.toml")
    files = {_DATASET: starter.read_text(encoding="utf-8"), _SCHEMA: schema_text() + "\n"}
    for name in files:
        if os.path.lexists(folder / name):
            fail_to_make(f"“{safe_line(str(folder / name))}” already exists.")
    try:
        _write(folder, files)
    except OSError as error:
        fail_to_make(f"“{shown}” cannot be written to: {error.strerror}.")
    dataset, schema = (shell_word(file_word(folder / name)) for name in (_DATASET, _SCHEMA))
    for line in (
        f"{dataset}: a small dataset, to be made your own.",
        f"{schema}: its JSON Schema, for your editor.",
        f"To see it: irtui -d {dataset}",
        f"After each change: irtui check {dataset}",
    ):
        click.echo(line, err=True)
