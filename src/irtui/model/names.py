"""What records are called where no day matters: numbers, kinds and sources in words."""

from collections.abc import Sequence

from irtui.model.claims import Ref
from irtui.model.date_words import in_words
from irtui.model.records import Event, Gap, Record, Source
from irtui.model.safe_text import quoted


def one_line(text: str) -> str:
    """``text`` for a place that has one line: its line breaks become spaces."""
    return text.replace("\n", " ")


def capitalized(text: str) -> str:
    """``text`` with a capital at its beginning; those that it has stay."""
    return text[:1].upper() + text[1:]


_LISTED = 6
"""Records of one name that are listed to choose from."""


def several_in_words(text: str, refs: Sequence[Ref]) -> str:
    """That ``text`` may mean any of some records: what to write instead."""
    shared = "id" if all(ref.id == text.casefold() for ref in refs) else "name"
    listed = [str(ref) for ref in refs[:_LISTED]]
    more = f" or another of {len(refs):,}" if len(refs) > _LISTED else ""
    choice = ", ".join(listed) if more else f"{', '.join(listed[:-1])} or {listed[-1]}"
    return f"{quoted(text)} is the {shared} of several records: write {choice}{more}."


def counted(count: int, thing: str) -> str:
    """``1 record``, ``2,000 records``: a number of things that take a mere s."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def tellings_in_words(count: int) -> str:
    """How often something is told of which the tellings contradict each other."""
    return f"{count:,} tellings"


def ordinal(number: int) -> str:
    """``22`` as ``22nd``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def kind_in_words(record: Record) -> str:
    """The record's kind as one says it: ``working group``; its table, if it has none.

    The kind of a gap is that of what is missing: ``gap: person``.
    """
    kind = (record.kind or record.TABLE).replace("-", " ")
    return f"{Gap.TABLE}: {kind}" if isinstance(record, Gap) and record.kind else kind


def numbered(event: Event, number: int | None) -> str:
    """What a meeting without a name is called: ``22nd session``; without a number, its kind."""
    kind = kind_in_words(event)
    return capitalized(kind) if number is None else f"{ordinal(number)} {kind}"


def source_line(source: Source) -> str:
    """Publisher and date: how a source is named in a list."""
    parts = [source.publisher or source.id]
    if source.date:
        parts.append(in_words(source.date))
    return ", ".join(parts)
