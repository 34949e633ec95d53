"""``irtui path``: the shortest chains that connect two records."""

import click

from irtui.cli.candidates import record_ids
from irtui.cli.common import (
    NOTHING_FOUND,
    Settings,
    common_options,
    find_record,
    format_option,
    page_answer,
    print_answer,
)
from irtui.cli.help import examples
from irtui.pages.path_page import path_page
from irtui.query.audit.paths import paths
from irtui.render import answers

_EPILOG = examples(
    ("irtui path ID ID", "the shortest chains of all times"),
    ("irtui path ID ID --at 2012", "of what held at the end of 2012"),
    ("irtui path ID ID --format json", "each link with its claim whole"),
)


@click.command("path", epilog=_EPILOG)
@click.argument("start", metavar="ID", shell_complete=record_ids)
@click.argument("end", metavar="ID", shell_complete=record_ids)
@format_option
@common_options
def command(settings: Settings, start: str, end: str, manner: str) -> None:
    """Print the shortest chains of links from one record to another.

    Each step is told with its date and its sources. No chain leads through a side, a source or a
    gap: those connect everything. With --at, only what held on that day counts. The exit code is 1
    if there is no chain.
    """
    dataset = settings.dataset()
    as_of = settings.as_of(dataset)
    ends = find_record(dataset, start), find_record(dataset, end)
    if ends[0] == ends[1]:
        raise click.UsageError("Both are the same record: name another to find a way to.")
    found = paths(dataset, *ends, settings.at)
    page = path_page(as_of, found, settings.at)
    answer = page_answer(page, lambda: answers.document(as_of, path=answers.paths(as_of, found)))
    print_answer(settings, answer, manner)
    if not found.chains:
        raise SystemExit(NOTHING_FOUND)
