"""``irtui sources``: what a record rests on, or all sources of a dataset."""

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
from irtui.pages.source_uses import dataset_uses, record_uses, uses_page

_EPILOG = examples(
    ("irtui sources", "all of the dataset, the most cited first"),
    ("irtui sources ID", "those that one record rests on"),
    ("irtui sources ID --format markdown", "the same, to be pasted into a page"),
)


@click.command("sources", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@format_option
@common_options
def command(settings: Settings, record: str | None, manner: str) -> None:
    """Print what a record rests on: each source, what it is, and how many claims it supports.

    A claim counts for each source that it cites; one that cites none counts “for the record” with
    the sources that its record was read in. What supports most comes first. Without ID, all
    sources of the dataset are printed. Reprints are told from texts of their own. The exit code
    is 1 if there is no such record, or if it rests on no source.
    """
    dataset = settings.dataset()
    as_of = settings.as_of(dataset)
    ref = find_record(dataset, record) if record is not None else None
    found = record_uses(dataset, ref) if ref else dataset_uses(dataset)
    if not found.uses:
        of = as_of.title(ref) if ref else dataset.about.title
        click.echo(f"No source is recorded for {of}.", err=True)
        raise SystemExit(NOTHING_FOUND)

    def as_json() -> str:
        from irtui.render import answers, record_answers

        return answers.document(as_of, sources=record_answers.sources(dataset, found))

    print_answer(settings, page_answer(uses_page(as_of, found), as_json), manner)
