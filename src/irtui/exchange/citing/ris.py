"""Sources as RIS, for reference managers.

The tags are those of the RIS Format Specifications of Research Information Systems: one field a
line, which ends with a carriage return and a line feed; the text is UTF-8.
"""

from collections.abc import Iterator

from irtui.exchange.citing.csl import Item, dated, items, on_one_line
from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope

_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC", "document": "GEN", "dataset": "DATA"}
_TAGS = {
    "id": "ID",
    "title": "TI",
    "container-title": "T2",
    "version": "ET",
    "number": "M1",
    "language": "LA",
    "abstract": "AB",
    "keyword": "KW",
    "URL": "UR",
    "archive_location": "AV",
    "note": "N1",
}


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a reference for each source, and the last for the dataset."""
    yield File("", "\r\n".join(map(reference, items(scope, losses))).encode())


def reference(item: Item) -> str:
    """An item of CSL as a reference."""
    fields = [
        ("TY", _TYPES[item["type"]]),
        *((tag, item[key]) for key, tag in _TAGS.items() if key in item),
        *(("AU", author["literal"]) for author in item.get("author", ())),
        *_published(item),
        *_read(item),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {on_one_line(text)}\r\n" for tag, text in fields)


def _published(item: Item) -> Iterator[tuple[str, str]]:
    """The date of publication: what its ends share, and in a note what lies between two days."""
    if (date := dated(item, "issued")) is None:
        return
    about = "about" if date.about else ""
    if date.common:
        yield "PY", date.common[0]
        yield "DA", _slashed(date.common, about)
    if date.first != date.last:
        yield "N1", f"Published {about} {date.first} to {date.last}."


def _read(item: Item) -> Iterator[tuple[str, str]]:
    if (date := dated(item, "accessed")) and date.common:
        yield "Y2", _slashed(date.common, "")


def _slashed(parts: list[str], words: str) -> str:
    """``2018/12//words``: year, month and day, as far as they are known, and words of it."""
    return "/".join([*parts, *[""] * (3 - len(parts)), words])
