"""Sources as BibTeX, for LaTeX with biblatex and biber: UTF-8, with its names of fields.

Types, fields and dates are those of the manual of biblatex; dates are EDTF there, too.
"""

import re
from collections.abc import Callable, Iterator

from irtui.exchange.citing.csl import Item, dated, items, on_one_line
from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.model.languages import language

_SIGNS: dict[str, int | str | None] = {
    "\\": r"\textbackslash{}",
    # A brace by itself, even with a backslash, would end the field too soon.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_VERBATIM: dict[str, int | str | None] = {"\\": "%5C", "{": "%7B", "}": "%7D"}


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: an entry for each source, and the last for the dataset."""
    yield File("", "\n".join(map(entry, items(scope, losses))).encode())


def escaped(text: str) -> str:
    """A text as LaTeX sets it sign by sign: nothing in it is a command, or a ligature."""
    signs = on_one_line(text).translate(str.maketrans(_SIGNS))
    return re.sub(r"([-',<>])(?=\1)", r"\1{}", signs)


def _whole(text: str) -> str:
    """In braces of its own, so that no style changes its capitals, or takes it for two names."""
    return f"{{{escaped(text)}}}"


def _address(text: str) -> str:
    return on_one_line(text).translate(str.maketrans(_VERBATIM))


def _kept(text: str) -> str:
    return f"Kept copy: {escaped(text)}"


def _language(tag: str) -> str:
    return escaped(language(tag.partition("-")[0].lower()).lower())


_FIELDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "title": ("title", _whole),
    "container-title": ("organization", _whole),
    "version": ("version", escaped),
    "number": ("number", escaped),
    "language": ("language", _language),
    "abstract": ("abstract", escaped),
    "keyword": ("keywords", escaped),
    "URL": ("url", _address),
    "archive_location": ("addendum", _kept),
    "note": ("note", escaped),
}


def entry(item: Item) -> str:
    """An item of CSL as an entry."""
    fields = {name: write(item[key]) for key, (name, write) in _FIELDS.items() if key in item}
    authors = [_whole(author["literal"]) for author in item.get("author", ())]
    fields |= {"author": " and ".join(authors)} if authors else {}
    fields |= {"date": date} if (date := _date(item, "issued")) else {}
    fields |= {"urldate": date} if (date := _date(item, "accessed")) else {}
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"@{_type(item)}{{{item['id']},\n{lines}}}\n"


def _type(item: Item) -> str:
    if item["type"] == "dataset":
        return "dataset"
    return "online" if "URL" in item else "misc"


def _date(item: Item, name: str) -> str:
    if (date := dated(item, name)) is None:
        return ""
    ends = dict.fromkeys((date.first, date.last))
    return "/".join(f"{end}{'~' * date.about}" for end in ends)
