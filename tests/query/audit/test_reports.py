"""What the reports find: conflicts, gaps, thin support, old sources."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.records import Body, Gap, Record, Source
from irtui.pages.remarks import missing_in_words
from irtui.pages.sheet import sheet
from irtui.query.audit.reports import (
    EmptyYears,
    Missing,
    UnnamedParts,
    claims_of,
    conflicts,
    gaps,
    oldest_sources,
    one_sided,
    single_source,
)
from irtui.query.tree.hierarchy import Hierarchy
from tests.query.answers import (
    ANY_WORLD,
    BUNDLED,
    FICTIONAL,
    WORLDS,
    reviewed,
    turning_days,
    words,
    world,
)
from tests.support import DATASETS, dataset, day, loaded, ref

ALL_WORLDS = (*WORLDS, "estuary")
MARK = re.compile(r"⚠ (\d+) tellings")
SOURCES = """
[party.upper]
[party.lower]
[source.log]
origin = "upper"
[source.diary]
origin = "upper"
[source.copy]
origin = "lower"
reprints = "log"
[source.chart]
origin = "lower"
[source.guide]
origin = "third"
"""


def every_claim(data: Dataset) -> Iterator[tuple[Record, str, Claim[Any]]]:
    """Every claim with its record and its field, but for those of sources and gaps."""
    for record in data.records.values():
        if record.TABLE not in ("source", "gap"):
            for name in claim_fields(type(record)):
                for claim in getattr(record, name):
                    yield record, name, claim


def texts_of(data: Dataset, record: Record, claim: Claim[Any]) -> set[str]:
    """The ids of the sources that a claim rests on, each reprint put down to what it repeats."""

    def original(identifier: str) -> str:
        source = data.get(Ref("source", identifier))
        assert isinstance(source, Source)
        return original(source.reprints.id) if source.reprints else identifier

    return {original(citation.source) for citation in claim.sources or record.sources}


# Conflicts


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_what_sources_disagree_about_is_what_the_sheets_mark_with_its_tellings(
    name: str,
) -> None:
    data = world(name)
    marked = {
        row.anchor.partition(".")[0]
        for record in data.records
        for part in sheet(AsOf(data, reviewed(data)), record).sections
        for row in part.rows
        if MARK.search(words(row))
    }
    assert marked == {f"{found.ref}#{found.field}" for found in conflicts(data)}


@given(ANY_WORLD, st.data())
def test_a_sheet_marks_the_same_conflicts_on_any_day(name: str, choice: st.DataObject) -> None:
    data = world(name)
    disputed = sorted({found.ref for found in conflicts(data)})
    record = choice.draw(st.sampled_from(disputed or list(data.records)))
    on = choice.draw(st.sampled_from(turning_days(data)))
    rows = [row for part in sheet(AsOf(data, on), record).sections for row in part.rows]
    marks = [(row, found) for row in rows if (found := MARK.search(words(row)))]
    marked = [(row.anchor.split("#")[1].split(".")[0], int(found[1])) for row, found in marks]
    assert sorted(marked) == sorted(
        (found.field, len(found.claims)) for found in conflicts(data) if found.ref == record
    )


def test_a_conflict_has_all_tellings_the_preferred_one_and_what_is_thought_wrong_too() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
founded = [
  {{ value = "200X", rank = "preferred" }},
  "2001",
  {{ value = "2002", sources = ["chart"] }},
  {{ value = "1901", sources = ["chart"], rank = "deprecated" }},
]
mandate = ["It keeps the ford.", "It does not."]
cadence = [{{ value = "annual", until = "2005" }}, {{ value = "biennial", since = "2005" }}]
""")
    (found,) = conflicts(data)
    assert (found.ref, found.field) == (ref("body:ford"), "founded")
    assert [claim.value.text for claim in found.claims] == ["200X", "2001", "2002", "1901"]


