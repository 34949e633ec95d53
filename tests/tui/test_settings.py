"""The user's settings in the app: keys wherever one is named, sizes, the theme, the file itself."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.widgets import Input

from irtui.host.editor import Editor, NoEditorError
from irtui.host.means import Means
from irtui.host.remembered import Memory
from irtui.model.settings import Look, Settings
from tests.tui.screens import estuary, focused, press, settle, shown, told, view

KEYS = {
    "find": "w f9",
    "help": "a",
    "next-hit": "u",
    "former-bodies": "",
    "save-a-picture": "f12",
    "tree.down": "ctrl+n",
    "tree.fold-branch": "O",
    "find-box.leave": "ctrl+g",
    "leave": "Q f10",
    "quit": "й",
}


def keyed(**keys: str):
    """The app on the fictional dataset, with other keys."""
    return estuary(settings=Settings(keys={**KEYS, **keys}))


async def test_changed_keys_are_heard_in_both_layouts_and_the_old_ones_are_not():
    app = keyed()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "j", "down", "slash", "N")
        first = view(app).selection
        assert told(app) == "Search first: press w. Then u and N go from hit to hit."
        await press(pilot, "slash")
        assert told(app) == "/ does nothing here. a lists the keys."
        await press(pilot, "ctrl+n")
        assert view(app).selection != first
        await press(pilot, "x")
        assert told(app) == "x does nothing here. a lists the keys."
        await press(pilot, "ц")  # where w is on a Latin keyboard
        assert focused(pilot) != "outline"
        await press(pilot, "w", "a", "u")
        assert app.screen.query_one(Input).value == "wau"  # where one types, keys are text
        await press(pilot, "ctrl+g", "q")  # where й is on a Russian keyboard
    assert app.return_value


async def test_changed_keys_are_named_in_footer_help_and_palette():
    app = keyed()
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        footer = shown(app).splitlines()[-1]
        assert "w find" in footer
        assert footer.endswith("a all keys")
        assert "/ find" not in footer
        await press(pilot, "w", "x")
        assert "ctrl+g leave" in shown(app).splitlines()[-1]
        await press(pilot, "ctrl+g", "a")
        lines = [line.split() for line in shown(app, "#help").splitlines()]
        assert ["w", "f9", "Search", "everything"] in [line[1:5] for line in lines]
        assert any(line[1:4] == ["f12", "Save", "the"] for line in lines)
        assert any(line[1:3] == ["E", "O"] for line in lines)
        assert not any("Show or hide what was not" in line for line in shown(app).splitlines())
        await press(pilot, "Q", "colon")
        listed = app.screen.query_one(CommandList).options
        palette = [str(option.prompt).split()[:4] for option in listed]
        assert ["Find", "w", "f9", "Search"] in palette
        assert ["Former", "bodies", "Show", "or"] in palette  # it has no key


async def test_what_has_no_key_is_told_by_its_name():
    app = keyed()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.tell("{former-bodies} shows it, {record.source} goes to it.")
        assert told(app) == "“Former bodies” shows it, s goes to it."


@pytest.mark.parametrize(
    ("size", "width", "height", "tree", "timeline"),
    [
        ((120, 36), 60, 8, 72, 8),
        ((120, 36), 39, 0, 46, None),
        ((80, 24), 60, 10, 48, 10),
        ((80, 24), 39, 0, 32, 7),
        ((60, 20), 20, 10, 60, None),
        ((120, 36), 39, 60, 46, 20),
    ],
)
async def test_the_panes_are_as_large_as_the_settings_say_where_there_is_room(
    size, width, height, tree, timeline
):
    app = estuary(settings=Settings(tree_width=width, timeline_height=height))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen.query_one("#outline").outer_size.width == tree
        if timeline:
            assert app.screen.query_one("#timeline").outer_size.height == timeline


async def test_a_theme_is_remembered_and_one_that_the_settings_name_is_that_of_the_next_start(
    tmp_path: Path,
):
    memory = Memory(tmp_path / "state.json")
    memory.remember(first_line_seen=True)
    app = estuary(memory=memory, settings=Settings(theme=Look.DARK))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "T")
        assert told(app) == "Theme: light. Until you quit: your settings start with “dark”."
        await press(pilot, "T", "T", "T")
        assert told(app) == "Theme: dark."
        await app.run_action("use_theme('light')")
        assert app.theme == "irtui-light"
    again = Memory(tmp_path / "state.json").now
    assert again is not None
    assert again.theme == "light"


async def test_what_is_wrong_with_the_settings_is_said_at_first():
    app = estuary(notice="settings.toml has 1 problem: irtui settings lists it.")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert told(app) == "settings.toml has 1 problem: irtui settings lists it."
        await press(pilot, "j")
        assert told(app) == ""


@pytest.mark.parametrize(("animations", "level"), [(True, "full"), (False, "none")])
def test_there_are_animations_if_one_asks_for_them(animations, level):
    from irtui.tui.app import IrtuiApp
    from tests.tui.screens import ESTUARY, once

    assert (
        IrtuiApp(once(ESTUARY), settings=Settings(animations=animations)).animation_level == level
    )


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are looked for."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "irtui" / "settings.toml"


class Typist(Editor):
    """An editor that adds a line."""

    def edit(self, file: Path, line: int = 0) -> None:  # noqa: ARG002 - as any editor
        with file.open("a") as opened:
            opened.write("them = 1\n")


async def test_the_file_of_the_settings_is_made_and_edited_and_checked(file, monkeypatch):
    app = estuary(means=Means(editor=lambda: Typist(("typist",))))

    @contextmanager
    def lent():
        yield

    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await app.run_action("settings")
        await settle(pilot)
        assert told(app) == "settings.toml has 1 problem: irtui settings lists it."
    assert file.read_text().startswith("# The colours.")


@pytest.mark.parametrize("made", [True, False], ids=["no editor", "no folder"])
async def test_where_they_cannot_be_edited_it_is_said_where_the_settings_are(file, made):
    if not made:
        file.parent.touch()

    def nobody() -> Editor:
        raise NoEditorError("No editor is set.")

    app = estuary(means=Means(editor=nobody))
    async with app.run_test(size=(200, 36)) as pilot:
        await settle(pilot)
        await app.run_action("settings")
        await settle(pilot)
        (said,) = [one.message for one in app._notifications]
    refused = f"{file} cannot be created: File exists."
    assert said == (f"No editor is set. Your settings: {file}" if made else refused)
