"""What each problem code is about: why it is one, with an example wrong and right.

Each example is a part of a file that is sound but for the one thing; a test loads them all.
"""

from attrs import frozen


@frozen
class Explanation:
    """Why something is a problem, and how it is mended."""

    why: str
    wrong: str = ""
    """Lines of a file that show it; empty where no line of a file can."""
    right: str = ""
    """The same lines, mended."""


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
    "file-missing": Explanation("Nothing of that name is there: the name or the folder differs."),
    "file-directory": Explanation("irtui reads one file at a time; name the .toml file itself."),
    "file-unreadable": Explanation(
        "The system says why: most often, that the file belongs to somebody else."
    ),
    "file-too-large": Explanation("A dataset written by hand is far smaller; it may be another."),
    "not-utf8": Explanation(
        "TOML allows no other encoding. Editors of Windows may write UTF-16 or a code page."
    ),
    "not-toml": _lines(
        "The file cannot be read on from there: most often a quote, a comma or a bracket lacks.",
        "[body.fog-board]\n",
        'name = "Fog Board\n',
        'name = "Fog Board"\nsources = ["log"]\n',
    ),
    "duplicate-key": _lines(
        "Only one of the two could count. To tell a thing twice, give its field a list of claims.",
        _BOARD,
        'founded = "2000"\nfounded = "2001"\n',
        'founded = ["2000", "2001"]\n',
    ),
    "lookalike-key": _lines(
        "A reader cannot tell such keys apart, and one of the two would be lost.",
        _BOARD,
        'identifiers = { "tide<U+00AD>list" = "7", "tide\\u00ADlist" = "8" }\n',
        'identifiers = { tidelist = "7", "tide list of 2001" = "8" }\n',
    ),
    "too-deep": Explanation("The format needs six levels; more are brackets that never close."),
    "number-too-large": _lines(
        "TOML’s whole numbers have 64 bits; what is larger is a text, in quotes.",
        _BOARD,
        'counts = [{ kind = "lamp", count = 9223372036854775808 }]\n',
        'counts = [{ kind = "lamp", count = 9 }]\n',
    ),
    "no-dataset": Explanation(
        "The title and the day of review stand on every screen and in every citation.",
        '[party.north]\nname = { value = "North", sources = ["log"] }\n[source.log]\n',
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\n'
        '[party.north]\nname = { value = "North", sources = ["log"] }\n[source.log]\n',
    ),
    "unknown-table": _lines(
        "Each table of the format has one name; one that is misspelled would be shown nowhere.",
        "",
        '[organization.pier]\nsources = ["log"]\n',
        '[organisation.pier]\nsources = ["log"]\n',
    ),
    "unknown-key": _lines(
        "A key that is misspelled would be lost without a word.",
        _BOARD,
        'nmae = "Fog Board"\n',
        'name = "Fog Board"\n',
    ),
    "missing-key": _lines(
        "Without it the record, or the claim, says nothing.",
        "[gap.fog-board-minutes]\n",
        'about = "body:lamp-board"\n',
        'about = "body:lamp-board"\ntext = "The minutes were not found."\n',
    ),
    "wrong-type": _lines(
        "Text stands in quotes, lists in [ ], tables in { }; numbers and dates stand bare.",
        "[body.fog-board]\n",
        'sources = "log"\n',
        'sources = ["log"]\n',
    ),
    "wrong-date": _lines(
        "Dates are written as EDTF does, so that each is as exact as its source, and no more.",
        _BOARD,
        'founded = "4.10.2000"\n',
        'founded = "2000-10-04"\n',
    ),
    "wrong-word": _lines(
        "These words are counted and compared, so each has one spelling.",
        _BOARD,
        'cadence = "yearly"\n',
        'cadence = "annual"\n',
    ),
    "wrong-reference": _lines(
        "Where a field may point into several tables, the reference says which.",
        _BOARD,
        'statements = [{ value = "It is foggy.", by = "north" }]\n',
        'statements = [{ value = "It is foggy.", by = "party:north" }]\n',
    ),
    "wrong-id": _lines(
        "Ids stand in addresses and on the command line; these signs need no quotes there.",
        "",
        '[body."Fog Board"]\nsources = ["log"]\n',
        '[body.fog-board]\nsources = ["log"]\n',
    ),
    "unknown-record": _lines(
        "A link that leads nowhere is an id that was misspelled, or a record yet to be written.",
        _BOARD,
        'parent = "lamp-bord"\n',
        'parent = "lamp-board"\n',
    ),
    "no-source": _lines(
        "Every fact says where it was read: by sources of its own, or by those of its record.",
        "[body.fog-board]\n",
        'founded = "2001"\n',
        'founded = { value = "2001", sources = ["log"] }\n',
    ),
    "inferred-unexplained": _lines(
        "No source says what was inferred, so a reader needs to know from what, and how.",
        _BOARD,
        'founded = { value = "2001", basis = "inferred" }\n',
        'founded = { value = "2001", basis = "inferred", sources = ["log"], '
        'note = "The year before its first report." }\n',
    ),
    "since-after-until": _lines(
        "There is no day on which it could hold.",
        _BOARD,
        'mandate = { value = "Keeps the lamps.", since = "2019", until = "2018" }\n',
        'mandate = { value = "Keeps the lamps.", since = "2018", until = "2019" }\n',
    ),
    "cycle": _lines(
        "Nothing is part of itself, or follows itself, by whatever detour.",
        '[body.mist-board]\nparent = "fog-board"\nsources = ["log"]\n'
        '[body.fog-board]\nsources = ["log"]\n',
        'parent = "mist-board"\n',
        'parent = "lamp-board"\n',
    ),
    "duplicate-member": _lines(
        "One source is one support, however often it is named.",
        "[body.fog-board]\n",
        'sources = ["log", "log"]\n',
        'sources = ["log"]\n',
    ),
    "unsafe-text": _lines(
        "Such characters can drive a terminal, or make a text read otherwise than it is written.",
        _BOARD,
        'summary = "It keeps\\u202E the lamps."\n',
        'summary = "It keeps the lamps."\n',
    ),
    "meeting-before-founding": _lines(
        "A body cannot meet before it is there: one of the dates is wrong, or it is older.",
        _ENDED + _MEETING,
        'when = "1999"\n',
        'when = "2002"\n',
    ),
    "meeting-after-end": _lines(
        "A body cannot meet when it is no more: one of the dates is wrong, or another body met.",
        _ENDED + _MEETING,
        'when = "2016"\n',
        'when = "2014"\n',
    ),
    "holder-outside-term": _lines(
        "The office at the table is that of the day: the term is wrong, or it was another office.",
        _KEEPER + 'chairs = [{ person = "ada-wick", post = "keeper" }]\n',
        'when = "2006"\n',
        'when = "2003"\n',
    ),
    "number-out-of-order": _lines(
        "Meetings of one series are numbered as they are held: a number or a date is wrong.",
        _BOARD + _SERIES + _MEETING,
        'when = "2004"\n',
        'when = "2006"\n',
    ),
    "number-twice": _lines(
        "If sources number one meeting in two ways, both numbers are claims of that meeting.",
        _BOARD + _SERIES.replace("= 2\n", "= 3\n") + _MEETING.replace("number = 3\n", ""),
        'number = 3\nwhen = "2006"\n',
        'number = 4\nwhen = "2006"\n',
    ),
    "child-outlives-parent": _lines(
        "It came under something else then, or one of the two ends is wrong.",
        f'{_ENDED}[body.mist-group]\ndissolved = "2018"\nsources = ["log"]\n',
        'parent = "fog-board"\n',
        'parent = { value = "fog-board", until = "2015" }\n',
    ),
    "uncited-source": _lines(
        "A source that supports nothing was perhaps forgotten where it should be cited.",
        "[source.chart]\n",
        'title = "A chart of the rivers"\n',
        'title = "A chart of the rivers"\n[body.fog-board]\nsources = ["chart"]\n',
    ),
    "held-after-review": _lines(
        "The dataset speaks for the day of its review; what comes later is only announced.",
        '[event.session]\nkind = "session"\nsources = ["log"]\n',
        'when = "2031-05-01"\n',
        'planned = "2031-05-01"\nstatus = "announced"\n',
    ),
    "never-true": _lines(
        "A claim holds from the one event to the other; between an event and itself is no day.",
        '[event.flood]\nwhen = "2011"\nsources = ["log"]\n' + _BOARD,
        'name = { value = "Fog Board", since = "event:flood", until = "event:flood" }\n',
        'name = { value = "Fog Board", since = "event:flood" }\n',
    ),
    "unsafe-address": _lines(
        "Only http and https are opened, on one line, with nothing hidden and a host as it reads.",
        _BOARD.replace("log", "tide-list") + "[source.tide-list]\n",
        'url = "https://tides.example/\\nlist"\n',
        'url = "https://tides.example/list"\n',
    ),
}
"""Every code of `problems.CODES`."""
