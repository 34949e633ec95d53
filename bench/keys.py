"""Keys in the open app: from the key to the screen as it then stays."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from bench.figures import Row
from bench.processes import MeasureError
from bench.setting import LARGE, LARGEST, Setting
from bench.terminal import NOTHING, Part, Reply, Terminal

_DOWN, _PAGE, _UP = b"j", b"\x1b[6~", b"\x1b[5~"
_UNFOLDED = 32_000
"""A dataset of so many records has the number of sources that are unfolded: 7,500."""
_QUERIES = (
    "ravimo",
    "рави",
    "session 12 of body",
    "shipbuilding working",
    "report 123",
    "military education",
    "'panel military",
    "air defence moscow",
)
"""What is typed into both finders: names in two scripts, words, numbers, signs."""
_FIELDS = ("kind:session party:IN moscow", "person:ravimo")
"""What only irtui understands."""


@frozen
class _Keys:
    """Keys of one kind, and what is wanted of them."""

    what: str
    goal: float
    """Milliseconds that 95 of 100 may take."""
    was: float
    """What they took before."""
    before: tuple[bytes, ...]
    """The keys that lead there."""
    keys: tuple[bytes, ...]
    """Those that are timed, over and over."""


_KINDS = (
    _Keys("Panel key", 16, 35, (b"\t", b"v"), (_DOWN,)),
    _Keys("Page in the panel", 25, 540, (b"\t", b"v"), (_PAGE,) * 4 + (_UP,) * 4),
    _Keys("Timeline zoom", 25, 108, (b"\t", b"\t"), (b"+",) * 4 + (b"-",) * 4),
    _Keys("Timeline pan", 25, 114, (b"\t", b"\t", b"+", b"+"), (b"H",) * 4 + (b"L",) * 4),
    _Keys("As-of change", 50, 186, (), (b"[",)),
)


def _times(setting: Setting, kind: _Keys, file: Path | None, part: Part = NOTHING) -> list[Reply]:
    """What came of each key; ``part`` is told apart."""
    with Terminal(setting.irtui(file), setting.timeout, setting.cache) as terminal:
        terminal.full_frame()
        for key in kind.before:
            terminal.press(key)
        many = 4 * setting.pairs
        return [terminal.press(kind.keys[turn % len(kind.keys)], part) for turn in range(many)]


def _milliseconds(seconds: Iterable[float | None]) -> list[float]:
    return [value * 1000 for value in seconds if value is not None]


def _left_pane(terminal: Terminal) -> Part:
    """The part of the screen in which the tree stands, or the list of hits."""
    lines = terminal.screen.lines
    top, bottom = (
        next(row for row, line in enumerate(lines) if line.startswith(corner)) for corner in "╭╰"
    )
    return range(top, bottom), range(lines[top].index("╭", 1))


def _tree(setting: Setting, name: str, file: Path | None) -> Iterator[Row]:
    """Cursor down in the tree, line by line: each shows another record."""
    setting.warm(file)
    kind = _Keys("Tree key", 40, 160, (b"E",), (_DOWN,))
    with Terminal(setting.irtui(file), setting.timeout, setting.cache) as terminal:
        terminal.full_frame()
        tree = _left_pane(terminal)
    replies = _times(setting, kind, file, tree)
    row = Row(f"Tree key, cursor line, {name}", goal=16, before=25, late=True)
    yield row.measured(_milliseconds(reply.part for reply in replies))
    row = Row(f"Tree key, all panes, {name}", goal=kind.goal, before=kind.was, late=True)
    yield row.measured(_milliseconds(reply.settled for reply in replies))
    row = Row(f"Tree key, processor time, {name}", goal=20)
    yield row.measured(_milliseconds(reply.processor for reply in replies))


def keys(setting: Setting) -> Iterator[Row]:
    """Every kind of key on the bundled data, and those of the tree on all sizes."""
    yield from _tree(setting, "bundled data", None)
    for records in (LARGE, LARGEST):
        yield from _tree(setting, f"{records:,} records", setting.dataset(records))
    for kind in _KINDS:
        replies = _times(setting, kind, None)
        row = Row(kind.what, goal=kind.goal, before=kind.was, late=True)
        yield row.measured(_milliseconds(reply.settled for reply in replies))


def unfold(setting: Setting) -> Iterator[Row]:
    """A branch of 7,500 lines, unfolded and folded."""
    file = setting.dataset(_UNFOLDED)
    setting.warm(file)
    rows = {
        "first": Row("Unfold 7,500 lines", goal=33, before=386),
        "again": Row("Unfold 7,500 lines, again", goal=33, before=46),
    }
    values: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(min(setting.pairs, 5)):
        with Terminal(setting.irtui(file), setting.timeout, setting.cache) as terminal:
            terminal.full_frame()
            for key in (b"G", b"k"):  # the last but one line: the sources
                terminal.press(key)
            for name in rows:
                values[name] += _milliseconds([terminal.press(b" ").settled])
                terminal.press(b" ")
    for name, row in rows.items():
        yield row.measured(values[name])


def _letters(terminal: Terminal, queries: Sequence[str], part: Part = NOTHING) -> list[Reply]:
    """What came of each letter of the queries."""
    found = []
    for query in queries:
        found += [terminal.press(letter.encode(), part) for letter in query]
        terminal.press(b"\x15")  # ctrl+u empties the line in irtui and in fzf
    return found


def _ours(setting: Setting, file: Path, queries: Sequence[str]) -> list[Reply]:
    """What came of each letter in irtui; its list of hits is told apart."""
    with Terminal(setting.irtui(file), setting.timeout, setting.cache) as terminal:
        terminal.full_frame()
        terminal.press(b"/")
        replies = _letters(terminal, queries, _left_pane(terminal))
        terminal.press(b"\x1b")
    return replies


def _theirs(setting: Setting, file: Path, queries: Sequence[str]) -> list[Reply]:
    """What came of each letter in fzf."""
    with Terminal(setting.fzf(_lines(file)), setting.timeout) as terminal:
        terminal.full_frame()
        return _letters(terminal, queries)


def find(setting: Setting) -> Iterator[Row]:
    """The finder, letter by letter, beside fzf on the same records, one a line."""
    queries = _QUERIES[: max(setting.pairs, 2)]
    for records, goal, before in ((LARGE, 16, 50.0), (LARGEST, 33, None)):
        file = setting.dataset(records)
        setting.warm(file)
        ours = _ours(setting, file, (*queries, *_FIELDS))
        what = f"Letter in the finder, {records:,} records"
        row = Row(f"{what}, hits", goal=goal, late=True)
        yield row.measured(_milliseconds(reply.part for reply in ours))
        row = Row(f"{what}, all panes", goal=goal, before=before, late=True)
        yield row.measured(_milliseconds(reply.settled for reply in ours))
        row = Row(f"{what}, hits", "fzf", goal=1)
        try:
            theirs = _theirs(setting, file, queries)
        except MeasureError as error:
            yield row.unmeasured(error)
        else:
            pairs = zip(ours, theirs, strict=False)  # the fields come last
            yield row.compared(
                [(our.part, other.settled) for our, other in pairs if our.part and other.settled]
            )


def _lines(file: Path) -> Path:
    """The tables of a dataset as lines, for a program that finds lines."""
    lines = file.with_suffix(".lines")
    tables = file.read_text(encoding="utf-8").split("\n\n")
    lines.write_text("\n".join(" ".join(table.split("\n")) for table in tables), encoding="utf-8")
    return lines
