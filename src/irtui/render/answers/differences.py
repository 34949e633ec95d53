"""What differs between two datasets."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from irtui.model.as_of import AsOf
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dates import When
from irtui.model.fields import key_of
from irtui.model.records import TABLES, Record
from irtui.model.said import Count, said
from irtui.pages.diff_words import summary, title_of
from irtui.query.audit.diff import Compared, Comparison, Difference, How, count
from irtui.query.audit.matching import Entry
from irtui.render.answers.base import (
    AnswerJson,
    CitationJson,
    ClaimJson,
    EditionJson,
    claim,
    edition,
)
from irtui.render.answers.declared import Json

TableName = Annotated[str, ("enum", tuple(TABLES))]


Side = ClaimJson | When | CitationJson | Entry | str | float | bool | None
"""What one of two datasets says."""


class DifferenceJson(Json):
    """A claim, or a plain value, that is new, gone, or says something else."""

    field: str = said("The field.")
    how: Literal[How.ADDED, How.REMOVED, How.CHANGED] = said("What became of it.")
    keys: tuple[str, ...] = said("Of one that changed: which of its keys say something else.")
    old: Side = said("What was said: a claim whole, or a value; null: none.")
    new: Side = said("What is said now; null: nothing any more.")


class ComparedJson(Json):
    """A record that differs."""

    ref: Ref = said("The record; its new id, if that changed.", "record")
    title: str = said("What it is called on the day.")
    how: How = said("What became of it.")
    was: Ref | None = said("What its id was before.")
    differences: tuple[DifferenceJson, ...] = said("What of it differs.")


class DiffJson(AnswerJson):
    """The answer of ``irtui diff``; with ``--summary``, what is counted is not told."""

    compared_with: EditionJson = said("The older dataset.")
    summary: str = said("All of it in a line.")
    counts: dict[TableName, dict[How, Count]] = said(
        "For each table with differences, how many records became what."
    )
    about: tuple[DifferenceJson, ...] | None = said(
        "What the dataset says of itself.", optional=True
    )
    records: tuple[ComparedJson, ...] | None = said(
        "In the order of the tables and of the file.", optional=True
    )


def _side(holder: Record | None, difference: Difference, found: Claim[Any] | None) -> Side:
    """A claim whole, a plain value as it is."""
    if found is None:
        return None
    if difference.spec.claims and holder is not None:
        return claim(holder, difference.field, found)
    value: Side | Citation = found.value
    return CitationJson.of(value) if isinstance(value, Citation) else value


def _differences(
    found: Iterable[Difference], old: Record | None = None, new: Record | None = None
) -> tuple[DifferenceJson, ...]:
    return tuple(
        DifferenceJson.of(
            one,
            field=key_of(one.field),
            keys=tuple(key_of(changed.key) for changed in one.keys),
            old=_side(old, one, one.old),
            new=_side(new, one, one.new),
        )
        for one in found
    )


def _compared(comparison: Comparison, found: Compared, day: date) -> ComparedJson:
    old = comparison.old.records.get(found.was or found.ref)
    new = comparison.new.records.get(found.ref)
    return ComparedJson.of(
        found,
        title=title_of(comparison, found, day),
        differences=_differences(found.differences, old, new),
    )


def diff(comparison: Comparison, day: date, *, brief: bool) -> DiffJson:
    """The answer of ``irtui diff``, with every claim whole, also those of new and removed records.

    Args:
        comparison: what to tell.
        day: whose names are used.
        brief: only count.
    """
    compared = (_compared(comparison, one, day) for one in comparison.records)
    whole = {} if brief else {"about": _differences(comparison.about), "records": tuple(compared)}
    return DiffJson.to(
        AsOf.of(comparison.new, day),
        compared_with=edition(comparison.old),
        summary=summary(comparison),
        counts={table: count(records) for table, records in comparison.tables.items()},
        **whole,
    )
