"""``irtui check``: every problem of a file at once."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from irtui.cli.common import NOTHING_FOUND, Settings, common_options, fail_with_problems
from irtui.cli.help import examples
from irtui.load import Loaded, load
from irtui.model.problems import CODES, Problem, Severity
from irtui.model.safe_text import safe_text
from irtui.query.checks import check_logic


def _explain(ctx: click.Context, _: click.Parameter, code: str | None) -> None:
    """Prints what a code stands for, and ends."""
    if code is None or ctx.resilient_parsing:
        return
    if code not in CODES:
        from irtui.load.values import suggestion

        hint = suggestion(code, CODES, "The codes are " + ", ".join(CODES) + ".")
        raise click.BadParameter(f"there is no code “{safe_text(code)}”. {hint}")
    severity, meaning = CODES[code]
    click.echo(f"{code}, {severity}: {meaning}")
    ctx.exit()


def _summary(loaded: Loaded, problems: Iterable[Problem]) -> str:
    """``412 records, 2 warnings``."""
    count = Counter(problem.severity for problem in problems)
    words = [
        f"{count[severity]} {severity}{'' if count[severity] == 1 else 's'}"
        for severity in Severity
        if count[severity]
    ]
    if loaded.dataset:
        words.insert(0, f"{len(loaded.dataset.records):,} records")
    if not count:
        words.append("no problems")
    return ", ".join(words)


_EPILOG = examples(
    ("irtui check FILE", "where, what is wrong, how to mend it"),
    ("irtui check --explain no-source", "what a code stands for"),
)


@click.command("check", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a code stands for.",
)
@common_options
def command(settings: Settings, file: Path | None) -> None:
    """Print every problem of FILE: where, what, its code, and how to mend it.

    Without FILE, the dataset of -d is checked, or the one that comes with irtui. Warnings and notes
    are printed too. The exit code is 1 if there are errors, 2 if the file cannot be read at all.
    """
    loaded = load(file or settings.path)
    if loaded.document is None:
        fail_with_problems(loaded)
    problems = loaded.problems
    if loaded.dataset is not None:
        problems = loaded.place((*problems, *check_logic(loaded.dataset)))
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{loaded.document.file}: {_summary(loaded, problems)}.", err=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(NOTHING_FOUND)
