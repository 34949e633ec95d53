"""Folding: case, accents and script do not matter, and the way back leads to what was written."""

from unicodedata import normalize

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from irtui.query.folding import Folded, fold, fold_text, name_key, readings, squeeze, squeeze_text
from tests.each import each

LETTERS = st.text(
    st.characters(codec="utf-8", max_codepoint=0x2FFF)
    | st.sampled_from("щЩёйбद्क्षßﬁİı½Ⅷé e\u0301&-+1\n\u200d"),
    max_size=30,
)
FORMS = [fold, squeeze]


@pytest.mark.parametrize(("before", "after"), [("ایران", "خودرو"), ("क्", "ष")])
@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_a_joiner_folds_to_nothing(before: str, joiner: str, after: str) -> None:
    assert readings(before + joiner + after) == readings(before + after)


@pytest.mark.parametrize("sign", "–—‘’“”")
def test_what_stands_beside_letters_in_most_names_folds_as_the_library_has_it(sign: str) -> None:
    for text in (f"A{sign}1", f"A. {sign} K.", f"2{sign}2"):
        plain = text.replace(sign, anyascii(sign))
        assert (fold_text(text), squeeze_text(text)) == (fold_text(plain), squeeze_text(plain))


def test_names_are_sorted_without_case_accents_and_script_and_by_numbers_as_numbers() -> None:
    names = ["2 + 2", "10th", "Арсений", "Élodie", "Elodie 2", "Person 009", "person 10", "Zoe"]
    assert sorted([*names[4:], *names[:4]], key=name_key) == names


