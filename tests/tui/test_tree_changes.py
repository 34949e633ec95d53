"""The tree from day to day: what changed is marked, and the cursor stays where it can."""

from datetime import date

from irtui.tui.app import IrtuiApp
from irtui.tui.widgets.outline import Outline
from tests.support import DATASETS
from tests.tui.screens import press, selected, settle, shown, still

WIDE = (120, 36)
LIGHTHOUSES = DATASETS / "lighthouses.toml"


def outline(app: IrtuiApp) -> list[str]:
    """The lines of the tree, without its border."""
    return [line[1:-1].rstrip() for line in shown(app, "#outline").splitlines()[1:-1]]


async def test_on_the_line_of_years_without_a_meeting_one_stays_from_day_to_day():
    app = still(LIGHTHOUSES, at=date(2009, 1, 1), today=date(2024, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        for years in ("2005–2008", "2005–2009"):
            if years == "2005–2008":
                await press(pilot, *"jjjjjlj")
            else:
                await press(pilot, "right_square_bracket")
            here = app.screen.query_one(Outline).here
            assert here is not None
            assert (here.label, *here.notes) == ("none recorded", years)
            assert selected(app) == "gap:sessions"


async def test_the_tree_marks_what_the_day_brought_and_where_it_is_hidden():
    app = still(LIGHTHOUSES, at=date(2008, 12, 31), today=date(2024, 7, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        assert all(line.startswith(" ") for line in outline(app) if line)
        await press(pilot, "right_square_bracket")  # a panel ended the day before
        lines = outline(app)
        (at,) = (number for number, line in enumerate(lines) if line.startswith("  −"))
        assert lines[at].split("  ")[1] == "−· Panel of Wicks (former)"
        assert lines[at - 1].startswith("   ▸ Wick Group")
        await press(pilot, "j", "j", "enter")
        assert selected(app) == "body:old-panel"
        assert not app.screen.query("Toast")  # that it is not in the tree would not be true
        await press(pilot, "right_square_bracket")  # another name, and an office left
        assert not any("Panel of Wicks" in line for line in outline(app))
        marked = [line.split("  ")[0] for line in outline(app) if line and line[0] != " "]
        assert marked == ["~▾ LFC", "~▸ Posts", "~▸ People"]
        await press(pilot, "at", "enter")
        assert not any(line[0] != " " for line in outline(app) if line)
