"""``irtui check``: every problem of a file at once."""

from pathlib import Path

import click

from irtui.cli.common import NOTHING_FOUND, WRONG_USE, Settings, common_options
from irtui.load import load
from irtui.model.problems import Severity


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@common_options
def command(settings: Settings, file: Path | None) -> None:
    """Print every problem of FILE: where, what, its code, and how to mend it.

    Without FILE, the dataset of -d is checked, or the one that comes with irtui. The exit code is
    1 if there are errors, 2 if the file cannot be read at all.
    """
    path = file or settings.path
    loaded = load(path)
    for problem in loaded.problems:
        click.echo(str(problem), err=not loaded.readable)
    if not loaded.readable:
        raise SystemExit(WRONG_USE)
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    others = len(loaded.problems) - errors
    found = ", ".join(
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((errors, "error"), (others, "warning"))
        if count
    )
    records = f"{len(loaded.dataset.records):,} records, " if loaded.dataset else ""
    click.echo(
        f"{loaded.document.file if loaded.document else path}: {records}{found or 'no problems'}.",
        err=True,
    )
    if errors:
        raise SystemExit(NOTHING_FOUND)
