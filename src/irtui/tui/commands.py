"""The table of commands: from it come the key bindings, the palette, the help and the footer."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import groupby

from attrs import field, frozen
from textual.binding import Binding, BindingType

# A Russian keyboard has these letters where a Latin one has the others: the same key works in
# both layouts. Signs differ too much between layouts; for those there are other keys.
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = "йцукенгшщзфывапролдячсмить"
_OTHER_LAYOUT = {
    **dict(zip(_LATIN, _CYRILLIC, strict=True)),
    **dict(zip(_LATIN.upper(), _CYRILLIC.upper(), strict=True)),
    "comma": "б",
    "full_stop": "ю",
}

_LATIN_OF = {other: key for key, other in _OTHER_LAYOUT.items()}

_SHOWN = {
    "slash": "/",
    "at": "@",
    "question_mark": "?",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "backslash": "\\",
    "backspace": "⌫",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "pageup": "page up",
    "pagedown": "page down",
}


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "Everywhere"
    TREE = "Structure"
    TIMELINE = "Timeline"
    DETAIL = "Record"
    HELP = "Keys"
    PROBLEMS = "Problems"
    PAGES = "Reports and paths"
    ADDRESS = "Address"
    COPY = "Copy"
    FIND = "Find"
    FILTER = "Filter"
    WITHIN = "Find in the record"
    DATE = "Date"


PANE_OF = {Place.TREE: "outline", Place.DETAIL: "detail", Place.TIMELINE: "timeline"}
"""The id of the pane that a place is."""
PLACE_OF = {pane: place for place, pane in PANE_OF.items()}
"""The place that a pane is, by its id."""


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split())


@frozen
class Command:
    """One thing that the user can do."""

    place: Place
    """Where it works."""
    action: str
    """The Textual action that does it."""
    keys: tuple[str, ...] = field(converter=_split)
    """Its keys as Textual names them, the one to show first; given in one text."""
    label: str
    """What the palette calls it."""
    help: str
    """One sentence for the help screen."""
    footer: str = ""
    """The word in the footer; empty: it does not stand there."""
    first: bool = False
    """Whether it goes before what has the focus, so that no key typed right after it is lost."""
    waits: bool = False
    """Whether it cannot be done while a box is open: it changes what the box lies over."""

    @property
    def name(self) -> str:
        """The action without what is handed to it."""
        return self.action.partition("(")[0]

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys with those of the same positions in a Russian layout."""
        others = (_OTHER_LAYOUT[key] for key in self.keys if key in _OTHER_LAYOUT)
        return (*self.keys, *others)

    @property
    def binding(self) -> Binding:
        """The binding that calls it."""
        return Binding(
            ",".join(self.all_keys), self.action, self.label, show=False, priority=self.first
        )

    @property
    def shown_keys(self) -> str:
        """The keys for reading."""
        return " ".join(shown_key(key) for key in self.keys)


def shown_key(key: str) -> str:
    """A key as a person would write it."""
    return _SHOWN.get(key, key)


_any = partial(Command, Place.EVERYWHERE)
_view = partial(Command, Place.EVERYWHERE, waits=True)
_tree = partial(Command, Place.TREE)
_time = partial(Command, Place.TIMELINE)
_detail = partial(Command, Place.DETAIL)
_help = partial(Command, Place.HELP)
_problems = partial(Command, Place.PROBLEMS)
_pages = partial(Command, Place.PAGES)
_address = partial(Command, Place.ADDRESS)
_copy = partial(Command, Place.COPY)
_find = partial(Command, Place.FIND)
_filter = partial(Command, Place.FILTER)
_within = partial(Command, Place.WITHIN)
_date = partial(Command, Place.DATE)

