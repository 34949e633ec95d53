"""``irtui report``: where sources disagree, what is missing, what rests on little."""

import click

from irtui.cli.common import (
    NOTHING_FOUND,
    Settings,
    common_options,
    format_option,
    page_answer,
    print_answer,
)
from irtui.cli.help import examples, listed
from irtui.pages.report_pages import REPORTS, report
from irtui.query.audit.checks import check_logic
from irtui.render import answers

_EPILOG = "\n\n".join(
    (
        listed("Reports", *((name, what) for name, (what, _) in REPORTS.items())),
        examples(
            ("irtui report conflicts", "each telling with its sources"),
            ("irtui report gaps --at 2015", "what was missing by then"),
            ("irtui report single-source --format json", "for a program of one's own"),
        ),
    )
)


@click.command("report", epilog=_EPILOG)
@click.argument("name", type=click.Choice(list(REPORTS)))
@format_option
@common_options
def command(settings: Settings, name: str, manner: str) -> None:
    """Print a report over the whole dataset; names are those of the day of --at.

    The exit code is 1 if there is nothing to report, or if the file has problems.
    """
    loaded = settings.load()
    dataset = settings.dataset_of(loaded)
    as_of = settings.as_of(dataset)
    problems = loaded.problems
    if name == "problems":
        problems = loaded.place((*problems, *check_logic(dataset)))
    page = report(name, as_of, problems)
    answer = page_answer(
        page,
        lambda: answers.document(
            as_of, report=name, findings=answers.report(name, as_of, problems)
        ),
    )
    print_answer(settings, answer, manner)
    if bool(answers.report(name, as_of, problems)) == (name == "problems"):
        raise SystemExit(NOTHING_FOUND)
