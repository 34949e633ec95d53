"""The first frame: nothing is painted before it is whole, and it needs no more than it shows."""

import subprocess
import sys

import pytest

from irtui.loading import bundled_path
from tests.cli.running import environment
from tests.tui.screens import estuary, settle, shown

# Opens the explorer, and tells which modules came with its first frame.
_SCRIPT = """
import sys
from pathlib import Path
from irtui.loading import load
from irtui.tui.app import IrtuiApp

def tell():
    print(*sys.modules, file=sys.__stdout__)
    app.exit()

app = IrtuiApp(load(Path(sys.argv[1])), after_first_frame=tell)
app.run(headless=True, size=(120, 36))
"""
_NEEDLESS = {
    *("anyascii", "attr", "attrs", "click", "langcodes", "rapidfuzz", "watchfiles"),
    *("irtui.cli", "irtui.host.editor", "irtui.host.watching", "irtui.loading.syntax"),
    *("irtui.pages.diff_words", "irtui.pages.mark_words", "irtui.pages.search_words"),
    *("irtui.query.audit", "irtui.query.find", "irtui.query.time.changes"),
    *("irtui.query.tree.filtered_tree", "irtui.query.tree.turned", "irtui.schema"),
    *("irtui.tui.browser", "irtui.tui.lending", "irtui.tui.screenshot"),
    *("irtui.tui.session.carrying", "irtui.tui.session.playing", "irtui.tui.session.searches"),
    *("irtui.tui.widgets.box", "irtui.tui.widgets.finder"),
}
"""What is imported when a key asks for it."""
_SCREENS = {
    "asking",
    *("explorer", "keyed", "moving", "overviews", "selecting"),
}
"""What the explorer is made of; all other screens are opened by a key."""


async def frames(app, monkeypatch, size):
    """What stood on the screen after each time that something was painted."""
    found = []
    monkeypatch.setattr(app, "post_display_hook", lambda: found.append(shown(app)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
    return found


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 11)])
async def test_what_is_painted_first_is_all_that_will_be_seen(monkeypatch, size):
    painted = await frames(estuary(), monkeypatch, size)
    assert "Structure" in painted[0]
    assert set(painted) == {painted[-1]}


def imported(script: str, *arguments: str) -> set[str]:
    """The modules that a script prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return set(done.stdout.decode().split())


def test_the_first_frame_needs_nothing_that_it_does_not_show() -> None:
    found = imported(_SCRIPT, str(bundled_path()))
    assert not _NEEDLESS & found
    screens = [one for one in found if one.startswith("irtui.tui.screens.")]
    assert {one.rpartition(".")[-1] for one in screens} == _SCREENS


def test_what_tells_that_a_file_is_read_needs_nothing_that_shows_it() -> None:
    names = "irtui.tui.app, irtui.tui.screens.arriving"
    found = imported(
        f"import sys, {names}, textual.constants as of; print('paints', of.MAX_FPS, *sys.modules)"
    )
    assert "240" in found  # times a second, which was asked for before Textual was imported
    assert not found & {"irtui.query.find", "irtui.tui.session.session", "irtui.pages.sheet"}
