"""Why each problem code is a problem, with an example wrong and right.

Each example is part of a file that is otherwise sound; a test loads them all.
"""

from attrs import frozen


@frozen
class Explanation:
    """Why something is a problem, and how to correct it."""

    why: str
    wrong: str = ""
    """Lines of a file that show it; empty where no line of a file can."""
    right: str = ""
    """The same lines, corrected."""


def _lines(why: str, given: str, wrong: str, right: str) -> Explanation:
    """An example whose lines begin with ``given`` both wrong and right."""
    return Explanation(why, f"{given}{wrong}", f"{given}{right}")


_BOARD = '[body.fog-board]\nsources = ["log"]\n'
_ENDED = '[body.fog-board]\nfounded = "2001"\ndissolved = "2015"\nsources = ["log"]\n'
_MEETING = '[event.fog-board-3]\nbody = "fog-board"\nsources = ["log"]\nnumber = 3\n'
_KEEPER = """\
[person.ada-wick]
posts = [{ post = "keeper", since = "2002", until = "2004" }]
sources = ["log"]
[event.session]
sources = ["log"]
"""
_SERIES = """\
[event.fog-board-2]
body = "fog-board"
number = 2
when = "2005"
sources = ["log"]
"""

EXPLANATIONS: dict[str, Explanation] = {
    "file-missing": Explanation("There is no file of this name. Check the name and the folder."),
    "file-directory": Explanation(
        "irtui reads files, not directories. Name the .toml file itself."
    ),
    "file-unreadable": Explanation(
        "The system gives the reason. Most often it is a missing permission."
    ),
    "file-too-large": Explanation(
        "A dataset written by hand is far smaller. This may be another kind of file."
    ),
    "not-utf8": Explanation(
        "TOML allows no other encoding. Some editors on Windows write UTF-16 or a code page."
    ),
    "not-toml": _lines(
        "Reading stops here. Most often a quote, a comma or a bracket is missing.",
        "[body.fog-board]\n",
        'name = "Fog Board\n',
        'name = "Fog Board"\nsources = ["log"]\n',
    ),
    "duplicate-key": _lines(
        "Only one of the two could count. For several values, give the field a list of claims.",
        _BOARD,
        'founded = "2000"\nfounded = "2001"\n',
        'founded = ["2000", "2001"]\n',
    ),
    "lookalike-key": _lines(
        "A reader cannot tell the two keys apart.",
        _BOARD,
        'identifiers = { "tide<U+00AD>list" = "7", "tide\\u00ADlist" = "8" }\n',
        'identifiers = { tidelist = "7", "tide list of 2001" = "8" }\n',
    ),
    "too-deep": Explanation(
        "The format needs six levels. Deeper nesting comes from unclosed brackets."
    ),
    "number-too-large": _lines(
        "Whole numbers in TOML have 64 bits. Write a larger one as text, in quotes.",
        _BOARD,
        'counts = [{ kind = "lamp", count = 9223372036854775808 }]\n',
        'counts = [{ kind = "lamp", count = 9 }]\n',
    ),
    "no-dataset": Explanation(
        "Every screen and every citation shows the title and the day of the review.",
        '[party.north]\nname = { value = "North", sources = ["log"] }\n[source.log]\n',
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\n'
        '[party.north]\nname = { value = "North", sources = ["log"] }\n[source.log]\n',
    ),
    "unknown-table": _lines(
        "A table with a misspelled name would not be shown anywhere.",
        "",
        '[organization.pier]\nsources = ["log"]\n',
        '[organisation.pier]\nsources = ["log"]\n',
    ),
    "unknown-key": _lines(
        "A misspelled field would be lost without notice.",
        _BOARD,
        'nmae = "Fog Board"\n',
        'name = "Fog Board"\n',
    ),
    "missing-key": _lines(
        "Without this field the record, or the claim, says nothing.",
        "[gap.fog-board-minutes]\n",
        'about = "body:lamp-board"\n',
        'about = "body:lamp-board"\ntext = "The minutes were not found."\n',
    ),
    "wrong-type": _lines(
        "Text needs quotes, a list [ ], a table { }; numbers and dates need none.",
        "[body.fog-board]\n",
        'sources = "log"\n',
        'sources = ["log"]\n',
    ),
    "wrong-date": _lines(
        "Dates follow EDTF, so that each is exactly as precise as its source.",
        _BOARD,
        'founded = "4.10.2000"\n',
        'founded = "2000-10-04"\n',
    ),
    "wrong-word": _lines(
        "irtui counts and compares these words, so each has one spelling.",
        _BOARD,
        'cadence = "yearly"\n',
        'cadence = "annual"\n',
    ),
    "wrong-reference": _lines(
        "A field that may point to several tables needs to know which one.",
        _BOARD,
        'statements = [{ value = "It is foggy.", by = "north" }]\n',
        'statements = [{ value = "It is foggy.", by = "party:north" }]\n',
    ),
    "wrong-id": _lines(
        "Ids are used on the command line, where these characters need no quotes.",
        "",
        '[body."Fog Board"]\nsources = ["log"]\n',
        '[body.fog-board]\nsources = ["log"]\n',
    ),
    "unknown-record": _lines(
        "The id is misspelled, or the record has not been written yet.",
        _BOARD,
        'parent = "lamp-bord"\n',
        'parent = "lamp-board"\n',
    ),
    "no-source": _lines(
        "Every fact needs a source: its own, or one of its record.",
        "[body.fog-board]\n",
        'founded = "2001"\n',
        'founded = { value = "2001", sources = ["log"] }\n',
    ),
    "inferred-unexplained": _lines(
        "No source states what was inferred, so a reader needs to know from what, and how.",
        _BOARD,
        'founded = { value = "2001", basis = "inferred" }\n',
        'founded = { value = "2001", basis = "inferred", sources = ["log"], '
        'note = "The year before its first report." }\n',
    ),
    "since-after-until": _lines(
        "There is no day on which the claim could hold.",
        _BOARD,
        'mandate = { value = "Keeps the lamps.", since = "2019", until = "2018" }\n',
        'mandate = { value = "Keeps the lamps.", since = "2018", until = "2019" }\n',
    ),
    "cycle": _lines(
        "Nothing can be part of itself, or follow itself.",
        '[body.mist-board]\nparent = "fog-board"\nsources = ["log"]\n'
        '[body.fog-board]\nsources = ["log"]\n',
        'parent = "mist-board"\n',
        'parent = "lamp-board"\n',
    ),
    "duplicate-member": _lines(
        "A source counts once, however often it is named.",
        "[body.fog-board]\n",
        'sources = ["log", "log"]\n',
        'sources = ["log"]\n',
    ),
    "unsafe-text": _lines(
        "Such characters can control a terminal, or make a text look different.",
        _BOARD,
        'summary = "It keeps\\u202E the lamps."\n',
        'summary = "It keeps the lamps."\n',
    ),
    "meeting-before-founding": _lines(
        "A body cannot meet before it exists. One of the dates is wrong, or the body is older.",
        _ENDED + _MEETING,
        'when = "1999"\n',
        'when = "2002"\n',
    ),
    "meeting-after-end": _lines(
        "A body cannot meet after its end. One of the dates is wrong, or another body met.",
        _ENDED + _MEETING,
        'when = "2016"\n',
        'when = "2014"\n',
    ),
    "holder-outside-term": _lines(
        "A seat names the office of that day. The term is wrong, or it was another office.",
        _KEEPER + 'chairs = [{ person = "ada-wick", post = "keeper" }]\n',
        'when = "2006"\n',
        'when = "2003"\n',
    ),
    "number-out-of-order": _lines(
        "Meetings are numbered in the order in which they are held. A number or a date is wrong.",
        _BOARD + _SERIES + _MEETING,
        'when = "2004"\n',
        'when = "2006"\n',
    ),
    "number-twice": _lines(
        "If sources give one meeting two numbers, both are claims of that meeting.",
        _BOARD + _SERIES.replace("= 2\n", "= 3\n") + _MEETING.replace("number = 3\n", ""),
        'number = 3\nwhen = "2006"\n',
        'number = 4\nwhen = "2006"\n',
    ),
    "child-outlives-parent": _lines(
        "By then it belonged to something else, or one of the two ends is wrong.",
        f'{_ENDED}[body.mist-group]\ndissolved = "2018"\nsources = ["log"]\n',
        'parent = "fog-board"\n',
        'parent = { value = "fog-board", until = "2015" }\n',
    ),
    "uncited-source": _lines(
        "Perhaps the source should be cited somewhere.",
        "[source.chart]\n",
        'title = "A chart of the rivers"\n',
        'title = "A chart of the rivers"\n[body.fog-board]\nsources = ["chart"]\n',
    ),
    "held-after-review": _lines(
        "The dataset describes the day of its review. Later meetings are only announced.",
        '[event.session]\nkind = "session"\nsources = ["log"]\n',
        'when = "2031-05-01"\n',
        'planned = "2031-05-01"\nstatus = "announced"\n',
    ),
    "never-true": _lines(
        "A claim holds from one event to another. From an event to itself there is no day.",
        '[event.flood]\nwhen = "2011"\nsources = ["log"]\n' + _BOARD,
        'name = { value = "Fog Board", since = "event:flood", until = "event:flood" }\n',
        'name = { value = "Fog Board", since = "event:flood" }\n',
    ),
    "unsafe-address": _lines(
        "irtui opens only http and https, on one line, with a plain host and nothing hidden.",
        _BOARD.replace("log", "tide-list") + "[source.tide-list]\n",
        'url = "https://tides.example/\\nlist"\n',
        'url = "https://tides.example/list"\n',
    ),
}
"""Every code of `problems.CODES`."""