def test_two_counts_of_one_kind_are_a_conflict_and_two_kinds_are_none() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
counts = [
  {{ kind = "boat", count = 2 }},
  {{ kind = "oar", count = 4 }},
  {{ kind = "boat", count = 3 }},
]
""")
    (found,) = conflicts(data)
    assert [claim.value.count for claim in found.claims] == [2, 3]


def test_the_bundled_dataset_tells_the_founding_of_the_commission_in_several_ways() -> None:
    found = {(str(one.ref), one.field) for one in conflicts(world(BUNDLED))}
    assert found >= {
        ("body:irigc-mmtc", "founded"),
        ("event:irigc-mmtc-2015-01", "number"),
        ("agreement:mtc-programme-2021-2031", "signed_at"),
        ("agreement:relos-2025", "name"),
    }


# Gaps


SERIES = """
[body.ford]
kind = "board"
founded = "2001"
cadence = "annual"
counts = [{ kind = "group", count = 3 }, { kind = "boat", count = 9 }]
sources = ["log"]
[body.crew]
kind = "group"
parent = "ford"
founded = "2003"
sources = ["log"]
[event.first]
body = "ford"
number = 1
when = "2001-05"
sources = ["log"]
[event.second]
body = "ford"
number = 2
when = "2003-05"
sources = ["log"]
[gap.lost]
about = "body:ford"
field = "meetings"
text = "The meeting of 2002."
looked_in = "the log"
searched = "2006-01"
[gap.river]
text = "Where the river begins."
"""
KINDS = """
[dataset]
title = "Fords"
reviewed = "2005-06-01"
[dataset.kinds.event]
boat = "boats"
[dataset.kinds.body]
board = "boards"
group = "working groups"
"""


def test_what_is_counted_and_what_a_series_lacks_stand_before_what_was_looked_for() -> None:
    data = dataset(SOURCES + SERIES, KINDS)
    ford = ref("body:ford")
    (counted, series, lost, river) = gaps(AsOf(data, day("2005-06-01")))
    assert counted == Missing(ford, UnnamedParts("group", 1, 3))
    assert series == Missing(ford, EmptyYears((2002, 2004)))
    assert lost == Missing(ford, data.get(ref("gap:lost"), Gap))
    assert river == Missing(None, data.get(ref("gap:river"), Gap))
    assert [missing_in_words(data, one) for one in (counted, series, lost, river)] == [
        "1 of 3 working groups are named.",
        "No meeting is recorded in 2002, 2004.",
        "The meeting of 2002.",
        "Where the river begins.",
    ]


def test_nothing_is_missing_where_all_is_named_and_met() -> None:
    complete = SERIES.replace("count = 3", "count = 1").replace('"2003-05"', '"2002-05"')
    data = dataset(SOURCES + complete.partition("[gap.lost]")[0], KINDS.replace("2005", "2003"))
    assert gaps(AsOf(data, day("2003-06-01"))) == ()


def test_what_is_counted_is_that_of_the_day() -> None:
    data = dataset(SOURCES + SERIES, KINDS)

    def first(on: str) -> object:
        return gaps(AsOf(data, day(on)))[0].what

    assert first("2004-01-01") == UnnamedParts("group", 1, 3)
    assert first("2002-01-01") == UnnamedParts("group", 0, 3)


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_all_gaps_of_a_dataset_are_told_once(name: str) -> None:
    data = world(name)
    found = gaps(AsOf(data, reviewed(data)))
    assert len(set(found)) == len(found)
    told = tuple(Missing.of(gap) for gap in data.all(Gap))
    assert found[len(found) - len(told) :] == told


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_a_body_lacks_of_a_kind_what_its_tree_says_is_not_named(name: str) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, reviewed(data)))
    expected = {
        (body.ref, UnnamedParts(kind, named, counted))
        for body in data.table("body")
        if isinstance(body, Body) and body.ref in {one.ref for one in hierarchy.as_of.bodies()}
        for kind, (named, counted) in hierarchy.unnamed(body).items()
    }
    found = {
        (one.ref, one.what)
        for one in gaps(AsOf(data, reviewed(data)))
        if isinstance(one.what, UnnamedParts)
    }
    assert found == expected


def test_the_commission_lacks_seven_sub_groups_and_the_sessions_of_five_years() -> None:
    data = world(BUNDLED)
    texts = [
        missing_in_words(data, one)
        for one in gaps(AsOf(data, reviewed(data)))
        if one.ref == ref("body:irigc-mmtc")
    ]
    assert texts[:2] == [
        "2 of 9 sub-groups are named.",
        "No meeting is recorded in 2006, 2014, 2020, 2022, 2023.",
    ]


# What rests on little


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_a_single_source_report_has_every_claim_of_one_text_and_none_of_two(name: str) -> None:
    data = world(name)
    found = single_source(data)
    expected = [
        (record.ref, field, claim)
        for record, field, claim in every_claim(data)
        if field != "aliases" and not claim.deprecated and len(texts_of(data, record, claim)) == 1
    ]
    assert [(one.ref, one.field, one.claim) for one in found] == expected
    for one in found:
        assert {source.id for source in one.support.independent} == texts_of(
            data, data.get(one.ref), one.claim
        )


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_a_one_sided_report_has_every_claim_of_several_texts_of_one_side(name: str) -> None:
    data = world(name)

    def side(record: Record, claim: Claim[Any]) -> str | None:
        origins = set()
        for identifier in texts_of(data, record, claim):
            source = data.get(Ref("source", identifier))
            assert isinstance(source, Source)
            origins.add(source.origin or "unknown")
        return origins.pop() if len(origins) == 1 and not origins & {"third", "unknown"} else None

    found = one_sided(data)
    assert [(one.ref, one.field, one.claim, one.support.side) for one in found] == [
        (record.ref, field, claim, side(record, claim))
        for record, field, claim in every_claim(data)
        if field != "aliases"
        and not claim.deprecated
        and len(texts_of(data, record, claim)) > 1
        and side(record, claim)
    ]


@pytest.mark.parametrize(
    ("sources", "single", "sided"),
    [
        ('["log"]', True, False),
        ('["log", "copy"]', True, False),
        ('["log", "diary"]', False, True),
        ('["copy", "diary"]', False, True),
        ('["log", "chart"]', False, False),
        ('["log", "guide"]', False, False),
        ('["guide"]', True, False),
    ],
)
def test_a_claim_is_of_one_text_or_of_one_side_or_of_neither(
    sources: str, single: bool, sided: bool
) -> None:
    claim = f'founded = {{ value = "2001", sources = {sources} }}'
    data = dataset(f'{SOURCES}\n[body.ford]\nsources = ["log"]\n{claim}\n')
    assert ([one.field for one in single_source(data)] == ["founded"]) is single
    assert ([one.field for one in one_sided(data)] == ["founded"]) is sided


def test_aliases_and_what_is_thought_wrong_need_no_second_witness() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
name = {{ value = "The ford", sources = ["log"] }}
aliases = ["Furt", {{ value = "Брод", lang = "ru", sources = ["log"] }}]
founded = {{ value = "1901", rank = "deprecated", sources = ["log"] }}
""")
    assert [one.field for one in single_source(data)] == ["name"]


