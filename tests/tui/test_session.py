"""The moves of the explorer, without a screen."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from irtui.commands import AS_SHIPPED
from irtui.loading import Loaded, load
from irtui.model.claims import Ref
from irtui.model.window import Window
from irtui.tui.session.session import Session
from irtui.tui.session.stage import Steps
from irtui.tui.session.view import View
from tests.support import DATASETS, ESTUARY_CHANGES

COMMISSION = Ref("body", "lights-commission")
LAMPS = Ref("body", "lamp-group")
BRUNO = Ref("person", "bruno-heron")
CLEO = Ref("person", "cleo-tern")
REVIEWED = date(2020, 6, 30)
LIFTED = "A filter hid this record and was lifted: heron"


class Stage:
    """Notes what a session announces; its searches wait until `finish`."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.shown = 0
        self.seen = 0
        self._searches: dict[str, Steps] = {}

    def changed(self) -> None:
        self.shown += 1

    def opened(self) -> None:
        self.seen += 1

    def tell(self, words: str, /, **data: object) -> None:
        self.told.append(AS_SHIPPED.spelled(words, **data))

    def search(self, what: str, steps: Steps) -> None:
        self._searches[what] = steps

    def finish(self) -> None:
        """Go through all searches, and those that they set going."""
        while self._searches:
            _, steps = self._searches.popitem()
            for _ in steps:
                pass


@cache
def estuary() -> Loaded:
    return load(DATASETS / "estuary.toml")


@pytest.fixture
def stage() -> Stage:
    return Stage()


def session(stage: Stage, *, opened: Ref | None = None, **view: object) -> Session:
    """A session on the fictional dataset, which has made its first search."""
    first = View(**{"day": REVIEWED, "selection": opened or COMMISSION, **view})  # type: ignore[arg-type]
    found = Session(estuary(), first, stage, opened)
    found.begin()
    stage.finish()
    return found


def filtered_by(found: Session, stage: Stage, text: str) -> None:
    """Type a filter and keep it."""
    found.begin_box("outline", filters=True)
    found.type_filter(text)
    stage.finish()
    found.keep_filter()


def shows_all(found: Session) -> bool:
    """Whether the tree is not filtered."""
    return found.filtered is None


def test_the_session_needs_no_textual() -> None:
    code = "import sys, irtui.tui.session.session as s; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# History


def test_from_a_preview_back_leads_to_what_was_chosen_and_then_to_the_one_before(stage):
    moves = session(stage)
    start = moves.view
    moves.open(LAMPS)
    moves.preview(BRUNO)
    assert moves.back()
    assert moves.view.selection == LAMPS
    assert moves.back()
    assert moves.view == start
    assert not moves.back()
    assert moves.forward()
    assert moves.view.selection == LAMPS
    assert not moves.forward()


def test_a_day_that_is_previewed_goes_into_history_only_when_it_is_turned_to(stage):
    moves = session(stage)
    start = moves.view
    moves.preview_day(date(2012, 1, 1))
    moves.preview_day(date(2013, 1, 1))
    assert moves.view.day == date(2013, 1, 1)
    moves.turn_to(date(2014, 1, 1))
    assert moves.back()
    assert moves.view == start
    assert not moves.back()
    moves.preview_day(date(2012, 1, 1))
    assert moves.back()
    assert moves.view == start


def test_back_and_forward_restore_day_window_and_former_bodies(stage):
    moves = session(stage, day=date(2012, 6, 1))
    start = moves.view
    moves.open(LAMPS)
    moves.zoom(Window(date(2010, 1, 1), date(2011, 1, 1)))
    moves.toggle_former()
    zoomed = moves.view
    moves.turn_to(date(2015, 1, 1))
    assert moves.back()
    assert moves.view == zoomed
    assert moves.back()
    assert moves.view == start


def test_what_lay_ahead_is_forgotten_when_something_else_is_opened(stage):
    moves = session(stage)
    moves.open(LAMPS)
    moves.back()
    moves.open(BRUNO)
    assert not moves.forward()
    moves.back()
    assert moves.view.selection == COMMISSION


