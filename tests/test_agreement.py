"""The app and the commands give the same answers: each is run, and what both print is compared.

The commands run as on a terminal, but without its colours. What differs by design is undone here,
and nothing else: the tree's signs, the marked cursor, references that only commands print, the
headings of the list of hits, and addresses that the panel cuts to one line.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.widgets import Input

from irtui.cli.options import Options
from irtui.loading import bundled_path
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.records import TABLES
from irtui.query.find import Hit
from irtui.render.terminal.text import hit_lines
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.hit_list import HitList
from irtui.tui.widgets.outline import Outline
from tests.cli.running import Ran, run
from tests.support import ref
from tests.tui.screens import ESTUARY, chart, click, once, press, settle, shown, still, view

WORLDS = {
    "estuary": (ESTUARY, ["2010-07-01", "2020-06-30"]),
    "bundled": (bundled_path(), ["2005-12-31", "2026-06-03"]),
}
"""Each dataset with days on which its structure differed; the last is the one by default."""
DAYS = [
    pytest.param(path, day, id=f"{world}-{day}")
    for world, (path, days) in WORLDS.items()
    for day in days
]
OLD_AND_NEW = [DAYS[0], DAYS[-1]]
"""A day of each dataset."""
WIDTH = 100
"""Cells of the terminal that the commands print to."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets commands print as on a terminal, though there is none."""
    monkeypatch.setattr(Options, "linear", False)
    monkeypatch.setattr("irtui.host.caching.load", once)


def printed(path: Path, day: str, *arguments: str, width: int = WIDTH) -> Ran:
    """A command as of a day, on a terminal so many cells wide."""
    command, *rest = arguments
    size = {"COLUMNS": str(width), "LINES": "50"}
    plain = {"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": None, "TTY_COMPATIBLE": None}
    return run("-d", str(path), command, "--at", day, *rest, **size, **plain)


def opened(path: Path, day: str) -> IrtuiApp:
    """The app as of a day."""
    return still(path, at=date.fromisoformat(day), today=date(2026, 7, 1))


def explorer(app: IrtuiApp) -> Explorer:
    """The explorer of the app."""
    assert isinstance(app.screen, Explorer)
    return app.screen


def data(app: IrtuiApp) -> Dataset:
    """What the app shows."""
    found = explorer(app).dataset
    assert found is not None
    return found


def inside(app: IrtuiApp, pane: str) -> list[str]:
    """The lines of a pane that is the only one on the screen, without its border."""
    lines = shown(app, pane).splitlines()[1:-1]
    return [line[2:].removesuffix("│").rstrip() for line in lines]


def used(lines: Sequence[str]) -> list[str]:
    """Lines down to the last that holds anything."""
    end = max((number for number, line in enumerate(lines, start=1) if line.strip()), default=0)
    return list(lines[:end])


def drawn(pane: ScrollView) -> list[str]:
    """All lines of a pane, in sight or not, as it draws them."""
    top = pane.scroll_offset.y
    lines = (pane.render_line(number - top).text for number in range(pane.virtual_size.height))
    return [line.rstrip() for line in lines]


# The tree


COLLECTIONS = {
    "Agreements",
    "Programmes",
    "Organisations",
    "Posts",
    "People",
    "Places",
    "Sources",
    "Gaps",
    "Other events",
}


@frozen
class Line:
    """A line of the tree, in whatever manner it was written."""

    level: int
    parts: tuple[str, ...]
    """Its name, with what marks a doubt, and its note; of a meeting, number and place apart."""
    missing: bool

    @classmethod
    def of(cls, text: str) -> "Line":
        """A line that may begin with a sign, which the command gives to events alone."""
        bare = text.lstrip()
        sign = bare[:2] if bare[1:2] == " " and bare[0] in "▸▾●○◇·" else ""
        parts = re.split(" {2,}", bare.removeprefix(sign).strip())
        return cls((len(text) - len(bare)) // 2, tuple(parts), sign == "○ ")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("path", "day"), DAYS)
async def test_the_tree_is_that_of_irtui_tree(path, day):
    expected = [Line.of(line) for line in printed(path, day, "tree").lines]
    app = opened(path, day)
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "z")
        for line in expected:
            if line.parts[0] in COLLECTIONS:  # they stand at the end, folded in the command, too
                break
            if line.level == 0:
                await press(pilot, "E", "J")
        whole, *found = (Line.of(line[1:]) for line in drawn(app.screen.query_one(Outline)))
        assert whole.parts[0] == "Dataset"  # that page is another command's
        assert found == expected
        default = view(app).day == data(app).about.day
        words = f"as of {day_in_words(view(app).day)} {'reviewed' if default else ''}".rstrip()
        assert shown(app).splitlines()[0].endswith(words)


# One record


def handful(dataset: Dataset, day: str) -> Iterator[str]:
    """Two records of each table, others for another day."""
    number = date.fromisoformat(day).toordinal()
    for table in TABLES:
        if records := dataset.table(table):
            for at in (number, number + len(records) // 2):
                yield str(records[at % len(records)].ref)


def same_but_for_cut_addresses(panel: list[str], command: list[str]) -> None:
    """Compare lines; an address that the panel cuts is whole in the command, on several lines."""
    at = 0
    for number, line in enumerate(panel):
        if re.search(r"https?://\S*…$", line):
            address, following = "", panel[number + 1 : number + 2]
            while command[at : at + 1] not in (following, []):
                address += command[at].strip()
                at += 1
            assert address.startswith(line.strip().removesuffix("…"))
        else:
            assert command[at : at + 1] == [line]
            at += 1
    assert command[at:] == []


async def unfold(pilot: Pilot[Any], panel: Detail) -> None:
    """Click on the end of each long section, for the rest of it."""
    for _ in range(20):
        folds = (n for n, line in enumerate(drawn(panel)) if re.fullmatch(r" *▸ \d+ more", line))
        at = next(folds, None)
        if at is None:
            return
        panel.scroll_to(y=at, animate=False)
        await settle(pilot)
        await click(pilot, Detail, (5, 1 + at - panel.scroll_offset.y))
    pytest.fail("the panel does not unfold")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("path", "day"), DAYS)
