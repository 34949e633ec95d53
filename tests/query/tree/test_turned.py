"""The changes of a day in its tree: what came, went and changed, and where it is hidden."""

import pytest

from irtui.model.as_of import AsOf
from irtui.query.audit.diff import diff
from irtui.query.time.change import Turn
from irtui.query.time.changes import changes
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection, Folder, Key
from irtui.query.tree.turned import Turned, compared, turned
from tests.query.answers import FICTIONAL, WORLDS, labels, world
from tests.support import dataset, day, ref

CAME, WENT, CHANGED = Turn.CAME, Turn.WENT, Turn.CHANGED
COMMISSION = ref("body:lamp-commission")


def tree(on: str, *, former: bool = False) -> Hierarchy:
    """The tree of the lighthouses on a day."""
    return Hierarchy(AsOf(world(FICTIONAL), day(on), former=former))


def found(on: str) -> Turned:
    """What changed in it that day."""
    changed = turned(tree(on))
    assert changed is not None
    return changed


@pytest.mark.parametrize(
    ("on", "own"),
    [
        # The commission that the keeper chairs changed, too, though it was not there yet.
        (
            "2000-01-31",
            {
                "person:ada-wick": CHANGED,
                "post:keeper": CHANGED,
                "body:lamp-commission": CHANGED,
            },
        ),
        ("2001-01-01", {"body:wick-group": CAME, "body:lamp-commission": CHANGED}),
        ("2009-01-01", {"body:old-panel": WENT}),
        (
            "2010-05-04",
            {
                "body:lamp-commission": CHANGED,
                "person:ada-wick": CHANGED,
                "post:keeper": CHANGED,
            },
        ),
        ("2012-06-30", {"body:wick-group": CHANGED, "body:fog-board": CHANGED}),
    ],
)
def test_what_changed_is_told_of_both_ends(on: str, own: dict[str, Turn]) -> None:
    assert found(on).own == {ref(one): turn for one, turn in own.items()}


def test_on_a_day_without_changes_there_is_nothing() -> None:
    assert turned(tree("2011-06-01")) is None


def test_what_is_hidden_shows_at_what_hides_it() -> None:
    changed = found("2010-05-04")
    people: Key = Collection("person")
    side: Key = Folder(None, "person", (ref("party:upper"),))
    assert changed.below[people] is changed.below[side] is CHANGED
    (node,) = [node for node in tree("2010-05-04").roots() if node.key == people]
    assert changed.of(node, unfolded=False) == (CHANGED, False)
    assert changed.of(node, unfolded=True) == (None, False)
    top = tree("2010-05-04").node(COMMISSION)
    assert changed.of(top, unfolded=True) == (CHANGED, True)


def test_a_body_that_went_stands_once_more_in_its_place_and_leads_to_its_record() -> None:
    on = "2009-01-01"
    changed, hierarchy = found(on), tree(on)
    below = changed.lines(hierarchy.children(hierarchy.node(COMMISSION)), COMMISSION)
    assert labels(below)[:3] == ["Wick Group", "Panel of Wicks", "Circles"]
    gone = below[1]
    assert (gone.ref, gone.folds, changed.has_gone(gone)) == (ref("body:old-panel"), False, True)
    assert changed.of(gone, unfolded=False) == (WENT, True)
    assert changed.path_to(ref("body:old-panel")) == (COMMISSION, ref("body:old-panel"))
    assert changed.below == {COMMISSION: WENT}
    # What is shown with what is not of the day stands there anyway.
    assert turned(tree(on, former=True)).lines([], COMMISSION) == []  # type: ignore[union-attr]


def test_bodies_that_went_with_what_was_above_them_stand_below_it_and_keep_their_order() -> None:
    bodies = "".join(
        f'[body.{one}]\nsources = ["log"]\n{parent}{end}'
        for one, parent, end in (
            ("a", "", ""),
            ("b", "", 'dissolved = "2005-06-30"\n'),
            ("b1", 'parent = "b"\n', 'dissolved = "2005-06-30"\n'),
            ("c", "", 'dissolved = "2005-06-30"\n'),
            ("d", "", ""),
        )
    )
    hierarchy = Hierarchy(
        AsOf(dataset('[source.log]\ntitle = "Log"\n' + bodies), day("2005-07-01"))
    )
    changed = turned(hierarchy)
    assert changed is not None
    roots = changed.lines(hierarchy.roots(), None)
    assert labels(roots)[:4] == ["a", "b", "c", "d"]
    assert [node.folds for node in roots[:4]] == [False, True, False, False]
    assert labels(changed.lines(hierarchy.children(roots[1]), roots[1].key)) == ["b1"]
    assert changed.path_to(ref("body:b1")) == (ref("body:b"), ref("body:b1"))


