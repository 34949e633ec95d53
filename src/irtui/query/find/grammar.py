"""The query grammar: one for the search box, the filter of the tree and ``irtui find``.

    query = term { term }                        all terms must match
    term  = [ "!" ] ( field ":" value | word )   ! excludes
    word  = text | "'" text | "^" text | '"' words '"'
    value = text | '"' words '"' | date | number | a ".." b | "<" a | ">=" a | …

A faulty term is left out and told of, with the place where it stands; the rest is searched for.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import cached_property, partial
from typing import Generic, TypeVar

from irtui.lean import evolve, frozen
from irtui.lean import field as attribute
from irtui.model.dates import DateError, When, one_of, parse_date
from irtui.model.records import TABLES
from irtui.query.find.near import did_you_mean, nearest_word, spellings, there_are
from irtui.query.folding import fold_text, squeeze_text


class MatchMode(Enum):
    """In which way a word is to match."""

    ANYWHERE = "anywhere"
    """At the start of a word, inside it, or nearly."""
    EXACTLY = "exactly"
    """As whole words."""
    START = "start"
    """At the start of a word."""
    PHRASE = "phrase"
    """Side by side, as whole words."""


@frozen
class Word:
    """A text to look for in the texts of records."""

    text: str
    how: MatchMode = MatchMode.ANYWHERE
    excluded: bool = False
    start: int = attribute(default=0, eq=False)
    """Where in the query it begins, in characters from 0."""
    typed: str = attribute(default="", eq=False)
    """The term as it stands in the query."""

    @cached_property
    def folded(self) -> str:
        """The text as it is compared."""
        return fold_text(self.text)

    @cached_property
    def squeezed(self) -> str:
        """The same, with the signs inside its words left out."""
        return squeeze_text(self.text)

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Other ways to write it that count as well: with its signs left out, or spelt otherwise.

        None, if it is to match exactly, or is several words.
        """
        squeezed = self.squeezed
        if self.how is not MatchMode.ANYWHERE or " " in squeezed:
            return ()
        without_signs = (squeezed,) if squeezed != self.folded else ()
        return (*without_signs, *spellings(squeezed))

    @property
    def counts(self) -> bool:
        """Whether it has a letter or a digit; signs and pictures alone fold to their names."""
        return bool(self.folded) and any(map(str.isalnum, self.text))


End = TypeVar("End", date, int)


@frozen
class Range(Generic[End]):
    """A stretch of days or of numbers, both ends included; ``None``: no bound."""

    first: End | None
    last: End | None

    def meets(self, first: End, last: End) -> bool:
        """Whether any of what lies from ``first`` to ``last`` is in it."""
        begun = self.first is None or last >= self.first
        return begun and (self.last is None or first <= self.last)


@frozen
class Condition:
    """A field and what it must be."""

    field: str
    value: "Value"
    """What it must be."""
    excluded: bool = False
    start: int = attribute(default=0, eq=False)
    """Where in the query its value begins, in characters from 0."""
    end: int = attribute(default=0, eq=False)
    """The character after its value."""
    typed: str = attribute(default="", eq=False)
    """The term as it stands in the query."""


Value = str | Range[int] | tuple[Range[date], ...]
"""Text as it was typed; for ``sources`` numbers, for ``date`` days: of several ranges, any."""

Term = Word | Condition


@frozen
class Fault:
    """What is wrong in a query, and where."""

    start: int
    """The first character that is meant, from 0."""
    end: int
    """The character after the last one that is meant."""
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


