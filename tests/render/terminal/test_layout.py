"""Sheets laid out in lines: nothing too wide, nothing lost, every link where it says."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import MONTHS
from irtui.model.safe_text import is_indic
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.pages.sheet import sheet
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import LABEL_WIDTH, lay_out
from irtui.render.terminal.pieces import Stop, stops
from tests.query.answers import ANY_WORLD, WORLDS, every_row, reviewed, some, unfolded, world
from tests.support import dataset, day, ref

WIDTHS = st.integers(16, 200)


def laid_out(page: Page, width: int, *, crop: bool = False) -> list[Text]:
    """The lines of a sheet in the terminal's styles."""
    return lay_out(page, width, terminal_dress, crop=crop)


def of(*rows: Row, heading: str = "") -> Page:
    """A sheet of one section."""
    return Page(
        ref("body:ford"), "The ford", "body", (Section(heading, rows),), (), for_the_record=False
    )


def link(text: str, target: str = "body:weir") -> Piece:
    """A piece that leads to a record."""
    return Piece(text, Tone.LINK, ref(target))


def letters(texts: list[str]) -> str:
    """What texts say, however it is wrapped, without the signs of what unfolds."""
    return "".join("".join(text.split()) for text in texts).translate(_SIGNS)


_SIGNS = str.maketrans("", "", "▸▾")


def plain(lines: list[Text]) -> list[str]:
    """Lines as mere text."""
    return [line.plain for line in lines]


def everything(page: Page) -> list[str]:
    """All that a sheet has to say, in its order."""
    legend = ["* read for the record as a whole, not for that value"]
    return [
        page.title,
        page.subtitle,
        *(text for row in page.face for text in texts(row)),
        *(
            text
            for part in page.sections
            for text in (
                part.heading,
                part.count,
                part.remark,
                *(text for row in unfolded(*part.rows) for text in texts(row)),
            )
        ),
        *(legend if page.for_the_record else []),
    ]


def texts(row: Row) -> list[str]:
    """All that a row has to say."""
    cells = (piece for column in row.beside for cell in column for piece in cell)
    return [row.label, *(piece.text for piece in (*row.pieces, *cells)), row.remark]


def check(page: Page, width: int) -> None:
    """What is true of any sheet at any width."""
    pieces = [piece for part in page.sections for row in part.rows for piece in row.pieces]
    addresses = tuple(piece.text for piece in pieces if piece.tone is Tone.ADDRESS)
    for crop in (False, True):
        lines = laid_out(page, width, crop=crop)
        wide = [line.plain for line in lines if line.cell_len > width]
        assert not wide if crop else all(line.endswith(addresses) for line in wide)
        assert not any("\n" in line.plain for line in lines)
        for stop in stops(lines):
            assert 0 <= stop.start < stop.end <= lines[stop.line].cell_len
            assert 0 <= stop.line < len(lines)
    # Columns, where they stand side by side, are read across, so that only the letters are alike.
    lines = laid_out(page, width)
    assert Counter(letters(plain(lines)).replace("·", "")) == Counter(
        letters(everything(page)).replace("·", "")
    )
    if not any(row.beside for row in page.face):
        assert letters(plain(lines)) == letters(everything(page))


@pytest.mark.parametrize("width", [16, 100])
@pytest.mark.parametrize("name", WORLDS)
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost(name: str, width: int) -> None:
    data = world(name)
    for record in some(name):
        check(sheet(AsOf(data, reviewed(data)), record), width)


@given(ANY_WORLD, st.data(), WIDTHS)
def test_whatever_the_width_no_line_is_wider_and_nothing_is_lost(
    name: str, choice: st.DataObject, width: int
) -> None:
    data = world(name)
    record = choice.draw(st.sampled_from(list(data.records)))
    on = choice.draw(st.dates())
    check(sheet(AsOf(data, on), record), width)


TEXTS = st.text(st.sampled_from("ab ,-\n日本дे́"), min_size=1, max_size=60).filter(str.strip)
ROWS = st.builds(
    Row, st.lists(st.builds(Piece, TEXTS), min_size=1, max_size=4).map(tuple), st.just("") | TEXTS
)


@given(st.lists(ROWS, min_size=1, max_size=4), st.just("") | TEXTS, WIDTHS)
@example([Row((Piece("x"),), "a label that is longer than the whole line")], "", 16)
@example([Row((Piece("x"),))], "A heading that is longer than the whole line  12", 16)
def test_any_rows_fit_the_width(rows: list[Row], heading: str, width: int) -> None:
    page = of(*rows, heading=heading)
    for crop in (False, True):
        for line in laid_out(page, width, crop=crop):
            assert line.cell_len <= width
            assert "\n" not in line.plain


def test_values_stand_in_a_column_beside_their_labels() -> None:
    page = of(Row((Piece("2001"),), "founded"), Row((Piece("2002"),)))
    assert [line.plain for line in laid_out(page, 40)] == [
        "The ford",
        "body",
        "",
        f"{'founded':{LABEL_WIDTH}}2001",
        f"{'':{LABEL_WIDTH}}2002",
    ]


def test_on_a_narrow_pane_a_label_stands_above_its_value() -> None:
    page = of(Row((Piece("2001"),), "founded"))
    assert [line.plain for line in laid_out(page, 39)][3:] == ["founded", "  2001"]


def test_a_label_too_long_for_its_column_stands_above_its_value() -> None:
    page = of(Row((Piece("L-17"),), "harbour-register"))
    lines = [line.plain for line in laid_out(page, 60)][3:]
    assert lines == ["harbour-register", f"{'':{LABEL_WIDTH}}L-17"]


