"""``irtui path``: the shortest chains that connect two records."""

import click

from irtui.cli.answering import Answer, Asked, answering, page_answer
from irtui.cli.candidates import record_ids
from irtui.cli.common import examples
from irtui.pages.path_page import path_page
from irtui.query.audit.paths import paths
from irtui.query.sides import side_name
from irtui.render.answers import audits

_EPILOG = examples(
    ("irtui path ID ID", "the shortest chains of all times"),
    ("irtui path ID ID --at 2012", "of what held at the end of 2012"),
    ("irtui path ID ID --format json", "each link with its claim whole"),
)


@click.command("path", epilog=_EPILOG)
@click.argument("start", metavar="ID", shell_complete=record_ids)
@click.argument("end", metavar="ID", shell_complete=record_ids)
@answering
def command(asked: Asked, start: str, end: str) -> Answer:
    """Print the shortest chains of links from one record to another.

    Each chain is drawn; below it its steps stand with dates and sources, each step below the first
    chain that has it. Chains through people, posts, meetings and bodies come first, then those
    through agreements and programmes, then those through statements. None leads through a side, a
    place, a source or a gap: those connect everything. With --at, only what held on that day
    counts. The exit code is 1 if there is no chain.
    """
    only_on = asked.options.at
    ends = asked.record(start), asked.record(end)
    if ends[0] == ends[1]:
        raise click.UsageError("Both are the same record: name another to find a way to.")
    found = paths(asked.dataset, *ends, only_on)
    return page_answer(
        lambda: path_page(asked.as_of, found, only_on),
        lambda: audits.path(asked.as_of, found),
        nothing=None if found.chains else (),
        called=lambda side: side_name(asked.as_of, side),
    )
