"""``irtui sources``: what a record rests on, or all sources of a dataset."""

import click

from irtui.cli.answering import Answer, Asked, answering, page_answer
from irtui.cli.candidates import record_ids
from irtui.cli.common import examples
from irtui.cli.failing import NOTHING_FOUND, fail
from irtui.pages.source_uses import dataset_uses, record_uses, uses_page
from irtui.render.answers import records

_EPILOG = examples(
    ("irtui sources", "all of the dataset, the most cited first"),
    ("irtui sources ID", "those that one record rests on"),
    ("irtui sources ID --format markdown", "the same, to be pasted into a page"),
)


@click.command("sources", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@answering
def command(asked: Asked, record: str | None) -> Answer:
    """Print what a record rests on: each source, what it is, and how many claims it supports.

    A claim counts for each source that it cites; one that cites none counts “for the record” with
    the sources that its record was read in. What supports most comes first. Without ID, all
    sources of the dataset are printed. Reprints are told from texts of their own. The exit code
    is 1 if there is no such record, or if it rests on no source.
    """
    ref = asked.record(record) if record is not None else None
    found = record_uses(asked.dataset, ref) if ref else dataset_uses(asked.dataset)
    if not found.uses:
        fail(f"No source is recorded for {asked.called(ref)}.", NOTHING_FOUND)
    return page_answer(
        lambda: uses_page(asked.as_of, found),
        lambda: records.sources(asked.as_of, found),
    )
