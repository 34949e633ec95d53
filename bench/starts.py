"""The time to the first full frame, and the memory that is held then."""

from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Point, Row
from bench.processes import MeasureError, wait_for_all
from bench.setting import LARGE, LARGEST, SIZES, Setting
from bench.terminal import Frame, Program, Terminal, full_frame

_GOAL = 1.65
"""The ratio to an empty app's time."""
_GOALS = {LARGE: (0.75, 0.35), LARGEST: (0.55, 0.10)}
"""The ratio to VisiData's time, on the first open and again."""
_BEFORE = {LARGE: 1.10, LARGEST: 0.83}
"""What it was before there was a cache."""
_USEFUL = 0.5
"""Seconds until the first open of the largest file tells what is in it."""


def bundled(setting: Setting) -> Iterator[Row]:
    """The explorer on its own data, and panes without data, beside an empty app."""
    floor = setting.empty_app()
    setting.warm()
    row = Row("Full frame, bundled data", floor.name, goal=_GOAL, before=2.7)
    yield row.compared(_in_turn(setting, setting.irtui(), floor))
    row = Row("Full frame, panes without data", floor.name)
    yield row.compared(_in_turn(setting, setting.panes(), floor))
    row = Row("Full frame, bundled data, first open", floor.name, goal=_GOAL, before=2.7)
    yield row.compared(_in_turn(setting, setting.irtui(), floor, first=True))


def _in_turn(
    setting: Setting, program: Program, other: Program, *, first: bool = False
) -> list[tuple[float, float]]:
    """Seconds to the full frames of two programs, in pairs; the ``first`` time each, or again."""
    pairs = []
    for turn in range(-1, setting.pairs):  # the first pair warms up, and does not count
        theirs = full_frame(other, setting.timeout).full if turn % 2 else 0.0
        if first:
            setting.forget()
        took = full_frame(program, setting.timeout, setting.cache).full
        wait_for_all()
        pairs.append((took, theirs or full_frame(other, setting.timeout).full))
    return pairs[1:]


class _Opened:
    """What three ways to open one file took: irtui first, irtui again, VisiData."""

    def __init__(self, setting: Setting, records: int, pairs: int) -> None:
        file = setting.dataset(records)
        self.first: list[Frame] = []
        self.again: list[Frame] = []
        self.peer: list[Frame] = []
        self.missing: MeasureError | None = None
        for turn in range(pairs):
            setting.forget()
            self.first.append(full_frame(setting.irtui(file), setting.timeout, setting.cache))
            wait_for_all()  # until it has written what it reads when it is opened again
            if turn % 2:
                self._peer(setting, file)
            self.again.append(full_frame(setting.irtui(file), setting.timeout, setting.cache))
            if not turn % 2:
                self._peer(setting, file)

    def _peer(self, setting: Setting, file: Path) -> None:
        try:
            self.peer.append(full_frame(setting.visidata(file), setting.timeout))
        except MeasureError as error:
            self.missing = error

    def rows(self, records: int) -> Iterator[Row]:
        """The lines of the table for a size that has goals."""
        for how, ours, goal in zip(
            ("first open", "again"), (self.first, self.again), _GOALS[records], strict=True
        ):
            row = Row(
                f"Full frame, {records:,} records, {how}",
                "VisiData",
                goal=goal,
                before=_BEFORE[records],
            )
            if self.missing:
                yield row.unmeasured(self.missing)
            else:
                pairs = zip(ours, self.peer, strict=True)
                yield row.compared([(our.full, other.full) for our, other in pairs])
        if records == LARGEST:
            row = Row(f"Something useful, {records:,} records, first open", unit="s", goal=_USEFUL)
            yield row.measured([frame.early for frame in self.first])


def growth(setting: Setting) -> Iterator[Row | Point]:
    """The full frame from a few records to many, beside VisiData."""
    for records in SIZES:
        many = setting.pairs if records <= LARGE else min(setting.pairs, 3)
        opened = _Opened(setting, records, many)
        if records in _GOALS:
            yield from opened.rows(records)
        lines = {
            "irtui, first open": opened.first,
            "irtui, again": opened.again,
            "VisiData": opened.peer,
        }
        for line, frames in lines.items():
            if frames:
                yield Point(line, records, Figure.of([frame.full for frame in frames]))


def memory(setting: Setting) -> Iterator[Row]:
    """Resident memory a record above the app with hardly any data."""

    def held(file: Path) -> int:
        with Terminal(setting.irtui(file), setting.timeout, setting.cache) as terminal:
            terminal.full_frame()
            return terminal.memory()

    bare = setting.folder / "bare.toml"
    bare.write_text('[dataset]\ntitle = "Nothing"\nreviewed = 2025-01-01\n', encoding="utf-8")
    file = setting.dataset(LARGE)
    rows = {
        "first": Row(
            "Memory a record, 10,000 records, without the cache", unit="kB", goal=3, before=5.5
        ),
        "again": Row(
            "Memory a record, 10,000 records, with the cache", unit="kB", goal=1, before=5.5
        ),
    }
    values: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(min(setting.pairs, 3)):
        setting.forget()
        floor = held(bare)
        for name in rows:
            values[name].append((held(file) - floor) / LARGE / 1000)
            wait_for_all()
    for name, row in rows.items():
        yield row.measured(values[name])
