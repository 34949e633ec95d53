"""Documents made of bytes by the field table, so that most of them get beyond the first check."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from irtui.model.claims import Citation, Claim
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, About

T = TypeVar("T")
Raw = dict[str, Any]

IDS = ("a", "b", "c", "a-b", "india", "1")
TEXTS = (
    *("Fog", "नमस्ते", "Маяк", "a: b", "\x1b[31m", "\u202e", "[/b]", "\n", " ", "", "e\u0301" * 9),
    *("https://example.org", "javascript:alert(1)", "https://[", "event:a", "Q1", "x" * 300),
)
DATES = (
    *("2005", "2005-06", "2005-06-07", "2005~", "2005?", "2005%", "200X", "2005-2X", "19XX"),
    *(
        "2001/2005",
        "2001/..",
        "../2005",
        "[2001, 2005-03]",
        "[2001..2009]",
        "[..2001]",
        "2005-02-30",
    ),
    *("2005-21", "0001", "9999-12-31", "9999", "0001-01-01/9999-12-31", "-0044", "Y12345", "[]"),
)
_ODD: tuple[Any, ...] = (True, 0, -1, 10**30, 1.5, float("nan"), float("inf"), [], [[]], {}, "")


class Choices:
    """Bytes read as choices; once there are no more, the first is chosen."""

    def __init__(self, data: bytes) -> None:
        self._left = data[::-1]

    def __bool__(self) -> bool:
        return bool(self._left)

    def below(self, count: int) -> int:
        """A number from 0 up to one below ``count``."""
        taken, self._left = self._left[-1:], self._left[:-1]
        return int.from_bytes(taken) % count

    def one(self, of: Sequence[T]) -> T:
        """One of several."""
        return of[self.below(len(of))]


def document(data: bytes) -> Raw:
    """What some bytes describe: tables with the keys of the format, most of them sound."""
    choices = Choices(data)
    found: Raw = {"dataset": {"title": "T", "reviewed": date(2020, 1, 1)}}
    found["source"] = {"a": {"title": "S", "url": "https://example.org"}}
    while choices:
        number = choices.below(len(RECORDS) + 1)
        if number == len(RECORDS):
            found["dataset"] |= _fields(choices, field_table(About))
            continue
        table = found.setdefault(RECORDS[number].TABLE, {})
        record = table.setdefault(choices.one(IDS), {"sources": ["a"]})
        record |= _fields(choices, field_table(RECORDS[number]))
    return found


def _fields(choices: Choices, fields: Mapping[str, FieldSpec]) -> Raw:
    """Values of some fields, and of those that must be there."""
    names = [name for name, spec in fields.items() if spec.required]
    names += [choices.one(tuple(fields)) for _ in range(choices.below(4))]
    return {key_of(name): _field(choices, fields[name]) for name in names}


def _field(choices: Choices, spec: FieldSpec) -> Any:
    if choices.below(32) == 31:
        return choices.one(_ODD)
    one = _claim if spec.claims else _value
    several = spec.claims or spec.many or spec.kind is Kind.CITATIONS
    if several and (count := choices.below(4)):
        return [one(choices, spec) for _ in range(count)]
    return one(choices, spec)


def _claim(choices: Choices, spec: FieldSpec) -> Any:
    own = _fields(choices, spec.parts) if spec.structure else {"value": _value(choices, spec)}
    return {**_fields(choices, field_table(Claim)), **own}


def _value(choices: Choices, spec: FieldSpec) -> Any:
    match spec.kind:
        case Kind.INTEGER | Kind.NUMBER:
            return choices.below(60)
        case Kind.DATE | Kind.BOUND:
            return choices.one((*DATES, "event:a"))
        case Kind.WORD if spec.words:
            return choices.one(tuple(spec.words)).value
        case Kind.ID:
            return choices.one(IDS)
        case Kind.REFERENCE:
            return f"{choices.one(spec.targets)}:{choices.one(IDS)}"
        case Kind.FLAG:
            return choices.one((True, False))
        case Kind.CITATIONS:
            return _fields(choices, field_table(Citation))
        case Kind.MAPPING:
            inner: Any = choices.one(TEXTS)
            return {choices.one(TEXTS): {inner: inner} if spec.nested else inner}
    return choices.one(TEXTS)