@frozen
class Query:
    """What was asked for: the terms that were understood, and what was not."""

    text: str
    terms: tuple[Term, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def words(self) -> Sequence[Word]:
        """The texts to look for."""
        return [term for term in self.terms if isinstance(term, Word)]

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not self.terms


@frozen
class FieldValue:
    """A value of a field where it stands in a query, whether it is understood or not."""

    field: str
    excluded: bool
    term: int
    """Where its term begins, in characters from 0."""
    start: int
    """Where it begins itself, with its quotation mark."""
    end: int
    """The character after it."""


FIELDS: dict[str, str] = {
    "kind": "commission, session, person, source …",
    "party": "the side, by name, adjective or mark",
    "in": "a record and all below it, by id",
    "person": "who took part, signed or held it",
    "place": "where it was",
    "role": "what part somebody has: member, chair …",
    "date": "2012, 2012-06..2014, >=2018-12-13",
    "source": "what it rests on: publisher or title",
    "lang": "a language of a name or text: ru, hi",
    "has": "conflict, gap, inferred or former",
    "sources": "how many it rests on: 1, >=3, 2..4",
}
"""The fields, each with what it asks for."""

TRAITS = ("conflict", "gap", "inferred", "former")
"""What a record can have."""

ID = "id"
"""The field of a term that is a reference, such as ``body:ID``: no field that one types."""

_FIELD = re.compile(r"([A-Za-z_]+):")
# A number with an ending of a language that is not written in Latin letters, as ordinals have.
_ORDINAL = re.compile(r"(\d+)-?[^\x00-\x7f]{1,3}")
_COMPARED = re.compile(r"(<=|>=|<|>)(.*)", re.DOTALL)


class _FaultyError(Exception):
    """A value that says nothing, with the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Parser:
    """Goes through a query from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.terms: list[Term] = []
        self.faults: list[Fault] = []
        self.values: list[FieldValue] = []

    def parse(self) -> Query:
        while True:
            while self.at < len(self.text) and self.text[self.at].isspace():
                self.at += 1
            if self.at >= len(self.text):
                faults = sorted(self.faults, key=lambda fault: fault.start)
                return Query(self.text, tuple(self.terms), tuple(faults))
            start, known = self.at, len(self.terms)
            try:
                self._term()
                if len(self.terms) > known:
                    self.terms[-1] = evolve(self.terms[-1], typed=self.text[start : self.at])
            except _FaultyError as error:
                self.faults.append(error.fault)

    def _fail(self, start: int, end: int, message: str, hint: str = "") -> _FaultyError:
        return _FaultyError(Fault(start, max(end, start + 1), message, hint))

    def _term(self) -> None:
        start = self.at
        excluded = self.text.startswith("!", self.at)
        self.at += excluded
        if excluded and (self.at >= len(self.text) or self.text[self.at].isspace()):
            message = "“!” excludes what follows it, and nothing does."
            raise self._fail(start, self.at, message, "Write the word right after it.")
        if match := _FIELD.match(self.text, self.at):
            self._condition(match, excluded)
        else:
            self._word(excluded)

    def _text(self) -> tuple[str, bool]:
        """What stands here up to the next space or in quotation marks, and whether it is quoted."""
        start = self.at
        if self.text.startswith('"', start):
            return self._quoted(), True
        while self.at < len(self.text) and not self.text[self.at].isspace():
            self.at += 1
        return self.text[start : self.at], False

    def _quoted(self) -> str:
        """What stands between the quotation mark here and the next; a missing one is told of."""
        start = self.at
        end = self.text.find('"', start + 1)
        if end < 0:
            end = len(self.text)
            if self.text[start + 1 :].strip():  # nothing at all is a fault of its own
                message = "The quotation that begins here does not end."
                self.faults.append(Fault(start, start + 1, message, 'Put “"” after its last word.'))
        self.at = min(end + 1, len(self.text))
        return self.text[start + 1 : end]

    def _word(self, excluded: bool) -> None:
        start, sign = self.at, self.text[self.at]
        how = {"'": MatchMode.EXACTLY, "^": MatchMode.START, '"': MatchMode.PHRASE}.get(
            sign, MatchMode.ANYWHERE
        )
        if how in (MatchMode.EXACTLY, MatchMode.START):
            self.at += 1
        text, quoted = self._text()
        if not quoted and (ordinal := _ORDINAL.fullmatch(text)):
            text = ordinal[1]
        word = Word(text, how, excluded, start)
        if word.counts:
            self.terms.append(word)
        elif how is not MatchMode.ANYWHERE and not text.strip():
            message = f"There is nothing to look for after “{sign}”."
            raise self._fail(start, self.at, message, "Write a word after it.")

    def _condition(self, match: "re.Match[str]", excluded: bool) -> None:
        start, name = self.at, match.group(1)
        field = name.lower()
        self.at = match.end()
        begin = self.at
        text, quoted = self._text()
        if field in FIELDS:
            self.values.append(FieldValue(field, excluded, start - excluded, begin, self.at))
        if field in TABLES and field not in FIELDS and text.strip():
            self.terms.append(Condition(ID, f"{field}:{text}", excluded, start, self.at))
            return
        if field not in FIELDS and field not in TABLES:
            hint = did_you_mean(nearest_word(field, tuple(FIELDS))) or there_are(tuple(FIELDS))
            hint = f"{hint} To look for the text itself, put it in quotation marks."
            raise self._fail(start, start + len(name), f"There is no field “{name}”.", hint)
        if not text.strip():
            what = FIELDS.get(field, "an id").removesuffix(" …")
            message = f"“{name}:” needs a value: {what}."
            raise self._fail(start, self.at, message)
        if text.startswith("!") and not quoted:
            hint = f"Write it before the field: !{name}:{text[1:]}"
            raise self._fail(begin, begin + 1, "“!” excludes a whole term.", hint)
        begin += quoted
        reads: dict[str, Callable[[str, int], Value]] = {
            "date": self._days,
            "sources": partial(self._range, read=self._number),
            "has": self._trait,
        }
        read = reads.get(field)
        value = read(text, begin) if read else text.strip()
        self.terms.append(Condition(field, value, excluded, begin, begin + len(text)))

    # Values of a form of their own

    def _range(
        self, text: str, begin: int, read: Callable[[str, int], tuple[End, End]]
    ) -> Range[End]:
        """What a text with ``..``, or with a sign of comparison before it, takes in."""
        if match := _COMPARED.fullmatch(text):
            sign, rest = match.groups()
            first, last = read(rest, begin + len(sign))
            if sign in ("<", ">="):
                return Range(None, _moved(first, -1)) if sign == "<" else Range(first, None)
            return Range(None, last) if sign == "<=" else Range(_moved(last, 1), None)
        if ".." not in text:
            return Range(*read(text, begin))
        left, _, right = text.partition("..")
        if not left and not right:
            raise self._fail(begin, begin + len(text), "“..” has no end.", "Write one, or both.")
        first_of = read(left, begin)[0] if left else None
        last_of = read(right, begin + len(left) + 2)[1] if right else None
        if first_of is not None and last_of is not None and first_of > last_of:
            message = f"“{text}” ends before it begins."
            raise self._fail(begin, begin + len(text), message, "Put the lesser end first.")
        return Range(first_of, last_of)

    def _days(self, text: str, begin: int) -> tuple[Range[date], ...]:
        if text.startswith("["):
            return tuple(Range(*_ends(one)) for one in one_of(self._date(text, begin)))
        return (self._range(text, begin, self._day),)

    def _day(self, text: str, begin: int) -> tuple[date, date]:
        return _ends(self._date(text, begin))

    def _date(self, text: str, begin: int) -> When:
        try:
            return parse_date(text)
        except DateError as error:
            raise self._fail(begin, begin + len(text), str(error), error.hint) from error

    def _number(self, text: str, begin: int) -> tuple[int, int]:
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            whole = "so large a number" if text.isdecimal() else "a whole number"
            message = f"“{text}” is not {whole}." if text else "A number is missing here."
            raise self._fail(begin, begin + len(text), message, "Write 1, >=3 or 2..4.")
        return int(text), int(text)

    def _trait(self, text: str, begin: int) -> str:
        found = [trait for trait in TRAITS if trait.startswith(text.strip().lower())]
        if not found:
            message = f"A record cannot have “{text}”."
            hint = did_you_mean(nearest_word(text.lower(), TRAITS)) or there_are(TRAITS)
            raise self._fail(begin, begin + len(text), message, hint)
        return found[0]


def _ends(when: When) -> tuple[date, date]:
    return when.earliest or date.min, when.latest or date.max


def _moved(end: End, by: int) -> End:
    """The number or the day that is so much greater, or the last day that there is that way."""
    if not isinstance(end, date):
        return end + by
    return date.fromordinal(min(max(end.toordinal() + by, 1), date.max.toordinal()))


def parse(text: str) -> Query:
    """The query that ``text`` writes; whatever it is, nothing is raised."""
    return _Parser(text).parse()


def value_at(text: str, cursor: int) -> FieldValue | None:
    """The value of a field in a query that the cursor is in, or right before or behind.

    A quotation that does not end is taken to end at the cursor.
    """
    parser = _Parser(text)
    parser.parse()
    for value in parser.values:
        if value.start <= cursor <= value.end:
            typed = text[value.start : value.end]
            unended = typed.startswith('"') and '"' not in typed[1:]
            return evolve(value, end=cursor) if unended else value
    return None
