"""The themes of our own: one accent, two hues for the sides, one for disputes and gaps."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.theme import Theme

from irtui.model.settings import Settings
from irtui.render import colours

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


def _of(name: str, colours: Mapping[str, str], *, dark: bool = True, ansi: bool = False) -> Theme:
    """A theme of our own in some colours; in ``ansi`` ones, the cursor is in reverse video."""
    apart = ("accent", "text", "ground", "panel", "success")
    accent, text, ground, panel, success = (colours[one] for one in apart)
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
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
            "screen-selection-background": accent,
            "screen-selection-foreground": ground,
            **{one: colour for one, colour in colours.items() if one not in apart},
            # Among sixteen, Textual would take the terminal's own.
            **({"text": text} if ansi else {}),
        },
    )


_SIXTEEN = {
    "accent": ("bright_yellow", "blue", "bright_yellow", "green"),
    "text": ("bright_white", "black", "bright_white", "default"),
    "ground": ("black", "bright_white", "black", "default"),
    "panel": ("black", "bright_white", "black", "default"),
    "success": ("bright_green", "blue", "bright_cyan", "green"),
    "muted": ("white", "black", "white", "default"),
    "faint": ("white", "black", "white", "default"),
    "line": ("bright_black", "bright_black", "white", "default"),
    "chosen": ("black", "bright_white", "black", "default"),
    "citation": ("bright_green", "blue", "bright_cyan", "blue"),
    "dispute": ("bright_red", "red", "bright_yellow", "red"),
    "side-1": ("bright_magenta", "magenta", "bright_yellow", "magenta"),
    "side-2": ("bright_cyan", "blue", "bright_cyan", "cyan"),
    "term": ("bright_cyan", "blue", "bright_cyan", "blue"),
    # What Textual asks of a theme of this sort
    "screen-selection-foreground": ("black", "bright_white", "black", "black"),
    "ansi-background": ("black", "bright_white", "black", "black"),
    "ansi-foreground": ("bright_white", "black", "bright_white", "white"),
    "border-blurred": ("bright_black", "bright_black", "white", "default"),
}
"""The colours in a terminal of sixteen: of dark, light, high contrast, and the terminal's own."""


def _of_sixteen(name: str, column: int, *, dark: bool = True) -> Theme:
    """The theme in a column of `_SIXTEEN`."""
    found = {colour: f"ansi_{words[column]}" for colour, words in _SIXTEEN.items()}
    return _of(name, found, dark=dark, ansi=True)


DARK = _of("irtui-dark", colours.DARK)
LIGHT = _of("irtui-light", colours.LIGHT, dark=False)
CONTRAST = _of("irtui-high-contrast", colours.CONTRAST)
TERMINAL = _of_sixteen("irtui-terminal", 3)
"""The terminal's own sixteen colours, on its own background."""

THEMES = {"dark": DARK, "light": LIGHT, "high-contrast": CONTRAST, "terminal": TERMINAL}
"""The themes of our own by the names that a user knows them by, in the order of the key."""

FEW_COLOURS = {
    "dark": _of_sixteen(DARK.name, 0),
    "light": _of_sixteen(LIGHT.name, 1, dark=False),
    "high-contrast": _of_sixteen(CONTRAST.name, 2),
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


def use_theme(app: "IrtuiApp", name: str | None) -> None:
    """Change to a theme, and begin with it the next time, unless the settings do.

    Args:
        app: the app.
        name: the theme; ``None`` for the one after that which is shown.
    """
    if name is None:
        names = [*THEMES]
        here = next((at for at, one in enumerate(names) if THEMES[one].name == app.theme), -1)
        name = names[(here + 1) % len(names)]
    app.theme = THEMES[name].name
    app.keeper.memory.remember(theme=name)
    first = app.settings.theme
    if app.no_color:
        app.tell("Without colours (NO_COLOR), all themes look the same.")
    else:
        until = " Until you quit: your settings start with “{first}”."
        words = "Theme: {name}." + (until if first and first != name else "")
        app.tell(words, name=name.replace("-", " "), first=first)
