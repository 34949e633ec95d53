"""The app around the explorer: files with errors, themes, contrast."""

import shutil
from datetime import date

import pytest
from textual.geometry import Region

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.theme import DARK
from irtui.tui.widgets.outline import Outline
from tests.support import DATASETS
from tests.tui.screens import estuary, press, settle, shown, still

WIDE = (120, 36)
TODAY = date(2024, 7, 1)


def screen_name(app: IrtuiApp) -> str:
    return type(app.screen).__name__


async def test_a_file_with_errors_is_read_again_until_it_is_sound(tmp_path):
    path = tmp_path / "file.toml"
    shutil.copy(DATASETS / "broken.toml", path)
    app = still(path, today=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        assert screen_name(app) == "Problems"
        assert "lights-comission" in shown(app)
        path.write_text(path.read_text().replace("lights-comission", "lights-commission"))
        await press(pilot, "r")
        assert screen_name(app) == "Problems"
        assert "lights-comission" not in shown(app)
        shutil.copy(DATASETS / "estuary.toml", path)
        await press(pilot, "j", "k", "r")
        assert screen_name(app) == "Explorer"
        assert app.loaded.dataset is not None


async def test_a_file_is_read_again_after_it_was_missing_or_half_saved(tmp_path):
    path = tmp_path / "not yet\x07\u00ad.toml"
    app = still(path, today=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        assert "There is no such file" in shown(app)
        await press(pilot, "r")
        assert "There is no such file" in shown(app)
        sound = (DATASETS / "estuary.toml").read_text()
        path.write_text(sound[: sound.index('"')])
        await press(pilot, "r")
        assert "There is no such file" not in shown(app)
        path.write_text(sound)
        await press(pilot, "r")
        assert screen_name(app) == "Explorer"
        await press(pilot, "q")
    assert "/not yet\\007\\302\\255.toml' --go " in str(app.return_value)


async def test_a_file_that_is_missing_still_ends_with_2():
    app = still(DATASETS / "no-such-file.toml", today=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "q")
    assert app.return_code == 2


async def test_an_empty_dataset_opens():
    app = still(DATASETS / "minimal.toml", today=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "enter", "tab", "j", "enter", "tab", "plus", "comma", "j", "enter")
        await press(pilot, "slash", "a", "enter", "escape", "backspace")
        assert isinstance(app.screen, Explorer)


@pytest.mark.parametrize("theme", ["textual-dark", "nord", "textual-light"])
async def test_themes_of_others_work_too(theme):
    app = estuary()
    app.theme = theme
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "CLFE" in shown(app)


async def test_the_terminals_own_colours_set_no_background_and_turn_the_cursor_round():
    app = estuary(theme="terminal")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        styles = [
            segment.style
            for strip in app.screen.query_one("#outline", Outline).render_lines(Region(0, 0, 40, 6))
            for segment in strip
            if segment.style is not None
        ]
        assert any(style.reverse for style in styles)
        assert {style.bgcolor.name for style in styles if style.bgcolor} <= {"default"}
        await press(pilot, "T")
        assert app.theme == DARK.name
