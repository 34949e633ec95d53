"""The line of the first start: what it says, and that it goes for good."""

from datetime import date

import pytest

from irtui.host.remembered import Memory, Remembered
from irtui.loading import bundled_path
from tests.support import DATASETS
from tests.terminal import irtui
from tests.tui.screens import click, estuary, press, shown, still, view

KEYS = "/ find  @ another day  tab next pane  ? all keys  esc hides this"
WHAT = "Who meets whom, and who says so: 6 bodies, 12 events, 3 people. "
SHORT = "/ find  @ day  tab pane  ? help  esc hides this"
WIDE = (120, 36)
HIDES = "esc hides this"


def last_lines(app):
    return shown(app).splitlines()[-2:]


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path / "state.json")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (200, f"{WHAT} {KEYS}"),
        (120, f"{WHAT} {SHORT}"),
        (80, f"Who meets whom: 35 records.  {SHORT}"),
        (60, f"35 records  {SHORT}"),
        (40, "35 records  ? help  esc hides this"),
        (20, "esc hides this"),
    ],
)
async def test_it_says_what_there_is_and_which_keys_to_try_in_the_room_that_there_is(
    memory, width, said
):
    app = estuary(memory=memory)
    async with app.run_test(size=(width, 30)):
        assert last_lines(app)[0].strip() == said


async def test_escape_takes_it_away_for_good_but_only_where_it_means_nothing_else(memory):
    app = estuary(memory=memory)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron")
        assert last_lines(app)[0].strip() == WHAT.strip()
        await press(pilot, "escape")
        await press(pilot, "backslash", *"heron", "enter", "escape")
        assert not view(app).filter
        assert HIDES in last_lines(app)[0]
        assert memory.now == Remembered(first_line_seen=False)
        await press(pilot, "escape")
        assert HIDES not in shown(app)
        assert Memory(memory.path).now == Remembered(first_line_seen=True)
    app = estuary(memory=Memory(memory.path))
    async with app.run_test(size=WIDE):
        assert HIDES not in shown(app)


async def test_its_keys_can_be_clicked(memory):
    app = estuary(memory=memory)
    async with app.run_test(size=WIDE) as pilot:
        await click(pilot, "FirstLine", (last_lines(app)[0].index("@ day"), 0))
        assert app.screen.query("DatePrompt")
        await press(pilot, "escape")
        await click(pilot, "FirstLine", (last_lines(app)[0].index("esc"), 0))
        assert not app.screen.query("FirstLine")


async def test_it_is_not_there_without_a_memory_nor_on_a_screen_of_few_lines(memory):
    for app, lines in ((estuary(), 30), (estuary(memory=memory), 11)):
        async with app.run_test(size=(120, lines)) as pilot:
            assert HIDES not in shown(app)
            await press(pilot, "escape")
    assert memory.now == Remembered(first_line_seen=False)  # nobody has seen it


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (bundled_path(), "Who meets whom, and who says so: "),
        (DATASETS / "minimal.toml", "0 records"),
        (DATASETS / "legislature.toml", "Who meets whom, and who says so: 2 bodies"),
    ],
)
async def test_it_is_true_of_any_dataset(memory, file, said):
    app = still(file, memory=memory, today=date(2026, 7, 1))
    async with app.run_test(size=WIDE):
        assert last_lines(app)[0].strip().startswith(said)


def test_whoever_quits_has_seen_it(tmp_path):
    for expected in (True, False):
        with irtui("-d", str(DATASETS / "estuary.toml"), home=tmp_path) as session:
            session.until("hides this" if expected else "all keys")
            assert ("hides this" in session.written) is expected
            code, _ = session.leave()
            assert code == 0
    (left,) = Memory(tmp_path / "irtui" / "state.json").now.datasets  # as all that is remembered
    assert (left.path, left.view.go) == (DATASETS / "estuary.toml", "body:lights-commission")
