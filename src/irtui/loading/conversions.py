"""The fields of a table into values, by the field table.

Each key is converted by the field that it names. Where something is wrong, that is collected, and
what is sound is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from irtui.lean import frozen
from irtui.loading import values
from irtui.loading.values import Malformed, Value, suggestion
from irtui.model.claims import Basis, Citation, Claim
from irtui.model.dates import When, as_moment
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.most_problems import enough
from irtui.model.problems import Problem
from irtui.model.safe_text import quoted

T = TypeVar("T")

_RELATED = frozenset(("since", "until", "basis"))
"""The keys of a claim that `_check_claim` looks at: few claims have one of them."""
_SIMPLE: Mapping[Kind, Value] = {
    Kind.DATE: values.moment,
    Kind.BOUND: values.bound,
    Kind.ID: values.identifier,
    Kind.FLAG: values.flag,
    Kind.WORDS: lambda raw: dict(_dotted(raw)),
}
"""The conversions of the kinds that are the same in every field."""


@frozen
class Keys:
    """What a table may hold."""

    known: Mapping[str, tuple[str, Value, bool]]
    """For each key the attribute that it gives, the conversion of its value, and whether it belongs
    to the value of a claim; else to what the table describes."""
    required: tuple[str, ...]

    def read(self, table: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[Problem]]:
        """The sound values by attribute, those of a claim's value, and what is wrong."""
        known = self.known
        sound: dict[str, Any] = {}
        inner: dict[str, Any] = {}
        faulty: list[Problem] = []
        if not all(map(table.__contains__, self.required)):
            faulty += [_missing(key) for key in self.required if key not in table]
        for key, raw in table.items():
            try:
                name, convert, inside = known[key]
            except KeyError:
                faulty.append(_unknown(key, known))
                if enough(faulty):
                    break
                continue
            try:
                (inner if inside else sound)[name] = convert(raw)
            except Malformed as error:
                faulty += error.below(key)
        return sound, inner, faulty

    def make(self, cls: type[T], table: dict[str, Any]) -> T:
        """What a table describes; raises `Malformed`."""
        sound, _, faulty = self.read(table)
        if faulty:
            raise Malformed(*faulty)
        return cls(**sound)


def _missing(key: str) -> Problem:
    return Problem("missing-key", f"“{key}” is missing.", f"Add {key} = ….")


def _unknown(key: str, known: Iterable[str]) -> Problem:
    if key == "id":
        hint = "The id is part of the name of the table. Remove it here."
    else:
        hint = suggestion(key, known, _listed(tuple(known)))
    return Problem("unknown-key", f"Unknown field {quoted(key)}.", hint, (key,))


@cache
def _listed(names: tuple[str, ...]) -> str:
    return f"Known fields: {', '.join(names)}."


_known: dict[type[Any], Keys] = {}


def keys_of(cls: type[Any]) -> Keys:
    """What a table may hold that describes an object of a class."""
    if cls not in _known:
        _known[cls] = _keys_for(field_table(cls))
    return _known[cls]


def _keys_for(fields: Mapping[str, FieldSpec], *, inside: bool = False) -> Keys:
    return Keys(
        {key_of(name): (name, _conversion(spec), inside) for name, spec in fields.items()},
        tuple(key_of(name) for name, spec in fields.items() if spec.required),
    )


def _conversion(spec: FieldSpec) -> Value:
    """The conversion of all that stands in a field."""
    if spec.claims:
        return _claims(spec)
    one = _value(spec)
    if not spec.many:
        return one
    several = _items(one)
    if not spec.lone:
        return several
    return lambda raw: several(raw) if type(raw) is list else (one(raw),)


def _value(spec: FieldSpec) -> Value:
    """The conversion of one value of a field that is no structure."""
    if spec.kind in _SIMPLE:
        return _SIMPLE[spec.kind]
    match spec.kind:
        case Kind.INTEGER:
            return values.within(values.integer, spec.least, spec.most)
        case Kind.NUMBER:
            return values.within(values.number, spec.least, spec.most)
        case Kind.WORD:
            return values.word(spec.words) if spec.words else values.own_word
        case Kind.REFERENCE:
            return values.reference(spec.targets, bare=spec.bare, printed=spec.printed)
        case Kind.CITATIONS:
            return _citations
        case Kind.MAPPING:
            one = _mapped(spec)
            return _mapping(_mapping(one) if spec.nested else one)
        case _:
            return values.line if spec.line else values.text


