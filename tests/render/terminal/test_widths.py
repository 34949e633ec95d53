"""The most cells that a terminal gives to a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from irtui.model.safe_text import is_indic, safe_text
from irtui.render.terminal.pieces import wrapped
from irtui.render.terminal.widths import is_disputed, most_cells
from tests.cells import as_glibc

SIGNS = st.characters(categories=["Mc", "Mn", "Lo"]) | st.sampled_from("क ाि\u200dx 中👍🏽\ue000")
TEXTS = st.text(SIGNS, max_size=60).map(safe_text)


@given(TEXTS)
def test_no_count_is_above_it(text):
    assert most_cells(text) >= max(cell_len(text), sum(map(as_glibc, text)))


@given(TEXTS, st.integers(4, 40))
def test_no_line_of_a_wrapped_text_is_wider_in_any_terminal_and_nothing_is_lost(text, width):
    lines = wrapped(Text(text), width)
    assert all(most_cells(line.plain) <= width for line in lines)
    assert "".join("".join(line.plain.split()) for line in lines) == "".join(text.split())


@pytest.mark.parametrize("text", ["आयोग", "ဗိုလ်", "ព្រះ", "བོད", "ᬩᬮᬶ", "𑀩𑁆𑀭"])
def test_every_script_whose_vowel_signs_take_room_is_disputed(text):
    assert is_indic(text)
    assert is_disputed(text)


@pytest.mark.parametrize("text", ["Бойцов", "委員会", "اللجنة", "ועדה", "é", "│●◆⚠…"])
def test_what_all_count_alike_is_not(text):
    assert not is_indic(text)
    assert not is_disputed(text)
