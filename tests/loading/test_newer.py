"""What TOML 1.1 allows is refused, whichever version of tomli is installed."""

import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.loading.newer import newer_syntax
from tests.each import each
from tests.support import HEAD, loaded, unmarked

NEWER = [
    ('[body]\nlamp = {¦\n  kind = "a" }', "a line break in an inline table"),
    ('[body]\nlamp = { kind = "}", # c¦\n  name = "{" }', "a line break in an inline table"),
    ('[body]\nlamp = { kind = "a"¦\n, name = "b" }', "a line break in an inline table"),
    ('[body]\nlamp = { kind = [\n  "a",\n]¦, }', "a comma before }"),
    ('summary = "lamp ¦\\e[1m"', "the escape \\e"),
    ('summary = """\\\\e\\\\¦\\x41"""', "the escape \\x"),
    ("snapshot = ¦10:30", "a time without seconds"),
    ("snapshot = 2018-12-13T¦10:30+05:30", "a time without seconds"),
]


@each("end", ["\n", "\r\n"])
@each(("marked", "what"), NEWER)
def test_what_toml_1_0_does_not_allow_is_an_error_with_its_place(
    marked: str, what: str, end: str
) -> None:
    text, line, column = unmarked(f"{HEAD}{marked}\n")
    result = loaded(text.replace("\n", end))
    (problem,) = result.problems
    assert (problem.code, problem.message) == ("not-toml", f"This is not valid TOML 1.0: {what}.")
    assert problem.hint
    assert (problem.line, problem.column) == (line, column)
    assert not result.readable


SCALARS = st.sampled_from(
    [
        *("1", '"}"', '"{ ="', "'\\e'", '"\\\\e"', '"\\e"', '"\\\\\\x41"', '"10:30"', "'\\'", '""'),
        *("10:30", "10:30:00", "2018-12-13T10:30", "2018-12-13 10:30:00+05:30", "2018-12-13"),
        *('"""a"""""', '"""\n{\n"""', "'''\n, }\nd = 1\n'''", '"""\\\\\\\\\\e"""'),
    ]
)
BLANKS = st.sampled_from(["", "", " ", "  ", "\n", " \r\n", "# c\n", " # }\n \n"])
KEYS = st.sampled_from(["a", '"{"', "'b='", "c . d"])


@st.composite
def groups(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """An array or an inline table of TOML 1.1, with blanks, comments and line breaks anywhere."""
    array = draw(st.booleans())
    names = draw(st.lists(KEYS, max_size=3, unique=True))
    items = [draw(inner) if array else f"{name} = {draw(inner)}" for name in names]
    padded = [draw(BLANKS) + item + draw(BLANKS) for item in items]
    last = draw(st.sampled_from(["", "", ","])) if items else ""
    text = ",".join(padded) + last + draw(BLANKS)
    return f"[{text}]" if array else f"{{{text}}}"


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="its parser reads TOML 1.1")
@given(st.lists(st.recursive(SCALARS, groups, max_leaves=4), max_size=2))
def test_what_is_refused_is_what_the_parser_of_the_standard_library_refuses(
    values: list[str],
) -> None:
    text = "".join(f"v{number} = {value} # {{,\n" for number, value in enumerate(values))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert newer_syntax(text)
    else:
        assert newer_syntax(text) is None


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_behind_a_quote_that_is_never_closed_nothing_is_looked_for(quote: str) -> None:
    text = f'a = {quote}x\\" {{\n'
    assert newer_syntax(text) is None
    assert newer_syntax(f"b = {{\n{text}")
