"""What becomes of a session when its file was read again, without a screen."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.loading import Loaded
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.window import Window
from irtui.query.audit.diff import Comparison, diff
from irtui.tui.session.session import Session
from irtui.tui.session.view import View
from tests.support import DATASETS, loaded
from tests.tui.test_session import BRUNO, COMMISSION, LAMPS, REVIEWED, Stage, estuary, filtered_by
from tests.tui.test_session import session as begun

TEXT = (DATASETS / "estuary.toml").read_text()


@cache
def read(*turns: str) -> Loaded:
    """The fictional file with some of its text, each part followed by what it turns into."""
    text = TEXT
    for old, new in zip(turns[::2], turns[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return loaded(text)


def known(of: Loaded) -> Dataset:
    assert of.dataset is not None, of.problems
    return of.dataset


def reload(of: Session, stage: Stage, *turns: str) -> str:
    """Read the file again after some of its text was replaced; what is said of it."""
    again = read(*turns)
    words = of.reload(again, diff(of.dataset, known(again)))
    stage.finish()
    return words


@pytest.fixture
def stage() -> Stage:
    return Stage()


RENAMED = ("lamp-group", "lantern-group")
LATER = ("reviewed = 2020-06-30", "reviewed = 2020-07-01")


def test_what_is_shown_stays_and_the_day_of_the_review_moves_along(stage):
    moves = begun(stage, opened=LAMPS)
    moves.zoom(Window(date(2010, 1, 1), date(2012, 1, 1)))
    moves.toggle_full()
    before = moves.view
    assert reload(moves, stage, *LATER) == "Read again: the dataset’s description changed."
    assert moves.view.day == date(2020, 7, 1)
    assert (moves.view.selection, moves.view.window) == (LAMPS, before.window)
    assert moves.view.folding == before.folding
    assert moves.as_of.dataset is moves.hierarchy.dataset is moves.dataset
    moves.turn_to(date(2012, 6, 1))
    reload(moves, stage)
    assert moves.view.day == date(2012, 6, 1)
    assert moves.back()
    assert moves.view.day == REVIEWED
    moves.play()
    assert reload(moves, stage, *LATER).startswith("Playing stopped. Read again: ")


def test_a_record_is_found_again_under_its_new_id_in_all_that_is_remembered(stage):
    moves = begun(stage)
    moves.open(LAMPS, trail=(LAMPS, COMMISSION))
    moves.open(BRUNO)
    moves.back()
    moves.reading.branch = LAMPS
    assert reload(moves, stage, *RENAMED) == "Read again: 2 records renamed."
    lanterns = Ref("body", "lantern-group")
    assert moves.view.selection == lanterns
    assert moves.view.trail == (lanterns, COMMISSION)
    assert moves.reading.branch == lanterns
    moves.back()
    moves.forward()
    assert moves.view.selection == lanterns


MEETING = Ref("event", "lights-2010-06")
LESS = (TEXT[TEXT.index("[event.lights-2010-06]") : TEXT.index("[event.lights-2011-05]")], "")
"""One meeting less."""


def test_of_a_record_that_is_gone_the_one_that_it_was_part_of_is_shown_and_history_forgets_it(
    stage,
):
    moves = begun(stage)
    moves.open(LAMPS)
    moves.open(MEETING)
    moves.open(BRUNO)
    moves.open(MEETING)
    words = reload(moves, stage, *LESS)
    assert words == "What was selected is gone. Read again: 1 record removed."
    assert moves.view.selection == COMMISSION
    seen = []
    while moves.back():
        seen.append(moves.view.selection)
    assert seen == [BRUNO, LAMPS, COMMISSION]
    moves.open(MEETING)
    assert stage.told[-1] == "This record is no longer in the file."
    assert moves.view.selection == COMMISSION


def test_an_open_box_and_a_filter_stay_and_the_filter_finds_what_is_new(stage):
    moves = begun(stage)
    filtered_by(moves, stage, "heron")
    selected, found = moves.view.selection, moves.found
    assert found is not None
    moves.begin_box("detail")
    moves.preview(LAMPS)
    reload(moves, stage, "Cléo Tern", "Cléo Heron")
    assert moves.cover is not None
    assert moves.view.selection == LAMPS
    assert moves.found is not None
    assert moves.found.total == found.total + 1
    moves.abandon_box()
    assert (moves.view.selection, moves.view.filter) == (selected, "heron")


def test_a_file_with_errors_leaves_what_was_read_before_until_it_is_mended(stage):
    moves = begun(stage, opened=LAMPS)
    before = moves.view
    broken = loaded(TEXT + "[body.x]\nnmae = 1\n")
    assert moves.reload(broken) == ""
    assert moves.errors == len(broken.errors) > 0
    assert moves.present is broken
    assert (moves.view, moves.dataset) == (before, estuary().dataset)
    moves.reload(loaded("[body"))
    assert moves.errors == 1
    assert moves.present is moves.loaded  # there are no lines in what is no TOML
    reload(moves, stage, *LATER)
    assert moves.errors == 0


def _texts() -> list[str]:
    """Files of all sorts, some of which have records of the same ids."""
    names = ("estuary", "lighthouses", "minimal", "namesakes")
    return [*((DATASETS / f"{name}.toml").read_text() for name in names), TEXT.replace(*RENAMED)]


@cache
def some() -> list[Loaded]:
    return [found for text in _texts() if (found := loaded(text)).dataset]


@cache
def compared(old: Loaded, new: Loaded) -> Comparison:
    return diff(known(old), known(new))


MOVES: dict[str, Callable[[Session, list[Ref], Ref | None], object]] = {
    "open": lambda moves, records, ref: moves.open(ref, trail=tuple(records[:3])),
    "preview": lambda moves, _, ref: moves.preview(ref, ref),
    "box": lambda moves, *_: moves.begin_box("outline", filters=True),
    "filter": lambda moves, *_: moves.type_filter("kind:person"),
    "back": lambda moves, *_: moves.back(),
    "forward": lambda moves, *_: moves.forward(),
    "turn": lambda moves, *_: moves.turn_to(date(2010, 1, 1)),
    "walk": lambda moves, *_: moves.walker.walk(1),
}


@given(st.data())
def test_between_any_two_datasets_the_view_stays_valid(data: st.DataObject) -> None:
    first, *others = data.draw(st.lists(st.sampled_from(some()), min_size=2, max_size=4))
    stage = Stage()
    dataset = known(first)
    moves = Session(first, View(dataset.about.day), stage)
    moves.begin()
    for number, step in enumerate(data.draw(st.lists(st.sampled_from([*MOVES]), max_size=8))):
        records = [*moves.dataset.records]
        MOVES[step](moves, records, records[number * 7 % len(records)] if records else None)
        stage.finish()
    for again in others:
        moves.reload(again, compared(moves.loaded, again))
        views = [moves.view, *moves.history.views, *([moves.cover.view] if moves.cover else [])]
        refs = {ref for one in views for ref in (one.selection, one.lanes, *one.trail) if ref}
        assert refs <= moves.dataset.records.keys()
        assert 0 <= moves.history.at < len(moves.history.views)
        assert moves.hierarchy.dataset is moves.index.as_of.dataset is known(again)
        stage.finish()
    while moves.back():
        pass
