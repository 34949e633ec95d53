"""What is really drawn: signs in ASCII, contrast in each theme, the shape without colours."""

import asyncio
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widget import Widget

from irtui.tui.app import IrtuiApp
from irtui.tui.theme import FEW_COLOURS, THEMES
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import bundled, estuary, press, settle, shown
from tests.tui.walk import START, walk

COLOURED = {name: theme for name, theme in THEMES.items() if not theme.ansi}
"""The themes that set a background. What is behind the terminal's own colours, only it knows."""
OF_SIXTEEN = {
    name: replace(FEW_COLOURS[name], name=f"{theme.name}-of-sixteen")
    for name, theme in COLOURED.items()
}
LOOKED_AT = {"record": "", "copy": "escape y", "hits": "", "palette": "escape colon h"}
"""The screens that have all looks there are, with the keys that open a box in another theme."""

Pair = tuple[str, RichColor, RichColor]
"""What is drawn, in which colour, and what is behind it."""


def segments(app: IrtuiApp) -> Iterator[Segment]:
    """All that is drawn on the screen on top, but what shines through it."""
    for widget in app.screen.walk_children(Widget):
        if widget.display and widget.region:
            for strip in widget.render_lines(Region(0, 0, *widget.outer_size)):
                yield from strip


def pairs(app: IrtuiApp) -> Iterator[Pair]:
    for text, style, _ in segments(app):
        if text.strip() and style and style.color and style.bgcolor:
            colours = (style.color, style.bgcolor)
            yield text, *(colours[::-1] if style.reverse else colours)


class Walked:
    """What was seen on a walk through all screens."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.pairs: dict[str, set[Pair]] = {}

    async def look(self, pilot: Pilot[Any], app: IrtuiApp) -> None:
        for theme in OF_SIXTEEN.values():
            app.register_theme(theme)
        usual = app.theme
        async for name in walk(pilot):
            self.texts[name] = shown(app)
            for theme in (*COLOURED.values(), *OF_SIXTEEN.values()) if name in LOOKED_AT else ():
                app.theme = theme.name
                await press(pilot, *LOOKED_AT[name].split())
                await pilot.pause()
                self.pairs.setdefault(theme.name, set()).update(pairs(app))
            app.theme = usual


@pytest.fixture(scope="module")
def walked() -> Walked:
    found = Walked()

    async def look() -> None:
        app = estuary(go=START, ascii_in="utf-8")
        async with app.run_test(size=(120, 36)) as pilot:
            await found.look(pilot, app)

    asyncio.run(look())
    return found


def test_in_ascii_nothing_is_drawn_that_is_not_on_a_keyboard(walked: Walked) -> None:
    drawn = {
        name: {
            one for one in text if not one.isascii() and unicodedata.category(one)[0] not in "LM"
        }
        for name, text in walked.texts.items()
    }
    assert {name: signs for name, signs in drawn.items() if signs} == {}


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least(text: str, colour: RichColor, theme: Theme) -> float:
    """The contrast that is needed at least.

    Bars of the timeline are graphics, for which 3 is enough (WCAG 2.2, 1.4.11). The frame of a pane
    that has not the focus says nothing that its title does not, so there is no limit for it.
    """
    words = any(one.isalnum() for one in text)
    if colour == rich_colour(theme, "line") and not words:
        return 0
    if colour == rich_colour(theme, "term") and not words:
        return 3
    return 7 if theme.name.startswith("irtui-high-contrast") else 4.5


def rich_colour(theme: Theme, variable: str) -> RichColor:
    return Color.parse(theme.variables[variable]).rich_color


def as_drawn(colour: RichColor, depth: ColorSystem) -> Color:
    """A colour on a terminal that knows so many."""
    return Color.from_rich_color(colour.downgrade(depth), DEFAULT_TERMINAL_THEME, ansi=False)


DEPTHS = [
    *((theme, ColorSystem.TRUECOLOR) for theme in COLOURED.values()),
    *((theme, ColorSystem.EIGHT_BIT) for theme in COLOURED.values()),
    *((theme, ColorSystem.STANDARD) for theme in OF_SIXTEEN.values()),
]


@pytest.mark.parametrize(("theme", "depth"), DEPTHS, ids=lambda one: str(getattr(one, "name", one)))
def test_all_that_is_drawn_can_be_told_from_what_is_behind_it(
    walked: Walked, theme: Theme, depth: ColorSystem
) -> None:
    too_little = {
        (text, colour.name, behind.name, round(ratio, 1))
        for text, colour, behind in walked.pairs[theme.name]
        if (ratio := contrast(as_drawn(colour, depth), as_drawn(behind, depth)))
        < least(text, colour, theme)
    }
    assert len(walked.pairs[theme.name]) > 100
    assert too_little == set()


async def test_letters_that_the_terminal_lacks_stand_in_ascii_in_as_many_cells() -> None:
    rows = {}
    for encoding in ("koi8-r", "ascii"):
        app = estuary(go="person:bruno-heron", full=True, ascii_in=encoding)
        async with app.run_test(size=(120, 36)) as pilot:
            await press(pilot, "tab")
            rows[encoding] = shown(app, "#detail").splitlines()
        "\n".join(rows[encoding]).encode(encoding)
        assert {line[-1] for line in rows[encoding]} <= {"|", "+"}
    assert any("Бруно Херон (ru)" in line for line in rows["koi8-r"])
    assert any("Bruno Keron (ru)" in line for line in rows["ascii"])


@pytest.mark.parametrize("keys", [(), ("T",)], ids=["terminal", "next"])
async def test_without_colours_cursor_focus_and_sides_are_seen(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        styles = [style for _, style, _ in segments(app) if style]
        assert {
            colour.name for style in styles for colour in (style.color, style.bgcolor) if colour
        } <= {"default"}
        cursor = app.screen.query_one("#outline", Outline).render_lines(Region(0, 0, 46, 6))
        assert [
            any(one.style and one.style.reverse and one.text.strip() for one in strip)
            for strip in cursor
        ].count(True) == 1
        for pane in ("#outline", "#detail", "#timeline"):
            assert [shown(app, each)[0] for each in ("#outline", "#detail", "#timeline")].count(
                "┏"
            ) == 1
            assert shown(app, pane)[0] == "┏"
            await press(pilot, "tab")
        held = {style.underline for text, style, _ in segments(app) if style and text == "●"}
        assert len(held) == 2
