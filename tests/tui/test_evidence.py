"""Following the evidence: from claims to sources, copying, addresses, reports and chains."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from textual.app import App, ComposeResult

from irtui.commands import AS_SHIPPED
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.pages.folding import FULL
from irtui.pages.phrases import Tone
from irtui.pages.sheet import sheet
from irtui.render.plain import sheet_lines
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import lay_out
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.address import AddressScreen
from irtui.tui.screens.copying import CopyMenu
from irtui.tui.screens.explorer import Explorer
from irtui.tui.theme import OWN_VARIABLES
from irtui.tui.widgets.page_view import PageView
from tests.query.answers import BUNDLED, some, world
from tests.support import DATASETS, HEAD
from tests.tui.screens import (
    bundled,
    click,
    estuary,
    place,
    press,
    selected,
    settle,
    shown,
    still,
    view,
)

WIDE = (120, 36)
DUES = Ref("agreement", "dues-2015")
RIVER_PAPER = Ref("source", "river-paper")


def front(app: IrtuiApp) -> object:
    """The screen in front."""
    return app.screen


def words(app: IrtuiApp, pane: str = "") -> str:
    """What is shown, with what wraps joined again."""
    return " ".join(shown(app, pane).replace("│", " ").split())


# From a claim to its source, and on


async def test_s_goes_from_a_claim_to_its_source_and_on_to_what_else_that_supports():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "j", "s")
        source = selected(app)
        assert source.startswith("source:")
        await press(pilot, "s", "enter")
        assert not selected(app).startswith("source:")
        await press(pilot, "backspace", "backspace")
        assert selected(app) == str(DUES)


async def test_s_without_a_source_anywhere_says_so_and_stays():
    app = still(DATASETS / "minimal.toml", today=date(2024, 7, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        before = selected(app)
        await press(pilot, "tab", "s")
        assert selected(app) == before
        assert "There is no source here." in words(app)


async def test_what_comes_later_is_folded_until_one_asks_for_it():
    app = bundled(go="body:annual-summit")
    async with app.run_test(size=(120, 100)) as pilot:
        await settle(pilot)
        for text in ("▸ Meetings", "1 later ▸"):
            assert "24th summit" not in shown(app, "#detail").partition("▸ Meetings")[2]
            x, y = place(app, "#detail", text)
            await click(pilot, "#detail", (x + len(text) - 1, y))
        assert "24th summit" in shown(app, "#detail").partition("▾ Meetings")[2]
        assert selected(app) == "body:annual-summit"


# Addresses


async def test_o_shows_the_whole_address_before_it_hands_it_to_the_browser(monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(IrtuiApp, "open_url", lambda _, url, **__: opened.append(url))
    app = estuary(go=str(RIVER_PAPER))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "o")
        assert isinstance(front(app), AddressScreen)
        lines = shown(app, "#address-text").splitlines()
        assert "until-it-does-not-fit-any-pane.html" in "".join(lines)
        assert "host paper.example" in words(app)
        assert opened == []
        await press(pilot, "enter")
        assert len(opened) == 1
        assert opened[0].endswith("until-it-does-not-fit-any-pane.html")
        assert isinstance(front(app), Explorer)


async def test_o_opens_the_address_of_a_record_in_a_register(tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(IrtuiApp, "open_url", lambda _, url, **__: opened.append(url))
    file = tmp_path / "ferry.toml"
    file.write_text(
        f'{HEAD}[dataset.registers]\nharbour = "https://harbour.example/{{}}"\n'
        '[body.ferry]\nname = "Ferry"\nidentifiers = { harbour = "17" }\nsources = ["log"]\n'
        '[source.log]\ntitle = "The log"\n'
    )
    app = still(file, go="body:ferry", today=date(2024, 7, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "o", "enter")
        assert opened == ["https://harbour.example/17"]


async def test_an_address_can_be_copied_or_left_alone(monkeypatch):
    monkeypatch.setattr(IrtuiApp, "open_url", lambda *_, **__: pytest.fail("it was opened"))
    app = estuary(go=str(RIVER_PAPER))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "o", "escape")
        assert isinstance(front(app), Explorer)
        await press(pilot, "o", "c")
        assert app.clipboard.startswith("https://paper.example/")


async def test_a_click_on_an_address_shows_it_first():
    app = estuary(go=str(RIVER_PAPER))
    async with app.run_test(size=WIDE) as pilot:
        x, y = place(app, "#detail", "https://")
        await click(pilot, "#detail", (x + 1, y))
        assert isinstance(front(app), AddressScreen)


HOSTS = """\
[dataset]
title = "Addresses"
reviewed = 2024-06-01
[source.odd]
publisher = "Odd"
url = "{url}"
[body.ford]
sources = ["odd"]
"""


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://аррle.example/x", "xn--"),
        ("javascript:alert(1)", "only http and https"),
        ("https://bank.example@evil.example/", "it has a user name"),
        ("file:///etc/passwd", "only http and https"),
    ],
)
async def test_a_disguised_address_is_unmasked_and_an_unsafe_one_never_opened(
    tmp_path, monkeypatch, url, told
):
    opened: list[str] = []
    monkeypatch.setattr(IrtuiApp, "open_url", lambda _, url, **__: opened.append(url))
    file = tmp_path / "hosts.toml"
    file.write_text(HOSTS.format(url=url), encoding="utf-8")
    app = still(file, today=date(2024, 7, 1), go="source:odd")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "o")
        assert told in words(app)
        await press(pilot, "enter")
        assert all(url.startswith("https://xn--") for url in opened)
        assert isinstance(front(app), Explorer)


async def test_o_away_from_any_source_says_how_to_come_to_one():
    app = still(DATASETS / "minimal.toml", today=date(2024, 7, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "o")
        assert "Go to a source first" in words(app)


# Copying


@pytest.mark.parametrize(
    ("key", "copied"),
    [
        ("t", "Light dues 2015–2025: signed"),
        ("c", "Source"),
        ("r", '"type": "dataset"'),
        ("i", "agreement:dues-2015#"),
        ("v", "irtui -d"),
        ("с", "Source"),
    ],
)
async def test_y_copies_what_is_asked_for_and_shows_it(key, copied):
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "tab", "J", "J", "y")
        assert isinstance(front(app), CopyMenu)
        await press(pilot, key)
        assert copied in app.clipboard
        assert "Copied:" in words(app)
        assert isinstance(front(app), Explorer)


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (DUES, "Sets what every ship pays for the lights. It renews the dues of 2010."),
        (
            Ref("event", "lights-2014-10"),
            "5th session of the Commission on the Lights and Fairways",
        ),
    ],
)
async def test_from_the_tree_y_offers_the_summary_or_the_name_first(ref, text):
    app = estuary(go=str(ref))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "y", "enter")
        assert app.clipboard.startswith(text)


async def test_escape_leaves_the_copy_menu_and_nothing_is_copied():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "y", "escape")
        assert app.clipboard == ""
        assert isinstance(front(app), Explorer)


async def test_q_closes_the_copy_menu_under_a_russian_layout_and_j_and_k_move_in_it():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "y", "й")
        assert isinstance(front(app), Explorer)
        await press(pilot, "y", "j", "j", "k", "j", "j", "enter")
        assert app.clipboard == str(DUES)


async def test_the_command_that_was_copied_opens_the_same_view():
    app = estuary(go=str(DUES), at=date(2016, 1, 1), query="dues")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "x", "tab", "tab", "plus", "y", "v")
        window = view(app).window
        assert window is not None
        shown_too = f"--window {window.in_dates} --former --query dues"
        assert app.clipboard.endswith(f"--at 2016-01-01 --go agreement:dues-2015 {shown_too}")


# Chains


async def test_a_path_leads_from_the_selection_to_what_is_found():
    app = estuary(go="person:ada-reed")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "P", *"clfe")
        assert "Path from Ada Reed to" in shown(app, "#finder")
        await press(pilot, "enter")
        assert "From Ada Reed to CLFE" in words(app)
        assert "2nd session of the CLE" in words(app)
        await press(pilot, "escape")
        assert selected(app) == "person:ada-reed"


async def test_the_finder_says_from_what_a_path_starts_however_long_its_name_is():
    name = "The Board for the Upkeep of all the Lamps along the Estuary and the Coast beyond it"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lamps.toml"
        path.write_text(f'{HEAD}[source.log]\n[body.board]\nname = "{name}"\nsources = ["log"]\n')
        app = still(path, today=date(2024, 7, 1), go="body:board")
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "P")
        assert re.search("Path from The Board for the Upkeep.*… to ─", shown(app, "#finder"))
        await press(pilot, "escape", "i", "P")
        assert not app.screen.query("#finder")  # the dataset is no record


async def test_a_stop_of_a_drawn_chain_leads_to_its_record_and_names_stay_whole():
    app = estuary(go="person:ada-reed")
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "P", *"clfe", "enter")
        assert "Ada Reed ──co-chaired──▶ 2nd session of the CLE" in shown(app)
        assert "    ──meeting of──▶ CLFE" in shown(app)
        await press(pilot, "j", "j", "enter")
        assert selected(app) == "event:lights-2010-06"


async def test_on_another_day_only_what_held_then_connects():
    app = estuary(go="person:ada-reed", at=date(2009, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "P", *"cle", "enter")
        assert "that held on 1 July 2009" in words(app)


async def test_a_path_to_itself_is_declined_and_escape_puts_all_back():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        before = view(app)
        await press(pilot, "P", *"clfe", "enter")
        assert "Both are the same record" in words(app)
        await press(pilot, "З", *"reed", "escape")
        assert view(app) == before


# A hostile file


async def test_nothing_in_a_hostile_file_drives_a_report_a_copy_or_an_address():
    app = still(DATASETS / "hostile.toml", today=date(2024, 7, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "r", *"123456", "escape")
        await press(pilot, "y", "c", "o", "escape", "tab", "s", "o", "escape")
        assert app.is_running
        assert "\x1b" not in app.clipboard


# The same facts without the app


class Panel(App[None]):
    """The panel alone, so wide that nothing is cut and nothing wraps."""

    CSS = "PageView { overflow-y: scroll; scrollbar-size-vertical: 1; }"
    keymap = AS_SHIPPED

    def compose(self) -> ComposeResult:
        yield PageView()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return OWN_VARIABLES


def _ends(text: str) -> str:
    """A text in which a range is written in one way, whether by a sign or by “to”."""
    return " ".join(text.replace("–", " to ").split())


@pytest.mark.parametrize("name", ["estuary", BUNDLED])
async def test_any_record_has_the_same_facts_in_the_panel_and_in_irtui_show(name):
    dataset = world(name)
    day = dataset.about.day
    app = Panel()
    # So high that all lines of any record are laid out at once. The scrollbar takes a cell, and one
    # stays free before it.
    async with app.run_test(size=(402, 1000)):
        panel = app.query_one(PageView)
        for ref in some(name):
            page = sheet(AsOf(dataset, day), ref)
            panel.show(dataset, page, folding=FULL)
            lines = [
                panel.render_line(number).text.rstrip()
                for number in range(panel.virtual_size.height)
            ]
            printed = [line.plain.rstrip() for line in lay_out(page, 400, terminal_dress)]
            assert lines == printed
            spoken = _ends("\n".join(sheet_lines(page)))
            for section in page.sections:
                for piece in (piece for row in section.rows for piece in row.pieces):
                    if piece.tone in (Tone.LINK, Tone.TEXT, Tone.PARTY):
                        assert _ends(piece.text) in spoken
