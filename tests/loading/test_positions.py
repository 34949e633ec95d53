"""Where keys and items of a TOML document stand, against what a TOML parser reads from it."""

import string
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from irtui.loading.positions import Positions
from irtui.model.problems import Path
from tests.each import each
from tests.support import MARK, unmarked

BARE = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=4)
QUOTABLE = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\"'\\#.=[]{},"), max_size=5
)


def basic(text: str) -> str:
    """A basic string that says ``text``; some characters as escapes, as files have them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"'
        + escaped.replace("é", "\\u00E9").replace("\n", "\\n").replace("😀", "\\U0001F600")
        + '"'
    )


def literal(text: str) -> str:
    return "'" + text.replace("'", "").replace("\n", "") + "'"


@st.composite
def written_keys(draw: st.DrawFn) -> str:
    """A key as it is written: bare, in quotes or dotted, with spaces where they may stand."""
    form = st.one_of(BARE, QUOTABLE.map(basic), QUOTABLE.map(literal))
    parts = draw(st.lists(form, min_size=1, max_size=3))
    return draw(st.sampled_from([".", " . ", "\t."])).join(parts)


MULTILINE_BASIC = st.sampled_from(
    ['"""two\nlines"""', '"""a ""quoted"" word"""', '"""five"""""', '"""\\"""" # no comment"""']
) | st.sampled_from(['"""\\\n   joined"""', '""""""', '"""[a]\nb = 1"""', '"""ends in \\\\"""'])
MULTILINE_LITERAL = st.sampled_from(
    ["'''two\nlines'''", "'''a ''quoted'' word'''", "'''five'''''", "''''''", "'''\\'''", "'''#'''"]
)
SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(
        ["true", "1.5e3", "inf", "0xFF", "1979-05-27", "1979-05-27 07:32:00", "07:32:00"]
    ),
    QUOTABLE.map(basic),
    QUOTABLE.map(literal),
    MULTILINE_BASIC,
    MULTILINE_LITERAL,
)
GAPS = st.sampled_from(["", " ", "\n", " # [a], {b = 1} \"'\n  ", "\n\n\t"])


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = [draw(GAPS) + draw(inner) + draw(GAPS) for _ in range(draw(st.integers(0, 3)))]
    comma = draw(st.sampled_from(["", ","])) if items else ""
    return "[" + ",".join(items) + comma + draw(GAPS) + "]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    pairs = [f"{draw(written_keys())} = {draw(inner)}" for _ in range(draw(st.integers(0, 3)))]
    return "{ " + " , ".join(pairs) + " }"


VALUES = st.recursive(SCALARS, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=5)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Lines of a document, most of which fit together."""
    lines = []
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["pair", "pair", "table", "tables", "comment", "blank"]))
        indent = draw(st.sampled_from(["", "  ", "\t"]))
        end = draw(st.sampled_from(["", " # a = 1, [b]"]))
        if kind == "pair":
            lines.append(f"{indent}{draw(written_keys())} = {draw(VALUES)}{end}")
        elif kind == "table":
            lines.append(f"{indent}[ {draw(written_keys())} ]{end}")
        elif kind == "tables":
            name = draw(st.sampled_from(["list", "list.inner", draw(written_keys())]))
            lines.append(f"{indent}[[{name}]]{end}")
        else:
            lines.append("# [c] d = 'x" if kind == "comment" else "")
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def readable(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


def paths(value: Any, base: Path = ()) -> list[Path]:
    """The paths of all keys and items in what a parser read."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Path] = []
    for key, item in pairs:
        found.append((*base, key))
        if isinstance(item, dict | list):
            found += paths(item, (*base, key))
    return found


def text_at(text: str, line: int, column: int) -> str:
    return "\n".join(text.split("\n")[line - 1 :])[column - 1 :]


def said_by(text: str, kind: str) -> Any:
    """What the key or the value that ``text`` begins with says, by tomli's own reading."""
    if kind == "key":
        end = 1
        while not readable(f"{text[:end]} = 1") or (
            text[0] not in "\"'" and text[end : end + 1] and text[end] not in " \t.=]"
        ):
            end += 1
        (key,) = tomli.loads(f"{text[:end]} = 1")
        return key
    return text[0]