def test_a_record_of_the_timeline_is_previewed_among_its_lanes_and_opened_with_its_own(stage):
    moves = session(stage)
    moves.preview(BRUNO, COMMISSION)
    assert moves.view.subject == COMMISSION
    moves.open(BRUNO)
    assert moves.view.subject == BRUNO
    assert stage.seen == 1


# The day


def test_steps_from_the_last_change_to_the_first_and_back_miss_none(stage):
    moves = session(stage)
    days = []
    for step in [-1] * len(ESTUARY_CHANGES) + [1] * (len(ESTUARY_CHANGES) - 1):
        moves.step(step)
        days.append(moves.view.day)
    assert days == [*ESTUARY_CHANGES[::-1], *ESTUARY_CHANGES[1:]]
    assert moves.view.selection == COMMISSION


@pytest.mark.parametrize(
    ("step", "end", "words"),
    [
        (1, ESTUARY_CHANGES[-1], "No later change is recorded."),
        (-1, ESTUARY_CHANGES[0], "No earlier change is recorded."),
    ],
)
def test_beyond_the_last_change_nothing_turns(stage, step, end, words):
    moves = session(stage, day=end)
    before = moves.view
    moves.step(step)
    assert (moves.view, stage.told) == (before, [words])


def test_no_day_is_the_day_of_the_review(stage):
    moves = session(stage, day=date(2012, 6, 1))
    moves.turn_to(None)
    assert moves.view.day == REVIEWED
    moves.back()
    assert moves.view.day == date(2012, 6, 1)


# A box


def test_what_a_box_previewed_is_undone_when_it_is_abandoned(stage):
    moves = session(stage)
    before = moves.view
    moves.begin_box("timeline")
    assert moves.cover is not None
    assert (moves.cover.view, moves.cover.pane) == (before, "timeline")
    moves.preview(BRUNO)
    assert moves.chosen == before
    moves.preview_nothing()
    assert moves.view == before
    moves.preview(BRUNO)
    moves.abandon_box()
    assert moves.view == before
    assert moves.cover is None


def test_a_box_that_is_ended_leaves_what_is_shown(stage):
    moves = session(stage)
    moves.begin_box("outline")
    moves.preview(BRUNO)
    moves.end_box()
    assert (moves.view.selection, moves.cover) == (BRUNO, None)


def test_each_move_is_announced(stage):
    moves = session(stage)
    for move in (lambda: moves.preview(BRUNO), moves.toggle_former, lambda: moves.begin_box("x")):
        before = stage.shown
        move()
        assert stage.shown > before


# The filter


def test_a_filter_that_is_kept_is_one_entry_of_the_history(stage):
    moves = session(stage)
    before = moves.view
    filtered_by(moves, stage, "heron")
    kept = moves.view
    assert (kept.filter, kept.selection, shows_all(moves)) == ("heron", BRUNO, False)
    moves.back()
    stage.finish()
    assert (moves.view, shows_all(moves)) == (before, True)
    moves.forward()
    stage.finish()
    assert (moves.view, shows_all(moves)) == (kept, False)


@pytest.mark.parametrize("typed", [["heron"], ["heron", ""], ["heron", "xyzxyz"]])
def test_a_filter_that_is_abandoned_leaves_nothing(stage, typed):
    moves = session(stage)
    before = moves.view
    moves.begin_box("outline", filters=True)
    for text in typed:
        moves.type_filter(text)
        stage.finish()
    moves.abandon_box()
    stage.finish()
    assert moves.view == before
    assert moves.filtered is None
    assert not moves.back()


def test_while_a_filter_is_typed_the_best_that_is_in_the_tree_is_selected(stage):
    moves = session(stage)
    before = moves.view.selection
    moves.begin_box("outline", filters=True)
    for text, selected in [
        ("heron", BRUNO),
        ("north bank", Ref("organisation", "north-office")),  # the side itself is in no tree
        ("xyzxyz", before),
        ("heron", BRUNO),
        ("", before),
    ]:
        moves.type_filter(text)
        stage.finish()
        assert moves.view.selection == selected