@each(
    ("text", "folded"),
    [
        ("Boytsov", "boytsov"),
        ("Бойцов", "boitsov"),
        ("бойцов", "boitsov"),
        ("БОЙЦОВ", "boitsov"),
        ("Шойгу", "shoigu"),
        ("мвтк", "mvtk"),
        ("बॉयत्सोव", "boytsov"),
        ("राजनाथ", "rajnath"),
        ("Αθήνα", "athina"),
        ("Résumé", "resume"),
        ("Re\u0301sume\u0301", "resume"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("IRIGC-M&MTC", "irigc m mtc"),
        ("2+2", "2 2"),
        ("  a -- b  ", "a b"),
        ("a\n\tb", "a b"),
        ("№ 5", "no 5"),
        ("…!", ""),
        ("", ""),
    ],
)
def test_case_accents_script_and_signs_fold_away(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@each(
    ("text", "squeezed"),
    [
        ("M&MTC", "mmtc"),
        ("IRIGC-M&MTC", "irigcmmtc"),
        ("IRIGC MMTC", "irigc mmtc"),
        ("M & MTC", "m mtc"),
        ("AK-203", "ak203"),
        ("Су-30МКИ", "su30mki"),
        ("O’Brien", "obrien"),
        ("А.К. Энтони", "ak entoni"),
        # Initials are one word, whatever stands between them.
        ("A. K. Antony", "ak antony"),
        ("S  Jaishankar K S", "s jaishankar ks"),
        ("Annex A 1", "annex a 1"),
        ("-a-b-", "ab"),
        # Between digits a sign tells two numbers apart.
        ("2+2", "2 2"),
        ("2021–2031", "2021 2031"),
        ("", ""),
    ],
)
def test_squeezing_leaves_out_the_signs_inside_words_but_not_between_digits(
    text: str, squeezed: str
) -> None:
    assert squeeze_text(text) == squeezed


@given(LETTERS)
def test_a_text_is_folded_alike_with_and_without_the_way_back(text: str) -> None:
    assert fold(text).text == fold_text(text)
    assert squeeze(text).text == squeeze_text(text)


@given(LETTERS)
def test_the_readings_are_the_folded_text_and_the_squeezed_one_where_it_is_another(
    text: str,
) -> None:
    found = readings(text)
    assert list(found) == list(dict.fromkeys([fold_text(text), squeeze_text(text)]))


@pytest.mark.parametrize("form", [fold_text, squeeze_text])
@given(text=LETTERS)
def test_what_is_left_are_words_of_small_letters_and_digits_and_folding_them_again_changes_nothing(
    form, text: str
) -> None:
    folded = form(text)
    assert folded == " ".join(folded.split())
    assert folded.isascii()
    assert all(letter == " " or letter.isalnum() for letter in folded)
    assert folded == folded.lower()
    assert form(folded) == folded


@given(LETTERS)
def test_how_accents_are_encoded_does_not_matter(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold_text(normalize(form, text)) == fold_text(text)


@given(st.text("azéüñçčșžåøбйцёщґђљω -&1"))
def test_capital_letters_fold_as_small_ones(text: str) -> None:
    assert fold_text(text.upper()) == fold_text(text)
    assert squeeze_text(text.upper()) == squeeze_text(text)


@given(LETTERS, LETTERS)
def test_texts_with_a_space_between_them_fold_each_by_itself(left: str, right: str) -> None:
    assert fold_text(f"{left} {right}") == f"{fold_text(left)} {fold_text(right)}".strip()
    # Only initials on both sides of it would become one word.
    assert squeeze_text(f"{left} 1 {right}") == " ".join(
        f"{squeeze_text(left)} 1 {squeeze_text(right)}".split()
    )


@pytest.mark.parametrize("form", FORMS)
@given(text=LETTERS)
def test_each_folded_letter_knows_the_character_that_it_came_from(form, text: str) -> None:
    folded: Folded = form(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for letter, offset in zip(folded.text, folded.offsets, strict=True):
        assert letter == " " or letter in fold_text(text[offset])


@pytest.mark.parametrize("form", FORMS)
@given(parts=st.lists(LETTERS, max_size=5), choice=st.data())
def test_the_original_of_a_match_folds_to_what_matched(
    form, parts: list[str], choice: st.DataObject
) -> None:
    text = " ".join(parts)
    folded: Folded = form(text)
    if not folded.text:
        return
    start = choice.draw(st.integers(0, len(folded.text) - 1))
    end = choice.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first < last <= len(text)
    # A letter such as щ folds to four; a match inside it marks it whole.
    # What was no initial beside its neighbours may be one without them.
    matched, back = folded.text[start:end], form(text[first:last]).text
    assert matched.replace(" ", "") in back.replace(" ", "")


@given(st.lists(LETTERS, max_size=5), st.data())
def test_the_original_of_whole_words_folds_to_just_these_words(
    parts: list[str], choice: st.DataObject
) -> None:
    text = " ".join(parts)
    folded = fold(text)
    words = folded.text.split()
    if not words:
        return
    first = choice.draw(st.integers(0, len(words) - 1))
    last = choice.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + bool(first)
    wanted = " ".join(words[first:last])
    begin, end = folded.original(start, start + len(wanted))
    back = fold_text(text[begin:end])
    # One sign can be several words (½ is “1/2”), and is marked whole.
    assert f" {wanted} " in f" {back} "


@pytest.mark.parametrize(
    ("form", "text", "match", "original"),
    [
        (fold, "Андрей Бойцов, ФСВТС", "boitsov", "Бойцов"),
        (fold, "Андрей Бойцов, ФСВТС", "fsv", "ФСВ"),
        (fold, "the Re\u0301sume\u0301 of it", "resume", "Re\u0301sume\u0301"),
        (fold, "राजनाथ सिंह", "rajnath", "राजनाथ"),
        (fold, "a щит", "hch", "щ"),
        (squeeze, "the IRIGC-M&MTC today", "irigcmmtc", "IRIGC-M&MTC"),
        (squeeze, "the IRIGC-M&MTC today", "mmtc", "M&MTC"),
        (squeeze, "АК-203", "k20", "К-20"),
    ],
)
def test_a_match_is_marked_in_the_original_spelling(
    form, text: str, match: str, original: str
) -> None:
    folded: Folded = form(text)
    start = folded.text.index(match)
    first, last = folded.original(start, start + len(match))
    assert text[first:last] == original
