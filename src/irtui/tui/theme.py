"""The themes of our own: one accent, two hues for the sides, one for disputes and gaps."""

from collections.abc import Mapping

from textual.theme import Theme

from irtui.model.settings import Settings
from irtui.render import colours


def _of(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    """A theme of our own in some colours."""
    apart = ("accent", "text", "ground", "panel", "success")
    accent, text, ground, panel, success = (colours[name] for name in apart)
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=panel,
        warning=colours["dispute"],
        error=colours["dispute"],
        success=success,
        variables={
            **{name: colour for name, colour in colours.items() if name not in apart},
            "screen-selection-background": accent,
            "screen-selection-foreground": ground,
        },
    )


DARK = _of("irtui-dark", colours.DARK, dark=True)
LIGHT = _of("irtui-light", colours.LIGHT, dark=False)
CONTRAST = _of("irtui-high-contrast", colours.CONTRAST, dark=True)

TERMINAL = Theme(
    name="irtui-terminal",
    ansi=True,
    primary="ansi_green",
    accent="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_red",
    error="ansi_red",
    success="ansi_green",
    variables={
        "muted": "ansi_default",
        "faint": "ansi_default",
        "line": "ansi_default",
        "chosen": "ansi_default",
        "citation": "ansi_blue",
        "dispute": "ansi_red",
        "side-1": "ansi_magenta",
        "side-2": "ansi_cyan",
        "term": "ansi_blue",
        "screen-selection-background": "ansi_green",
        "screen-selection-foreground": "ansi_black",
        # What Textual asks of a theme of this sort
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_default",
    },
)
"""The terminal's own sixteen colours, on its own background: the cursor is in reverse video."""


def _of_sixteen(theme: Theme, ground: str, **words: str) -> Theme:
    """A theme in the colours that a terminal of sixteen has; the cursor is in reverse video.

    Args:
        theme: the one that it stands for.
        ground: the background.
        words: the accent, the text, and the variables of our own, without their ``ansi_``.
    """
    named = {name.replace("_", "-"): f"ansi_{colour}" for name, colour in words.items()}
    text, accent, dispute = named["text"], named["accent"], named["dispute"]
    return Theme(
        name=theme.name,
        dark=theme.dark,
        ansi=True,
        primary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground,
        warning=dispute,
        error=dispute,
        success=named["citation"],
        variables={
            **named,
            "chosen": ground,
            "screen-selection-background": accent,
            "screen-selection-foreground": ground,
            "ansi-background": ground,
            "ansi-foreground": text,
            "border-blurred": named["line"],
        },
    )


THEMES = {"dark": DARK, "light": LIGHT, "high-contrast": CONTRAST, "terminal": TERMINAL}
"""The themes of our own by the names that a user knows them by, in the order of the key."""

FEW_COLOURS = {
    "dark": _of_sixteen(
        DARK,
        "ansi_black",
        text="bright_white",
        muted="white",
        faint="white",
        line="bright_black",
        accent="bright_yellow",
        citation="bright_green",
        dispute="bright_red",
        side_1="bright_magenta",
        side_2="bright_cyan",
        term="bright_cyan",
    ),
    "light": _of_sixteen(
        LIGHT,
        "ansi_bright_white",
        text="black",
        muted="black",
        faint="black",
        line="bright_black",
        accent="blue",
        citation="blue",
        dispute="red",
        side_1="magenta",
        side_2="blue",
        term="blue",
    ),
    "high-contrast": _of_sixteen(
        CONTRAST,
        "ansi_black",
        text="bright_white",
        muted="white",
        faint="white",
        line="white",
        accent="bright_yellow",
        citation="bright_cyan",
        dispute="bright_yellow",
        side_1="bright_yellow",
        side_2="bright_cyan",
        term="bright_cyan",
    ),
    "terminal": TERMINAL,
}
"""The same for a terminal of sixteen colours, in which the nearest ones would run together."""

OWN_VARIABLES = DARK.variables
"""What a theme of another's must be lent: the colours that only irtui asks for."""


def pane_sizes(settings: Settings) -> dict[str, str]:
    """The sizes that one may set, as variables of irtui.tcss."""
    usual, width, height = Settings(), settings.tree_width, settings.timeline_height
    by_itself = width == usual.tree_width
    return {
        "tree-width": f"{width}%",
        "tree-width-narrow": f"{40 if by_itself else width}%",
        "finder-width": f"{max(45, width)}%",
        "finder-width-narrow": f"{max(50, width)}%",
        "timeline-height": str(height or "auto"),
        "timeline-height-short": str(height or 7),
    }