def test_rows_without_labels_stand_at_the_edge_under_their_heading() -> None:
    page = of(Row((Piece("It keeps the ford."),)), heading="Statements")
    assert [line.plain for line in laid_out(page, 60)][3:] == ["Statements", "  It keeps the ford."]


def test_an_address_is_whole_in_one_line_or_cut_to_the_width_where_that_is_asked_for() -> None:
    address = Piece("https://example.org/" + "x" * 80, Tone.ADDRESS)
    page = of(Row((address,)))
    (cut,) = [line.plain for line in laid_out(page, 40, crop=True)][3:]
    assert cut.endswith("…")
    assert cell_len(cut) == 40
    assert [line.plain for line in laid_out(page, 40)][3:] == [address.text]


def test_a_width_below_sixteen_cells_is_laid_out_as_sixteen() -> None:
    page = of(Row((Piece("It keeps the ford, and the weir."),), "mandate"))
    assert laid_out(page, 3) == laid_out(page, 16)


@given(ANY_WORLD, st.data(), WIDTHS)
def test_a_stop_covers_the_words_of_what_it_leads_to(
    name: str, choice: st.DataObject, width: int
) -> None:
    data = world(name)
    page = sheet(AsOf(data, reviewed(data)), choice.draw(st.sampled_from(list(data.records))))
    lines = laid_out(page, width)
    names: dict[Ref, set[str]] = {}
    for row in every_row(page):
        cells = (piece for column in row.beside for cell in column for piece in cell)
        for piece in (*row.pieces, *cells):
            if piece.target and piece.tone is not Tone.PARTY:
                names.setdefault(piece.target, set()).add(letters([piece.text]))
    found = [stop for stop in stops(lines) if stop.target]
    assert {stop.target for stop in found} == names.keys()
    for stop in found:
        covered = covers(lines, stop)
        assert covered
        assert stop.target
        assert any(name.startswith(covered) for name in names[stop.target])


def covers(lines: list[Text], stop: Stop) -> str:
    """The letters that a stop stands on."""
    plain = lines[stop.line].plain
    ends = (stop.start, stop.end)
    first, last = (
        next(at for at in range(len(plain) + 1) if cell_len(plain[:at]) >= end) for end in ends
    )
    return letters([plain[first:last]])


DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}")


@given(ANY_WORLD, st.data(), st.integers(30, 120))
def test_no_date_and_no_bracket_of_a_few_numbers_is_broken_across_lines(
    name: str, choice: st.DataObject, width: int
) -> None:
    data = world(name)
    page = sheet(AsOf(data, reviewed(data)), choice.draw(st.sampled_from(list(data.records))))
    whole = plain(laid_out(page, 4000))
    lines = plain(laid_out(page, width))
    for pattern in (DATE, re.compile(r"[\[(]\d+(?:[– ]\d+)?[\])]")):
        said, wrapped = (
            Counter(found for line in text for found in pattern.findall(line))
            for text in (whole, lines)
        )
        assert said == wrapped


@given(TEXTS.filter(lambda text: not is_indic(text)), TEXTS, WIDTHS)
def test_a_remark_stands_at_the_end_of_the_line_and_within_the_page(
    text: str, remark: str, width: int
) -> None:
    page = of(Row((Piece(text),), "founded", remark=remark))
    lines = laid_out(page, width)
    assert all(line.cell_len <= width for line in lines)
    if len(lines) == 4 and width >= 40:
        assert lines[-1].cell_len == width or not remark.strip()


def test_a_link_that_wraps_is_one_stop_on_the_line_where_it_begins() -> None:
    name = "Board of the lamps and of the fog over both rivers and the delta"
    lines = laid_out(of(Row((link(name),), "part of"), Row((link("Weir"),))), 20)
    # The next row leads to the same record, and is a stop of its own all the same.
    assert [stop.line for stop in stops(lines)] == [4, len(lines) - 1]


def test_a_link_over_three_lines_and_more_is_still_one_stop() -> None:
    name = "Board of the lamps and of the fog over both rivers and the delta"
    page = of(Row((link(name), Piece(" [1]", Tone.CITATION, ref("source:log"))), "part of"))
    lines = laid_out(page, 16)
    assert len(lines) > 7
    assert [stop.target for stop in stops(lines)] == [ref("body:weir"), ref("source:log")]


def test_two_links_to_one_record_on_one_line_are_two_stops() -> None:
    page = of(Row((link("Weir"), Piece(" and "), link("again"))))
    found = stops(laid_out(page, 40))
    assert [(stop.line, stop.start, stop.end) for stop in found] == [(3, 0, 4), (3, 9, 14)]


def test_cells_are_counted_and_not_characters() -> None:
    page = of(Row((Piece("日本 "), link("Weir"))))
    (stop,) = stops(laid_out(page, 40))
    assert (stop.start, stop.end) == (5, 9)


def test_plain_texts_have_no_stops() -> None:
    assert stops([Text("Weir"), Text("Weir", "bold"), Text.styled("Weir", Style(bold=True))]) == ()


def test_what_a_piece_is_decides_its_style() -> None:
    for tone in Tone:
        assert isinstance(terminal_dress(Piece("x", tone)), Style)
    assert terminal_dress(Piece("x", Tone.STRONG)).bold
    line = laid_out(of(Row((Piece("plain "), link("Weir")))), 40)[-1]
    assert any(isinstance(span.style, Style) and span.style.underline for span in line.spans)


def test_markup_in_the_data_is_text() -> None:
    data = dataset("""
[source.log]
title = "[bold]A log[/] [/"
""")
    lines = laid_out(sheet(AsOf(data, day("2024-06-01")), Ref("source", "log")), 40)
    assert lines[0].plain == "[bold]A log[/] [/"
