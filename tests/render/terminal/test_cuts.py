"""Texts cut to the room that they have: what matched stays in sight."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from irtui.render.terminal.cuts import cropped, cut

LETTERS = "ab  Комé軍事बॉयत्e\u0301"
"""Narrow and wide letters, letters of several marks, and spaces to end words."""


@st.composite
def matched(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text and some parts of it, in their order and apart from each other."""
    text = draw(st.text(LETTERS, min_size=1, max_size=80))
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, tuple(zip(ends[::2], ends[1::2], strict=False))


@given(matched(), st.integers(1, 60), st.integers(0, 20))
def test_a_text_never_takes_more_cells_than_there_are(one, room, head) -> None:
    text, spans = one
    kept, _ = cut(text, spans, room, head)
    assert cell_len(kept) <= room


@given(matched(), st.integers(1, 60), st.integers(0, 20))
def test_a_text_that_has_room_stays_as_it_is(one, more, head) -> None:
    text, spans = one
    assert cut(text, spans, max(cell_len(text), more), head) == (text, spans)


@given(matched(), st.integers(1, 60), st.integers(0, 20))
def test_what_is_marked_was_marked_before_in_the_same_order(one, room, head) -> None:
    text, spans = one
    kept, moved = cut(text, spans, room, head)
    before = iter(text[start:end] for start, end in spans)
    for start, end in moved:
        part = kept[start:end]
        # Only the first of them may be longer than the room.
        assert any(part == was or (len(moved) == 1 and was.startswith(part)) for was in before)
    assert all(0 <= start < end <= len(kept) for start, end in moved)


@given(matched(), st.integers(1, 60), st.integers(0, 20))
def test_what_stays_stands_in_the_text_in_the_same_order(one, room, head) -> None:
    text, spans = one
    kept, _ = cut(text, spans, room, head)
    at = 0
    for part in kept.split("…"):
        found = text.find(part.strip(), at)
        assert found >= 0
        at = found + len(part.strip())


@given(matched(), st.integers(6, 60), st.integers(0, 20))
def test_some_match_stays_in_sight_and_is_marked(one, room, head) -> None:
    text, spans = one
    _, moved = cut(text, spans, room, head)
    assert bool(moved) == bool(spans)


@given(matched(), st.integers(1, 60), st.integers(0, 20))
def test_no_mark_of_a_letter_stands_upon_the_sign(one, room, head) -> None:
    text, spans = one
    whole = tuple(span for span in spans if cell_len(text[span[0]]))
    kept, _ = cut(text, whole, room, head)
    for sign, after in pairwise(kept):
        assert sign != "…" or cell_len(after)


NAME = "Inter-Governmental Commission on Military and Military-Technical Cooperation"


@pytest.mark.parametrize(
    ("match", "room", "head", "shown"),
    [
        ("Governmental", 40, 0, "Inter-[Governmental] Commission on Milita…"),
        ("Technical", 40, 0, "…and Military-[Technical] Cooperation"),
        ("Cooperation", 40, 0, "…and Military-Technical [Cooperation]"),
        ("Cooperation", 60, 20, "Inter-Governmental … and Military-Technical [Cooperation]"),
        ("Technical", 60, 20, "Inter-Governmental … and Military-[Technical] Cooperation"),
        ("Cooperation", 30, 10, "Inter-Gove… [Cooperation]"),
        ("Cooperation", 12, 4, "…[Cooperation]"),
        ("Cooperation", 10, 4, "…[Cooperat]…"),
    ],
)
def test_a_title_keeps_its_beginning_and_what_lies_around_a_late_match(
    match: str, room: int, head: int, shown: str
) -> None:
    start = NAME.index(match)
    kept, ((first, last),) = cut(NAME, ((start, start + len(match)),), room, head)
    assert f"{kept[:first]}[{kept[first:last]}]{kept[last:]}" == shown


def test_of_wide_letters_half_as_many_have_room() -> None:
    assert cut("軍事技術協力", (), 7) == ("軍事技…", ())
    assert cut("軍事技術協力委員会", ((6, 8),), 8) == ("…委員…", ((1, 3),))


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (30, "Restructuring of the…"),
        (20, "Restructuring of…"),
        (14, "Restructuring…"),
        (13, "Restructurin…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_whole_words_are_left_out_at_the_end(room: int, shown: str) -> None:
    assert cropped("Restructuring of the commission agreed", room) == shown


@given(st.text(LETTERS), st.integers(-3, 40), st.booleans())
def test_what_is_cropped_has_room_and_ends_behind_a_word_unless_that_may_be_torn(
    text: str, room: int, torn: bool
) -> None:
    shown = cropped(text, room, torn=torn)
    kept = shown.removesuffix("…")
    assert cell_len(shown) <= max(room, 0)
    assert text.startswith(kept)
    assert torn or shown in ("", text) or text[len(kept)] == " "
