"""Writes the reference of the Python interface from its docstrings."""

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise

import irtui

_HEAD = """\
# Python

Written by `make reference` from the docstrings of `irtui`. A walk through it:
[irtui in Python](../tutorial/python.md).

```python
import irtui

data = irtui.load()
data.as_of("2005").children("body:irigc-mmtc")
```

Everything is asked of a day: `data` is the day that the dataset speaks for, `data.as_of(day)`
another. Records have ids that are plain texts, `table:id`; dates are as exact as their sources. The
tables (`records()`, `claims()`, `links()`, `sources()`, `citations()`) are lists of rows, each a
dict of plain values (texts, numbers, days, `None`) with the same keys:
`pandas.DataFrame(data.claims())` is a frame. Values are not changed, nothing is written, and irtui
opens no connection.

## What stays

Public is what stands on this page: the names that `dir(irtui)` lists, their attributes, methods,
arguments and exceptions, and the keys of rows. It is typed (`py.typed`): `mypy --strict` checks
what uses it. Any other module of irtui may change with every version, and so may what begins with
`_`, the text of a `repr` and the words of messages.

A version X.Y.Z of irtui tells what changed: Z, nothing that is public; Y, something was added, such
as a method, or a key at a place of its own in a row; X, something public is another or gone. Before
1.0 it is Y that tells that; what is to go then warns (`DeprecationWarning`) for one such version
before. A value may get more words, such as a new `rank`, where the
[format](format.md) gets them.
"""
_BAR = r"\|"
"""A bar that is no border of a cell."""
_ORDER = (
    "load",
    "Data",
    "Day",
    "Record",
    "Claim",
    "Date",
    "Link",
    "Chair",
    "Citation",
    "Source",
    "Problem",
    "DatasetError",
    "NoSuchRecordError",
)


def _prose(doc: str) -> str:
    """A docstring as Markdown: names in code, its sections as lists."""
    text = re.sub(r"``(.+?)``|`(\w+)`", lambda found: f"`{found[1] or found[2]}`", doc)
    lines: list[str] = []
    for line in inspect.cleandoc(text).splitlines():
        if line in ("Args:", "Raises:", "Returns:"):
            lines.append(f"{line}\n")
        elif named := re.match(r"    (\w+): (.*)", line):
            lines.append(f"- `{named[1]}`: {named[2]}")
        else:
            lines.append(f"  {line.strip()}" if line.startswith("        ") else line)
    return "\n".join(lines)


def _call(node: ast.FunctionDef, of: str) -> str:
    """How a function of ``of`` is called, with its types."""
    arguments = ast.unparse(node.args).removeprefix("self").removeprefix(", ")
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"`{of}.{node.name}({arguments}){returned}`"


def _row(name: str, kind: ast.expr | None, text: str) -> str:
    assert kind is not None  # all of the interface is typed
    cells = f"`{name}`", f"`{ast.unparse(kind)}`", " ".join(_prose(text).split())
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"


def _is_attribute(node: ast.FunctionDef) -> bool:
    return any("property" in ast.unparse(one) for one in node.decorator_list)


def _attributes(body: list[ast.stmt], functions: list[ast.FunctionDef]) -> Iterator[str]:
    """Rows of what is documented by a string under it, then of what is computed."""
    for one, below in pairwise(body):
        if isinstance(one, ast.AnnAssign) and isinstance(below, ast.Expr):
            assert isinstance(below.value, ast.Constant)
            yield _row(ast.unparse(one.target), one.annotation, str(below.value.value))
    for node in functions:
        if _is_attribute(node):
            yield _row(node.name, node.returns, ast.get_docstring(node) or "")


def _class(node: ast.ClassDef) -> Iterator[str]:
    yield _prose(ast.get_docstring(node) or "") + "\n"
    for base in map(ast.unparse, node.bases):
        if base in _ORDER:
            yield f"It has all that a [{base}](#{base.lower()}) has, too.\n"
    functions = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    functions = [one for one in functions if not one.name.startswith("_")]
    if rows := [*_attributes(node.body, functions)]:
        yield "\n".join(("| attribute | type | what it is |", "|---|---|---|", *rows, ""))
    for one in functions:
        if not _is_attribute(one):
            yield f"### {_call(one, node.name)}\n"
            yield _prose(ast.get_docstring(one) or "") + "\n"


def _parts() -> Iterator[str]:
    assert {*_ORDER} == {*irtui.__all__}
    yield _HEAD
    for name in _ORDER:
        (node,) = ast.parse(inspect.getsource(getattr(irtui, name))).body
        yield f"## {name}\n"
        if isinstance(node, ast.ClassDef):
            yield from _class(node)
        elif isinstance(node, ast.FunctionDef):
            yield f"{_call(node, 'irtui')}\n"
            yield _prose(ast.get_docstring(node) or "") + "\n"


def python_reference() -> str:
    """The page: every public name with its attributes, methods and errors."""
    return "\n".join(_parts()).rstrip("\n") + "\n"
