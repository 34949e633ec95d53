"""What points to what: the references that records make, and the index of those to each record."""

from abc import abstractmethod
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from irtui.lean import frozen
from irtui.model.claims import Claim, Ref
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.records import CITED, Record

Naming = tuple[str, str, str]
"""What all links of one sort share: the field, the label and the inverse."""
Reference = tuple[Ref, Ref, Naming, int | None]
"""What a link is made of: source, target, naming, and the place of its claim in its field."""

NUMBERS = "Q"
"""The type of the numbers that an index keeps, one for each reference.

A large file has some 70,000 references, and few of them are ever shown. So one is kept as the
number of its source, that of its naming, and the place of its claim from 1, with 0 for none, or
for one beyond what these bits tell apart, of which there is none in 64 MiB.
"""
_NAMING, _SOURCE = 24, 36
"""The bits at which the number of the naming begins, and that of the source."""
_PLACES, _NAMINGS = (1 << _NAMING) - 1, (1 << _SOURCE - _NAMING) - 1


@frozen(eq=False)
class _Referring:
    """What of a field, or of the claims in it, points to records."""

    kind: Kind
    claims: bool
    points: bool
    """Whether what is claimed can point to records."""
    value: Naming
    """Of the links of the value itself."""
    inside: tuple[tuple[str, Naming], ...]
    """The references in a value that has keys of its own."""
    since: Naming
    until: Naming
    sources: Naming
    """Of the links of a claim's own keys."""

    @classmethod
    def of(cls, name: str, spec: FieldSpec) -> "_Referring":
        naming = (name, spec.link, spec.inverse)
        keys = [(key, one) for key, one in spec.parts.items() if one.kind is Kind.REFERENCE]
        return cls(
            spec.kind,
            spec.claims,
            bool(keys) or spec.kind in (Kind.REFERENCE, Kind.PLACE),
            naming,
            tuple((key, _named(name, spec, key, one)) for key, one in keys),
            (name, "begins with", "changed"),
            (name, "ends with", "changed"),
            (name, "rests on", CITED),
        )


def _named(name: str, spec: FieldSpec, key: str, part: FieldSpec) -> Naming:
    """What the references in a key of a structure are called: their own names, or the field's."""
    if key == "party":
        return name, "", ""
    return name, part.link or spec.link, part.inverse or spec.inverse


_naming: dict[type[Record], dict[str, tuple[Naming, ...]]] = {}


def namings_of(cls: type[Record]) -> dict[str, tuple[Naming, ...]]:
    """What the links of each field are called: those of its values, and of the keys in them."""
    if cls not in _naming:
        ways = {name: _Referring.of(name, spec) for name, spec in field_table(cls).items()}
        _naming[cls] = {
            name: (way.value, *(naming for _, naming in way.inside if naming[1]))
            for name, way in ways.items()
        }
    return _naming[cls]


_Referrers = tuple[Callable[[Record], Any], tuple[_Referring, ...]]
_referrers: dict[type[Record], _Referrers] = {}


def _referrers_of(cls: type[Record]) -> _Referrers:
    """What takes the values of all fields that can point to records, and those fields."""
    if cls not in _referrers:
        fields = {
            name: _Referring.of(name, spec)
            for name, spec in field_table(cls).items()
            if spec.claims or spec.kind in (Kind.CITATIONS, Kind.REFERENCE)
        }
        _referrers[cls] = attrgetter(*fields), tuple(fields.values())
    return _referrers[cls]


def references_of(record: Record) -> list[Reference]:
    """Every reference that a record makes, in the order of its fields."""
    found: list[Reference] = []
    ref = record.ref
    values_of, fields = _referrers_of(type(record))
    for value, way in zip(values_of(record), fields, strict=True):
        if not value:
            continue
        if way.claims:
            for place, claim in enumerate(value):
                if way.points:
                    _add_targets(found, ref, way, claim, place)
                if claim.since and type(claim.since) is Ref:
                    found.append((ref, claim.since, way.since, place))
                if claim.until and type(claim.until) is Ref:
                    found.append((ref, claim.until, way.until, place))
                for citation in claim.sources:  # few: a list of them would take longer
                    found.append((ref, citation.ref, way.sources, place))  # noqa: PERF401
        elif way.kind is Kind.CITATIONS:
            found += [(ref, citation.ref, way.value, None) for citation in value]
        else:
            found.append((ref, value, way.value, None))
    return found


