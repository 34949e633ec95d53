"""Values of fields, listed while one types: in the finder and in the filter of the tree."""

import pytest
from textual.events import Key
from textual.widgets import Input

from irtui.tui.messages import RecordPreviewed
from irtui.tui.widgets.finder import Finder
from tests.tui.screens import bundled, click, estuary, place, press, selected, settle, shown

BOXES = [("slash", "#finder-values"), ("backslash", "ValueList")]


def listed(app, pane):
    """The lines of the list of values, each as its parts; none, if it is not shown."""
    if not app.screen.query_one(pane).display:
        return []
    return [line.split() for line in shown(app, pane).splitlines() if line.strip()]


@pytest.mark.parametrize(("opener", "pane"), BOXES)
@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_tab_puts_in_one_value_after_the_other_and_what_is_typed_then_counts(
    opener, pane, size
):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, opener, *"kind:s")
        box = app.screen.query_one(Input)
        kinds = [line[0] for line in listed(app, pane)]
        assert kinds[:2] == ["session", "source"]
        assert "There is no kind" not in shown(app)
        await press(pilot, "tab")
        assert box.value == f"kind:{kinds[0]}"
        await press(pilot, "tab")
        assert box.value == f"kind:{kinds[1]}"
        assert [line[0] for line in listed(app, pane)] == kinds
        await press(pilot, "shift+tab")
        assert box.value == f"kind:{kinds[0]}"
        await press(pilot, "space", "l")
        assert box.value == "kind:session l"
        assert listed(app, pane) == []


async def test_a_field_alone_lists_its_values_and_how_many_records_each_leaves():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"heron", "space", *"kind:")
        said = listed(app, "#finder-values")
        assert ["session", "1"] in said
        assert "needs a value" not in shown(app)
        await press(pilot, *"session")
        assert listed(app, "#finder-values") == []
        assert "1 found" in shown(app, "#finder").splitlines()[-1]


async def test_the_values_stand_before_the_panes_show_the_hit(monkeypatch):
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"kind:")
        stood = []
        post = Finder.post_message

        def posted(finder, message):
            if isinstance(message, RecordPreviewed):
                stood.append([line[0] for line in listed(app, "#finder-values")])
            return post(finder, message)

        monkeypatch.setattr(Finder, "post_message", posted)
        await press(pilot, "s")
    assert stood == [["session", "source", "sub-group"]]


async def test_a_value_of_several_words_is_quoted_and_another_script_finds_it():
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"person:", *"бойц", "tab")
        assert app.screen.query_one(Input).value == 'person:"Andrey A. Boytsov"'
        await press(pilot, "enter")
        assert selected(app) == "person:andrey-boytsov"


async def test_tab_right_after_a_letter_takes_what_that_letter_leaves_and_a_click_does_too():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"kind:")
        for key in ("s", "e", "tab"):  # faster than any search
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await settle(pilot)
        assert app.screen.query_one(Input).value == "kind:session"
        app.screen.query_one(Input).value = ""
        await press(pilot, *"has:")
        await click(pilot, "#finder-values", place(app, "#finder-values", "gap"))
        assert app.screen.query_one(Input).value == "has:gap"
