"""Commands in the palette: one row each, in a useful order, found by other words, too."""

from shutil import rmtree
from typing import Any

from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from irtui.commands import AS_SHIPPED, COMMANDS, PANE_OF, Place
from irtui.tui import screenshot
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.help import Help
from tests.tui.screens import estuary, focused, press, put, settle, shown

WIDE = (120, 36)


def rows(app):
    """The rows of the palette."""
    listed = app.screen.query_one(CommandList)
    return [str(option.prompt).rstrip() for option in listed.options]


async def test_every_command_has_a_row_with_its_keys_and_the_pane_that_it_is_of():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "colon")
        listed = [row.split() for row in rows(app)]
        missing = []
        for command in COMMANDS:
            pane = command.place in PANE_OF
            said = f"{command.label} {AS_SHIPPED.shown(command)} {command.help}".split()
            if [*said, *([str(command.place)] if pane else [])] not in listed:
                missing.append(command)
        places = {command.label: command.place for command in missing}
        here = {label for label, place in places.items() if place is Place.EVERYWHERE}
        assert here == {"Back", "Forward", "Palette"}  # they cannot be done now
        assert not {*PANE_OF} & {*places.values()}
        assert not any("\n" in row for row in rows(app))


async def test_what_the_footer_names_stands_first_and_what_moves_last():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "colon")
        names = [row.partition("  ")[0] for row in rows(app)]
        footer = shown(app).splitlines()[-1].split("   ")
        assert footer[0].strip() == "/ find"
        assert names[0] == "Find"
        assert names.index("Reports") < names.index("Theme") < names.index("Go to date")
        assert names.index("Go to date") < names.index("Down")
        assert names.index("Quit") < names.index("Previous section")


FOUND = {
    "theme": "Theme",
    "dark": "Theme",
    "light": "Theme",
    "Colour": "Theme",
    "screenshot": "Save a picture",
    "exit": "Quit",
    "date": "Go to date",
    "single": "Reports",
    "another day": "As of",
    "prev pane": "Previous pane",
    "zmp": "Zoom pane",
    "her": "Bruno Heron",  # a record: letters as in “tHE Record” are no better
}


async def test_a_command_is_found_by_its_name_by_other_words_and_by_its_help():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "colon")
        for typed, found in FOUND.items():
            app.screen.query_one(Input).value = typed
            await settle(pilot)
            assert rows(app)[0].startswith(found), typed


async def test_the_help_of_a_command_stands_there_where_it_has_room():
    for width, there in ((120, True), (80, True), (60, False)):
        app = estuary()
        async with app.run_test(size=(width, 30)) as pilot:
            await press(pilot, "colon", *"quit")
            await app.workers.wait_for_complete()
            assert ("how to come back" in rows(app)[0]) is there
            assert rows(app)[0].split()[:2] == ["Quit", "q"]


async def test_a_command_from_the_palette_is_done_in_its_pane():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "colon", *"whole timeline", "enter")
        assert focused(pilot) == "timeline"
        await press(pilot, "colon", *"glossary", "enter")
        assert isinstance(app.screen, Help)


async def command(pilot: Pilot[Any], words: str) -> None:
    """Do the first command that the palette finds."""
    await press(pilot, "colon")
    await put(pilot, words)
    await press(pilot, "enter")


async def test_a_picture_is_saved_where_irtui_was_started_or_it_is_said_why_not(
    tmp_path, monkeypatch
):
    folder = tmp_path / "e\x1b]2;PWNED\a[b]"  # it would change the title of the terminal
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = estuary()

    def toasts() -> str:
        return "".join(shown(app, "Toast").replace("▌", "").split())

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await command(pilot, "screenshot")
        (path,) = folder.iterdir()
        assert path.name == "irtui-lights-commission-2020-06-30.svg"
        assert "Structure" in path.read_text()
        assert "screenshot" not in path.read_text()
        await command(pilot, "screenshot")
        assert (folder / f"{path.stem}-2.svg").exists()
        assert isinstance(app.screen, Explorer)
        assert "Picture saved" in shown(app)
        assert f"/e␛]2;PWNED␇[b]/{path.name}" in toasts()
        assert "\x1b" not in shown(app)

        app.clear_notifications()
        rmtree(folder)
        await command(pilot, "screenshot")
        assert "Picturenotsaved:nosuchfileordirectory." in toasts()

        def full(*_: object) -> str:
            raise OSError(28, "No space left on device")

        app.clear_notifications()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(screenshot, "write_new", full)
        await command(pilot, "screenshot")
        assert f"Picturenotsavedin{tmp_path}:nospaceleftondevice." in toasts()