def test_what_was_selected_before_stays_so_while_it_is_looked_for(stage):
    moves = session(stage, opened=CLEO)
    moves.begin_box("outline", filters=True)
    for end in range(1, len("tern") + 1):
        moves.type_filter("tern"[:end])
        stage.finish()
        assert moves.view.selection == CLEO


def test_a_filter_that_is_typed_again_moves_nothing_and_is_counted(stage):
    moves = session(stage)
    filtered_by(moves, stage, "heron")
    moves.preview(COMMISSION)
    above = moves.view
    moves.begin_box("outline", filters=True)
    moves.found = None
    moves.type_filter("heron")
    stage.finish()
    assert moves.view == above
    assert moves.found is not None


def test_a_newer_filter_takes_the_place_of_one_that_is_still_searched_for(stage):
    moves = session(stage)
    moves.begin_box("outline", filters=True)
    moves.type_filter("heron")
    moves.type_filter("tern")
    stage.finish()
    assert moves.found is not None
    assert moves.found.query.text == "tern"
    assert moves.view.selection == CLEO


def test_a_filter_whose_tree_is_not_found_yet_is_not_kept(stage):
    moves = session(stage)
    before = moves.view
    moves.begin_box("outline", filters=True)
    moves.type_filter("heron")
    moves.keep_filter()
    stage.finish()
    assert moves.view == before
    assert moves.filtered is None


def test_leaving_lifts_the_filter_and_a_preview_does_not_come_into_the_history(stage):
    moves = session(stage)
    filtered_by(moves, stage, "heron")
    moves.preview(COMMISSION)
    moves.leave()
    stage.finish()
    assert (moves.view.selection, moves.view.filter, moves.filtered) == (COMMISSION, "", None)
    seen = []
    while moves.back():
        seen.append((moves.view.selection, moves.view.filter))
    assert seen == [(BRUNO, ""), (BRUNO, "heron"), (COMMISSION, "")]


def test_the_filter_is_lifted_for_what_is_opened_and_back_brings_it_again(stage):
    moves = session(stage)
    filtered_by(moves, stage, "heron")
    moves.open(CLEO)
    stage.finish()
    assert (moves.view.selection, moves.view.filter, stage.told) == (CLEO, "", [LIFTED])
    moves.back()
    stage.finish()
    assert (moves.view.selection, moves.view.filter) == (BRUNO, "heron")


def test_what_is_opened_before_the_tree_is_filtered_lifts_the_filter_as_well(stage):
    moves = session(stage)
    filtered_by(moves, stage, "heron")
    moves.toggle_former()
    moves.open(CLEO)
    assert moves.view.filter == "heron"
    stage.finish()
    assert (moves.view.selection, moves.view.filter, stage.told) == (CLEO, "", [LIFTED])


@pytest.mark.parametrize(
    "ref", [Ref("party", "south-bank"), Ref("event", "lights-2014-10"), COMMISSION]
)
def test_what_has_no_place_in_the_tree_and_what_is_in_it_lift_nothing(stage, ref):
    moves = session(stage)
    filtered_by(moves, stage, "heron")
    moves.open(ref)
    stage.finish()
    assert (moves.view.filter, stage.told) == ("heron", [])


def test_a_filter_at_the_start_is_lifted_if_it_hides_the_record_that_was_asked_for(stage):
    moves = session(stage, opened=CLEO, filter="heron")
    assert (moves.view.selection, moves.view.filter, stage.told) == (CLEO, "", [LIFTED])
    assert not moves.back()


def test_the_first_record_says_nothing_of_a_filter_that_comes_later(stage):
    moves = session(stage, opened=CLEO)
    filtered_by(moves, stage, "heron")
    assert (moves.view.filter, stage.told) == ("heron", [])