def _add_targets(
    found: list[Reference], ref: Ref, way: _Referring, claim: Claim[Any], place: int
) -> None:
    """Adds the references in the value of a claim."""
    if not way.inside and type(claim.value) is Ref:
        found.append((ref, claim.value, way.value, place))
    for key, naming in way.inside:
        if (target := getattr(claim.value, key)) and type(target) is Ref:
            found.append((ref, target, naming, place))


_Pointers = tuple[tuple[str, _Referring], ...]
_pointers: dict[type[Record], _Pointers] = {}


def _pointers_of(cls: type[Record]) -> _Pointers:
    """The fields of whose claims the values can point to records."""
    if cls not in _pointers:
        ways = {name: _Referring.of(name, spec) for name, spec in field_table(cls).items()}
        _pointers[cls] = tuple(one for one in ways.items() if one[1].claims and one[1].points)
    return _pointers[cls]


def linking_claims(record: Record) -> Iterator[tuple[Ref, Claim[Any]]]:
    """What the claims of a record link it to by their values, each with the claim that does."""
    for name, way in _pointers_of(type(record)):
        for claim in getattr(record, name):
            value = claim.value
            if not way.inside:
                if type(value) is Ref and way.value[1]:
                    yield value, claim
                continue
            for key, (_, label, _) in way.inside:
                target = getattr(value, key)
                if type(target) is Ref and label:
                    yield target, claim


class References(Mapping[Ref, Sequence[Reference]]):
    """The references to each target, in the order of the file."""

    @abstractmethod
    def numbers(self, target: Ref) -> "array[int]":
        """Those to a target, as `NUMBERS` tells; the same ones stand in one place.

        Raises:
            KeyError: there are none.
        """

    @property
    @abstractmethod
    def namings(self) -> Sequence[Naming]:
        """Each naming that there is, by its number."""

    @abstractmethod
    def source(self, number: int) -> Ref:
        """The record with a number: its place in the file, from 0."""

    def source_of(self, reference: int) -> Ref:
        """The source of a reference that is told by its number."""
        return self.source(reference >> _SOURCE)

    def __getitem__(self, target: Ref) -> Sequence[Reference]:
        source, namings = self.source, self.namings
        return [
            (
                source(one >> _SOURCE),
                target,
                namings[one >> _NAMING & _NAMINGS],
                (one & _PLACES) - 1 if one & _PLACES else None,
            )
            for one in self.numbers(target)
        ]


class Index(References):
    """Those that some records make."""

    def __init__(self, records: Mapping[Ref, Record]) -> None:
        known: defaultdict[Naming, int] = defaultdict(lambda: len(known) << _NAMING)
        numbers: defaultdict[Ref, array[int]] = defaultdict(lambda: array(NUMBERS))
        for number, record in enumerate(records.values()):
            begun = number << _SOURCE
            for _, target, naming, place in references_of(record):
                at = 0 if place is None or place >= _PLACES else place + 1
                numbers[target].append(begun | known[naming] | at)
        self._sources = list(records)
        self._numbers = dict(numbers)
        self._namings = list(known)

    def numbers(self, target: Ref) -> "array[int]":  # noqa: D102 - as in References
        return self._numbers[target]

    @property
    def namings(self) -> Sequence[Naming]:  # noqa: D102
        return self._namings

    def source(self, number: int) -> Ref:  # noqa: D102
        return self._sources[number]

    def __contains__(self, target: object) -> bool:
        return target in self._numbers

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
