"""``irtui report``: where sources disagree, what is missing, what rests on little."""

import click

from irtui.cli.answering import Answer, Asked, answering, page_answer
from irtui.cli.candidates import record_ids
from irtui.cli.common import Choice, examples, listed
from irtui.pages.report_pages import REPORTS, report_page
from irtui.query.audit.reports import findings, restricted
from irtui.query.branch import branch
from irtui.render.answers import audits

_EPILOG = "\n\n".join(
    (
        listed("Reports", *((name, what) for name, (what, _) in REPORTS.items())),
        examples(
            ("irtui report conflicts", "each telling with its sources"),
            ("irtui report single-source ID", "in one record and what is below it"),
            ("irtui report gaps --at 2015", "what was missing by then"),
            ("irtui report single-source --format json", "for a program of one's own"),
        ),
    )
)


@click.command("report", epilog=_EPILOG)
@click.argument("name", type=Choice(list(REPORTS)))
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@answering
def command(asked: Asked, name: str, record: str | None) -> Answer:
    """Print a report over the whole dataset; names are those of the day of --at.

    With ID, it is restricted to that record and all that is below it.

    The exit code is 1 if there is nothing to report, or if the file has problems.
    """
    as_of = asked.as_of
    of = asked.record(record) if record else None
    found = findings(name, as_of, asked.problems() if name == "problems" else ())
    refs = branch(as_of.dataset, of) if of else None
    if refs is not None:
        found = restricted(as_of.dataset, found, refs)
    return page_answer(
        lambda: report_page(name, as_of, found, of, refs),
        lambda: audits.report(as_of, name, found),
        nothing=() if bool(found) == (name == "problems") else None,
    )
