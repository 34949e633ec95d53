"""How commands are told beside their own words: several in one row, or under other words."""

from collections.abc import Collection, Mapping
from functools import cache

from irtui.commands.command import Command, Place
from irtui.commands.table import COMMANDS

_VALUE = "Next and previous value of the field."
_OF_LIST = {"move(-1) move(1)": "Move.", "move(10) move(-10)": "Ten down, ten up."}

ROWS: Mapping[Place, Mapping[str, str]] = {
    Place.EVERYWHERE: {
        "step": "Next and previous change.",
        "changes differences": "Changes of the day; differences.",
        "go": "Back, and forward again.",
        "walk": "Next and previous hit of the search.",
        "turn": "Next and previous pane.",
        "bookmark bookmarks": "Set or remove a bookmark; list them.",
        "zoom_pane toggle_former": "Zoom the pane; show former bodies.",
        "about path": "The dataset; the path to another.",
        "app.edit app.read_again": "Open your editor here; read again.",
        "help quit app.suspend_process": "Show keys, signs and words; quit; shell.",
    },
    Place.TREE: {
        "move": "Move.",
        "unfold fold": "Unfold or go into; fold or go out.",
        "scroll_home scroll_end": "First and last line.",
        "sibling": "Next and previous line of the level.",
        "unfold_branch fold_branch": "Unfold or fold all below.",
    },
    Place.TIMELINE: {
        "mark": "Previous and next mark of the lane.",
        "first_mark last_mark": "First and last mark.",
        "lane": "Lane below and above.",
        "page": "A page down and up.",
        "zoom": "Show less time, or more.",
        "pan": "Towards the past, or the present.",
    },
    Place.DETAIL: {
        "move": "Next and previous claim, link, number.",
        "row": "Next and previous line or claim.",
        "section": "Next and previous section.",
        "page_down page_up": "A page down and up.",
        "scroll_home scroll_end": "Beginning and end.",
    },
    Place.PAGES: {"turn_to": "Turn to that page.", "turn": "Next and previous page."},
    Place.FIND: {
        "move(-1) move(1)": "Move; at the top, to earlier searches.",
        "move(10) move(-10)": "Ten hits on, ten hits back.",
        "complete": _VALUE,
    },
    Place.FILTER: {"complete": _VALUE},
    Place.COPY: {"move": "Move."},
    Place.BOOKMARKS: _OF_LIST,
    Place.ARRIVING: _OF_LIST,
    Place.HELP: {"scroll": "Scroll."},
    Place.PROBLEMS: {
        "move(1) move(-1)": "Move.",
        "move(10) move(-10)": "Ten problems on, ten problems back.",
        "move(-1000000) move(1000000)": "First and last problem.",
    },
}
"""What the help says of commands that stand next to each other, by the names of their actions."""

ALSO: Mapping[str, str] = {
    "find": "search look",
    "filter": "search narrow",
    "as_of": "date day time travel",
    "report": "disputes single sources missing",
    "differences": "compare diff versions old changed against",
    "toggle_full": "details face",
    "copy": "clipboard yank cite citation",
    "go": "history return",
    "zoom_pane": "fullscreen maximize",
    "toggle_former": "old ended dissolved",
    "app.edit": "change correct editor vi nano",
    "app.read_again": "reload refresh update errors problems",
    "app.toggle_theme": "dark light high contrast colour color",
    "app.use_theme": "colour color",
    "app.settings": "preferences options configuration config keys",
    "app.save_picture": "screenshot image svg",
    "about": "overview summary statistics",
    "bookmark": "mark favourite favorite remember star",
    "bookmarks": "marks favourites favorites",
    "path": "connection chain link between",
    "address": "url web browser",
    "source": "reference evidence",
    "screen.find_within": "search",
    "screen.go_to_date": "day year",
    "help": "keys shortcuts signs glossary words manual",
    "app.suspend_process": "suspend background job shell",
    "quit": "exit close",
}
"""Other words by which the palette finds a command, by the name of its action."""


def row_of(command: Command) -> str:
    """What the help says of a command and its neighbours; empty, if it has a row of its own."""
    rows = ROWS.get(command.place, {}).items()
    called = {command.name, command.action}
    return next((said for names, said in rows if called & {*names.split()}), "")


def whole_row(command: Command, told: Collection[Command]) -> str:
    """The same, if all that it speaks of is told; empty, if one of its neighbours is not."""
    row = row_of(command)
    return row if row and all(one in told for one in commands_in(command.place, row)) else ""


@cache
def commands_in(place: Place, row: str) -> tuple[Command, ...]:
    """The commands of a place that a row speaks of."""
    return tuple(one for one in COMMANDS if one.place is place and row_of(one) == row)