def _items(convert: Value) -> Value:
    """A tuple from an array, each item by ``convert``."""

    def convert_all(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise values.wrong_type("an array, in [ ]", raw)
        try:
            return tuple(map(convert, raw))
        except Malformed:  # of all that is wrong, each has its place
            return _collect(enumerate(raw), convert)

    return convert_all


def _mapping(convert: Value) -> Value:
    """A table of any keys, each value by ``convert``."""

    def convert_all(raw: Any) -> dict[str, Any]:
        if type(raw) is not dict:
            raise values.wrong_type("a table", raw)
        return dict(zip(raw, _collect(raw.items(), convert), strict=True))

    return convert_all


def _dotted(raw: Any) -> Iterator[tuple[str, str]]:
    """Words by names, of a table in which a name may be a table of the names after its dot."""
    if type(raw) is not dict:
        raise values.wrong_type("a table", raw)
    faulty: list[Problem] = []
    for key, item in raw.items():
        try:
            if type(item) is dict:
                yield from ((f"{key}.{name}", found) for name, found in _dotted(item))
            else:
                yield key, values.words(item)
        except Malformed as error:
            faulty += error.below(key)
            if enough(faulty):
                break
    if faulty:
        raise Malformed(*faulty)


def _collect(pairs: Iterable[tuple[str | int, Any]], convert: Value) -> tuple[Any, ...]:
    """Each value by ``convert``; raises the problems of all together, below their keys."""
    done: list[Any] = []
    faulty: list[Problem] = []
    for key, item in pairs:
        try:
            done.append(convert(item))
        except Malformed as error:
            faulty += error.below(key)
            if enough(faulty):
                break
    if faulty:
        raise Malformed(*faulty)
    return tuple(done)


@values.shared
def _plain_citation(raw: str) -> Citation:
    return Citation(values.identifier(raw))


@values.shared
def _plain_citations(raw: tuple[str, ...]) -> tuple[Citation, ...]:
    """Citations without keys; what rests on the same sources shares them."""
    return tuple(map(_plain_citation, raw))


def _citation(raw: Any) -> Citation:
    """A source id, or a table of ``source``, ``at`` and ``quote``."""
    if type(raw) is str:
        return _plain_citation(raw)
    if type(raw) is not dict:
        raise values.wrong_type("a source's id", raw)
    return keys_of(Citation).make(Citation, raw)


_any_citations = _items(_citation)


def _citations(raw: Any) -> tuple[Citation, ...]:
    if type(raw) is list:
        try:
            return _plain_citations(tuple(raw))
        except (Malformed, TypeError):  # TypeError: a table cannot be looked up
            pass
    cited: tuple[Citation, ...] = _any_citations(raw)
    return cited


def _claims(spec: FieldSpec) -> Value:
    """The conversion of claims: of one, or of an array of them."""
    of_table = _claim_of_table(spec)
    of_plain = _claim_of_plain(spec, of_table)
    several = _items(lambda raw: (of_table if type(raw) is dict else of_plain)(raw))

    def convert(raw: Any) -> tuple[Claim[Any], ...]:
        kind = type(raw)
        if kind is not list:
            return (of_table(raw) if kind is dict else of_plain(raw),)
        claims: tuple[Claim[Any], ...] = several(raw)
        return claims

    return convert


def _claim_of_table(spec: FieldSpec) -> Value:
    """The conversion of a table with the keys of a value and of a claim."""
    cls, needs = spec.structure, frozenset(spec.needs)
    if cls:
        inside = _keys_for(spec.parts, inside=True)
    else:
        inside = Keys({"value": ("value", _value(spec), False)}, ("value",))
    own = {key: of for key, of in keys_of(Claim).known.items() if key != "joint" or spec.joint}
    keys = Keys({**inside.known, **own}, inside.required)

    def convert(raw: dict[str, Any]) -> Claim[Any]:
        sound, inner, faulty = keys.read(raw)
        if faulty:
            raise Malformed(*faulty)
        if needs and needs.isdisjoint(inner):
            raise _needing(spec.needs)
        if not _RELATED.isdisjoint(sound):
            _check_claim(sound)
        if cls:
            sound["value"] = cls(**inner)
        return Claim(**sound)

    return convert


def _claim_of_plain(spec: FieldSpec, of_table: Value) -> Value:
    """The conversion of a value that stands for a claim."""
    cls, main, key = spec.structure, spec.main, key_of(spec.main)
    if any(part.required and name != main for name, part in spec.parts.items()):
        return lambda raw: of_table({key: raw})
    value = _value(spec.parts[main] if cls else spec)

    def convert(raw: Any) -> Claim[Any]:
        try:
            found = value(raw)
        except Malformed as error:
            raise Malformed(*error.below(key)) from error
        return Claim(cls(**{main: found}) if cls else found)

    return convert


def _mapped(spec: FieldSpec) -> Value:
    """The conversion of a value of a mapping: of text, or of a table or what stands for it."""
    cls = spec.entries
    if spec.free:
        return values.free_text
    if cls is None:
        return values.line if spec.line else values.text
    keys = keys_of(cls)
    name, one, _ = next(iter(keys.known.values()))

    def convert(raw: Any) -> Any:
        return keys.make(cls, raw) if type(raw) is dict else cls(**{name: one(raw)})

    return convert


def _needing(names: tuple[str, ...]) -> Malformed:
    """The error for a value that has none of the keys of which it needs one."""
    *others, last = (f"“{key_of(name)}”" for name in names)
    return Malformed.one(
        "missing-key",
        f"One of {', '.join(others)} and {last} is missing.",
        f"Add {key_of(names[0])} = …, or another of them.",
    )


def _check_claim(claim: dict[str, Any]) -> None:
    """What a claim's own keys must be to each other; raises `Malformed`."""
    if claim.get("basis") is Basis.INFERRED and not (claim.get("sources") and claim.get("note")):
        raise Malformed.one(
            "inferred-unexplained",
            "An inferred claim needs sources of its own and a note.",
            'Add sources = ["…"] and note = "how it was concluded".',
        )
    since, until = claim.get("since"), claim.get("until")
    if not isinstance(since, When) or not isinstance(until, When):
        return  # a bound on an event is known only with all records
    first, last = as_moment(since).bounds[0], as_moment(until).bounds[1]
    if first and last and first > last:
        raise Malformed.one(
            "since-after-until",
            f"“until” ({until.text}) is earlier than “since” ({since.text}).",
            "Swap the two, or correct one.",
            ("since",),
        )