@pytest.mark.parametrize("name", WORLDS)
def test_each_line_that_changed_has_a_way_to_it_and_every_line_above_it_knows(name: str) -> None:
    data = world(name)
    for on in sorted({one.day for one in changes(data)})[:: 3 if len(data.records) < 99 else 40]:
        changed = turned(Hierarchy(AsOf(data, on)))
        if changed is None:
            continue
        for one, turn in changed.own.items():
            way = changed.path_to(one)
            for above in way[:-1]:
                assert changed.below[above] in (turn, CHANGED)


BOARDS = '[body.board]\nname = "Board"\nfounded = "1990"\nsources = ["log"]\n'
GROUPS = "".join(
    f'[body.{one}]\nname = "{one}"\nparent = "{above}"\nsources = ["log"]\n'
    for one, above in (
        ("lamps", "board"),
        ("ropes", "board"),
        ("knots", "ropes"),
        ("bells", "board"),
    )
)
MEETING = '[event.met]\nkind = "session"\nbody = "board"\nwhen = "2020"\nsources = ["log"]\n'


def since(old: str, new: str) -> tuple[Hierarchy, Turned]:
    """A tree, and what differs in it from an older version."""
    before, now = (dataset("[source.log]\n" + text) for text in (old, new))
    hierarchy = Hierarchy(AsOf.of(now, day("2024-06-01")))
    return hierarchy, compared(hierarchy, diff(before, now))


def test_what_was_removed_stands_where_it_was_with_what_was_below_it() -> None:
    without = GROUPS[: GROUPS.index("[body.ropes]")] + GROUPS[GROUPS.index("[body.bells]") :]
    hierarchy, found = since(BOARDS + GROUPS, BOARDS + without.replace('"lamps"', '"Lamps"'))
    board, ropes = ref("body:board"), ref("body:ropes")
    below = found.lines(hierarchy.children(hierarchy.node(board)), board)
    assert labels(below) == ["Lamps", "ropes", "bells"]
    gone = next(node for node in below if node.key == ropes)
    assert (gone.note, gone.folds, found.has_gone(gone)) == ("removed", True, True)
    assert labels(found.lines(hierarchy.children(gone), ropes)) == ["knots"]
    assert found.path_to(ref("body:knots")) == (board, ropes, ref("body:knots"))
    assert found.below[board] is CHANGED
    assert found.own[ref("body:lamps")] is CHANGED
    assert found.below[ropes] is WENT


def test_what_was_below_a_record_with_another_id_stands_below_the_new_one() -> None:
    old, new = BOARDS + GROUPS + MEETING, BOARDS + GROUPS
    ids = ("[body.board]", "[body.council]"), ('"board"', '"council"')
    for was, now in ids:
        new = new.replace(was, now)
    hierarchy, found = since(old, new)
    council, met = ref("body:council"), ref("event:met")
    assert found.path_to(met)[0] == council
    assert found.own[council] is CHANGED
    assert not hierarchy.has(met)


@pytest.mark.parametrize("turned_round", [False, True])
@pytest.mark.parametrize("names", [(FICTIONAL, "delta"), ("estuary", "hostile")])
def test_of_any_two_versions_each_line_that_differs_has_its_way(
    names: tuple[str, str], turned_round: bool
) -> None:
    old, new = map(world, reversed(names) if turned_round else names)
    hierarchy = Hierarchy(AsOf.of(new, day("2020-01-01")))
    found = compared(hierarchy, diff(old, new))
    nodes, level = found.lines(hierarchy.roots(), None), 0
    for one in found.own:
        way = found.path_to(one)
        for above in way[:-1]:
            assert above in found.below
    while nodes and level < 9:
        nodes = [
            below for node in nodes for below in found.lines(hierarchy.children(node), node.key)
        ]
        level += 1
