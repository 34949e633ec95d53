"""What is true of the sheet of every record on every day."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.records import Record, Source
from irtui.pages.page import Page
from irtui.pages.phrases import Tone
from irtui.pages.sheet import sheet
from tests.query.answers import ANY_WORLD, WORLDS, reviewed, some, turning_days, words, world

_CITATION = re.compile(r"\[(\d+)\]|\((\d+)\)")


def check(page: Page, record: Record) -> None:
    """The numbers of the citations, and the places that a sheet leads to."""
    data_rows = [row for part in page.sections if part.heading != "Sources" for row in part.rows]
    listed = [
        row for part in page.sections if part.heading == "Sources" for row in part.rows if row.label
    ]
    assert [row.label for row in listed] == [f"[{n}]" for n in range(1, len(page.sources) + 1)]
    assert [row.pieces[0].target for row in listed] == list(page.sources)
    used = set()
    for row in data_rows:
        for piece in row.pieces:
            if piece.tone is Tone.CITATION:
                match = _CITATION.fullmatch(piece.text)
                assert match
                number = int(match[1] or match[2])
                assert piece.target == page.sources[number - 1]
                used.add(number)
    # What was read for the record as a whole is listed even where no value rests on it.
    uncited = {source for number, source in enumerate(page.sources, 1) if number not in used}
    assert {source.id for source in uncited} <= {citation.source for citation in record.sources}
    assert page.title.strip()
    assert "\n" not in page.title + page.subtitle
    for part in page.sections:
        assert part.rows
        assert not part.rows[0].continues
        for row in part.rows:
            assert row.pieces
            assert not (row.label and row.continues)
            assert words(row).strip()


@pytest.mark.parametrize("name", WORLDS)
def test_every_citation_of_every_record_stands_in_its_list_of_sources(name: str) -> None:
    data = world(name)
    for record in some(name):
        check(sheet(AsOf(data, reviewed(data)), record), data.get(record))


@given(ANY_WORLD, st.data())
def test_any_record_has_a_sheet_on_any_day(name: str, choice: st.DataObject) -> None:
    data = world(name)
    record = choice.draw(st.sampled_from(list(data.records)))
    on = choice.draw(st.dates() | st.sampled_from(turning_days(data)))
    page = sheet(AsOf(data, on), record)
    check(page, data.get(record))
    assert page.ref == record


@pytest.mark.parametrize("name", WORLDS)
def test_a_link_is_on_the_sheets_at_both_its_ends(name: str) -> None:
    data = world(name)
    pages = {record: sheet(AsOf(data, reviewed(data)), record) for record in data.records}
    leads_to = {
        record: {
            piece.target
            for part in page.sections
            for row in part.rows
            for piece in row.pieces
            if piece.target
        }
        for record, page in pages.items()
    }
    for record, targets in leads_to.items():
        assert targets <= data.records.keys()
        for link in data.links_to(record):
            # What links here is shown here, and what is linked to there.
            assert link.source in targets
            # A bound on an event is told as its day.
            bound = link.label in ("begins with", "ends with")
            assert bound or record in leads_to[link.source]


@pytest.mark.parametrize("name", WORLDS)
def test_a_sheet_says_the_same_however_often_it_is_asked_for(name: str) -> None:
    data = world(name)
    for record in list(data.records)[::7]:
        assert sheet(AsOf(data, date(2012, 3, 4)), record) == sheet(
            AsOf(data, date(2012, 3, 4)), record
        )


@pytest.mark.parametrize("name", WORLDS)
def test_every_source_is_listed_with_its_address_where_it_is_cited(name: str) -> None:
    data = world(name)
    for record in some(name):
        page = sheet(AsOf(data, reviewed(data)), record)
        texts = {words(row) for part in page.sections for row in part.rows}
        for ref in page.sources:
            source = data.get(ref)
            assert isinstance(source, Source)
            assert source.url is None or source.url in texts
