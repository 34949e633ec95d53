"""What is really drawn: signs in ASCII, contrast in each theme, the shape without colours."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import category

import pytest
from attrs import field, frozen
from rich.color import ColorSystem
from rich.segment import Segment
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.color import Color
from textual.geometry import Region
from textual.theme import Theme
from textual.widget import Widget

from irtui.tui.app import IrtuiApp
from irtui.tui.theme import CONTRAST, DARK, FEW_COLOURS, OWN_VARIABLES, TERMINAL, THEMES
from irtui.tui.widgets.hit_list import HitList
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import bundled, estuary, press, settle, shown, told
from tests.tui.walk import START, walk

COLOURED = [theme for theme in THEMES.values() if not theme.ansi]
"""The themes that set a background. What is behind the terminal's own colours, only it knows."""


def colours(theme: Theme) -> dict[str, str]:
    """What a theme says of each colour."""
    said = {name: getattr(theme, name) for name in ("foreground", "accent", "background", "panel")}
    return {**said, **{name: theme.variables[name] for name in OWN_VARIABLES}}


NAMES = {
    f"#{9 * number:02x}{number * 77 % 256:02x}44": name for number, name in enumerate(colours(DARK))
}
"""A colour for each name, by which it is known again on the screen."""
NAMED = {name: colour for colour, name in NAMES.items()}
MARKED = replace(
    DARK,
    name="marked",
    primary=NAMED["accent"],
    accent=NAMED["accent"],
    foreground=NAMED["foreground"],
    background=NAMED["background"],
    surface=NAMED["background"],
    panel=NAMED["panel"],
    warning=NAMED["dispute"],
    error=NAMED["dispute"],
    variables={name: NAMED[name] for name in OWN_VARIABLES},
)

Pair = tuple[str, str, str]
"""What is drawn, the name of its colour, and of that behind it."""


def segments(app: IrtuiApp) -> Iterator[Segment]:
    """All that is drawn on the screen on top, but what shines through it."""
    for widget in app.screen.walk_children(Widget):
        if widget.display and widget.region:
            for strip in widget.render_lines(Region(0, 0, *widget.outer_size)):
                yield from strip


def pairs(app: IrtuiApp) -> Iterator[Pair]:
    for text, style, _ in segments(app):
        if text.strip() and style and style.color and style.bgcolor:
            drawn, behind = (NAMES.get(one.name, one.name) for one in (style.color, style.bgcolor))
            yield (text, behind, drawn) if style.reverse else (text, drawn, behind)


@frozen
class Walked:
    """What was seen on a walk through all screens."""

    texts: dict[str, str] = field(factory=dict)
    pairs: set[Pair] = field(factory=set)


@pytest.fixture(scope="module")
def walked() -> Walked:
    found = Walked()

    async def look() -> None:
        app = estuary(go=START, ascii_in="utf-8")
        app.register_theme(MARKED)
        app.theme = MARKED.name
        async with app.run_test(size=(120, 36)) as pilot:
            async for name in walk(pilot):
                found.texts[name] = shown(app)
                found.pairs.update(pairs(app))

    asyncio.run(look())
    return found


def test_in_ascii_nothing_is_drawn_that_is_not_on_a_keyboard(walked: Walked) -> None:
    drawn = {
        name: {one for one in text if not one.isascii() and category(one)[0] not in "LM"}
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


def least(text: str, name: str, theme: Theme) -> float:
    """The contrast that is needed at least.

    Bars of the timeline are graphics, for which 3 is enough (WCAG 2.2, 1.4.11). The frame of a pane
    that has not the focus says nothing that its title does not, so there is no limit for it.
    """
    words = any(one.isalnum() for one in text)
    if name in ("line", "term") and not words:
        return 0 if name == "line" else 3
    return 7 if theme.name == CONTRAST.name else 4.5


def as_drawn(colour: str, depth: ColorSystem) -> Color:
    """A colour on a terminal that knows so many."""
    drawn = Color.parse(colour).rich_color.downgrade(depth)
    return Color.from_rich_color(drawn, DEFAULT_TERMINAL_THEME, ansi=False)


LOOKS = [
    *((theme, ColorSystem.TRUECOLOR) for theme in COLOURED),
    *((theme, ColorSystem.EIGHT_BIT) for theme in COLOURED),
    *((theme, ColorSystem.STANDARD) for theme in FEW_COLOURS.values() if theme is not TERMINAL),
]


@pytest.mark.parametrize(("theme", "depth"), LOOKS, ids=lambda one: str(getattr(one, "name", one)))
def test_all_that_is_drawn_can_be_told_from_what_is_behind_it(
    walked: Walked, theme: Theme, depth: ColorSystem
) -> None:
    drawn = {name: as_drawn(colour, depth) for name, colour in colours(theme).items()}
    assert not [pair for pair in walked.pairs if not {*pair[1:]} <= {*drawn}]
    ratios = {pair: contrast(drawn[pair[1]], drawn[pair[2]]) for pair in walked.pairs}
    assert len(ratios) > 200
    assert {p: r for p, r in ratios.items() if r < least(p[0], p[1], theme)} == {}


async def test_where_colours_are_few_boxes_have_those_of_the_theme() -> None:
    app = estuary(theme="light", few_colours=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "colon", "h")
        drawn = {pair[1:] for pair in pairs(app)}
        grounds = {"color(15)", "bright_white"}
        assert not [pair for pair in drawn if "default" in pair or {*pair} <= grounds]


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
        alike = "Without colours (NO_COLOR), all themes look the same."
        assert told(app) == (alike if keys else "")
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


async def test_in_reverse_video_what_the_cursor_is_on_is_one_even_bar() -> None:
    app = estuary(theme="dark", few_colours=True)
    async with app.run_test(size=(120, 36)) as pilot:
        for pane, keys in ((Outline, ("j",)), (HitList, ("slash", "a"))):
            await press(pilot, *keys)
            for theme in ("dark", "terminal"):
                app.theme = FEW_COLOURS[theme].name
                strips = app.screen.query_one(pane).render_lines(Region(0, 0, 46, 9))
                styles = [[one.style for one in strip if one.style] for strip in strips]
                bars = [[one for one in line if one.reverse] for line in styles]
                (looks,) = ({(one.color, one.dim or None) for one in bar} for bar in bars if bar)
                assert len(looks) == 1
