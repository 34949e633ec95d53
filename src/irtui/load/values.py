"""One value of the file into one value of the model, or a `Malformed` that says what is wrong."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Any

from irtui.model.claims import ID_PATTERN, Bound, Citation, Ref
from irtui.model.dates import DateError, When, from_native, parse_date
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.problems import Path, Problem
from irtui.model.records import TABLES
from irtui.model.safe_text import quoted, safe_line

Value = Callable[[Any], Any]
"""Takes a value as TOML gives it, returns that of the model, raises `Malformed`."""

_ID = re.compile(ID_PATTERN)
_SHORTEST_LIKE, _LONGEST_LIKE = 3, 200


class Malformed(ValueError):  # noqa: N818 - it describes a value, as the codes do
    """A value is not what its field needs; ``problems`` says why, with paths below the value."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems

    @classmethod
    def one(cls, code: str, message: str, hint: str = "", path: Path = ()) -> "Malformed":
        """The error for a single problem."""
        return cls(Problem(code, message, hint, path))

    def below(self, *path: str | int) -> Iterator[Problem]:
        """The problems as seen from ``path`` levels above."""
        return (Problem(one.code, one.message, one.hint, path + one.path) for one in self.problems)


def kind_of(raw: Any) -> str:
    """What TOML calls the type of a value, with its article."""
    names = (
        (bool, "a boolean"),
        (int, "a whole number"),
        (float, "a number"),
        (str, "text"),
        (list, "an array"),
        (dict, "a table"),
        (date, "a date"),
        (time, "a time"),
    )
    return next(name for type_, name in names if isinstance(raw, type_))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was most probably meant to be; short ones are like too many.

    Nothing is near a long word: no name of the format is as long, and it would be slow to find.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only files with mistakes need it

    if not _SHORTEST_LIKE <= len(word) <= _LONGEST_LIKE:
        return None
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest known word, or else says ``otherwise``."""
    near = nearest(word, known)
    return f"Did you mean {quoted(near)}?" if near else otherwise


def _wrong_type(needed: str, raw: Any) -> Malformed:
    return Malformed.one("wrong-type", f"This should be {needed}, and is {kind_of(raw)}.")


def text(raw: Any) -> str:
    """Text that is not empty."""
    if type(raw) is not str:
        raise _wrong_type("text in quotes", raw)
    if not raw.strip():
        raise Malformed.one("wrong-type", "This text is empty.", "Leave the key out instead.")
    return raw


def line(raw: Any) -> str:
    """Text that is not empty, on one line: a space stands for what breaks it."""
    one = text(raw)
    return " ".join(filter(None, map(str.strip, one.split("\n")))) if "\n" in one else one


def own_word(raw: Any) -> str:
    """A word of the dataset's own, written as the key under which it is declared."""
    return safe_line(text(raw))


def integer(raw: Any) -> int:
    """A whole number."""
    if type(raw) is not int:
        raise _wrong_type("a whole number", raw)
    if not -(2**63) <= raw < 2**63:
        raise Malformed.one("number-too-large", "TOML’s whole numbers end at 64 bits.")
    return raw


def number(raw: Any) -> float:
    """A number, neither infinite nor nan."""
    if type(raw) is int:
        return float(integer(raw))
    if type(raw) is not float:
        raise _wrong_type("a number", raw)
    if not math.isfinite(raw):
        raise Malformed.one("wrong-type", f"This should be a number, and is {raw}.")
    return raw


def moment(raw: Any) -> When:
    """A date, as EDTF text or as TOML's own date."""
    if type(raw) is str:
        try:
            return parse_date(raw)
        except DateError as error:
            raise Malformed.one("wrong-date", str(error), error.hint) from error
    if isinstance(raw, date):
        return from_native(raw)
    if type(raw) is int and 1 <= raw <= 9999:
        raise Malformed.one(
            "wrong-date", f"{raw} is a number, not a date.", f'Write "{raw:04}", in quotes.'
        )
    raise _wrong_type('a date such as "2018-12-13"', raw)


def check_id(raw: str) -> None:
    """Raises `Malformed` unless ``raw`` is made as an id."""
    if not _ID.fullmatch(raw):
        hint = re.sub(r"[^a-z0-9]+", "-", raw.lower()).strip("-")
        raise Malformed.one(
            "wrong-id",
            f"{quoted(raw)} is no id: ids are made of a-z, 0-9 and single hyphens.",
            f"Write {quoted(hint)}." if hint else "",
        )


