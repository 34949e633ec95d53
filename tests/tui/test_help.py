"""The help: all keys of a place, its signs, and the words of the screen."""

import unicodedata

import pytest

from irtui.commands import AS_SHIPPED, COMMANDS, Keymap, Place, commands_of
from irtui.commands.wording import ALSO, ROWS
from irtui.model.as_of import AsOf
from irtui.pages.glossary import WORDS
from irtui.pages.report_pages import REPORTS
from irtui.pages.sheet import sheet
from irtui.render.plain import sheet_lines
from irtui.tui.help_sections import SIGNS, rows_of, sections
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.help import Help
from tests.each import each
from tests.tui.screens import ESTUARY, estuary, once, press, settle, shown

SIZES = [(200, 60), (120, 36), (80, 24), (60, 20), (20, 5)]


@each("place", Place)
def test_every_key_of_a_place_is_told(place):
    told = " ".join(keys for keys, _ in rows_of(commands_of(place))).split()
    keys = [key for command in commands_of(place) for key in AS_SHIPPED.shown(command).split()]
    assert sorted(told) == sorted(keys)


def test_what_is_told_of_several_commands_is_told_of_such_as_there_are():
    for place, rows in ROWS.items():
        there = {name for it in commands_of(place) for name in (it.name, it.action)}
        assert {name for names in rows for name in names.split()} <= there
    assert set(ALSO) <= {command.name for command in COMMANDS}


def test_a_row_says_only_what_its_keys_do():
    keymap = Keymap({"former-bodies": (), "lane": ()})
    rows = dict(rows_of(commands_of(Place.EVERYWHERE), keymap))
    assert rows["z"] == "Give the pane all of the screen."
    for place in Place:
        for command in commands_of(place):
            (only,) = rows_of([command], Keymap({command.id: ("f9",)}))
            assert only == ("f9", command.help)


def in_symbols(text):
    """Whether a text is made of signs and not of letters."""
    return bool(text.strip()) and all(unicodedata.category(it)[0] in "SP" for it in text)


@pytest.mark.parametrize("keys", [(), ("E",), ("end", "E", "x"), ("left_square_bracket", "E")])
async def test_every_sign_before_a_line_of_the_tree_is_explained(keys):
    app = estuary()
    explained = {sign for signs in SIGNS[Place.TREE] for sign in signs.split()}
    async with app.run_test(size=(120, 90)) as pilot:
        await press(pilot, *keys)
        lines = [line[1:-1].split() for line in shown(app, "#outline").splitlines()[1:-1]]
        signs = {sign for line in lines if line and in_symbols(line[0]) for sign in line[0]}
        assert signs
        assert signs <= explained


def test_every_word_of_the_glossary_stands_on_some_page_or_in_the_legend():
    dataset = once(ESTUARY).dataset
    assert dataset is not None
    said = " ".join(SIGNS[Place.TIMELINE].values()) + " ".join(it.help for it in COMMANDS)
    said += " ".join(heading for heading, _ in REPORTS.values()) + "reviewed against"  # the header
    for year in (2009, 2013, 2020):
        as_of = AsOf.of(dataset, dataset.about.day.replace(year=year))
        for ref in dataset.records:
            said += " ".join(sheet_lines(sheet(as_of, ref)))
    assert [word for word in WORDS if word not in said] == []


def test_a_place_has_its_own_signs_and_in_a_box_what_waits_is_not_among_the_keys():
    pane = {part.heading: dict(part.rows) for part in sections(Place.TREE, Place.EVERYWHERE)}
    assert [*pane] == ["Structure", "Everywhere", "Signs", "Words"]
    assert pane["Everywhere"]["n N"] == "Next and previous hit of the search."
    box = {part.heading: dict(part.rows) for part in sections(Place.FIND, Place.EVERYWHERE)}
    assert [*box] == ["Find", "Everywhere", "Fields of a query", "Words"]
    assert "n N" not in box["Everywhere"]


def test_without_colours_nothing_is_explained_by_them():
    for place in (Place.TREE, Place.TIMELINE):
        told = {part.heading: dict(part.rows) for part in sections(place, coloured=False)}
        assert not any("colour" in words for words in told["Signs"].values())
    assert told["Signs"]["●"] == "held; of the second side, underlined"


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_is_wide_where_there_is_room_and_can_be_scrolled_where_not(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "question_mark")
        first = shown(app, "#help").splitlines()
        assert ("Structure" in first[1] and "Signs" in first[1]) == (size[0] >= 100)
        await press(pilot, "end")
        assert ("step  " in shown(app)) == (size[1] > 5)
        await press(pilot, "k", "j", "escape")
        assert isinstance(app.screen, Explorer)


async def test_the_help_of_the_tree_has_room_on_a_usual_screen():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Help)
        help_ = app.screen.query_one("#help")
        assert help_.max_scroll_y == 0
        await pilot.resize_terminal(80, 24)
        await press(pilot, "end")
        assert shown(app).splitlines()[-3].strip("│ ").startswith("step")


async def test_a_help_that_is_left_as_it_is_opened_does_nothing():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        assert app.session is not None
        app.push_screen(Help(Place.EVERYWHERE, as_of=app.session.as_of))
        app.pop_screen()
        await settle(pilot)
        assert not isinstance(app.screen, Help)


async def test_the_help_of_a_record_names_the_sides_of_the_dataset():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "question_mark")
        assert "NB  " in shown(app)
