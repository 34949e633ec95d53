"""The colours of irtui: one accent, two hues for the sides, one for disputes and gaps.

Each text colour has a contrast of at least 4.5:1 with its ground, which is tested.
"""

from collections.abc import Mapping

DARK: Mapping[str, str] = {
    "accent": "#f0b451",
    "text": "#d8dbe0",
    "ground": "#14171c",
    "panel": "#1a1e25",
    "success": "#8fc19a",
    "muted": "#979da8",
    "faint": "#858b96",
    "line": "#3a404b",
    "chosen": "#2a2e36",
    "citation": "#8ea4d8",
    "dispute": "#e88379",
    "side-1": "#eca27a",
    "side-2": "#7db5e6",
    "term": "#6b8fba",
}
"""On a dark ground."""

LIGHT: Mapping[str, str] = {
    "accent": "#724406",
    "text": "#24272c",
    "ground": "#fbfaf6",
    "panel": "#f1f0ee",
    "success": "#2f6b3c",
    "muted": "#5b6069",
    "faint": "#646871",
    "line": "#cbc6b8",
    "chosen": "#ebe9e5",
    "citation": "#3f5796",
    "dispute": "#9c1458",
    "side-1": "#9a2f10",
    "side-2": "#17599a",
    "term": "#6f93bf",
}
"""On a light ground."""

CONTRAST: Mapping[str, str] = {
    "accent": "#ffd75f",
    "text": "#ffffff",
    "ground": "#000000",
    "panel": "#1c1c1c",
    "success": "#afffaf",
    "muted": "#d0d0d0",
    "faint": "#c6c6c6",
    "line": "#a8a8a8",
    "chosen": "#303030",
    "citation": "#afd7ff",
    "dispute": "#ffafaf",
    "side-1": "#ffaf87",
    "side-2": "#87d7ff",
    "term": "#87afd7",
}
"""On a black ground, all of them far from it."""