def test_once_for_a_day_it_is_told_that_a_record_is_in_the_tree_of_other_days(stage):
    moves = session(stage, day=date(2010, 7, 1))
    for _ in range(2):
        moves.open(LAMPS)
    assert stage.told == ["This record is not in the tree on this day: x shows it."]
    moves.toggle_former()
    moves.open(LAMPS)
    assert len(stage.told) == 1


def test_the_tree_is_made_anew_only_for_another_day_or_for_former_bodies(stage):
    moves = session(stage)
    trees = [moves.hierarchy]
    for move in (lambda: moves.preview(BRUNO), moves.toggle_former, lambda: moves.step(-1)):
        move()
        trees.append(moves.hierarchy)
    assert trees[0] is trees[1]
    assert (trees[1].as_of.former, trees[2].as_of.former) == (False, True)
    assert trees[3].as_of.day == ESTUARY_CHANGES[-1]


def test_a_play_goes_through_the_changes_and_is_one_entry_of_the_history(stage):
    moves = session(stage, day=ESTUARY_CHANGES[-3])
    moves.play()
    days = []
    while moves.playing:
        moves.play_on()
        days.append(moves.view.day)
    assert days == ESTUARY_CHANGES[-2:]
    assert [one.day for one in moves.history.views] == [ESTUARY_CHANGES[-3], ESTUARY_CHANGES[-1]]
    assert not moves.stop()


def test_a_box_stops_the_play(stage):
    moves = session(stage)
    moves.play()
    moves.play_on()
    moves.begin_box("outline")
    assert moves.playing is None
    assert [one.day for one in moves.history.views] == [REVIEWED, ESTUARY_CHANGES[0]]


# The walk through the hits


def hits(moves: Session, stage: Stage) -> Iterator[Ref | None]:
    """The records that a search for sessions finds, the first of which was opened."""
    first = next(iter(moves.index.find("session").grouped_refs()))
    moves.open(first, "session")
    yield first
    while True:
        moves.walker.walk(1)
        stage.finish()
        if moves.view.selection == first:
            return
        yield moves.view.selection


@pytest.mark.parametrize(
    ("steps", "end"), [([1], 1), ([1, 1, 1], 3), ([1, -1], 0), ([-1, -1], -2), ([1, -1, -1], -1)]
)
def test_steps_that_are_taken_while_the_hits_are_searched_for_count(stage, steps, end):
    moves = session(stage)
    found = list(hits(moves, stage))
    assert len(found) > 6
    moves.turn_to(date(2019, 12, 31))
    for step in steps:
        moves.walker.walk(step)
    assert moves.view.selection == found[0]
    stage.finish()
    assert moves.view.selection == found[end]


@pytest.mark.parametrize(("step", "end"), [(1, 0), (-1, 0)])
def test_from_a_record_that_is_no_hit_the_first_step_leads_to_the_best(stage, step, end):
    moves = session(stage)
    found = list(hits(moves, stage))
    moves.preview(BRUNO)
    moves.walker.walk(step)
    assert moves.view.selection == found[end]


@pytest.mark.parametrize("other", ["leave", "begin_box", "back", "step", "open"])
def test_another_wish_ends_the_walk_that_waits(stage, other):
    moves = session(stage)
    found = list(hits(moves, stage))
    moves.turn_to(date(2013, 12, 31))
    moves.walker.walk(1)
    arguments: dict[str, list[object]] = {"begin_box": ["outline"], "step": [1], "open": [found[0]]}
    getattr(moves, other)(*arguments.get(other, []))
    stage.finish()
    assert moves.view.selection == found[0]
    assert moves.view.query == "session"


def test_without_a_search_or_without_hits_it_is_told(stage):
    moves = session(stage)
    moves.walker.walk(1)
    moves.open(BRUNO, "xyzxyz")
    moves.walker.walk(1)
    stage.finish()
    assert stage.told == [
        "Search first: press /. Then n and N go from hit to hit.",
        "Nothing matches the last search on this day.",
    ]


def test_a_query_is_remembered_once_the_latest_first(stage):
    searches = session(stage).searches
    for query in ("heron", "tern ", "heron", " "):
        searches.remember(query)
    assert searches.recent == ["heron", "tern"]