COMMANDS: tuple[Command, ...] = (
    _any("open", "enter", "Open", "Open what the cursor is on.", footer="open"),
    _view(
        "toggle_full",
        "v",
        "All evidence",
        "Show all evidence of a record, or its face.",
        footer="all evidence",
    ),
    _view("copy", "y", "Copy", "Copy what is selected, or choose what to copy.", footer="copy"),
    _any("find", "slash f3", "Find", "Search everything as you type.", footer="find", first=True),
    _any(
        "as_of", "at f4", "As of", "Show everything as of another day.", footer="as of", first=True
    ),
    _view(
        "filter",
        "backslash f5",
        "Filter",
        "Show only the lines of the tree that match.",
        first=True,
    ),
    _view(
        "report",
        "r",
        "Reports",
        "Show conflicts, gaps, single sources and problems.",
        footer="reports",
    ),
    _view(
        "step(1)",
        "right_square_bracket alt+down",
        "Next change",
        "Go to the next change of the structure.",
        footer="next change",
    ),
    _view("step(-1)", "left_square_bracket alt+up", "Previous change", "Go to the change before."),
    _view("go(-1)", "backspace alt+left", "Back", "Return to the previous view.", footer="back"),
    _view("go(1)", "alt+right", "Forward", "Go forward again."),
    _any("leave", "escape", "Leave", "Close the box without a change, or lift the filter."),
    _view("walk(1)", "n", "Next hit", "Go to the next hit of the last search."),
    _view("walk(-1)", "N", "Previous hit", "Go to the previous hit."),
    _any("turn(1)", "tab", "Next pane", "Move to the next pane."),
    _any("turn(-1)", "shift+tab", "Previous pane", "Move to the previous pane."),
    _any("zoom_pane", "z", "Zoom pane", "Give the pane the whole screen, or take it back."),
    _view("toggle_former", "x", "Former bodies", "Show or hide what did not exist on the day."),
    _any("app.toggle_theme", "T", "Dark or light", "Change between the dark and the light theme."),
    _any("app.command_palette", "colon ctrl+p", "Palette", "List every command."),
    _view("about", "i", "Dataset", "Show what the dataset is, and what it rests on."),
    _any("path", "P", "Path", "Show how the selection is connected with another record."),
    _view("address", "o", "Open address", "Show the address of a source, then open it."),
    _any("help", "question_mark f1", "Help", "Show the keys.", footer="help"),
    _any("quit", "q", "Quit", "Quit, and print the command that reopens the view."),
    _tree("cursor_down", "down j", "Down", "Move down."),
    _tree("cursor_up", "up k", "Up", "Move up."),
    _tree("unfold", "right l", "Unfold", "Unfold, or go to the first line below."),
    _tree("fold", "left h", "Fold", "Fold, or go to the parent."),
    _tree("toggle_node", "space", "Unfold or fold", "Unfold or fold the line.", footer="unfold"),
    _tree("scroll_home", "g home", "Top", "Go to the first line."),
    _tree("scroll_end", "G end", "Bottom", "Go to the last line."),
    _tree("cursor_parent", "p", "Parent", "Go to the parent."),
    _tree("cursor_next_sibling", "J", "Next sibling", "Go to the next line on the same level."),
    _tree(
        "cursor_previous_sibling",
        "K",
        "Previous sibling",
        "Go to the previous line on the same level.",
    ),
    _tree("unfold_branch", "E", "Unfold branch", "Unfold everything below."),
    _tree("fold_branch", "C", "Fold branch", "Fold everything below."),
    _time("next_mark", "full_stop right l", "Next", "Go to the next mark in the lane."),
    _time("previous_mark", "comma left h", "Previous", "Go to the previous mark in the lane."),
    _time("first_mark", "g home", "First", "Go to the first mark of the lane, or of the list."),
    _time("last_mark", "G end", "Last", "Go to the last mark of the lane, or of the list."),
    _time("next_lane", "down j", "Lane below", "Go to the lane below."),
    _time("previous_lane", "up k", "Lane above", "Go to the lane above."),
    _time("page_down", "pagedown", "Page down", "Go down by as much as is in sight."),
    _time("page_up", "pageup", "Page up", "Go up by as much as is in sight."),
    _time("zoom_in", "plus equals_sign", "Zoom in", "Show less time.", footer="zoom"),
    _time("zoom_out", "minus", "Zoom out", "Show more time.", footer="zoom"),
    _time("pan_back", "H shift+left", "Earlier", "Move towards the past."),
    _time("pan_on", "L shift+right", "Later", "Move towards the present."),
    _time("fit", "f", "Fit", "Show the whole timeline."),
    _time(
        "fit_selection",
        "F",
        "Fit selection",
        "Show the meeting and its neighbours, or the whole lane.",
    ),
    _time("screen.go_to_date", "d", "Go to date", "Bring a date into sight.", footer="date"),
    _detail(
        "unfold",
        "space",
        "Unfold or fold",
        "Show what is below the line, or hide it.",
        footer="unfold",
    ),
    _detail("next_stop", "down j", "Down", "Go to the next claim, link or number."),
    _detail("previous_stop", "up k", "Up", "Go to the one before."),
    _detail("next_row", "J", "Next line", "Go to the next line of the face, or claim."),
    _detail("previous_row", "K", "Previous line", "Go to the line of the face, or claim, before."),
    _detail("next_section", "right_curly_bracket", "Next section", "Go to the next section."),
    _detail("previous_section", "left_curly_bracket", "Previous section", "Go to the one before."),
    _detail(
        "source",
        "s",
        "Source",
        "Go to the source whose number was typed; else from a claim to its source, and on to what "
        "else it supports.",
    ),
    _detail(
        "screen.find_within",
        "f",
        "Find in the record",
        "Mark where a text stands in the record, also in what is folded.",
        footer="find in it",
    ),
    _detail("page_down", "pagedown", "Page down", "Scroll a page."),
    _detail("page_up", "pageup b", "Page up", "Scroll back a page."),
    _detail("scroll_home", "g home", "Top", "Go to the beginning."),
    _detail("scroll_end", "G end", "Bottom", "Go to the end."),
    _pages("open", "enter", "Open", "Open what the cursor is on.", footer="open"),
    *(_pages(f"turn_to({n})", str(n), f"Page {n}", "Turn to a page.") for n in range(1, 7)),
    _pages("turn(1)", "tab right l", "Next page", "Turn to the next page."),
    _pages("turn(-1)", "shift+tab left h", "Previous page", "Turn to the previous page."),
    _pages("copy", "y", "Copy", "Copy what is selected, or choose what to copy."),
    _pages("address", "o", "Open address", "Open the address of a source."),
    _pages("help", "question_mark f1", "Help", "Show the keys."),
    _pages("filter", "backslash slash f3", "Filter", "Filter the report.", footer="filter"),
    _pages(
        "branch",
        "B",
        "Branch",
        "Show the reports on the selection and what is below it, or on everything.",
        footer="branch",
    ),
    _pages("toggle_full", "v", "Unfold all", "Unfold all of the page, or fold it.", footer="all"),
    _pages("leave", "escape", "Leave", "Lift the filter, or return.", footer="leave"),
    _pages("close", "q r", "Close", "Return to the explorer."),
    _copy("move(1)", "j", "Down", "Go to the entry below."),
    _copy("move(-1)", "k", "Up", "Go to the entry above."),
    _copy("dismiss", "escape q", "Leave", "Close without copying."),
    _address("open", "enter", "Open", "Open the address in the browser."),
    _address("copy", "c", "Copy", "Copy the address."),
    _address("dismiss", "escape q", "Leave", "Close without opening."),
    _help("close", "escape q question_mark f1", "Close", "Close."),
    _help("scroll(1)", "down j", "Down", "Scroll down."),
    _help("scroll(-1)", "up k", "Up", "Scroll up."),
    _problems("reload", "r", "Read again", "Read the file again."),
    _problems("copy", "y", "Copy", "Copy what is selected."),
    _problems("scroll(1)", "down j", "Down", "Scroll down."),
    _problems("scroll(-1)", "up k", "Up", "Scroll up."),
    _problems("quit", "q escape", "Quit", "Leave."),
    _find("enter", "enter", "Open", "Open the hit under the cursor.", footer="open"),
    _find("leave", "escape", "Leave", "Return to what was shown before.", footer="leave"),
    _find("move(-1)", "up", "Up", "Go to the hit above, or to an earlier search.", footer="move"),
    _find("move(1)", "down", "Down", "Go to the hit below.", footer="move"),
    _find(
        "complete(1)",
        "tab",
        "Next value",
        "Put in the next value of a field that begins as you typed.",
        footer="value",
    ),
    _find("complete(-1)", "shift+tab", "Value before", "Put in the value before."),
    _find("move(10)", "pagedown", "Page down", "Go ten hits on."),
    _find("move(-10)", "pageup", "Page up", "Go ten hits back."),
    _filter("enter", "enter", "Keep", "Keep the filter.", footer="keep"),
    _filter("leave", "escape", "Leave", "Return to what was shown before.", footer="leave"),
    _within("enter", "enter down", "Next", "Go to the next match.", footer="next"),
    _within("previous", "shift+enter up", "Previous", "Go to the match before."),
    _within(
        "leave",
        "escape",
        "Leave",
        "Stay at the match that one went to, else return to where one was.",
        footer="leave",
    ),
    _filter(
        "complete(1)",
        "tab",
        "Next value",
        "Put in the next value of a field that begins as you typed.",
        footer="value",
    ),
    _filter("complete(-1)", "shift+tab", "Value before", "Put in the value before."),
    _date("enter", "enter", "Go", "Go to the date.", footer="go"),
    _date("leave", "escape", "Leave", "Return to what was shown before.", footer="leave"),
)


def latin_key(key: str) -> str:
    """The key of a Latin layout at the position of ``key``, which may be of a Russian one."""
    return _LATIN_OF.get(key, key)


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands that work in one place."""
    return tuple(command for command in COMMANDS if command.place is place)


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings of one place."""
    return [command.binding for command in commands_of(place)]


def footer_of(*places: Place) -> Iterator[tuple[str, Command]]:
    """What the footer shows: keys that do the same, and the first of the commands they call.

    Args:
        places: where one is, the nearest first; the most useful stands first in each.
    """
    shown = (command for place in places for command in commands_of(place) if command.footer)
    for _, same in groupby(shown, lambda command: (command.place, command.footer)):
        commands = list(same)
        yield "".join(shown_key(command.keys[0]) for command in commands), commands[0]
