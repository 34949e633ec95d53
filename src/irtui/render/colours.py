"""The colours of irtui: one accent, two hues for the sides, one for disputes and gaps.

Each text colour has a contrast of at least 4.5:1 with its ground, which is tested.
"""

from collections.abc import Mapping

_COLOURS = {
    "accent": ("#f0b451", "#724406", "#ffd75f"),
    "text": ("#d8dbe0", "#24272c", "#ffffff"),
    "ground": ("#14171c", "#fbfaf6", "#000000"),
    "panel": ("#1a1e25", "#f1f0ee", "#1c1c1c"),
    "success": ("#8fc19a", "#2f6b3c", "#afffaf"),
    "muted": ("#979da8", "#5b6069", "#d0d0d0"),
    "faint": ("#858b96", "#646871", "#c6c6c6"),
    "line": ("#3a404b", "#cbc6b8", "#a8a8a8"),
    "chosen": ("#2a2e36", "#ebe9e5", "#303030"),
    "citation": ("#8ea4d8", "#3f5796", "#afd7ff"),
    "dispute": ("#e88379", "#9c1458", "#ffafaf"),
    "side-1": ("#eca27a", "#9a2f10", "#ffaf87"),
    "side-2": ("#7db5e6", "#17599a", "#87d7ff"),
    "term": ("#6b8fba", "#6f93bf", "#87afd7"),
}
"""On a dark ground, on a light one, and on a black one, from which all of them are far."""

DARK: Mapping[str, str] = {name: dark for name, (dark, _, _) in _COLOURS.items()}
LIGHT: Mapping[str, str] = {name: light for name, (_, light, _) in _COLOURS.items()}
CONTRAST: Mapping[str, str] = {name: contrast for name, (_, _, contrast) in _COLOURS.items()}
