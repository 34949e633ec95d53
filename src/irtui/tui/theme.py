"""The two themes of our own: one accent, two hues for the sides, one for disputes and gaps."""

from textual.theme import Theme

DARK = Theme(
    name="irtui-dark",
    dark=True,
    primary="#f0b451",
    accent="#f0b451",
    foreground="#d8dbe0",
    background="#14171c",
    surface="#14171c",
    panel="#1a1e25",
    warning="#e88379",
    error="#e88379",
    success="#8fc19a",
    variables={
        "muted": "#979da8",
        "faint": "#7d838e",
        "line": "#3a404b",
        "chosen": "#2b3140",
        "citation": "#8ea4d8",
        "dispute": "#e88379",
        "side-1": "#eca27a",
        "side-2": "#7db5e6",
        "term": "#5b7ea8",
        "screen-selection-background": "#f0b451",
        "screen-selection-foreground": "#14171c",
    },
)

LIGHT = Theme(
    name="irtui-light",
    dark=False,
    primary="#8f5200",
    accent="#8f5200",
    foreground="#24272c",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#f1eee6",
    warning="#a8271d",
    error="#a8271d",
    success="#2f6b3c",
    variables={
        "muted": "#5b6069",
        "faint": "#686d76",
        "line": "#cbc6b8",
        "chosen": "#e9e2d0",
        "citation": "#3f5796",
        "dispute": "#a8271d",
        "side-1": "#9a4310",
        "side-2": "#17599a",
        "term": "#6f93bf",
        "screen-selection-background": "#8f5200",
        "screen-selection-foreground": "#fbfaf6",
    },
)

OWN_VARIABLES = DARK.variables
"""What a theme of another's must be lent: the colours that only irtui asks for."""
