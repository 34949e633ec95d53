"""``irtui show``: one record: its face, or all that is known of it."""

import click

from irtui.cli.answering import Answer, Asked, answering, page_answer
from irtui.cli.candidates import shown_ids
from irtui.cli.common import examples
from irtui.pages.anchors import WHOLE
from irtui.pages.sheet import sheet
from irtui.query.sides import side_name
from irtui.render.answers import records

_EPILOG = examples(
    ("irtui show ID", "the record as of the day of the review"),
    ("irtui show ID --at 2012-06", "as it was at the end of June 2012"),
    ("irtui show ID --full", "with every claim, link and source"),
    ("irtui show ID --format json", "all its claims whole, with links and gaps"),
    ("irtui show dataset", "what the dataset is, and what it rests on"),
)


def show_answer(asked: Asked, record: str, *, full: bool) -> Answer:
    """The page of a record, or of the dataset itself."""
    if record.strip() == WHOLE:
        return _dataset(asked)
    ref = asked.record(record)
    return page_answer(
        lambda: sheet(asked.as_of, ref),
        lambda: records.show(asked.as_of, ref),
        full=full,
        called=lambda side: side_name(asked.as_of, side),
    )


def _dataset(asked: Asked) -> Answer:
    from irtui.pages.dataset_page import dataset_page
    from irtui.render.answers.overview import show_dataset

    problems = asked.problems()
    return page_answer(
        lambda: dataset_page(asked.as_of, problems), lambda: show_dataset(asked.as_of, problems)
    )


@click.command("show", epilog=_EPILOG)
@click.option("--full", is_flag=True, help="Print all that is known of it, with every source.")
@click.argument("record", metavar="ID", shell_complete=shown_ids)
@answering
def command(asked: Asked, record: str, full: bool) -> Answer:
    """Print the record ID: its face, and how much more there is.

    With --full, also every claim with its sources, the links both ways, and the gaps. ID is an id,
    or a reference with its table, such as body:ID. [1] is a source; where all of them are shown,
    [1]* was read for the record as a whole, [1] for that very claim. As JSON, all of it is
    printed, each claim with whether it holds on the day. The exit code is 1 if there is no such
    record.

    “dataset” prints the page of the dataset itself: what is in it, and what that rests on.
    """
    return show_answer(asked, record, full=full)
