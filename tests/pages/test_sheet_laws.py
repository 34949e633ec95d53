"""What is true of the sheet of every record on every day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import TABLES, Record, Source
from irtui.pages.folding import FACE, FULL, Folding, keys_of, lines_of
from irtui.pages.footnotes import cited_in
from irtui.pages.page import Page, Row
from irtui.pages.phrases import Tone
from irtui.pages.sheet import sheet
from tests.each import each
from tests.query.answers import (
    ANY_WORLD,
    BUNDLED,
    WORLDS,
    every_row,
    reviewed,
    section,
    some,
    turning_days,
    words,
    world,
)


def check(page: Page, record: Record) -> None:
    """The numbers of the citations, and the places that a sheet leads to."""
    listed = [row for row in section(page, "Sources").rows if row.label] if page.sources else []
    assert [row.label for row in listed] == [f"[{n}]" for n in range(1, len(page.sources) + 1)]
    assert [row.pieces[0].target for row in listed] == list(page.sources)
    used = {ref for part in page.sections for ref in of_all(part.remark, page)}
    for row in every_row(page):
        cells = (piece for column in row.beside for cell in column for piece in cell)
        pieces = [*row.pieces, *cells]
        for piece in pieces:
            if piece.tone is Tone.CITATION and piece.target:
                assert page.sources[int(piece.text) - 1] == piece.target
        used |= set(cited_in(pieces, page.sources))
        assert "".join(piece.text for piece in pieces).strip()
        assert not (row.label and row.continues)
        assert row.key or not row.below
    # What was read for the record as a whole is listed even where no value rests on it.
    uncited = set(page.sources) - used
    assert {source.id for source in uncited} <= {citation.source for citation in record.sources}
    assert page.title.strip()
    assert "\n" not in page.title + page.subtitle
    assert all(part.rows and not part.rows[0].continues for part in page.sections)
    keys = list(keys_of(page))
    assert len(keys) == len(set(keys))


def of_all(remark: str, page: Page) -> Iterator[Ref]:
    """The sources that a heading says all its rows rest on."""
    if found := re.search(r"each from [\[(]([\d– ]+)[\])]$", remark):
        for run in found[1].split():
            first, _, last = run.partition("–")
            yield from page.sources[int(first) - 1 : int(last or first)]


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
        record: {piece.target for row in every_row(page) for piece in row.pieces if piece.target}
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
        texts = {words(row) for row in every_row(page)}
        for ref in page.sources:
            source = data.get(ref)
            assert isinstance(source, Source)
            assert source.url is None or source.url in texts


@each("table", TABLES)
def test_every_kind_of_record_has_a_face_whose_claims_have_their_sources(table: str) -> None:
    data = world(BUNDLED)
    faces = [sheet(AsOf(data, reviewed(data)), record.ref).face for record in data.table(table)]
    assert sum(bool(face) for face in faces) > 0.9 * len(faces)
    for row in (row for face in faces for row in face):
        said = "".join(piece.text for piece in row.pieces)
        assert not row.remark
        assert "seen " not in said
        assert said.count("⚠") + said.count("~ inferred") + said.count("? possibly") <= max(
            1, said.count(" · ") + 1
        )
        if "#" in row.anchor and not row.beside and row.pieces[0].tone is not Tone.REMARK:
            assert any(piece.tone is Tone.CITATION for piece in row.pieces), said


@given(ANY_WORLD, st.data())
def test_what_unfolds_of_a_page_folds_again_and_all_of_it_is_in_the_full_page(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.sampled_from(list(data.records)))
    on = choice.draw(st.sampled_from(turning_days(data)))
    page = sheet(AsOf(data, on), record)
    keys = list(keys_of(page))
    for folding in (FACE, FULL):
        for key in keys:
            turned = folding.turn(key)
            assert turned.opens(key) is not folding.opens(key)
            assert turned.turn(key) == folding
    everything = {words(row) for part in page.sections for row in lines(part.rows)}
    for row in page.face:
        assert {words(below) for below in lines(row.below)} <= everything
    assert all(Folding(full=True).opens(part.key) for part in page.sections if part.folds)


def lines(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows with all that is below them."""
    return (line.row for line in lines_of(rows, FULL))