@given(documents().filter(readable))
def test_every_key_and_item_that_a_parser_reads_is_found_where_it_stands(text: str) -> None:
    positions = Positions(text)
    data = tomli.loads(text)
    for path in paths(data):
        there = text_at(text, *positions[path])
        last = path[-1]
        if isinstance(last, str):
            assert said_by(there, "key") == last
        else:
            assert there[0] not in " \t\r\n,#]}"
    assert set(paths(data)) == set(positions)


@each(
    ("text", "path"),
    [
        ("¦a = 1", ("a",)),
        ("a = 1\n  ¦b = 2", ("b",)),
        ("[¦a.b]", ("a",)),
        ("[a.¦b]", ("a", "b")),
        ("[a.b]\n¦c = 1", ("a", "b", "c")),
        ("¦a.b.c = 1", ("a",)),
        ("a.b . ¦c = 1", ("a", "b", "c")),
        ('a."b.c".¦d = 1', ("a", "b.c", "d")),
        ('¦"\\u0061\\t" = 1', ("a\t",)),
        ("¦'a\\t' = 1", ("a\\t",)),
        ("a = [1, ¦2]", ("a", 1)),
        ("a = [ # [0,\n  'x',\n  ¦'y',\n]", ("a", 1)),
        ("a = [[1], [2, ¦3]]", ("a", 1, 1)),
        ("a = { b = 1, ¦c = 2 }", ("a", "c")),
        ("a = [{ b = 1 }, { ¦b = 2 }]", ("a", 1, "b")),
        ("a = { b.¦c = 1 }", ("a", "b", "c")),
        ("[[¦a]]\n[[a]]", ("a", 0)),
        ("[[a]]\n[[¦a]]", ("a", 1)),
        ("[[a]]\n[[a]]\n¦b = 1", ("a", 1, "b")),
        ("[[a]]\n[a.¦b]\n[[a]]\n[a.b]", ("a", 0, "b")),
        ("[[a]]\n[a.b]\n[[a]]\n[a.¦b]", ("a", 1, "b")),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.¦b]]", ("a", 1, "b", 0)),
        ('a = """\nb = 1\n"""\n¦b = 2', ("b",)),
        ("a = '''\n'b' = 1'''\n¦'b' = 2", ("b",)),
        ("a = 'маяк' # маяк\nb = ['маяк', ¦1]", ("b", 1)),
        ("a = 1\r\n¦b = 2", ("b",)),
    ],
)
def test_a_key_or_item_has_a_line_and_a_column(text: str, path: Path) -> None:
    clean, line, column = unmarked(text)
    tomli.loads(clean)
    positions = Positions(clean)
    assert positions[path] == (line, column)
    assert positions.nearest(path) == (line, column)
    assert len(positions) == len(list(positions))


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("a", "b", "value", 3), (2, 1)),
        (("a", "zzz"), (1, 2)),
        (("a", "b", 0, "value"), (2, 1)),
        (("a", 0, "b"), (2, 1)),
        (("a", 1, "b"), (1, 2)),
        (("zzz",), None),
        ((), None),
    ],
)
def test_what_is_not_there_is_looked_for_around_it(
    path: Path, nearest: tuple[int, int] | None
) -> None:
    positions = Positions("[a]\nb = 1")
    assert positions.nearest(path) == nearest
    with pytest.raises(KeyError):
        positions[path]


@pytest.mark.parametrize(
    "path", [("a", "b"), ("a", "c", 0, "value"), ("a", "c", 1, "value"), ("a", 0, "b", "x"), ()]
)
def test_near_some_paths_they_are_as_without_and_no_others_are_held(path: Path) -> None:
    text = "[a]\nb = 1\nc = [{ value = 1 }, { value = 2 }]\n[d]\nb = 2"
    every, near = Positions(text), Positions(text, near=[path])
    assert near.as_written(path) == every.as_written(path)
    assert near.nearest(path) == every.nearest(path)
    assert near.items() <= every.items()
    assert not {("d",), ("d", "b")} & near.keys()


@pytest.mark.parametrize("rest", ["[", "c = [1", "c = {", 'c = "', "c =", "[d", "'", "", "€ = 1"])
def test_of_a_text_that_breaks_off_the_paths_before_are_known(rest: str) -> None:
    assert Positions(f"a = 1\nb = 2\n{rest}")[("b",)] == (2, 1)


def test_a_mark_is_no_part_of_any_document_here() -> None:
    assert MARK not in unmarked("¦a = 1")[0]
