"""One scalar of the file into one value of the model, or a `Malformed` that says what is wrong."""

import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from irtui.model.claims import WHOLE_ID, Bound, Ref
from irtui.model.dates import DateError, When, from_native, parse_date
from irtui.model.problems import Path, Problem
from irtui.model.records import TABLES
from irtui.model.safe_text import quoted, safe_line

Value = Callable[[Any], Any]
"""Takes a value as TOML gives it, returns that of the model, raises `Malformed`."""

A = TypeVar("A", bound=Hashable)
T = TypeVar("T")

_ID = re.compile(WHOLE_ID)
_REFERENCE = re.compile(f"[a-z]+:{WHOLE_ID}")
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


_forget: list[Callable[[], None]] = []


def shared(convert: Callable[[A], T]) -> Callable[[A], T]:
    """As ``convert``, which gives for the same value the same object until `forget` is called."""
    keeping = cache(convert)
    _forget.append(keeping.cache_clear)
    return keeping


def forget() -> None:
    """Keep no more what was shared: a dataset that is complete has all that it needs of it."""
    for clear in _forget:
        clear()


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
    return did_you_mean(nearest(word, known), otherwise)


def did_you_mean(near: str | None, otherwise: str) -> str:
    """A hint that names the word that is ``near``, if one is; else ``otherwise``."""
    return f"Did you mean {quoted(near)}?" if near else otherwise


def wrong_type(needed: str, raw: Any) -> Malformed:
    """The error for a value of another type than the one that is ``needed``."""
    return Malformed.one("wrong-type", f"This should be {needed}, but it is {kind_of(raw)}.")


def text(raw: Any) -> str:
    """Text that is not empty."""
    if type(raw) is str and raw.strip():
        return raw
    if type(raw) is not str:
        raise wrong_type("text in quotes", raw)
    if not raw.strip():
        raise Malformed.one("wrong-type", "This text is empty.", "Leave the key out instead.")
    return raw


def line(raw: Any) -> str:
    """Text that is not empty, on one line: a space stands for what breaks it."""
    if type(raw) is str and "\n" not in raw and raw.strip():
        return raw
    one = text(raw)
    return " ".join(filter(None, map(str.strip, one.split("\n")))) if "\n" in one else one


def free_text(raw: Any) -> str:
    """Anything but a table as text: of a list, its members one after the other."""
    members = raw if type(raw) is list else [raw]
    if not members:
        raise Malformed.one("wrong-type", "This array is empty.", "Leave the key out instead.")
    return ", ".join(map(_plainly, members))


def words(raw: Any) -> str:
    """Some words in one text, which may be empty, or in an array."""
    if type(raw) is list:
        return " ".join(map(words, raw))
    if type(raw) is not str:
        raise wrong_type("text in quotes", raw)
    return raw


def _plainly(raw: Any) -> str:
    match raw:
        case str():
            return text(raw)
        case bool():
            return str(raw).lower()
        case list() | dict():
            raise wrong_type("text, a number, true, false, a date, or an array of them", raw)
        case date() | time():
            return raw.isoformat()
    return str(integer(raw) if type(raw) is int else number(raw))


def own_word(raw: Any) -> str:
    """A word of the dataset's own, written as the key under which it is declared."""
    word = text(raw)
    return safe_line(word) if "\n" in word else word  # every text of a document is safe


def flag(raw: Any) -> bool:
    """True or false."""
    if type(raw) is not bool:
        raise wrong_type("true or false", raw)
    return raw


def integer(raw: Any) -> int:
    """A whole number."""
    if type(raw) is not int:
        raise wrong_type("a whole number", raw)
    if not -(2**63) <= raw < 2**63:
        raise Malformed.one("number-too-large", "This whole number needs more than 64 bits.")
    return raw


