"""What a change of the structure is, and what is asked of each: when it was, and who says so."""

from datetime import date
from enum import Enum
from typing import Any

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import Moment
from irtui.model.names import one_line, tellings_in_words
from irtui.model.records import Person, Post, Record
from irtui.model.said import Count, SourceRef, said
from irtui.model.stretches import Days
from irtui.query.evidence import read_for, support


class Turn(Enum):
    """What a change is to the record that changed."""

    CAME = "came"
    """It was set up, or was first seen."""
    WENT = "went"
    """It ended, or was not seen any more."""
    CHANGED = "changed"
    """It has another name, or something came to it or left it."""


@frozen
class Change:
    """A founding, an end, a new name, somebody who comes or goes, a succession, a sighting."""

    day: date = said("The day from which on it had certainly happened.")
    when: Moment | None = said("Its date, as the source tells it.")
    text: str = said("What happened.", converter=one_line)
    ref: Ref = said("The record that changed.", "record")
    sources: tuple[SourceRef, ...] = said("Who says so.", default=())
    tellings: Count = said("How many tellings of it contradict each other, or 0.", default=0)
    other: Ref | None = None
    """What the record came to or left."""
    turn: Turn = said("What it is to that record.", default=Turn.CHANGED)

    def in_words(self) -> str:
        """What happened, with its date where that is not the day on which it stands."""
        words = self.text
        if self.when is not None and (not self.when.exact or self.when.earliest != self.day):
            words = f"{words} ({in_words(self.when)})"
        return f"{words}, ⚠ {tellings_in_words(self.tellings)}" if self.tellings else words


def certain_day(when: Moment) -> date:
    """The first day on which a moment has certainly come; else the first possible one."""
    first, last = when.bounds
    return last or first or date.max


def possible(when: Moment) -> Days:
    """The days between which a moment lies."""
    first, last = when.bounds
    return first or date.min, last or date.max


def rests_on(dataset: Dataset, record: Record, *claims: Claim[Any]) -> tuple[Ref, ...]:
    """The sources of some claims of a record; of those without any, the record's."""
    found: dict[Ref, None] = {}
    for cited in dict.fromkeys(claim.sources for claim in claims):
        found |= dict.fromkeys(support(dataset, cited).sources or read_for(dataset, record).sources)
    return tuple(found)


def called(as_of: AsOf, ref: Ref) -> str:
    """What a record was called on a day; of one whose names have no dates, found but once."""
    always: dict[Ref, str] = as_of.dataset.kept(called)
    if ref not in always:
        record = as_of.dataset.get(ref)
        office = ref.table in (Post.TABLE, Person.TABLE)
        words = as_of.title(ref) if office else as_of.short_title(ref)
        if any(claim.dated for claim in (*record.name, *record.abbreviation)):
            return words
        always[ref] = words
    return always[ref]
