"""The table of commands, continued: what works in boxes and in screens over the explorer."""

from collections.abc import Callable, Iterator
from functools import partial

from irtui.commands.command import LAST, Command, Place, State

_help = partial(Command, Place.HELP)
_problems = partial(Command, Place.PROBLEMS)
_arriving = partial(Command, Place.ARRIVING)
_pages = partial(Command, Place.PAGES)
_bookmarks = partial(Command, Place.BOOKMARKS)
_address = partial(Command, Place.ADDRESS)
_copy = partial(Command, Place.COPY)
_find = partial(Command, Place.FIND)
_filter = partial(Command, Place.FILTER)
_within = partial(Command, Place.WITHIN)
_date = partial(Command, Place.DATE)


def _each(*places: Place) -> Callable[..., Iterator[Command]]:
    """Makes one command for each of some places, in which it is the same."""
    return lambda *told, **more: (Command(place, *told, **more) for place in places)


_boxes = _each(Place.FIND, Place.FILTER, Place.DATE)
_queries = _each(Place.FIND, Place.FILTER)

OVER: tuple[Command, ...] = (
    _pages(
        "open",
        "enter",
        "Open",
        "Open what the cursor is on.",
        footer={State.OPENS: "open", State.ENTERED: ""},
        order=10,
        nothing="Nothing opens here.",
    ),
    *(
        _pages(f"turn_to({n})", str(n), f"Page {n}", "Turn to a page.", footer={State.SEVERAL: ""})
        for n in range(1, 7)
    ),
    _pages(
        "turn(1)",
        "tab right l",
        "Next page",
        "Turn to the next page.",
        footer={State.SEVERAL: "next report"},
        order=20,
    ),
    _pages(
        "turn(-1)",
        "shift+tab left h",
        "Previous page",
        "Turn to the previous page.",
        footer={State.SEVERAL: ""},
    ),
    _pages(
        "copy",
        "y",
        "Copy",
        "Copy what is selected, or choose.",
        footer="copy",
        order=80,
    ),
    _pages(
        "address",
        "o",
        "Open address",
        "Open the address of a source.",
        footer={State.ADDRESS: "address", State.ALWAYS: ""},
        order=24,
    ),
    _pages("app.edit", "e", "Edit", "Open your editor at the row."),
    _pages("app.read_again", "R", "Read again", "Read the file again."),
    _pages(
        "help",
        "question_mark f1",
        "Help",
        "Show keys, signs and words.",
        footer="all keys",
        order=LAST,
    ),
    _pages(
        "filter",
        "backslash slash f3",
        "Filter",
        "Filter the report.",
        footer={State.IN_REPORTS: "filter"},
        order=30,
        nothing="Only reports are filtered.",
    ),
    _pages(
        "branch",
        "B",
        "Branch",
        "Show the selected branch, or everything.",
        footer={State.BRANCH: "whole file", State.IN_REPORTS: "branch"},
        order=40,
        nothing="Only reports are shown on a branch.",
    ),
    _pages(
        "toggle_full",
        "v",
        "Unfold all",
        "Unfold or fold all of the page.",
        footer={State.FACE: "unfold all", State.FULL: "fold all"},
        order=60,
    ),
    _pages(
        "leave",
        "escape",
        "Leave",
        "Lift the filter, or return.",
        footer={State.FILTERED: "lift filter", State.ALWAYS: "leave"},
        order=15,
    ),
    _pages("close", "q r", "Close", "Return to the explorer."),
    _copy("copy", "enter", "Copy", "Copy the entry under the cursor.", footer="copy"),
    _copy("move(1)", "j", "Down", "Go to the entry below.", footer="move"),
    _copy("move(-1)", "k", "Up", "Go to the entry above.", footer="move"),
    _copy("dismiss", "escape q", "Leave", "Close without copying.", footer="leave"),
    _bookmarks(
        "open",
        "enter",
        "Open",
        "Open the bookmark under the cursor.",
        footer={State.OPENS: "open"},
        nothing="No bookmark matches.",
    ),
    _bookmarks(
        "remove",
        "delete f8",
        "Remove",
        "Remove it, or put it back.",
        footer={State.REMOVED: "put back", State.OPENS: "remove"},
        nothing="No bookmark matches.",
        first=True,
    ),
    _bookmarks("move(-1)", "up", "Up", "Go to the one above.", footer={State.OPENS: "move"}),
    _bookmarks("move(1)", "down", "Down", "Go to the one below.", footer={State.OPENS: "move"}),
    _bookmarks("move(10)", "pagedown", "Page down", "Go ten down."),
    _bookmarks("move(-10)", "pageup", "Page up", "Go ten up."),
    _bookmarks("leave", "escape f7", "Leave", "Return to the explorer.", footer="leave"),
    _arriving(
        "open",
        "enter",
        "Open",
        "Open the record under the cursor, as soon as the file is read.",
        footer={State.OPENS: "open when read"},
        nothing="No record of that name was seen.",
    ),
    _arriving("move(-1)", "up", "Up", "Go to the record above.", footer={State.OPENS: "move"}),
    _arriving("move(1)", "down", "Down", "Go to the record below.", footer={State.OPENS: "move"}),
    _arriving("move(10)", "pagedown", "Page down", "Go ten down."),
    _arriving("move(-10)", "pageup", "Page up", "Go ten up."),
    _arriving("leave", "escape", "Leave", "Quit, and read no further.", footer="quit"),
    _address("open", "enter", "Open", "Open the address in the browser.", footer="open"),
    _address("copy", "c", "Copy", "Copy the address.", footer="copy"),
    _address("dismiss", "escape q", "Leave", "Close without opening.", footer="leave"),
    _help("close", "escape q question_mark f1", "Close", "Close.", footer="leave"),
    _help("scroll(1)", "down j", "Down", "Scroll down.", footer="scroll"),
    _help("scroll(-1)", "up k", "Up", "Scroll up.", footer="scroll"),
    _problems("app.edit", "e enter", "Edit", "Open your editor at the problem.", footer="edit"),
    _problems("app.read_again", "r R", "Read again", "Read the file again.", footer="read again"),
    _problems("copy", "y", "Copy", "Copy what is selected.", footer="copy"),
    _problems("move(1)", "down j", "Down", "Go to the next problem.", footer="move"),
    _problems("move(-1)", "up k", "Up", "Go to the problem before.", footer="move"),
    _problems("move(10)", "pagedown", "Page down", "Go ten problems on."),
    _problems("move(-10)", "pageup", "Page up", "Go ten problems back."),
    _problems("move(-1000000)", "g home", "First", "Go to the first problem."),
    _problems("move(1000000)", "G end", "Last", "Go to the last problem."),
    _problems(
        "leave",
        "escape q",
        "Leave",
        "Return to what was read before, or quit.",
        footer={State.BROKEN: "leave", State.ALWAYS: "quit"},
    ),
    _find("enter", "enter", "Open", "Open the hit under the cursor.", footer="open"),
    _filter("enter", "enter", "Keep", "Keep the filter.", footer="keep"),
    _date("enter", "enter", "Go", "Go to the date.", footer="go"),
    *_boxes("leave", "escape", "Leave", "Return to what was shown before.", footer="leave"),
    _find("move(-1)", "up", "Up", "Go to the hit above, or to an earlier search.", footer="move"),
    _find("move(1)", "down", "Down", "Go to the hit below.", footer="move"),
    *_queries(
        "complete(1)",
        "tab",
        "Next value",
        "Put in the next value of a field that begins as you typed.",
        footer="value",
    ),
    *_queries("complete(-1)", "shift+tab", "Value before", "Put in the value before."),
    _find("move(10)", "pagedown", "Page down", "Go ten hits on."),
    _find("move(-10)", "pageup", "Page up", "Go ten hits back."),
    _within("enter", "enter down", "Next", "Go to the next match.", footer="next"),
    _within("previous", "shift+enter up", "Previous", "Go to the match before."),
    _within(
        "leave",
        "escape",
        "Leave",
        "Stay at the match, or return if there was none.",
        footer="leave",
    ),
)
"""The commands of all places but the explorer and its panes."""
