"""Walking the hits of a search with n and N, while they are known and while they are looked for."""

import pytest
from textual.events import Key

from irtui.query.find import Index
from tests.tui.screens import estuary, press, selected, settle

WIDE = (120, 36)


@pytest.fixture
def slow(monkeypatch):
    """Gives a search many more steps than it has."""
    searching = Index.searching

    def in_many_steps(self, text):
        for _ in range(500):
            yield
        return (yield from searching(self, text))

    monkeypatch.setattr(Index, "searching", in_many_steps)


async def walked(pilot, *keys):
    """The selections that keys lead to which come faster than any search."""
    explorer, seen = pilot.app.screen, []
    explorer.watch(explorer, "view", lambda view: seen.append((view.selection, view.former)))
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await settle(pilot)
    await settle(pilot)
    return seen[1:]


async def hits(pilot, app):
    """Search for sessions, and list the records that were found, from the first."""
    await press(pilot, "slash", *"session", "enter")
    found = [selected(app)]
    while True:
        await press(pilot, "n")
        if selected(app) == found[0]:
            return found
        found.append(selected(app))


async def test_n_and_N_walk_the_hits_in_a_circle():  # noqa: N802 - the key is N
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        found = await hits(pilot, app)
        assert len(found) > 6
        await press(pilot, "N")
        assert selected(app) == found[-1]
        await press(pilot, "j", "n")  # from what is no hit, to the best
        assert selected(app) in found


@pytest.mark.usefixtures("slow")
async def test_keys_that_come_while_hits_are_looked_for_are_not_lost():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        found = await hits(pilot, app)
        await press(pilot, "at", *"2019-12", "enter")
        await walked(pilot, *"nnN")
        assert selected(app) == found[1]


@pytest.mark.usefixtures("slow")
async def test_other_keys_have_their_turn_while_hits_are_looked_for():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        found = await hits(pilot, app)
        await press(pilot, "at", *"2019-12", "enter")
        seen = await walked(pilot, "n", "x")
        assert [(str(ref), former) for ref, former in seen] == [(found[0], True), (found[1], True)]