@lru_cache(maxsize=65536)
def _reference(raw: str, targets: tuple[str, ...]) -> Ref:
    table, colon, identifier = raw.partition(":")
    if not colon:
        if len(targets) > 1:
            raise Malformed.one(
                "wrong-reference",
                f"{quoted(raw)} does not say in which table.",
                "Write " + " or ".join(quoted(f"{target}:{raw}") for target in targets[:3]) + ".",
            )
        table, identifier = targets[0], raw
    if table not in targets:
        raise Malformed.one(
            "wrong-reference",
            f"{quoted(raw)} points into {quoted(table)}; this field needs {' or '.join(targets)}.",
            "" if table in TABLES else suggestion(table, TABLES, "See the table's name."),
        )
    check_id(identifier)
    return Ref(table, identifier)


def reference(targets: tuple[str, ...]) -> Value:
    """References into one of ``targets``: ``id`` where there is one target, else ``table:id``."""

    def convert(raw: Any) -> Ref:
        if type(raw) is not str:
            raise _wrong_type("the id of a record", raw)
        return _reference(raw, targets)

    return convert


def bound(raw: Any) -> Bound:
    """A date, or ``event:ID``."""
    if type(raw) is str and raw.startswith("event:"):
        return _reference(raw, ("event",))
    return moment(raw)


def word(words: type[StrEnum]) -> Value:
    """One of a few words."""
    members = {member.value: member for member in words}  # quicker than to ask the class

    def convert(raw: Any) -> StrEnum:
        if type(raw) is str and raw in members:
            return members[raw]
        allowed = ", ".join(words)
        if type(raw) is not str:
            raise _wrong_type(f"one of {allowed}", raw)
        hint = suggestion(raw, list(words), f"It is one of {allowed}.")
        raise Malformed.one("wrong-word", f"{quoted(raw)} is not known here.", hint)

    return convert


def items(convert: Value) -> Value:
    """A tuple from an array, each item by ``convert``; all problems are collected."""

    def convert_all(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise _wrong_type("an array, in [ ]", raw)
        try:
            return tuple(map(convert, raw))  # nearly every array is sound: say so at once
        except Malformed:
            return _collect(enumerate(raw), convert)

    return convert_all


def one_or_several(convert: Value) -> Value:
    """A tuple from an array, or of the one value that stands for itself, each by ``convert``."""
    several = items(convert)
    return lambda raw: several(raw) if type(raw) is list else (convert(raw),)


def _collect(pairs: Iterable[tuple[str | int, Any]], convert: Value) -> tuple[Any, ...]:
    """Each value by ``convert``; raises the problems of all together, below their keys."""
    done: list[Any] = []
    faulty: list[Problem] = []
    for key, item in pairs:
        try:
            done.append(convert(item))
        except Malformed as error:
            faulty += error.below(key)
    if faulty:
        raise Malformed(*faulty)
    return tuple(done)


def mapping(convert: Value) -> Value:
    """A table of any keys, each value by ``convert``; all problems are collected."""

    def convert_all(raw: Any) -> dict[str, Any]:
        if type(raw) is not dict:
            raise _wrong_type("a table", raw)
        return dict(zip(raw, _collect(raw.items(), convert), strict=True))

    return convert_all


_CITATION_FIELDS = field_table(Citation)


@lru_cache(maxsize=65536)
def _plain_citation(raw: str) -> Citation:
    check_id(raw)
    return Citation(raw)


_citation_texts = mapping(text)


def citation(raw: Any) -> Citation:
    """A source id, or a table of ``source``, ``at`` and ``quote``."""
    if type(raw) is str:
        return _plain_citation(raw)
    if type(raw) is not dict:
        raise _wrong_type("a source's id", raw)
    for key in raw:
        if key not in _CITATION_FIELDS:
            hint = suggestion(key, _CITATION_FIELDS, "It takes source, at and quote.")
            raise Malformed.one("unknown-key", f"A citation has no {quoted(key)}.", hint, (key,))
    if "source" not in raw:
        raise Malformed.one("missing-key", "A citation needs its source.", 'Add source = "…".')
    texts = _citation_texts(raw)
    keys = {key: line(one) if _CITATION_FIELDS[key].line else one for key, one in texts.items()}
    try:
        check_id(keys["source"])
    except Malformed as error:
        raise Malformed(*error.below("source")) from error
    return Citation(**keys)


def plain_of(spec: FieldSpec) -> Value:
    """The conversion for all that stands in a field without claims."""
    one = value_of(spec)
    if not spec.many:
        return one
    return one_or_several(one) if spec.lone else items(one)


def value_of(spec: FieldSpec) -> Value:
    """The conversion for one value of a field that is no structure."""
    match spec.kind:
        case Kind.INTEGER:
            return integer
        case Kind.NUMBER:
            return number
        case Kind.DATE:
            return moment
        case Kind.BOUND:
            return bound
        case Kind.WORD:
            return word(spec.words) if spec.words else own_word
        case Kind.REFERENCE:
            return reference(spec.targets)
        case Kind.CITATIONS:
            return items(citation)
        case Kind.MAPPING:
            one = line if spec.line else text
            return mapping(mapping(one) if spec.nested else one)
        case _:
            return line if spec.line else text
