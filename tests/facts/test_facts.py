"""Every fact of the two fact sheets is in the dataset that comes with irtui, or is left out with a
reason: `facts.tsv` says where.

What an audit corrected and a search found later is in ``updates.tsv``: the line of that list (``+``
for what was found after it), the record, its field, the value (of a text, its beginning) and the
source; ``-`` if the claim went.

A fact that several records tell has their references separated by ``; ``, and in the same order the
fields of each, separated by commas. A row with a record and a reason is told in part. Where the
sheets lie at hand, the fact's sources, its date and its number are looked for too.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import frozen

from irtui.loading import bundled_path, load
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span
from irtui.model.fields import field_table, key_of
from irtui.model.records import Record

HERE = Path(__file__)
SHEETS = HERE.parents[3] / "shared" / "facts"
"""The sheets lie beside the repository; they are not a part of it."""
WIDTH = 80
"""To how many characters the value of a fact is cut."""
LEFT_OUT = {"defnews-2015-01": "has no address and no known publisher"}
"""Sources of the sheets that the dataset does not have, and why."""
SAME_PAGE = {
    "devdiscourse-2025-12-04": "devdiscourse-2025-12",
    "forceindia-2024-11": "force-2024-11",
    "ndt-2024-07-subgroup": "ndt-2024-07-wsg",
    "pib-2023-07-19-hi": "pib-2023-07-19",
    "sputnikhi-2025-02-18": "sputnik-hi-2025-02-18",
}
"""Pages that the sheets hold under two ids: the one left, and the one that the dataset keeps."""
DATING = ("when", "signed")
"""The fields that date all that their record tells."""
COLUMNS = ["sheet", "index", "subject", "predicate", "value", "record", "field", "reason"]

sheets = pytest.mark.parametrize("sheet", ["structure", "programmes"])
at_hand = pytest.mark.skipif(not SHEETS.is_dir(), reason="the fact sheets are not at hand")


@frozen(order=True)
class Fact:
    sheet: str
    index: int
    subject: str
    predicate: str
    value: str

    def __str__(self) -> str:
        return f"{self.sheet} {self.index}, {self.subject} / {self.predicate}: {self.value}"


@frozen
class Row:
    fact: Fact
    record: str
    field: str
    reason: str

    def places(self) -> Iterator[tuple[str, str]]:
        """Each record that tells the fact, with each field that does."""
        pairs = zip(self.record.split("; "), self.field.split("; "), strict=True)
        return ((record, field) for record, fields in pairs for field in fields.split(","))


def one_line(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).strip()[:WIDTH]


def facts_of(sheet: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((SHEETS / f"{sheet}.toml").read_text(encoding="utf-8"))["fact"])


@frozen
class Update:
    """A row of ``updates.tsv``."""

    line: str
    record: str
    field: str
    value: str
    source: str

    def told(self, dataset: Dataset) -> bool:
        """Whether a claim of the field has the value and the source (``*``: that of its record)."""
        record = dataset.records.get(Ref(*self.record.split(":")))
        if record is None:
            return False
        held = [claim for value in values(record, self.field) for claim in claims_in(value)]
        if self.value == "-":
            return not held
        return any(
            self.source in ("*", *cited(claim, record))
            and any(text.startswith(self.value) for text in texts(claim))
            for claim in held
        )


def cells(name: str, head: list[str]) -> Iterator[list[str]]:
    """The rows of a table that lies beside this file."""
    first, *lines = (HERE.parent / name).read_text(encoding="utf-8").splitlines()
    assert first.split("\t") == head
    return (line.split("\t") for line in lines)


def read_rows() -> list[Row]:
    return [
        Row(Fact(sheet, int(index), subject, predicate, value), *rest)
        for sheet, index, subject, predicate, value, *rest in cells("facts.tsv", COLUMNS)
    ]


ROWS = read_rows()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    result = load(bundled_path())
    assert result.dataset is not None, "\n".join(map(str, result.problems))
    return result.dataset


def fault(dataset: Dataset, reference: str, field: str) -> str | None:
    """What is wrong with one place of a row; ``None`` if the field is there and says something."""
    record = dataset.records.get(Ref(*reference.split(":")))
    if record is None:
        return f"there is no {reference}"
    for value in values(record, field):
        return None if value else f"“{field}” of {reference} is empty"
    return f"{reference} has no field “{field}”"


def values(record: Record, *keys: str) -> Iterator[Any]:
    """What the fields of these keys hold, where the record has such fields."""
    for name in field_table(type(record)):
        if key_of(name) in keys:
            yield getattr(record, name)


def claims_in(value: Any) -> tuple[Any, ...]:
    """The claims of a field, or its plain value."""
    return value if type(value) is tuple else () if value is None else (value,)


def texts(value: Any) -> Iterator[str]:
    """All that a value holds, as text."""
    if isinstance(value, Moment | Span):
        yield value.text
    elif isinstance(value, Ref):
        yield str(value)
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(texts, value))
    elif isinstance(value, Enum):
        yield str(value.value)
    elif attrs.has(type(value)):
        yield from texts(attrs.astuple(value, recurse=False))
    elif value is not None:
        yield str(value)


def cited(claim: Any, record: Record) -> Iterator[str]:
    """The sources of a claim, or else those of its record."""
    own = getattr(claim, "sources", ()) or getattr(record, "sources", ())
    return (citation.source for citation in own)


def dates(value: Any) -> Iterator[str]:
    """The text of every date in a field's value, or in its claims."""
    if isinstance(value, Moment | Span):
        yield value.text
    elif isinstance(value, tuple) or attrs.has(type(value)):
        for part in value if isinstance(value, tuple) else attrs.astuple(value, recurse=False):
            yield from dates(part)


