"""A dataset of nothing but what would drive a terminal, made from the field table."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from irtui.model.claims import Citation, Claim
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, About, Record

Raw = dict[str, Any]

PAYLOAD = (
    "fog\x1b]0;owned\x07\x9b31m\u202e\x00\x7f\r\u2028\ufeff\u3164\u2800\u034f❤\ufe0f\ufffe\ufdd0"
    "\U0010ffff[red]lamp[/\ncurl | sh"
)
"""A title for the window, a colour, text that runs backwards, what XML does not take, markup, and
a second line."""
NAME = PAYLOAD[:30].replace("\0", "")
"""As `PAYLOAD`, for the name of a file."""

PIECES = (
    *(
        "\x1b[2J",
        "\x1b]0;owned\x07",
        "\x1bP+q\x1b\\",
        "\x9b31m",
        "\x90q\x9c",
        "\x00",
        "\x7f",
        "\r",
        "\t",
        "\n",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u2028",
        "\ufeff",
        "\U000e0041",
        "❤\ufe0f",
        "\U0001f3fd",
        "\u3164",
        "\u2800",
    ),
    *(
        "\ufffe",
        "\u0301",
        "\u0316" * 12,
        "\u1161",
        "\u20dd",
        "שלום",
        "灯",
        "किं",
        "🛶",
        "\xa0",
        "\u3000",
        " ",
    ),
    *(
        "[/",
        "[@click=app.quit]",
        "[link=x]",
        "{find}",
        "{0}",
        "%s",
        "</text>",
        "&amp;",
        "]]>",
        "`",
        "$(id)",
    ),
    *(
        "https://bank.example@evil.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "%1b",
        "fog",
    ),
    *("'", '"', "\\", "|", "#", "=", ",", ";", ":", "::", "..", "-", "--", "<U+202E>", "␛"),
)
"""What is put together at random: what a terminal, a shell, a page or a framework might obey."""
IGNORABLE = frozenset(
    (
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0),
        *range(0xFFF0, 0xFFF9),
        *range(0xE0000, 0xE1000),
    )
)
"""What Unicode lists as Other_Default_Ignorable_Code_Point, and the plane that is kept for it."""
INKLESS = frozenset((0x2800, 0x13441, 0x13442, 0x16FE4, 0x1D159))
"""Signs that are drawn as nothing, and that Unicode does not call ignorable."""


def is_hidden(character: str) -> bool:
    """Whether a terminal obeys a character or shows nothing: by Unicode's rules, not by a list."""
    code = ord(character)
    return (
        (unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character != "\n")
        or "VARIATION SELECTOR" in unicodedata.name(character, "")
        or code in IGNORABLE
        or code in INKLESS
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def hidden(text: str) -> set[str]:
    """The characters in ``text`` that nothing may print, as code points."""
    return {f"U+{ord(character):04X}" for character in set(text) if is_hidden(character)}


def texts(value: Any) -> list[str]:
    """Every text in a value as JSON gives it, keys among them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in texts(part)]
    return [text for item in value for text in texts(item)] if isinstance(value, list) else []


def _value(spec: FieldSpec, text: str, turn: int) -> Any:
    """A value that the field takes, the ``turn`` making it another, with ``text`` where it can."""
    match spec.kind:
        case Kind.INTEGER | Kind.NUMBER:
            return 3 + turn
        case Kind.DATE | Kind.BOUND:
            return f"200{1 + turn}"
        case Kind.WORD if spec.words:
            return next(iter(spec.words)).value
        case Kind.ID:
            return "b"
        case Kind.REFERENCE:
            return f"{spec.targets[0]}:b" if len(spec.targets) > 1 else "b"
        case Kind.FLAG:
            return True
        case Kind.CITATIONS:
            return [_table(Citation, text, turn)]
        case Kind.MAPPING:
            return {text: {text: text}} if spec.nested else {text: text}
    return f"{text}{turn or ''}"


def _table(cls: type[Any], text: str, turn: int) -> Raw:
    """All fields of a class, in the order of their declaration."""
    return _of_fields(field_table(cls), text, turn)


def _of_fields(fields: Mapping[str, FieldSpec], text: str, turn: int) -> Raw:
    table = {}
    for name, spec in fields.items():
        if spec.claims:
            table[key_of(name)] = [_claim(spec, text, turn) for turn in range(2)]
        else:
            value = _value(spec, text, turn)
            table[key_of(name)] = [value] if spec.many else value
    return table


def _claim(spec: FieldSpec, text: str, turn: int) -> Raw:
    own = _of_fields(spec.parts, text, turn)
    shared = _table(Claim, text, turn)
    if not spec.joint:
        del shared["joint"]
    return {**(own or {"value": _value(spec, text, turn)}), **shared}


def _least(cls: type[Record], text: str) -> Raw:
    required = {name: text for name, spec in field_table(cls).items() if spec.required}
    return required if cls.TABLE == "source" else {**required, "sources": ["b"]}


def sound(text: str = PAYLOAD) -> Raw:
    """A document that can be shown: in each table a record with all fields, and a bare one."""
    about = _table(About, text, 0)
    about["kinds"] |= {cls.TABLE: {text: text} for cls in RECORDS} | {
        "role": {text: text, f"{text}1": text}
    }
    about["words"] = {"has parts": text}
    about["registers"] = {text: "https://register.example/{}"}
    tables = {cls.TABLE: {"a": _table(cls, text, 0), "b": _least(cls, text)} for cls in RECORDS}
    tables["source"]["a"]["origin"] = "b"  # these two name what there is
    tables["gap"]["a"]["field"] = "name"
    tables["source"]["b"]["url"] = "https://fog.example/lamp"
    return {"dataset": about, **tables}


def changed(text: str, table: str, at: int) -> Raw:
    """As `sound`, with ``text`` in but one of the fields of a record."""
    document, other = sound("fog"), sound(text)[table]["a"]
    key = [*other][at % len(other)]
    document[table]["a"][key] = other[key]
    return document


def _wrong(spec: FieldSpec, text: str) -> Any:
    """What the field does not take, with ``text`` as key and as value."""
    if spec.claims:
        return [{text: text, "value": text, "since": text, "rank": text, "sources": [text]}, text]
    if spec.kind is Kind.CITATIONS:
        return [text, {text: text}]
    return {text: [text]} if spec.kind in (Kind.TEXT, Kind.PLACE, Kind.MAPPING) else text


def broken(text: str = PAYLOAD) -> Raw:
    """A document in which every field is wrong, and every name of a table, a record and a key."""
    data: Raw = {"dataset": {key_of(name): text for name in field_table(About)}}
    for cls in RECORDS:
        wrong = {key_of(name): _wrong(spec, text) for name, spec in field_table(cls).items()}
        alike = {"identifiers": {text: "1", text.replace("\x07", "␇"): "2"}}
        data[cls.TABLE] = {
            "a": {**wrong, text: text},
            "b": {**_least(cls, text), **alike},
            "c": {**_least(cls, text), "sources": ["c"], "kind": text},
            text: {text: text},
        }
    return {**data, text: {text: {text: text}}}
