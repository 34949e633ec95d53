"""An example of each problem of a file, wrong and right.

Each is part of a file that is otherwise sound; a test loads them all.
"""

from irtui.lean import frozen


@frozen
class Example:
    """Lines of a file that have one problem, and what corrects it."""

    wrong: str
    right: str
    """The same lines, corrected."""


def _lines(given: str, wrong: str, right: str) -> Example:
    """An example whose lines begin with ``given`` both wrong and right."""
    return Example(f"{given}{wrong}", f"{given}{right}")


def _of_board(wrong: str, right: str) -> Example:
    """An example whose lines are of a body that is right but for them."""
    return _lines(_BOARD, wrong, right)


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
_SIDES = """\
[party.south]
sources = ["log"]
[person.ada-wick]
party = "north"
sources = ["log"]
[event.session]
when = "2004"
sources = ["log"]
"""
_SERIES = """\
[event.fog-board-2]
body = "fog-board"
number = 2
when = "2005"
sources = ["log"]
"""

EXAMPLES: dict[str, Example] = {
    "not-toml": _lines(
        "[body.fog-board]\n",
        'name = "Fog Board\n',
        'name = "Fog Board"\nsources = ["log"]\n',
    ),
    "duplicate-key": _of_board(
        'founded = "2000"\nfounded = "2001"\n',
        'founded = ["2000", "2001"]\n',
    ),
    "lookalike-key": _of_board(
        'identifiers = { "tide<U+00AD>list" = "7", "tide\\u00ADlist" = "8" }\n',
        'identifiers = { tidelist = "7", "tide list of 2001" = "8" }\n',
    ),
    "number-too-large": _of_board(
        'counts = [{ kind = "lamp", count = 9223372036854775808 }]\n',
        'counts = [{ kind = "lamp", count = 9 }]\n',
    ),
    "no-dataset": Example(
        '[party.north]\nname = { value = "North", sources = ["log"] }\n[source.log]\n',
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\n'
        '[party.north]\nname = { value = "North", sources = ["log"] }\n'
        '[source.log]\ntitle = "The log"\n',
    ),
    "unknown-table": Example(
        '[organization.pier]\nsources = ["log"]\n',
        '[organisation.pier]\nsources = ["log"]\n',
    ),
    "unknown-key": _of_board(
        'nmae = "Fog Board"\n',
        'name = "Fog Board"\n',
    ),
    "unknown-field": _lines(
        '[gap.board]\nabout = "body:lamp-board"\ntext = "The year was not found."\n',
        'field = "fuonded"\n',
        'field = "founded"\n',
    ),
    "missing-key": _lines(
        "[gap.fog-board-minutes]\n",
        'about = "body:lamp-board"\n',
        'about = "body:lamp-board"\ntext = "The minutes were not found."\n',
    ),
    "wrong-type": _lines(
        "[body.fog-board]\n",
        'sources = "log"\n',
        'sources = ["log"]\n',
    ),
    "out-of-range": _lines(
        '[event.fog-board-1]\nbody = "lamp-board"\nsources = ["log"]\n',
        "number = 0\n",
        "number = 1\n",
    ),
    "wrong-date": _of_board(
        'founded = "4.10.2000"\n',
        'founded = "2000-10-04"\n',
    ),
    "wrong-word": _of_board(
        'cadence = "yearly"\n',
        'cadence = "annual"\n',
    ),
    "wrong-reference": _of_board(
        'statements = [{ value = "It is foggy.", by = "north" }]\n',
        'statements = [{ value = "It is foggy.", by = "party:north" }]\n',
    ),
    "wrong-id": Example(
        '[body."Fog Board"]\nsources = ["log"]\n',
        '[body.fog-board]\nsources = ["log"]\n',
    ),
    "unknown-record": _of_board(
        'parent = "lamp-bord"\n',
        'parent = "lamp-board"\n',
    ),
    "no-source": _lines(
        "[body.fog-board]\n",
        'founded = "2001"\n',
        'founded = { value = "2001", sources = ["log"] }\n',
    ),
    "inferred-unexplained": _of_board(
        'founded = { value = "2001", basis = "inferred" }\n',
        'founded = { value = "2001", basis = "inferred", sources = ["log"], '
        'note = "The year before its first report." }\n',
    ),
    "since-after-until": _of_board(
        'mandate = { value = "Keeps the lamps.", since = "2019", until = "2018" }\n',
        'mandate = { value = "Keeps the lamps.", since = "2018", until = "2019" }\n',
    ),
    "cycle": _lines(
        '[body.mist-board]\nparent = "fog-board"\nsources = ["log"]\n'
        '[body.fog-board]\nsources = ["log"]\n',
        'parent = "mist-board"\n',
        'parent = "lamp-board"\n',
    ),
    "duplicate-member": _lines(
        "[body.fog-board]\n",
        'sources = ["log", "log"]\n',
        'sources = ["log"]\n',
    ),
    "unsafe-text": _of_board(
        'summary = "It keeps\\u202E the lamps."\n',
        'summary = "It keeps the lamps."\n',
    ),
    "meeting-before-founding": _lines(
        _ENDED + _MEETING,
        'when = "1999"\n',
        'when = "2002"\n',
    ),
    "meeting-after-end": _lines(
        _ENDED + _MEETING,
        'when = "2016"\n',
        'when = "2014"\n',
    ),
    "held-without-day": _lines(
        '[event.session]\nsources = ["log"]\nstatus = "held"\n',
        "",
        'when = "2004"\n',
    ),
    "holder-outside-term": _lines(
        _KEEPER + 'chairs = [{ person = "ada-wick", post = "keeper" }]\n',
        'when = "2006"\n',
        'when = "2003"\n',
    ),
    "role-outside-life": _lines(
        _ENDED + '[person.ada-wick]\nsources = ["log"]\n',
        'roles = [{ in = "fog-board", since = "2016" }]\n',
        'roles = [{ in = "fog-board", since = "2006" }]\n',
    ),
    "sides-differ": _lines(
        _SIDES,
        'chairs = [{ person = "ada-wick", party = "south" }]\n',
        'chairs = [{ person = "ada-wick", party = "north" }]\n',
    ),
    "number-out-of-order": _lines(
        _BOARD + _SERIES + _MEETING,
        'when = "2004"\n',
        'when = "2006"\n',
    ),
    "number-twice": _lines(
        _BOARD + _SERIES.replace("= 2\n", "= 3\n") + _MEETING.replace("number = 3\n", ""),
        'number = 3\nwhen = "2006"\n',
        'number = 4\nwhen = "2006"\n',
    ),
    "number-jumps": _lines(
        _BOARD + _SERIES + _MEETING.replace("number = 3\n", 'when = "2006"\n'),
        "number = 4\n",
        "number = 3\n",
    ),
    "child-outlives-parent": _lines(
        f'{_ENDED}[body.mist-group]\ndissolved = "2018"\nsources = ["log"]\n',
        'parent = "fog-board"\n',
        'parent = { value = "fog-board", until = "2015" }\n',
    ),
    "unknown-count": _lines(
        '[dataset.kinds.body]\nboard = "boards"\n' + _BOARD,
        'counts = [{ kind = "bord", count = 9 }]\n',
        'counts = [{ kind = "board", count = 9 }]\n',
    ),
    "ended-before-begun": _lines(
        '[person.ada-wick]\nsources = ["log"]\nborn = "1951"\n',
        'died = "1915"\n',
        'died = "2015"\n',
    ),
    "outside-life": _lines(
        '[person.ada-wick]\nsources = ["log"]\ndied = "2015"\n',
        'posts = [{ post = "keeper", since = "2016" }]\n',
        'posts = [{ post = "keeper", since = "2006" }]\n',
    ),
    "shares-over-100": _lines(
        '[organisation.pier]\nsources = ["log"]\n[organisation.mole]\nsources = ["log"]\n'
        '[organisation.wharf]\nsources = ["log"]\n',
        'shares = [{ organisation = "organisation:pier", percent = 60 }, '
        '{ organisation = "organisation:mole", percent = 60 }]\n',
        'shares = [{ organisation = "organisation:pier", percent = 60 }, '
        '{ organisation = "organisation:mole", percent = 40 }]\n',
    ),
    "same-name": _lines(
        '[person.ada-wick]\nname = "Ada Wick"\nidentifiers = { guild = "7" }\n'
        'sources = ["log"]\n[person.ada-wick-2]\nname = "Ada Wick"\nsources = ["log"]\n',
        "",
        'identifiers = { guild = "12" }\n',
    ),
    "unknown-language": _of_board(
        'name = { value = "Fog Board", lang = "english" }\n',
        'name = { value = "Fog Board", lang = "en" }\n',
    ),
    "source-before-event": _lines(
        '[source.chart]\ntitle = "A chart"\ndate = "2004-03"\n[event.session]\nsources = ["log"]\n',
        'when = { value = "2004-04-02", sources = ["chart"] }\n',
        'when = "2004-04-02"\nplanned = { value = "2004-04-02", sources = ["chart"] }\n',
    ),
    "empty-source": _lines(
        _BOARD.replace("log", "chart") + "[source.chart]\n",
        'publisher = "The river office"\n',
        'publisher = "The river office"\ndate = "2004"\n',
    ),
    "uncited-source": _lines(
        "[source.chart]\n",
        'title = "A chart of the rivers"\n',
        'title = "A chart of the rivers"\n[body.fog-board]\nsources = ["chart"]\n',
    ),
    "place-as-text": _lines(
        '[place.lampford]\nname = "Lampford"\nsources = ["log"]\n'
        '[event.session]\nwhen = "2004"\nsources = ["log"]\n',
        'place = "North Quay"\n',
        'place = "north-quay"\n'
        '[place.north-quay]\nname = "North Quay"\nwithin = "lampford"\nsources = ["log"]\n',
    ),
    "held-after-review": _lines(
        '[event.session]\nkind = "session"\nsources = ["log"]\n',
        'when = "2031-05-01"\n',
        'planned = "2031-05-01"\nstatus = "announced"\n',
    ),
    "review-in-future": Example(
        '[dataset]\ntitle = "Two rivers"\nreviewed = 9024-06-01\n',
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\n',
    ),
    "wrong-register": _lines(
        "[dataset.registers]\n",
        'tides = "https://tides.example/"\n',
        'tides = "https://tides.example/{}"\n',
    ),
    "snapshot-apart": Example(
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\nsnapshot = 2023-11-02\n',
        '[dataset]\ntitle = "Two rivers"\nreviewed = 2024-06-01\nsnapshot = 2024-06-01\n',
    ),
    "never-true": _lines(
        '[event.flood]\nwhen = "2011"\nsources = ["log"]\n' + _BOARD,
        'name = { value = "Fog Board", since = "event:flood", until = "event:flood" }\n',
        'name = { value = "Fog Board", since = "event:flood" }\n',
    ),
    "wrong-address": _lines(
        _BOARD.replace("log", "tide-list") + "[source.tide-list]\n",
        'url = "tides.example/list"\n',
        'url = "https://tides.example/list"\n',
    ),
    "unsafe-address": _lines(
        _BOARD.replace("log", "tide-list") + "[source.tide-list]\n",
        'url = "https://tides.example/\\nlist"\n',
        'url = "https://tides.example/list"\n',
    ),
}
"""By code; what concerns a file as a whole has none."""
