"""``irtui check``: every problem of dataset files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from irtui.cli.answering import print_utf8
from irtui.cli.common import FILE, common_options, examples, format_option
from irtui.cli.failing import NOTHING_FOUND, WRONG_USE
from irtui.cli.options import Options
from irtui.host.clock import today
from irtui.loading import load, uncollected
from irtui.model.codes import CODES, Severity
from irtui.model.safe_text import quoted, safe_line
from irtui.query.audit.checks import check_logic
from irtui.render.answers.declared import document
from irtui.render.problems import CheckedFile, as_answer, summary, workflow_command


def _explain(ctx: click.Context, _: click.Parameter, code: str | None) -> None:
    """Prints what a code stands for, why it is a problem, and an example; and ends."""
    if code is None or ctx.resilient_parsing:
        return
    if code not in CODES:
        from irtui.loading.values import suggestion

        hint = suggestion(code, CODES, "The codes are " + ", ".join(CODES) + ".")
        raise click.BadParameter(f"there is no code {quoted(code)}. {hint}")
    for line in _explanation(code):
        click.echo(line)
    ctx.exit()


def _explanation(code: str) -> Iterator[str]:
    from irtui.pages.examples import EXAMPLES

    kind = CODES[code]
    yield f"{code}, {kind.severity}: {kind.meaning}"
    yield kind.why
    yield kind.mend
    if example := EXAMPLES.get(code):
        for label, lines in (("Wrong:", example.wrong), ("Right:", example.right)):
            yield from ("", label, *(f"    {line}" for line in lines.splitlines()))


def _no_dash(_: click.Context, __: click.Parameter, files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Refuses ``-``: problems are told by the name of their file."""
    if Path("-") in files:
        raise click.BadParameter("irtui check reads files, not standard input.")
    return files


@uncollected()  # all of it is there until the end
def check_file(path: Path) -> CheckedFile:
    """All problems of the file at ``path``, those of its logic with them if it can be shown."""
    loaded = load(path)
    if loaded.document is None:
        return CheckedFile(safe_line(str(path)), loaded.problems, readable=False)
    if loaded.dataset is None:
        return CheckedFile(loaded.document.file, loaded.problems)
    problems = loaded.place((*loaded.problems, *check_logic(loaded.dataset, today())))
    return CheckedFile(loaded.document.file, problems, records=len(loaded.dataset.records))


def _exit_code(files: Sequence[CheckedFile], *, strict: bool) -> int:
    """The worst of the files': 2 for one that cannot be read, 1 for one with errors."""
    counting = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return max(
        WRONG_USE
        if not checked.readable
        else NOTHING_FOUND * any(checked.count(severity) for severity in counting)
        for checked in files
    )


def _print(files: Sequence[CheckedFile], manner: str) -> None:
    """Problems on stdout, but in text the one that keeps a file from being read; sums on stderr."""
    if manner == "json":
        print_utf8(document(as_answer(files)))
    for checked in files:
        unread = manner == "text" and not checked.readable
        for problem in checked.problems if manner != "json" else ():
            line = workflow_command(problem) if manner == "github" else str(problem)
            click.echo(line, err=unread)
        if not unread:
            click.echo(f"{checked.file}: {summary(checked)}.", err=True)


_EPILOG = examples(
    ("irtui check FILE", "what is wrong, and where"),
    ("irtui check FILE --format github", "for GitHub Actions"),
    ("irtui check --explain no-source", "what a code stands for"),
)


@click.command("check", epilog=_EPILOG)
@click.argument("files", metavar="[FILE]...", type=FILE, nargs=-1, callback=_no_dash)
@format_option(
    "json",
    "github",
    help_text="How to print the problems; github: as workflow commands of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Count warnings as errors, but not notes.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a code means, why it is a problem, and how to correct it.",
)
@common_options
def command(options: Options, files: tuple[Path, ...], manner: str, strict: bool) -> None:
    """Print every problem of each FILE: where, what, its code, and how to correct it.

    Without FILE, the dataset of -d is checked, or the one that comes with irtui. Warnings and notes
    are printed too. All files are checked, even if one cannot be read; a summary goes to stderr.

    The exit code is 1 if there are errors, with --strict also if there are warnings, and 2 if a
    file cannot be read at all.
    """
    checked = []
    for path in files or (options.path,):
        with options.waiting(f"Checking {safe_line(path.name)}", path):
            checked.append(check_file(path))
    _print(checked, manner)
    if code := _exit_code(checked, strict=strict):
        raise SystemExit(code)
