"""``irtui timeline``: meetings and terms in order of time."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from irtui.cli.answering import Answer, Asked, answering
from irtui.cli.candidates import record_ids
from irtui.cli.common import date_option, examples
from irtui.cli.failing import NOTHING_FOUND, fail
from irtui.host.clock import today
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words
from irtui.model.dates import When, day_of, first_day_of
from irtui.model.window import Window
from irtui.pages.timeline_words import none_recorded
from irtui.query.time.changes import changes, under
from irtui.query.time.timeline import timeline
from irtui.render import markdown
from irtui.render.answers import structure

_EPILOG = examples(
    ("irtui timeline", "the lanes of the dataset's choice"),
    ("irtui timeline ID --from 2010 --to 2015", "one record, in these years"),
    ("irtui timeline --changes", "what was founded, who came and went"),
)


@click.command("timeline", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@date_option("--from", "first", "Leave out what lies before: 2005, 2018-12 …")
@date_option("--to", "last", "Leave out what lies after.")
@click.option("--changes", "only_changes", is_flag=True, help="Print changes of the structure.")
@answering
def command(
    asked: Asked, record: str | None, first: When | None, last: When | None, only_changes: bool
) -> Answer:
    """Print meetings and terms in order of time, with years of a series that have none recorded.

    With ID, those of that record: of a body, who held its chairs, and its parts; of an
    organisation and who headed it, an agreement and its predecessors, an office and its holders, a
    person. With --changes, what was founded, renamed or ended, who came
    into an office or left it, and who changed sides; of a body, also below it and in its offices.
    On a terminal of 60 columns, lanes are drawn, too.
    The exit code is 1 if nothing is recorded in that time.
    """
    start = first_day_of(first) if first else None
    end = day_of(last) if last else None
    if start and end and start > end:
        raise click.UsageError("--from lies after --to: put the earlier date first.")
    ref = asked.record(record) if record is not None else None
    if only_changes:
        return _changes(asked, ref, start or date.min, end or date.max)
    return _timeline(asked, ref, start, end)


def _timeline(asked: Asked, ref: Ref | None, start: date | None, end: date | None) -> Answer:
    day = asked.as_of.day
    found = timeline(asked.as_of, ref)
    of = asked.called(ref)
    if not found.own:
        fail(none_recorded(f"for {of}"), NOTHING_FOUND)
    bounds = [
        bound for lane in found.own for mark in lane.marks for bound in (mark.start, mark.end)
    ]
    first = start or min([*bounds, end or bounds[0]])
    window = Window(first, end or max([*bounds, first]))
    entries = found.entries(window.start, window.end)
    if not entries:
        fail(none_recorded(f"for {of}", window.start, window.end), NOTHING_FOUND)
    heading = f"Timeline of {of}, as of {day_in_words(day)}"
    drawn = Window(start or window.padded().start, end or window.padded().end)

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.timeline_lines(asked.as_of, found, drawn, today(), width)

    def plain_lines() -> Iterable[str]:
        from irtui.render import plain  # it knows hits, and so the libraries that find them

        return plain.timeline_lines(heading, entries)

    return Answer(
        styled=styled,
        plain=plain_lines,
        json=lambda: structure.timeline(asked.as_of, found, window.start, window.end),
        markdown=lambda: markdown.timeline_lines(heading, entries),
    )


def _changes(asked: Asked, ref: Ref | None, start: date, end: date) -> Answer:
    every = changes(asked.dataset)
    of = under(asked.dataset, every, ref) if ref else every
    found = tuple(change for change in of if start <= change.day <= end)
    if not found:
        of_what = f"for {asked.called(ref)}" if ref else "in the structure"
        fail(none_recorded(of_what, what="No change"), NOTHING_FOUND)
    heading = f"Changes of {asked.called(ref)}"

    def styled(_: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.change_lines(found)

    def plain_lines() -> Iterable[str]:
        from irtui.render import plain

        return plain.change_lines(heading, found)

    return Answer(
        styled=styled,
        plain=plain_lines,
        json=lambda: structure.changes(asked.as_of, found),
        markdown=lambda: markdown.change_lines(heading, found),
    )
