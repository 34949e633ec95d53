"""The app on trees of 1,500 levels: it opens, unfolds, filters and goes to the last of them."""

from datetime import date
from pathlib import Path

import pytest

from tests.deep import LAST, LEVELS, written
from tests.tui.screens import press, selected, settle, shown, still, view

pytestmark = pytest.mark.usefixtures("painted")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of all chains."""
    return written(tmp_path_factory.mktemp("deep"))


async def test_a_tree_is_unfolded_filtered_and_walked_to_its_last_level(file: Path) -> None:
    app = still(file, today=date(2024, 7, 1), go=f"body:{LAST}")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert f"{LEVELS}  ▸ Body {LEVELS - 1}" in shown(app, "#outline")
        assert f"Body {LEVELS - 2}" in shown(app, "#detail")
        await press(pilot, "l", "l")
        assert selected(app) == "event:e"
        await press(pilot, "p", "p")
        assert selected(app) == f"body:b{LEVELS - 2}"
        await press(pilot, "g", "j", "C")
        assert shown(app, "#outline").count("Body ") == 1
        await press(pilot, "E", "G")
        assert f"{LEVELS}  ▾ Body {LEVELS - 1}" in shown(app, "#outline")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "g", "G")
        *_, last, step, _, _ = shown(app, "#outline").splitlines()[1:-1]
        assert last.split()[1:-1] == [str(LEVELS), "▾", "Body", str(LEVELS - 1)]
        assert step.split()[1:-1] == [str(LEVELS + 1), "·", "Sessi…", "2020"]
        await pilot.resize_terminal(120, 36)
        await press(pilot, "backslash", *LAST, "enter")
        assert f"{LEVELS}  · Body {LEVELS - 1}" in shown(app, "#outline")
        await press(pilot, "escape", "P", *"b0", "enter")
        assert f"chain of {LEVELS - 1} steps" in shown(app)
        await press(pilot, "escape", "x", "at", *"1901", "enter", "tab", "tab", "j")
        assert view(app).day == date(1901, 12, 31)
