"""The app around the explorer: files with errors, themes, contrast."""

import shutil
from datetime import date
from itertools import product

import pytest
from textual.color import Color

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.theme import DARK, LIGHT
from tests.support import DATASETS
from tests.tui.screens import estuary, press, shown, still

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
        await pilot.press("r")
        await pilot.pause()
        assert screen_name(app) == "Problems"
        assert "lights-comission" not in shown(app)
        shutil.copy(DATASETS / "estuary.toml", path)
        await pilot.press("j", "k", "r")
        await pilot.pause()
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
        await pilot.press("j", "enter", "tab", "j", "enter", "tab", "plus", "comma", "j", "enter")
        await pilot.press("slash", "a", "enter", "escape", "backspace")
        await pilot.pause()
        assert isinstance(app.screen, Explorer)


@pytest.mark.parametrize("theme", ["textual-dark", "nord", "textual-light"])
async def test_themes_of_others_work_too(theme):
    app = estuary()
    app.theme = theme
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "CLFE" in shown(app)


TEXTS = ("muted", "faint", "citation", "dispute", "side-1", "side-2")
"""The colours of text that are our own, besides foreground and accent."""


@pytest.mark.parametrize(("theme", "ground"), product([DARK, LIGHT], ["background", "chosen"]))
def test_all_text_has_a_contrast_of_4_5_to_1(theme, ground):
    grounds = {"background": theme.background, "chosen": theme.variables["chosen"]}
    behind = Color.parse(grounds[ground] or "")
    colours = {name: theme.variables[name] for name in TEXTS}
    colours |= {"foreground": theme.foreground, "accent": theme.accent}
    if ground == "chosen":  # the line under the cursor holds no citations and no faint text
        read = ("foreground", "accent", "muted", "dispute", "side-1", "side-2")
        colours = {name: colours[name] for name in read}
    for name, value in colours.items():
        ratio = contrast(Color.parse(value or ""), behind)
        assert ratio >= 4.5, f"{name} on {ground} of {theme.name}: {ratio:.2f}"


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