def test_what_a_gap_or_a_source_is_called_needs_no_witness() -> None:
    data = dataset("""
[source.log]
name = { value = "The log", sources = ["chart"] }
[source.chart]
[gap.river]
name = { value = "The river", sources = ["chart"] }
text = "Where it begins."
""")
    assert (single_source(data), conflicts(data)) == ((), ())
    assert [list(claims_of(record)) for record in data.records.values()] == [[], [], []]


# Old sources


def test_sources_stand_in_order_of_their_first_day_and_undated_ones_last() -> None:
    dates = {"a": "2018-12", "b": "", "c": "2018", "d": "[..2017-05-05]", "e": "1999?", "f": ""}
    text = "".join(
        f"[source.{name}]\n" + (f'date = "{date}"\n' if date else "")
        for name, date in dates.items()
    )
    assert [old.ref.id for old in oldest_sources(dataset(text))] == ["e", "d", "c", "a", "b", "f"]


def test_a_source_supports_the_records_that_cite_it_and_not_its_reprints_and_gaps() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
founded = [{{ value = "2001", sources = ["log"] }}, {{ value = "2001-05", sources = ["log"] }}]
[body.weir]
founded = {{ value = "2002", sources = ["log", "chart"] }}
[gap.river]
about = "source:log"
text = "Its first page."
""")
    found = {old.ref.id: old.supports for old in oldest_sources(data)}
    assert found == {"log": 2, "diary": 0, "copy": 0, "chart": 1, "guide": 0}


@pytest.mark.parametrize("name", ALL_WORLDS)
def test_every_source_is_there_once_with_the_number_of_records_that_cite_it(name: str) -> None:
    data = world(name)
    citing: dict[str, set[Ref]] = {source.id: set() for source in data.table("source")}
    for record in data.records.values():
        for citation in record.sources:
            citing[citation.source].add(record.ref)
        for field in claim_fields(type(record)):
            for claim in getattr(record, field):
                for citation in claim.sources:
                    citing[citation.source].add(record.ref)
    found = oldest_sources(data)
    assert {old.ref.id: old.supports for old in found} == {
        identifier: len(records) for identifier, records in citing.items()
    }
    assert len(found) == len(citing)
    days = [old.date.earliest or old.date.latest for old in found if old.date]
    assert days == sorted(one for one in days if one)
    dated = [old.date is not None for old in found]
    assert dated == sorted(dated, reverse=True)


def test_nothing_is_reported_of_a_dataset_that_is_empty() -> None:
    data = loaded((DATASETS / "minimal.toml").read_bytes()).dataset
    assert data is not None
    for found in (
        conflicts(data),
        gaps(AsOf(data, reviewed(data))),
        single_source(data),
        one_sided(data),
        oldest_sources(data),
    ):
        assert not found


def test_the_fictional_dataset_has_something_for_each_report() -> None:
    data = world(FICTIONAL)
    assert conflicts(data)
    assert gaps(AsOf(data, reviewed(data)))
    assert single_source(data)
    assert oldest_sources(data)


def test_numbers_of_a_series_that_no_meeting_bears_are_missing() -> None:
    text = ['[source.log]\ntitle = "Log"', '[body.ford]\nsources = ["log"]']
    text += [
        f'[event.e{number}]\nbody = "ford"\nnumber = {number}\nsources = ["log"]'
        for number in (3, 4, 6, 9)
    ]
    data = dataset("\n".join(text))
    found = [missing_in_words(data, one) for one in gaps(AsOf(data, day("2024-06-01")))]
    assert found == ["Of its events, the 1st and 2nd, 5th and 7th and 8th are not recorded."]
