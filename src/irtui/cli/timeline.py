"""``irtui timeline``: meetings and terms in order of time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NoReturn

import click

from irtui.cli.candidates import record_ids
from irtui.cli.common import (
    NOTHING_FOUND,
    Answer,
    Settings,
    common_options,
    date_option,
    find_record,
    format_option,
    print_answer,
)
from irtui.cli.help import examples
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.dates import When
from irtui.query.time.changes import changes
from irtui.query.time.timeline import timeline
from irtui.render import answers, markdown, plain
from irtui.render.terminal.window import Window

_EPILOG = examples(
    ("irtui timeline", "the lanes of the dataset's choice"),
    ("irtui timeline ID --from 2010 --to 2015", "one record, in these years"),
    ("irtui timeline --changes", "what was founded, renamed or ended"),
)


@click.command("timeline", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@date_option("--from", "first", "Leave out what lies before: 2005, 2018-12 …")
@date_option("--to", "last", "Leave out what lies after.")
@click.option("--changes", "only_changes", is_flag=True, help="What changed in the structure.")
@format_option
@common_options
def command(
    settings: Settings,
    record: str | None,
    first: When | None,
    last: When | None,
    only_changes: bool,
    manner: str,
) -> None:
    """Print meetings and terms in order of time, with years of a series that have none recorded.

    With ID, those of that record: of a body and its parts, an agreement and its predecessors, an
    office and its holders, a person. With --changes, what was founded, renamed or ended, and who
    came into the offices that chair it. On a terminal of 60 columns, lanes are drawn, too.
    The exit code is 1 if nothing is recorded in that time.
    """
    dataset = settings.dataset()
    start = (first.earliest or first.latest) if first else None
    end = (last.latest or last.earliest) if last else None
    if start and end and start > end:
        raise click.UsageError("--from lies after --to: put the earlier date first.")
    if only_changes:
        if record is not None:
            raise click.UsageError("--changes are those of the whole structure: leave out the ID.")
        answer = _changes(settings, dataset, start or date.min, end or date.max)
    else:
        answer = _timeline(settings, dataset, record, start, end)
    print_answer(settings, answer, manner)


def _nothing(what: str) -> NoReturn:
    click.echo(f"Nothing dated is recorded {what}.", err=True)
    raise SystemExit(NOTHING_FOUND)


def _timeline(
    settings: Settings, dataset: Dataset, record: str | None, start: date | None, end: date | None
) -> Answer:
    as_of = settings.as_of(dataset)
    ref = find_record(dataset, record) if record is not None else None
    found = timeline(as_of, ref)
    of = as_of.title(ref) if ref else dataset.about.title
    if not found.own:
        _nothing(f"of {of}")
    bounds = [
        bound for lane in found.own for mark in lane.marks for bound in (mark.start, mark.end)
    ]
    first = start or min([*bounds, end or bounds[0]])
    window = Window(first, end or max([*bounds, first]))
    entries = found.entries(window.start, window.end)
    if not entries:
        _nothing(f"of {of} from {day_in_words(window.start)} to {day_in_words(window.end)}")
    heading = f"Timeline of {of}, as of {day_in_words(as_of.day)}"
    drawn = Window(start or window.padded().start, end or window.padded().end)

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        today = datetime.now().astimezone().date()
        return text.timeline_lines(found, drawn, as_of.day, today, width)

    return Answer(
        styled,
        lambda: plain.timeline_lines(heading, entries),
        lambda: answers.document(as_of, timeline=answers.timeline(found, window.start, window.end)),
        lambda: markdown.timeline_lines(heading, entries),
    )


def _changes(settings: Settings, dataset: Dataset, start: date, end: date) -> Answer:
    found = tuple(change for change in changes(dataset) if start <= change.day <= end)
    if not found:
        _nothing("as a change of the structure")
    heading = f"Changes of {dataset.about.title}"
    as_of = settings.as_of(dataset)

    def styled(_: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.change_lines(found)

    return Answer(
        styled,
        lambda: plain.change_lines(heading, found),
        lambda: answers.document(as_of, changes=answers.changes(found)),
        lambda: markdown.change_lines(heading, found),
    )
