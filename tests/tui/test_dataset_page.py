"""The page of the dataset itself, in the app: by its line in the tree, and by its key."""

from irtui.pages.anchors import WHOLE
from irtui.tui.screens.copying import CopyMenu
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import estuary, press, selected, shown, view

WIDE = (120, 36)


async def test_its_line_is_the_first_and_the_app_opens_on_the_first_body():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        assert selected(app) == "body:lights-commission"
        await press(pilot, "k")
        assert view(app).selection is None
        detail = pilot.app.screen.query_one(Detail)
        assert str(detail.border_title) == WHOLE
        assert "reviewed" in shown(app)
        await press(pilot, "j")
        assert selected(app) == "body:lights-commission"


async def test_its_key_opens_it_from_everywhere_and_back_returns():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "enter", "i")
        assert view(app).selection is None
        assert pilot.app.screen.query_one(Outline).cursor == 0
        await press(pilot, "backspace")
        assert selected(app) == "body:lamp-group"


async def test_a_citation_of_it_is_copied_and_the_view_is_reopened_by_its_name():
    app = estuary(go=WHOLE)
    async with app.run_test(size=WIDE) as pilot:
        assert view(app).selection is None
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, CopyMenu)
        await press(pilot, "c", "escape")
        assert "Lights and fairways of the Silver Estuary, version 1.0" in pilot.app.clipboard
        await press(pilot, "q")
    assert str(app.return_value).endswith(" --go dataset")
