"""The names of lanes: in the width that they need, whole where that is possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from irtui.model.holding import Presence
from irtui.model.safe_text import is_indic
from irtui.query.time.marks import Lane
from irtui.render.terminal.labels import (
    end_width,
    label_width,
    name_before,
    name_behind,
)
from irtui.render.terminal.widths import most_cells
from tests.each import each


def lane(*names: str, **rest: object) -> Lane:
    """A lane that can be called so."""
    return Lane(names[0], None, (), shorter=names[1:], **rest)  # type: ignore[arg-type]


@each(
    ("found", "room", "shown"),
    [
        (lane("Working Group on Oil", "WG Oil"), 20, "Working Group on Oil"),
        (lane("Working Group on Oil", "WG Oil"), 19, "WG Oil"),
        (lane("Working Group on Oil"), 19, "Working Group on…"),
        (lane("Oil & Gas"), 7, "Oil…"),  # nothing dangles
        (lane("Oilandgasandmore"), 8, "Oilandg…"),  # nothing else is possible
        (lane("Oil", level=1), 8, "  Oil"),
        (lane("Oil", context=True), 8, "& Oil"),
        (lane("Oil", there=Presence.POSSIBLY), 8, "Oil ?"),
        (lane("Oil group", level=1, there=Presence.POSSIBLY), 9, "  Oil… ?"),
        (lane("Oil", continues=True), 8, ""),
        (lane("नदी आयोग"), 20, ""),
        (lane("नदी आयोग", "River Commission", context=True), 20, "& River Commission"),
    ],
)
def test_a_lane_has_the_longest_of_its_names_that_has_room(
    found: Lane, room: int, shown: str
) -> None:
    assert name_before(found, room) == shown


@pytest.mark.parametrize(
    ("lanes", "width", "cells"),
    [
        ([], 120, 8),
        ([lane("Oil")], 120, 8),
        ([lane("Oil group"), lane("Gas")], 120, 11),
        ([lane("Oil group", level=1), lane("Gas")], 120, 13),
        ([lane("A name of more than forty cells, which is too much", "Short name")], 120, 12),
        ([lane("Anunbrokennameofmorethanfortycellswhichistoomuch")], 120, 40),
        ([lane("Oil group")], 9, 8),
    ],
)
def test_the_column_of_names_is_as_wide_as_they_need_up_to_a_third(
    lanes: list[Lane], width: int, cells: int
) -> None:
    assert label_width(lanes, width) == cells


def test_a_name_in_an_indic_script_stands_behind_the_cells_unless_there_is_another() -> None:
    indic, both, latin = lane("नदी आयोग"), lane("नदी आयोग", "River"), lane("Oil")
    assert [name_behind(one, 20) for one in (indic, both, latin)] == ["नदी आयोग", "", ""]
    assert end_width([latin, both], 90) == 0
    assert end_width([latin, indic], 90) == most_cells("नदी आयोग") + 1
    assert name_behind(lane("नदी आयोग", continues=True), 20) == ""


WORDS = st.lists(st.sampled_from(["a", "oil", "commission", "&", "日本", "नदी"]), min_size=1).map(
    " ".join
)


@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(8, 40), st.booleans())
def test_whatever_its_names_are_what_stands_before_a_lane_has_room_and_nothing_indic(
    names: list[str], room: int, context: bool
) -> None:
    shown = name_before(lane(*names, context=context, there=Presence.POSSIBLY), room)
    assert cell_len(shown) <= room
    assert not is_indic(shown)
