"""Draws docs/moving.svg: the first minute with the explorer, by the keys that it names."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from rich.cells import cell_len
from textual.pilot import Pilot

from irtui.host.remembered import Memory
from irtui.loading import bundled_path, load
from irtui.render.terminal.picture import CELL, ROW, SIDE, STYLE, Drawing
from irtui.tui.app import IrtuiApp
from irtui.tui.screenshot import at_rest, press, shown
from irtui.tui.widgets.outline import Outline

PICTURE = Path(__file__).with_name("moving.svg")
MOST_BYTES = 400_000
"""What a page may have to load for it."""
SIZE = 100, 30
"""Columns and rows of the screen."""
TODAY = date(2026, 7, 1)
"""A day that stays the same."""
_MOST_PRESSED = 40
"""How often a key is pressed until something is reached."""


@frozen
class Step:
    """Keys that are pressed, and what a viewer reads beside them."""

    keys: Sequence[str]
    """As Textual names them; each gives a frame."""
    told: str
    """What they do."""
    seconds: float = 1.5
    """How long the last frame stays."""
    key: str = ""
    """What is on the keys; empty: their names."""
    typed: str = ""
    """What is typed after the keys."""
    shows: str = ""
    """What must be on the screen then."""
    until: str = ""
    """What the line of the cursor in the tree says when it is enough of the key."""
    between: float = 0.3
    """Seconds that each frame but the last stays; 0: there is but the last."""

    def label(self, typed: int | None = None) -> str:
        """The keys as a viewer reads them, with so many of the letters that are typed, or all."""
        return f"{self.key or ' '.join(self.keys)} {self.typed[:typed]}".strip()


STEPS = (
    Step((), "who meets whom, and according to whom", 3, shows="IRIGC-M&MTC"),
    Step(("escape",), "hide the line of the first start", 1, key="esc"),
    Step(("down",), "walk the tree", 1.2, key="↓", until="Sessions"),
    Step(("space",), "unfold", 2, shows="2nd"),
    Step(("down",), "the record follows", 2, key="↓", until="2nd"),
    Step(("enter",), "open", 1),
    Step(("tab",), "to the record", 1.2),
    Step(("down",), "line by line", 1, key="↓"),
    Step(("s",), "from a claim to its source", 2.5),
    Step(("backspace",), "back", 1, key="⌫"),
    Step(("v",), "all evidence", 1.2),
    Step(("pagedown",), "each claim with its sources", 3, key="page ↓"),
    Step(("v",), "the face again", 1),
    Step(("at",), "as of another day", 1, key="@", typed="2005", between=0),
    Step(("enter",), "everything is as of that day", 3, shows="31 December 2005"),
    Step(("right_square_bracket",) * 4, "the next change", 2, key="]", between=1.2),
    Step(("at", "enter"), "back to the day of the review", 1.5, key="@ enter", between=0),
    Step(("slash",), "find, in any script", 2, "/", typed="Бойцов", shows="Boytsov", between=0.2),
    Step(("enter",), "open", 3, shows="Boytsov"),
    Step(("question_mark",), "all keys", 3.5, key="?"),
    Step(("escape",), "back", 1, key="esc"),
)


@frozen
class Frame:
    """What is to be seen for some time."""

    rows: tuple[str, ...]
    """The rows of the screen as SVG, each as if it were the first."""
    key: str
    """The key that was pressed last; empty at the start."""
    told: str
    """What it does."""
    seconds: float


_BAR = 38
"""What is left free above the screen for the keys."""
GROUND = "#14171c"
_PANES = re.compile('(?=<path class="l )')


def _under_cursor(app: IrtuiApp, text: str) -> bool:
    """Whether the line of the cursor in the tree says something."""
    tree = app.screen.query_one(Outline)
    line = (tree.cursor or 0) - tree.scroll_offset.y + tree.content_region.y
    return text in shown(app).lines()[line]


async def frames(drawing: Drawing, steps: Iterable[Step] = STEPS) -> AsyncIterator[Frame]:
    """What is to be seen while the keys of some steps are pressed.

    Raises:
        AssertionError: a step does not lead to what it should: the screen has changed.
    """
    with TemporaryDirectory() as folder:  # where nothing is remembered: it is a first start
        memory = Memory(Path(folder) / "state.json")
        app = IrtuiApp(load(bundled_path()), today=TODAY, memory=memory)
        async with app.run_test(size=SIZE) as pilot:
            await at_rest(pilot)
            async for frame in _frames(pilot, drawing, steps):
                yield frame


async def _frames(
    pilot: Pilot[Any], drawing: Drawing, steps: Iterable[Step]
) -> AsyncIterator[Frame]:
    app = pilot.app
    assert isinstance(app, IrtuiApp)
    for step in steps:
        pressed = [*step.keys] * (_MOST_PRESSED if step.until else 1) + [*step.typed]
        for number, key in enumerate(pressed, 1):
            await press(pilot, key)
            if number == len(pressed) or (step.until and _under_cursor(app, step.until)):
                break
            if step.between:
                yield _frame(app, drawing, step, typed=max(number - len(step.keys), 0))
        assert not step.until or _under_cursor(app, step.until), step
        frame = _frame(app, drawing, step)
        assert step.shows in "\n".join(shown(app).lines()), step
        yield frame


def _frame(app: IrtuiApp, drawing: Drawing, step: Step, typed: int | None = None) -> Frame:
    """What is on the screen; ``typed``: while so many letters of the step are, and not all."""
    rows = drawing.rows(shown(app))
    seconds = step.seconds if typed is None else step.between
    return Frame(rows, step.label(typed), step.told, seconds)


def picture(drawing: Drawing, seen: Sequence[Frame]) -> str:
    """The frames one after the other as one SVG, which begins again at its end."""
    width, height = SIZE[0] * CELL + 2 * SIDE, SIZE[1] * ROW + _BAR + SIDE
    ids: dict[str, str] = {}
    groups, moves = [], []
    ends = [*accumulate(frame.seconds for frame in seen)]
    for number, (frame, end) in enumerate(zip(seen, ends, strict=True)):
        start, stop = (100 * at / ends[-1] for at in (end - frame.seconds, end))
        before = "0%{visibility:hidden}" if number else ""
        after = f"{stop:.2f}%,to{{visibility:hidden}}" if end < ends[-1] else ""
        moves.append(f"@keyframes f{number}{{{before}{start:.2f}%{{visibility:visible}}{after}}}")
        rows = "".join(
            f'<use href="#{ids.setdefault(row, f"r{len(ids)}")}" y="{line * ROW}"/>'
            for line, row in enumerate(frame.rows)
            if row
        )
        groups.append(f'<g class="f" style="animation-name:f{number}">{_keys(frame)}{rows}</g>')
    told = "; ".join(
        f"{step.key or ' '.join(step.keys)}: {step.told}" for step in STEPS if step.keys
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            "<title>The first minute with irtui</title>",
            f"<desc>{html.escape(told)}</desc>",
            f"<style>{STYLE}{_CSS}.f{{animation-duration:{ends[-1]:g}s}}{drawing.style}",
            *moves,
            "</style>",
            "<defs>",
            *_shared(ids),
            "</defs>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>',
            f'<g transform="translate({SIDE} {_BAR})">',
            *groups,
            "</g>",
            "</svg>\n",
        ]
    )


def _shared(ids: dict[str, str]) -> Iterator[str]:
    """Each row by its name, made of parts that rows share where they show one pane alike."""
    parts: dict[str, str] = {}
    for row, name in ids.items():
        used = (
            f'<use href="#{parts.setdefault(part, f"p{len(parts)}")}"/>'
            for part in _PANES.split(row)
            if part
        )
        yield f'<g id="{name}">{"".join(used)}</g>'
    yield from (f'<g id="{name}">{part}</g>' for part, name in parts.items())


_CSS = """
.f{visibility:hidden;animation:step-end infinite}
.key{color:#14171c;font-weight:bold}
.told{color:#d8dbe0}
@media(prefers-reduced-motion){.f{animation:none!important}.f:first-child{visibility:visible}}
"""


def _keys(frame: Frame) -> str:
    """The key that was pressed, as it looks on a keyboard, and what it does."""
    said = html.escape(frame.told, quote=False)
    if not frame.key:
        return f'<text class="told" x="{CELL}" y="-12">{said}</text>'
    wide = cell_len(frame.key) * CELL
    return (
        f'<rect x="{CELL - 8}" y="-32" width="{wide + 16}" height="27" rx="5" fill="#efb451"/>'
        f'<text class="key" x="{CELL}" y="-12" textLength="{wide}">{html.escape(frame.key)}</text>'
        f'<text class="told" x="{wide + 3 * CELL}" y="-12">{said}</text>'
    )


async def draw() -> str:
    """The whole picture."""
    drawing = Drawing(GROUND)
    return picture(drawing, [frame async for frame in frames(drawing)])


def main() -> None:
    """Write the picture down."""
    drawn = asyncio.run(draw())
    assert len(drawn.encode()) < MOST_BYTES, f"{len(drawn.encode()):,} bytes"
    PICTURE.write_text(drawn, encoding="utf-8")
    print(f"{PICTURE.name}: {len(drawn.encode()):,} bytes")


if __name__ == "__main__":
    main()
