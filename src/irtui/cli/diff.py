"""``irtui diff``: what changed between two dataset files."""

from pathlib import Path

import click

from irtui.cli.answering import page_answer, print_answer
from irtui.cli.common import FILE, common_options, examples, format_option
from irtui.cli.failing import NOTHING_FOUND, fail_with_problems
from irtui.cli.options import Options
from irtui.host.reading import reading
from irtui.host.revisions import NoRevisionError, load_version
from irtui.lean import evolve
from irtui.loading import load
from irtui.query.audit.diff import diff

_EPILOG = examples(
    ("irtui diff FILE", "the file compared with the dataset"),
    ("irtui diff FILE --summary", "only the counts"),
    ("irtui diff FILE --format markdown", "for release notes"),
)


@click.command("diff", epilog=_EPILOG)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE, required=False)
@click.option("--summary", is_flag=True, help="Only count what was added, removed and changed.")
@format_option("json", "markdown")
@common_options
def command(options: Options, old: Path, new: Path | None, summary: bool, manner: str) -> None:
    """Print what changed from the dataset file OLD to the file NEW.

    OLD may also be a revision of git, such as HEAD~1 or a tag: NEW as it was then. The claims that
    changed stand under their records. The order of records, keys and claims does not count, nor
    does the spelling of a value. Without NEW, OLD is compared with the dataset
    of -d, or with the one that comes with irtui. Names are those of the day of --at, or else of
    NEW's review. Long texts are cut to what differs; JSON has them whole.

    The exit code is 1 if nothing differs, 2 if a file cannot be read or has errors.
    """
    path = new or options.path
    try:
        with options.waiting(reading(old, path), old, path):
            files = load_version(old, path).loaded, load(path)
    except NoRevisionError as error:
        raise click.UsageError(str(error)) from error
    before, after = (loaded.dataset for loaded in files)
    if before is None or after is None:
        fail_with_problems(*files)
    with options.waiting("Comparing"):
        found = diff(before, after)
    day = options.as_of(after).day
    if not found and manner == "text":
        click.echo("Nothing differs.", err=True)
        raise SystemExit(NOTHING_FOUND)

    from irtui.pages.diff_page import differences_page
    from irtui.render import differences
    from irtui.render.answers.differences import diff as as_json

    answer = page_answer(
        lambda: differences_page(found, day),
        json=lambda: as_json(found, day, brief=summary),
        nothing=None if found else (),
        full=not summary,
    )
    answer = evolve(
        answer,
        plain=lambda: differences.plain_lines(found, day, brief=summary),
        markdown=lambda: differences.markdown_lines(found, day, brief=summary),
    )
    print_answer(options, answer, manner)