async def test_the_panel_is_that_of_irtui_show(path, day):
    app = opened(path, day)
    # Two cells of border, two of padding, one for the scrollbar and one between it and the text.
    async with app.run_test(size=(WIDTH + 6, 60)) as pilot:
        await press(pilot, "tab", "z")
        for record in dict.fromkeys(handful(data(app), day)):
            explorer(app).session.open(ref(record))
            await settle(pilot)  # the pane lays out what is below its end after what is seen
            panel = app.screen.query_one(Detail)
            await unfold(pilot, panel)
            same_but_for_cut_addresses(drawn(panel), printed(path, day, "show", record).lines)


# Hits


QUERIES = {
    "estuary": ["light", "lamps", "commission on", "херон", "north quay", "xyz"],
    "bundled": ["irigc", "manturov", "Бойцов", "working group", "new delhi", "defence", "xyz"],
}


def counted(lines: Sequence[str]) -> int:
    """How many hits the lines of the command are of; a reason stands below its hit, indented."""
    return sum(not line.startswith("  ") for line in lines)


def told(hit: Hit) -> list[str]:
    """A hit as the command prints it."""
    return [line.plain for line in hit_lines([hit], WIDTH)]


def titles(lines: Sequence[str]) -> list[str]:
    """The first words of each hit that the finder lists, without headings and reasons."""
    return [line[2:].split("  ")[0] for line in lines if re.match(r"  \S", line)]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("path", "day"), OLD_AND_NEW)
async def test_the_hits_are_those_of_irtui_find(path, day):
    app = opened(path, day)
    async with app.run_test(size=(250, 40)) as pilot:
        await press(pilot, "z", "slash")
        box = app.screen.query_one(Input)
        for query in QUERIES["estuary" if path == ESTUARY else "bundled"]:
            box.value = query
            await settle(pilot)
            ran = printed(path, day, "find", query)
            _, _, *found = used(inside(app, "#finder"))  # below the box and an empty line
            bottom = shown(app, "#finder").splitlines()[-1]
            counts = [int(count) for count in re.findall(r"(\d+) (?:found|nearly)", bottom)]
            assert sum(counts) == counted(ran.lines)
            if not ran.lines:
                assert found[0] == f"Nothing matches “{query}”."
                assert found == ran.err.splitlines()
                continue
            pane = app.screen.query_one(HitList)
            hits = [pane.hit(number) for number in range(counted(ran.lines))]
            # The list has them by kinds, the command in one order.
            assert sorted(line for hit in hits for line in told(hit)) == sorted(ran.lines)
            assert len(titles(drawn(pane))) == len(hits)
            for hit, title in zip(hits, titles(drawn(pane)), strict=True):
                assert title in [hit.title, *(reason.text for reason in hit.reasons)]


# The timeline


SUBJECTS = {
    "estuary": [
        "body:lights-commission",
        "body:lamp-group",
        "agreement:dues-2010",
        "programme:new-lens",
        "person:ada-reed",
        "post:keeper-north",
        "event:lights-2014-10",
        "event:fair-2018",
    ],
    "bundled": [
        "body:irigc-mmtc",
        "body:annual-summit",
        "body:irigc-tec",
        "agreement:mtc-programme-2021-2031",
        "programme:brahmos",
        "person:rajnath-singh",
        "post:minister-of-defence-india",
        "event:irigc-mmtc-2021-12",
    ],
}


def as_in_the_pane(line: str) -> str:
    """An entry that the command printed, as the pane shows it: without what it leads to."""
    return re.sub(r"  [a-z]+:[a-z0-9-]+$", "", line)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("path", "day"), OLD_AND_NEW)
async def test_the_list_of_the_timeline_is_that_of_irtui_timeline(path, day):
    app = opened(path, day)
    async with app.run_test(size=(200, 24)) as pilot:  # too low for lanes
        for subject in SUBJECTS["estuary" if path == ESTUARY else "bundled"]:
            explorer(app).session.open(ref(subject))
            await settle(pilot)
            # Where it is too narrow for lanes, the command prints the list alone.
            ran = printed(path, day, "timeline", subject, width=50)
            assert ran.code == 0
            # Its first line tells how many fall where.
            numbers = range(1, chart(app).virtual_size.height)
            listed = [chart(app).line(number).plain.rstrip() for number in numbers]
            assert listed == [as_in_the_pane(line) for line in ran.lines]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("path", [ESTUARY, bundled_path()], ids=WORLDS)
async def test_stepping_tells_the_changes_of_irtui_timeline(path):
    days: dict[str, list[str]] = {}
    for line in printed(path, "2020", "timeline", "--changes").lines:
        day, what = re.split(r"(?<=\d{4}) +", line, maxsplit=1)
        days.setdefault(day, []).append(what.rpartition("  ")[0])
    app = opened(path, "1900-01-01")
    async with app.run_test(size=(300, 24)) as pilot:
        for day, changes in list(days.items())[:20]:
            await press(pilot, "right_square_bracket")
            header, told, *_ = shown(app).splitlines()
            assert header.endswith(f"as of {day}")
            assert sorted(re.split(r"(?:^ |   )[+−~] ", told.rstrip())[1:]) == sorted(changes)
