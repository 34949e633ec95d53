"""The user's theme: one of our own, remembered for the next time."""

from typing import TYPE_CHECKING

from irtui.tui.theme import THEMES

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


def _after(theme: str) -> str:
    """The name of the theme after another: dark, light, high contrast, the terminal's."""
    names = [*THEMES]
    here = next((at for at, one in enumerate(names) if THEMES[one].name == theme), -1)
    return names[(here + 1) % len(names)]


def use_theme(app: "IrtuiApp", name: str | None) -> None:
    """Change to a theme, and begin with it the next time, unless the settings do.

    Args:
        app: the app.
        name: the theme; ``None`` for the one after that which is shown.
    """
    name = name or _after(app.theme)
    app.theme = THEMES[name].name
    app.keeper.memory.remember(theme=name)
    first = app.settings.theme
    if app.no_color:
        app.tell("Without colours (NO_COLOR), all themes look the same.")
    else:
        until = " Until you quit: your settings start with “{first}”."
        words = "Theme: {name}." + (until if first and first != name else "")
        app.tell(words, name=name.replace("-", " "), first=first)
