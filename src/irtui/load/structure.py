"""Tables of a TOML document into records, by the field table.

One pass over a table converts each key by the field that it names, and collects everything that
is wrong on the way. What is sound in a faulty record is kept, so that the rest of the file can be
checked against it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from irtui.lean import frozen
from irtui.load import values
from irtui.load.values import Malformed, Value, kind_of, suggestion
from irtui.model.claims import Basis, Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import When, as_moment, on
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.problems import Problem
from irtui.model.records import TABLES, About, Place, Record
from irtui.model.safe_text import quoted

T = TypeVar("T")
R = TypeVar("R", bound=Record)

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
_UNNAMED = About(title="", reviewed=on(date.max))
"""Stands for a description that is not there or not sound, so that the rest can be checked."""


@frozen
class _Keys:
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
        hint = suggestion(key, known, f"Known fields: {', '.join(known)}.")
    return Problem("unknown-key", f"Unknown field {quoted(key)}.", hint, (key,))


_keys_of: dict[type[Any], _Keys] = {}


def _keys(cls: type[Any]) -> _Keys:
    if cls not in _keys_of:
        _keys_of[cls] = _keys_for(field_table(cls))
    return _keys_of[cls]


def _keys_for(fields: Mapping[str, FieldSpec], *, inside: bool = False) -> _Keys:
    return _Keys(
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
    return _keys(Citation).make(Citation, raw)


_any_citations = _items(_citation)


def _citations(raw: Any) -> tuple[Citation, ...]:
    if type(raw) is list:
        try:
            return _plain_citations(tuple(raw))
        except (Malformed, TypeError):  # TypeError: a table cannot be looked up
            pass
    return _any_citations(raw)  # type: ignore[no-any-return]


def _claims(spec: FieldSpec) -> Value:
    """The conversion of claims: of one, or of an array of them."""
    of_table = _claim_of_table(spec)
    of_plain = _claim_of_plain(spec, of_table)
    several = _items(lambda raw: (of_table if type(raw) is dict else of_plain)(raw))

    def convert(raw: Any) -> tuple[Claim[Any], ...]:
        kind = type(raw)
        if kind is list:
            return several(raw)  # type: ignore[no-any-return]
        return (of_table(raw) if kind is dict else of_plain(raw),)

    return convert


def _claim_of_table(spec: FieldSpec) -> Value:
    """The conversion of a table with the keys of a value and of a claim."""
    cls, needs = spec.structure, frozenset(spec.needs)
    if cls:
        inside = _keys_for(spec.parts, inside=True)
    else:
        inside = _Keys({"value": ("value", _value(spec), False)}, ("value",))
    own = {key: of for key, of in _keys(Claim).known.items() if key != "joint" or spec.joint}
    keys = _Keys({**inside.known, **own}, inside.required)

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
    keys = _keys(cls)
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


def built(cls: type[T], raw: Any) -> tuple[T | None, list[Problem]]:
    """What a table describes, without its faulty keys, and what is wrong with those.

    It is ``None`` where a required key is missing or faulty.
    """
    return _built(cls, raw, {}, ())


def _built(
    cls: type[T], raw: Any, given: dict[str, str], places: Collection[str]
) -> tuple[T | None, list[Problem]]:
    if type(raw) is not dict:
        return None, list(values.wrong_type("a table", raw).problems)
    keys = _keys(cls)
    sound, _, faulty = keys.read(raw)
    if faulty and not sound.keys() >= set(keys.required):
        return None, faulty
    if places and "place" in sound:
        sound["place"] = tuple(_pointing(claim, places) for claim in sound["place"])
    sound.update(given)
    return cls(**sound), faulty


def _pointing(claim: Claim[Ref | str], places: Collection[str]) -> Claim[Ref | str]:
    """A claim that points to a place, if it has the id of one; all else stays a text."""
    name = claim.value
    return evolve(claim, value=Ref(Place.TABLE, str(name))) if name in places else claim


def _record(
    cls: type[R], identifier: str, raw: Any, places: Collection[str]
) -> tuple[R | None, list[Problem]]:
    """As `built`; of a record with a faulty id, that is all that is checked."""
    try:
        values.identifier(identifier)
    except Malformed as error:
        return None, list(error.problems)
    return _built(cls, raw, {"id": identifier}, places)


def structured(data: dict[str, Any]) -> tuple[Dataset, tuple[Problem, ...]]:
    """The dataset that a document describes, or what is sound of it, and what is wrong.

    Args:
        data: the document, as `read` gives it.
    """
    places = data.get(Place.TABLE)
    about, records, faulty = tables(data, places if type(places) is dict else {})
    if "dataset" not in data:
        hint = 'Add [dataset] with title = "…" and reviewed = a date.'
        faulty.insert(0, Problem("no-dataset", "The file has no [dataset] table.", hint))
    values.forget()
    return Dataset(about or _UNNAMED, records), tuple(faulty)


def tables(
    data: Mapping[str, Any], places: Collection[str]
) -> tuple[About | None, dict[Ref, Record], list[Problem]]:
    """The description and the records in some tables, or what is sound of them, and what is wrong.

    Args:
        data: the tables, as `read` gives them.
        places: the ids of the places that there are; what names another is a text.
    """
    problems: list[Problem] = []
    records: dict[Ref, Record] = {}
    about: About | None = None
    for table, raw in data.items():
        if table == "dataset":
            about, faulty = built(About, raw)
            if faulty:
                about = None
                problems += Malformed(*faulty).below(table)
        elif table not in TABLES:
            hint = suggestion(table, TABLES, "Known tables: dataset, " + ", ".join(TABLES) + ".")
            message = f"Unknown table {quoted(table)}."
            problems.append(Problem("unknown-table", message, hint, (table,)))
        elif type(raw) is not dict:
            wanted = f"tables such as [{table}.some-id]"
            message = f"{quoted(table)} should hold {wanted}, but it is {kind_of(raw)}."
            problems.append(Problem("wrong-type", message, "", (table,)))
        else:
            for identifier, keys in raw.items():
                record, faulty = _record(TABLES[table], identifier, keys, places)
                if record is not None:
                    records[record.ref] = record
                if faulty:
                    problems += Malformed(*faulty).below(table, identifier)
    return about, records, problems


def record_of(cls: type[R], identifier: str, raw: Any, places: Collection[str] = ()) -> R:
    """The record that a table describes, which is sound.

    Args:
        cls: its class.
        identifier: its id.
        raw: its table, as `read` gives it.
        places: the ids of the places that there are; what names another is a text.

    Raises:
        Malformed: something is wrong with it.
    """
    record, faulty = _record(cls, identifier, raw, places)
    if record is None or faulty:
        raise Malformed(*faulty)
    return record
