"""The gate that text from outside passes."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.safe_text import UnsafeCharacter, safe_text, unsafe_characters

ZWNJ, ZWJ = "\u200c", "\u200d"
SURPRISES = "\x00\x07\x1b\t\n\r\x7f\x85\xad\u061c\u200b\u200c\u200d\u202e\u2066\u2028\ufeff"
TEXTS = st.text() | st.text(
    st.sampled_from([*SURPRISES, "a", "क", "ष", "्", "Ш", "\ud800", "\U000e0041"])
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x00", "␀", id="nul"),
        pytest.param("\x07", "␇", id="bell"),
        pytest.param("\x1b[2J", "␛[2J", id="escape"),
        pytest.param("a\tb", "a␉b", id="tab"),
        pytest.param("a\rb", "a␍b", id="carriage return"),
        pytest.param("\x7f", "␡", id="delete"),
        pytest.param("\x9b31m", "<U+009B>31m", id="C1"),
        pytest.param("\xad", "<U+00AD>", id="soft hyphen"),
        pytest.param("\u200b", "<U+200B>", id="zero width space"),
        pytest.param("\u200e", "<U+200E>", id="left-to-right mark"),
        pytest.param("\u061c", "<U+061C>", id="Arabic letter mark"),
        pytest.param("\u202d\u202a\u202c", "<U+202D><U+202A><U+202C>", id="bidi embeddings"),
        pytest.param("\u202e", "<U+202E>", id="bidi override"),
        pytest.param("\u2066\u2069", "<U+2066><U+2069>", id="bidi isolates"),
        pytest.param("\u2028\u2029", "<U+2028><U+2029>", id="separators"),
        pytest.param("\u2060", "<U+2060>", id="word joiner"),
        pytest.param("\ufeff", "<U+FEFF>", id="byte-order mark"),
        pytest.param("\ud800", "<U+D800>", id="lone surrogate"),
        pytest.param("\U000e0041", "<U+E0041>", id="tag"),
        pytest.param("\U0001d173", "<U+1D173>", id="musical format"),
    ],
)
def test_a_character_that_a_terminal_obeys_or_hides_becomes_a_mark(text: str, shown: str) -> None:
    assert safe_text(text) == shown
    assert safe_text(f"a{text}b") == f"a{shown}b"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "[bold]markup[/]",
        "two\nlines",
        "Совет ламп",
        "दीप मंडल",
        "naïve – “quoted”",
        "🛶",
    ],
)
def test_a_text_without_such_characters_is_returned_as_it_is(text: str) -> None:
    assert safe_text(text) is text or safe_text(text) == text
    assert unsafe_characters(text) == ()


@pytest.mark.parametrize("joiner", [ZWNJ, ZWJ])
@pytest.mark.parametrize(
    ("before", "stays"),
    [
        pytest.param("क्", True, id="Devanagari"),
        pytest.param("ক্", True, id="Bengali"),
        pytest.param("ക്", True, id="Malayalam"),
        pytest.param("ක්", True, id="Sinhala"),
        pytest.param("ш", False, id="Cyrillic"),
        pytest.param("a", False, id="Latin"),
        pytest.param("ا", False, id="Arabic"),
        pytest.param("ก", False, id="Thai"),
        pytest.param("क ", False, id="after a space"),
        pytest.param("", False, id="first"),
    ],
)
def test_a_joiner_stays_after_a_letter_of_an_indic_script_only(
    joiner: str, before: str, stays: bool
) -> None:
    text = f"{before}{joiner}ष"
    assert (safe_text(text) == text) is stays
    assert (unsafe_characters(text) == ()) is stays


def test_a_second_joiner_in_a_row_belongs_to_no_spelling() -> None:
    assert safe_text(f"क्{ZWJ}{ZWJ}ष") == f"क्{ZWJ}<U+200D>ष"


def test_the_characters_replaced_are_told_with_their_places_in_order() -> None:
    found = unsafe_characters("a\x1bb\nc\u202ed")
    assert found == (UnsafeCharacter(1, 0x1B), UnsafeCharacter(5, 0x202E))
    assert [str(character) for character in found] == [
        "U+001B control character",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
    ]


def is_unsafe(text: str, offset: int) -> bool:
    """The rule, said by Unicode categories and not by a list of characters."""
    character = text[offset]
    if character == "\n":
        return False
    if character in (ZWNJ, ZWJ) and offset > 0 and "\u0900" <= text[offset - 1] <= "\u0dff":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(TEXTS)
def test_nothing_unsafe_is_left(text: str) -> None:
    safe = safe_text(text)
    assert not any(is_unsafe(safe, offset) for offset in range(len(safe)))
    assert unsafe_characters(safe) == ()


@given(TEXTS)
def test_a_safe_text_is_not_changed_again(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)


@given(TEXTS)
def test_the_places_told_are_those_of_the_unsafe_characters(text: str) -> None:
    told = {character.offset: chr(character.codepoint) for character in unsafe_characters(text)}
    assert all(text[offset] == character for offset, character in told.items())
    assert {offset for offset in range(len(text)) if is_unsafe(text, offset)} <= told.keys()


@given(TEXTS)
def test_all_other_characters_stay(text: str) -> None:
    unsafe = {character.offset for character in unsafe_characters(text)}
    kept = iter(safe_text(text))
    assert all(character in kept for offset, character in enumerate(text) if offset not in unsafe)
    assert (safe_text(text) == text) is (not unsafe)


def test_no_character_of_unicode_that_the_rule_names_gets_through() -> None:
    through = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if is_unsafe(chr(code), 0) and safe_text(chr(code)) == chr(code)
    ]
    assert through == []


def test_a_mark_takes_nine_cells_at_most() -> None:
    marks = [safe_text(chr(code)) for code in range(sys.maxunicode + 1)]
    assert max(map(len, marks)) == 9
