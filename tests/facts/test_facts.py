"""Every fact of the two fact sheets is in the dataset that comes with irtui, or is left out with a
reason: `facts.tsv` says where.

A fact that several records tell has their references separated by ``; ``, and in the same order the
fields of each, separated by commas.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from irtui.load import bundled_path, load
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import field_table, key_of

HERE = Path(__file__)
SHEETS = HERE.parents[3] / "shared" / "facts"
"""The sheets lie beside the repository; they are not a part of it."""
WIDTH = 80
"""To how many characters the value of a fact is cut."""
COLUMNS = ["sheet", "index", "subject", "predicate", "value", "record", "field", "reason"]

sheets = pytest.mark.parametrize("sheet", ["structure", "programmes"])


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


def read_rows() -> list[Row]:
    head, *lines = (HERE.parent / "facts.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == COLUMNS
    rows = []
    for line in lines:
        sheet, index, subject, predicate, value, *rest = line.split("\t")
        rows.append(Row(Fact(sheet, int(index), subject, predicate, value), *rest))
    return rows


ROWS = read_rows()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    result = load(bundled_path())
    assert result.dataset is not None, "\n".join(map(str, result.problems))
    return result.dataset


def fault(dataset: Dataset, reference: str, field: str) -> str | None:
    """What is wrong with one place of a row; ``None`` if the field is there and says something."""
    table, _, identifier = reference.partition(":")
    record = dataset.records.get(Ref(table, identifier))
    if record is None:
        return f"there is no {reference}"
    names = {key_of(name): name for name in field_table(type(record))}
    if field not in names:
        return f"{reference} has no field “{field}”"
    return None if getattr(record, names[field]) else f"“{field}” of {reference} is empty"


@sheets
def test_every_row_is_told_by_the_dataset(dataset: Dataset, sheet: str) -> None:
    rows = [row for row in ROWS if row.fact.sheet == sheet]
    assert rows, f"facts.tsv has no row of the sheet “{sheet}”"
    faults = []
    for row in rows:
        if row.record == "-":
            continue
        assert len(row.record.split("; ")) == len(row.field.split("; ")), f"uneven row: {row.fact}"
        found = (fault(dataset, *place) for place in row.places())
        faults += [f"{row.fact}\n    {what}" for what in found if what]
    assert not faults, "\n".join(["facts that the dataset does not tell:", *faults])


def test_what_is_left_out_has_a_reason() -> None:
    assert [str(row.fact) for row in ROWS if (row.record == "-") != bool(row.reason)] == []


def test_no_fact_has_two_rows() -> None:
    keys = [(row.fact.sheet, row.fact.index) for row in ROWS]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the fact sheets do not lie beside the repository")
@sheets
def test_every_fact_has_its_row(sheet: str) -> None:
    content: dict[str, Any] = tomllib.loads((SHEETS / f"{sheet}.toml").read_text(encoding="utf-8"))
    facts = {
        Fact(sheet, index, fact["subject"], fact["predicate"], one_line(fact["value"]))
        for index, fact in enumerate(content["fact"])
    }
    mapped = {row.fact for row in ROWS if row.fact.sheet == sheet}
    without = [f"without a row: {fact}" for fact in sorted(facts - mapped)]
    stale = [f"row without such a fact: {fact}" for fact in sorted(mapped - facts)]
    assert not without + stale, "\n".join([*without, *stale])