def sources(record: Record, key: str) -> Iterator[str]:
    """The sources of a record, and of the claims of one of its fields."""
    held = (value for value in values(record, key) if isinstance(value, tuple))
    for holder in chain([record], *held):
        yield from (citation.source for citation in getattr(holder, "sources", ()))


def lacks(dataset: Dataset, row: Row, fact: dict[str, Any]) -> list[str]:
    """What a fact says of its sources, its date and its number, and the places of its row do not.

    A date may be told more closely than by the sheet (``2018-12-13`` tells ``2018-12``), not less.
    """
    places = [(dataset.records[Ref(*place.split(":"))], key) for place, key in row.places()]
    cited = {source for place in places for source in sources(*place)}
    named = {SAME_PAGE.get(source, source) for source in fact["sources"]} - LEFT_OUT.keys()
    found = [f"does not cite {source}" for source in sorted(named - cited)]
    if date := fact.get("date"):
        told = {text for record, key in places for text in dates((*values(record, key, *DATING),))}
        if not any(date in text for text in told):
            found.append(f"has {', '.join(sorted(told)) or 'no date'} for {date}")
    numbers = {claim.value for record, _ in places for claim in chain(*values(record, "number"))}
    if "ordinal" in fact and fact["ordinal"] not in numbers:
        found.append(f"has no number {fact['ordinal']}")
    return found


@sheets
def test_every_row_is_told_by_the_dataset(dataset: Dataset, sheet: str) -> None:
    rows = [row for row in ROWS if row.fact.sheet == sheet]
    assert rows, f"facts.tsv has no row of the sheet “{sheet}”"
    places = ((row.fact, place) for row in rows if row.record != "-" for place in row.places())
    assert [f"{fact}: {why}" for fact, place in places if (why := fault(dataset, *place))] == []


def test_every_update_is_told_by_the_dataset(dataset: Dataset) -> None:
    updates = [
        Update(*row) for row in cells("updates.tsv", [field.name for field in attrs.fields(Update)])
    ]
    assert updates
    assert [update for update in updates if not update.told(dataset)] == []


def test_what_is_left_out_has_a_reason() -> None:
    assert [str(row.fact) for row in ROWS if row.record == "-" and not row.reason] == []


def test_no_fact_has_two_rows() -> None:
    rows = Counter((row.fact.sheet, row.fact.index) for row in ROWS)
    assert [key for key, count in rows.items() if count > 1] == []


@at_hand
@sheets
def test_every_fact_has_its_row(sheet: str) -> None:
    facts = {
        Fact(sheet, index, fact["subject"], fact["predicate"], one_line(fact["value"]))
        for index, fact in enumerate(facts_of(sheet))
    }
    mapped = {row.fact for row in ROWS if row.fact.sheet == sheet}
    assert [f"without a row: {fact}" for fact in sorted(facts - mapped)] == []
    assert [f"row without such a fact: {fact}" for fact in sorted(mapped - facts)] == []


@at_hand
@sheets
def test_every_row_has_the_sources_date_and_number(dataset: Dataset, sheet: str) -> None:
    facts, faults = facts_of(sheet), []
    for row in (row for row in ROWS if row.fact.sheet == sheet and row.record != "-"):
        found = lacks(dataset, row, facts[row.fact.index])
        if row.reason:  # told in part
            found = [] if found else ["tells it in full"]
        faults += [f"{row.fact}\n    {row.record} {what}" for what in found]
    assert faults == []


def test_the_tables_of_sources_are_not_stale(dataset: Dataset) -> None:
    known = {record.ref.id for record in dataset.table("source")}
    assert known & {*LEFT_OUT, *SAME_PAGE, *SAME_PAGE.values()} == {*SAME_PAGE.values()}
