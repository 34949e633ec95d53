"""The gate that text from outside passes."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from irtui.model.safe_text import (
    UnsafeCharacter,
    has_marks,
    is_indic,
    quoted,
    safe_line,
    safe_text,
    shortened,
    unsafe_characters,
)
from tests.each import each
from tests.hostile import is_hidden

ZWNJ, ZWJ = "\u200c", "\u200d"
SURPRISES = "\x00\x07\x1b\t\n\r\x7f\x85\xad\u061c\u200b\u200c\u200d\u202e\u2066\u2028\ufeff"
SURPRISES += "\u034f\u3164\ufe0f\ufffe"
UPON = "\u0301\u0903\u20dd\u1161\u11a8\U0001f3fd"
SOME_INDIC, SOME_ARABIC = "कष्", "نخ"
PIECES = [*SURPRISES, *UPON, "\u0316" * 9, " ", "a", *SOME_INDIC, *SOME_ARABIC, "Ш", "\ud800"]
TEXTS = st.text() | st.lists(st.sampled_from([*PIECES, "\U000e0041"])).map("".join)


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
        pytest.param("\u034f", "<U+034F>", id="grapheme joiner"),
        pytest.param("\u115f\u1160", "<U+115F><U+1160>", id="Hangul fillers"),
        pytest.param("\u3164\uffa0", "<U+3164><U+FFA0>", id="Hangul letters without ink"),
        pytest.param("\u17b4\u17b5", "<U+17B4><U+17B5>", id="Khmer inherent vowels"),
        pytest.param("\u180b", "<U+180B>", id="Mongolian variation selector"),
        pytest.param("\u2764\ufe0f", "\u2764<U+FE0F>", id="emoji variation selector"),
        pytest.param("\U000e0100", "<U+E0100>", id="variation selector of the supplement"),
        pytest.param("\u2800", "<U+2800>", id="empty braille cell"),
        pytest.param("\ufffe\uffff", "<U+FFFE><U+FFFF>", id="noncharacters"),
        pytest.param("\ufdd0\ufdef", "<U+FDD0><U+FDEF>", id="noncharacters among letters"),
        pytest.param("\U0010ffff", "<U+10FFFF>", id="the last code point"),
        pytest.param(" \u0301", " <U+0301>", id="an accent upon a blank"),
        pytest.param("\n\u20dd\u0301", "\n<U+20DD>\u0301", id="a circle around a line break"),
        pytest.param(" \u1161", " <U+1161>", id="a vowel of Hangul upon a blank"),
        pytest.param(" \U0001f3fd", " <U+1F3FD>", id="a skin tone upon a blank"),
        pytest.param("o" + "\u0316" * 12, "o" + "\u0316" * 10 + "<U+0316>" * 2, id="a heap"),
    ],
)
def test_a_character_that_a_terminal_obeys_or_hides_becomes_a_mark(text: str, shown: str) -> None:
    assert safe_text(text) == shown
    assert safe_text(f"a{text}b") == f"a{shown}b"


@each(
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
        "한글",
        "\u2801",
        "ﷺ",
        "ཧྐྵྨླྺྼྻྂ",
        "cafe\u0301",
        "각",
        "– “…” –",
        "👍🏽",
    ],
)
def test_a_text_without_such_characters_is_returned_as_it_is(text: str) -> None:
    assert safe_text(text) is text or safe_text(text) == text
    assert unsafe_characters(text) == ()


@pytest.mark.parametrize("joiner", [ZWNJ, ZWJ])
@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        pytest.param("क्", "ष", True, id="Devanagari"),
        pytest.param("क", "ष", True, id="Devanagari without a virama"),
        pytest.param("ক্", "ষ", True, id="Bengali"),
        pytest.param("അവന്", " ", True, id="Malayalam, at the end of a word"),
        pytest.param("ක්", "ෂ", True, id="Sinhala"),
        pytest.param("ایران", "خودرو", True, id="Persian"),
        pytest.param("می\u064e", "خواهم", True, id="Persian, after a vowel sign"),
        pytest.param("ܐ", "ܒ", True, id="Syriac"),
        pytest.param("𞤀", "𞤁", True, id="Adlam"),
        pytest.param("ш", "ш", False, id="Cyrillic"),
        pytest.param("a", "a", False, id="Latin"),
        pytest.param("ก", "ก", False, id="Thai"),
        pytest.param("ایران", "", False, id="at the end"),
        pytest.param("ایران", " ", False, id="before a space"),
        pytest.param("ایران", "a", False, id="before another script"),
        pytest.param("ا", "ष", False, id="between two scripts"),
        pytest.param("۱", "۲", False, id="between digits"),
        pytest.param("क ", "ष", False, id="after a space"),
        pytest.param("", "ष", False, id="first"),
    ],
)
def test_a_joiner_stays_between_letters_of_a_script_that_joins(
    joiner: str, before: str, after: str, stays: bool
) -> None:
    text = f"{before}{joiner}{after}"
    assert (safe_text(text) == text) is stays
    assert (unsafe_characters(text) == ()) is stays


def test_a_second_joiner_in_a_row_belongs_to_no_spelling() -> None:
    assert safe_text(f"क्{ZWJ}{ZWJ}ष") == f"क्{ZWJ}<U+200D>ष"
    assert safe_text(f"ن{ZWNJ}{ZWNJ}خ") == "ن<U+200C><U+200C>خ"


def test_the_characters_replaced_are_told_with_their_places_in_order() -> None:
    text = "a\x1bb\nc\u202ed\ud800\ufffe"
    found = unsafe_characters(text)
    assert found[:2] == (UnsafeCharacter(1, 0x1B), UnsafeCharacter(5, 0x202E))
    assert [str(character) for character in found] == [
        "U+001B control character",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
        "U+D800 surrogate",
        "U+FFFE no character",
    ]
    in_a_line = unsafe_characters(text, line=True)
    assert in_a_line == (found[0], UnsafeCharacter(3, 0x0A), *found[1:])


@given(TEXTS)
def test_a_line_has_a_mark_for_a_newline_and_every_mark_is_known_for_one(text: str) -> None:
    line = safe_line(text)
    assert "\n" not in line
    assert not unsafe_characters(line, line=True)
    assert has_marks(line) or line == text


@given(TEXTS, st.integers(1, 30))
def test_of_a_long_text_a_message_shows_the_head_and_says_how_long_it_is(
    text: str, length: int
) -> None:
    shown = shortened(text, length)
    assert not unsafe_characters(shown, line=True)
    if len(text) <= length:
        assert shown == safe_line(text)
    else:
        assert shown == f"{safe_line(text[:length])}… ({len(text)} characters)"


def test_a_value_in_a_message_is_one_line_in_quotation_marks_however_long() -> None:
    assert quoted("fog\nboard") == "“fog␊board”"
    assert quoted("x" * 100) == f"“{'x' * 100}”"
    assert quoted("x" * 2**20) == f"“{'x' * 100}…” (1,048,576 characters)"


def stands_upon(character: str) -> bool:
    """Whether it takes no room: a mark, a part of a Hangul syllable, a tone of skin, a joiner."""
    return unicodedata.category(character)[0] == "M" or character in UPON + ZWNJ + ZWJ


def is_unsafe(text: str, offset: int) -> bool:
    """The rule, with what an Indic or an Arabic spelling needs."""
    character, before, after = text[offset], text[:offset][-1:], text[offset + 1 :][:1]
    if stands_upon(character):
        heap = [*map(stands_upon, text[:offset][-10:])]
        if not before or before.isspace() or (len(heap) == 10 and all(heap)):
            return True
    if character in (ZWNJ, ZWJ):
        for script in (SOME_INDIC, SOME_ARABIC):
            if before in script and (before == "्" or after in script) and before and after:
                return False
    return is_hidden(character)


@given(TEXTS)
@example("\u0301")  # it stands upon nothing
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


def test_no_character_of_unicode_that_the_rule_names_gets_through_and_a_mark_is_short() -> None:
    unsafe = [one for one in map(chr, range(sys.maxunicode + 1)) if is_unsafe(one, 0)]
    marks = [safe_text(one) for one in unsafe]
    assert [
        f"U+{ord(one):04X}" for one, mark in zip(unsafe, marks, strict=True) if one == mark
    ] == []
    assert max(map(len, marks)) == 10


@pytest.mark.parametrize(
    ("text", "expected"), [("lamp", False), ("Комиссия", False), ("दीप", True), ("lamp दीप", True)]
)
def test_a_text_in_a_brahmic_script_is_known(text: str, expected: bool) -> None:
    assert is_indic(text) is expected