def number(raw: Any) -> float:
    """A number, neither infinite nor nan."""
    if type(raw) is int:
        return float(integer(raw))
    if type(raw) is not float:
        raise wrong_type("a number", raw)
    if not math.isfinite(raw):
        raise Malformed.one("wrong-type", f"This should be a number, but it is {raw}.")
    return raw


def within(convert: Value, least: int | None, most: int | None) -> Value:
    """Numbers by ``convert`` that are not smaller than ``least`` and not larger than ``most``."""
    if least is None and most is None:
        return convert
    wanted = f"{least} or more" if most is None else f"between {least} and {most}"

    def convert_within(raw: Any) -> Any:
        found = convert(raw)
        if (least is not None and found < least) or (most is not None and found > most):
            message = f"This number should be {wanted}, but it is {raw}."
            raise Malformed.one("out-of-range", message, "Correct it, or leave the field out.")
        return found

    return convert_within


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
    raise wrong_type('a date such as "2018-12-13"', raw)


def identifier(raw: Any) -> str:
    """The id of a record, without its table."""
    if type(raw) is not str:
        raise wrong_type("text in quotes", raw)
    if not _ID.fullmatch(raw):
        hint = re.sub(r"[^a-z0-9]+", "-", raw.lower()).strip("-")
        raise Malformed.one(
            "wrong-id",
            f"{quoted(raw)} is not an id: an id is made of a-z, 0-9 and single hyphens.",
            f"Write {quoted(hint)}." if hint else "",
        )
    return raw


@cache
def _references(targets: tuple[str, ...], bare: bool) -> Callable[[str], Ref]:
    """What makes references into the same tables: all that point to a record share one."""
    return shared(lambda raw: _reference(raw, targets, bare))


def _reference(raw: str, targets: tuple[str, ...], bare: bool) -> Ref:
    table, colon, rest = raw.partition(":")
    if not colon:
        if len(targets) > 1 and not bare:
            raise Malformed.one(
                "wrong-reference",
                f"{quoted(raw)} does not name its table.",
                "Write " + " or ".join(quoted(f"{target}:{raw}") for target in targets[:3]) + ".",
            )
        table, rest = targets[0], raw
    if table not in targets:
        raise Malformed.one(
            "wrong-reference",
            f"{quoted(raw)} points to the table {quoted(table)}; "
            f"this field takes {' or '.join(targets)}.",
            "" if table in TABLES else suggestion(table, TABLES, "Check the name of the table."),
        )
    # Of a side that is not there the check says more: it may be its mark that stands here.
    return Ref(table, rest if table == "party" else identifier(rest))


def reference(targets: tuple[str, ...], *, bare: bool = False, printed: bool = False) -> Value:
    """References into one of ``targets``: ``id`` where there is one target, else ``table:id``.

    Args:
        targets: the tables.
        bare: whether of several targets, too, ``id`` will do for the first.
        printed: whether all that is no ``table:id`` is a text on one line.
    """
    one = _references(targets, bare)

    def convert(raw: Any) -> Ref | str:
        if printed and not (type(raw) is str and _REFERENCE.fullmatch(raw)):
            return line(raw)
        if type(raw) is not str:
            raise wrong_type("the id of a record", raw)
        return one(raw)

    return convert


_event = reference(("event",))


def bound(raw: Any) -> Bound:
    """A date, or ``event:ID``."""
    if type(raw) is str and raw.startswith("event:"):
        event: Ref = _event(raw)
        return event
    return moment(raw)


def word(words: type[StrEnum]) -> Value:
    """One of a few words."""
    members = {member.value: member for member in words}  # quicker than to ask the class

    def convert(raw: Any) -> StrEnum:
        if type(raw) is str and raw in members:
            return members[raw]
        allowed = ", ".join(words)
        if type(raw) is not str:
            raise wrong_type(f"one of {allowed}", raw)
        hint = suggestion(raw, list(words), f"Use one of these: {allowed}.")
        raise Malformed.one("wrong-word", f"Unknown word {quoted(raw)}.", hint)

    return convert
