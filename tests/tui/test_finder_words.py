"""What the finder says above its hits, and how many it counts; what it keeps of a faulty query."""

import pytest
from textual.widgets import Input

from tests.tui.screens import bundled, estuary, press, put, selected, settle, shown, view


async def ask(pilot, query, key="slash"):
    """Open a box and put a query into it."""
    await press(pilot, key)
    pilot.app.screen.query_one(Input).value = query
    await settle(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_faults_leave_four_lines_to_the_hits(size):
    app = bundled()
    async with app.run_test(size=size) as pilot:
        await ask(pilot, 'kind:foo date:xx "a')
        assert app.screen.query_one("#hits").size.height >= 4
        assert len([line for line in shown(app, "#hits").splitlines() if line.strip()]) >= 4
        assert "There is no kind “foo” here." in " ".join(shown(app, "#finder-says").split())


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_mark_of_a_fault_goes_with_a_text_that_is_longer_than_the_box(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash")
        await put(pilot, "lamp " * 12 + "knd:")
        await press(pilot, "x")
        box = app.screen.query_one(Input)
        assert box.scroll_offset.x > 0
        typed, mark = shown(app, "#finder").splitlines()[1:3]
        assert typed[mark.index("^") : mark.rindex("^") + 1] == "knd"
        await press(pilot, "home")
        assert "^" not in shown(app, "#finder")
        assert "There is no field “knd”." in " ".join(shown(app, "#finder-says").split())
        await press(pilot, "end")
        assert "^^^" in shown(app, "#finder").splitlines()[2]


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("boitsov", "1 found, 3 nearly"),
        ("kind:session", "found"),
        ("lanttern", "3 nearly"),
        ("xyzxyz", "0 found"),
    ],
)
async def test_what_is_nearly_so_is_not_counted_as_found(query, counted):
    app = bundled() if query == "boitsov" else estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await ask(pilot, query)
        last = shown(app, "#finder").splitlines()[-1].strip("╰─╯ ")
        assert last.endswith(counted)
        assert ("found" in last) == ("found" in counted)


async def test_the_hit_of_a_faulty_query_is_opened_and_walked_on_from():
    app = estuary()
    async with app.run_test(size=(120, 36)) as pilot:
        await ask(pilot, "kind:session knd:x")
        first = selected(app)
        await press(pilot, "enter")
        assert selected(app) == first
        assert view(app).query == "kind:session knd:x"
        await press(pilot, "n")
        assert selected(app) not in ("", first)
