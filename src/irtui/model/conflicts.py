"""Which claims of one field cannot both be true."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import inf
from typing import Any, TypeVar

from irtui.model.claims import Claim, compare_values, conflicts, parts_of
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, end_of, one_of, start_of
from irtui.model.fields import FieldSpec
from irtui.model.holding import resolve, seen_between, stretch
from irtui.model.stretches import Days, Union, met
from irtui.model.values import Name

T = TypeVar("T")

_FEW = 8
"""Claims up to which each is compared with each other one; of more, those of a time together."""

_Extent = tuple[float, float]
"""What a part of a value leaves possible, from and to: days, or the number of a text or a word."""


def _certain(dataset: Dataset, claim: Claim[T]) -> Days | None:
    """The first and the last day on which ``claim`` certainly holds; ``None`` if there is none."""
    since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
    if since is None and until is None and claim.seen:
        return seen_between(claim.seen)
    if (claim.since and not since) or (claim.until and not until):
        return None
    start = (since.bounds[1] or date.max) if since else date.min
    end = date.max
    if until:
        first_possible = until.bounds[0]
        if first_possible is None or first_possible == date.min:
            return None
        end = first_possible - timedelta(days=1)
    return (start, end) if start <= end else None


def _alternative_to(spec: FieldSpec, value: object) -> object:
    """What claims of a field have in common that are alternatives."""
    if spec.distinct:
        return getattr(value, spec.distinct)
    return value.lang if isinstance(value, Name) else None  # in each language, it is no dispute


def field_conflicts(
    dataset: Dataset, spec: FieldSpec, claims: Sequence[Claim[T]]
) -> tuple[tuple[Claim[T], Claim[T]], ...]:
    """The pairs among a few claims of one field that cannot both be true.

    In a single-valued field all claims are alternatives. In a many-valued one only those are that
    share the ``distinct`` key, such as two counts of one thing.
    """
    if spec.many and not spec.distinct:
        return ()

    def together(one: Claim[T], other: Claim[T]) -> bool:
        if one.joint and other.joint:
            return False
        if _alternative_to(spec, one.value) == _alternative_to(spec, other.value):
            mine, its = (_certain(dataset, claim) for claim in (one, other))
            return bool(mine and its and mine[0] <= its[1] and its[0] <= mine[1])
        return False

    return conflicts(claims, compare_values, together)


def contradicting(
    dataset: Dataset, spec: FieldSpec, claims: Sequence[Claim[T]]
) -> tuple[Claim[T], ...]:
    """The claims of one field that contradict another one of it, in their order.

    They are those of all pairs of `field_conflicts`, of which many claims can make too many.
    """
    if len(claims) < 2 or (spec.many and not spec.distinct):
        return ()
    if len(claims) <= _FEW:
        pairs = field_conflicts(dataset, spec, claims)
        involved = {claim for pair in pairs for claim in pair}
    else:
        involved = set(_among_many(dataset, spec, claims))
    return tuple(claim for claim in claims if claim in involved)


def tellings(dataset: Dataset, spec: FieldSpec, claims: Sequence[Claim[T]]) -> tuple[Claim[T], ...]:
    """What is told of that of which claims of one field contradict each other, in their order.

    With the contradictory claims go those that agree with all of them or are thought wrong, as far
    as they are alternatives and hold at the same time; none, where no claim contradicts another.
    """
    rivals: dict[object, list[Days]] = {}
    for claim in contradicting(dataset, spec, claims):
        rivals.setdefault(_alternative_to(spec, claim.value), []).append(_days(dataset, claim))
    days = {group: Union(stretches) for group, stretches in rivals.items()}
    return tuple(
        claim
        for claim in claims
        if (rival := days.get(_alternative_to(spec, claim.value)))
        and rival.meets(Union([_days(dataset, claim)]))
    )


def _days(dataset: Dataset, claim: Claim[T]) -> Days:
    """The days of which a claim speaks: all, if it names none."""
    return _certain(dataset, claim) or stretch(dataset, claim).possible or (date.min, date.max)


def _among_many(
    dataset: Dataset, spec: FieldSpec, claims: Sequence[Claim[T]]
) -> Iterator[Claim[T]]:
    """The claims that contradict another, found part by part of their values.

    Two values contradict each other where a part that both have leaves nothing possible for both.
    What is one of several days leaves days out between them, and so it is compared with each value;
    so is what is joint.
    """
    numbers: dict[object, int] = {}
    parts: dict[object, list[tuple[Claim[T], Days, _Extent]]] = {}
    for claim in claims:
        days = None if claim.deprecated or claim.joint else _certain(dataset, claim)
        if days is not None:
            group = _alternative_to(spec, claim.value)
            for part, extent in _parts(claim.value, numbers):
                parts.setdefault((group, part), []).append((claim, days, extent))
    for entries in parts.values():
        # Of all that hold on a common day: the first end, and the last beginning.
        extremes = met(
            [(days, (extent[1], extent[0])) for _, days, extent in entries],
            [days for _, days, _ in entries],
            lambda one, other: (min(one[0], other[0]), max(one[1], other[1])),
        )
        for (claim, _, (first, last)), extreme in zip(entries, extremes, strict=True):
            if extreme is not None and (extreme[0] < first or last < extreme[1]):
                yield claim
    sets = [claim for claim in claims if claim.joint or _is_set(claim.value)]
    for claim in claims if sets else ():
        others = claims if claim.joint or _is_set(claim.value) else sets
        if any(
            other is not claim and field_conflicts(dataset, spec, (claim, other))
            for other in others
        ):
            yield claim


def _is_set(value: object) -> bool:
    """Whether a value is one of several days, with days between them that it is not."""
    return isinstance(value, Moment) and len(one_of(value)) > 1


def _parts(
    value: Any, numbers: dict[object, int], *path: str
) -> Iterator[tuple[tuple[str, ...], _Extent]]:
    """The parts of a value that can contradict those of another, as `compare_values` has it.

    Args:
        value: of a claim; what it leaves out has no part.
        numbers: for everything but dates, a number for each that is not the same.
        path: the keys that lead to it.
    """
    if isinstance(value, Moment | Span):
        for name, moment in (("start", start_of(value)), ("end", end_of(value))):
            if moment is not None:
                yield (*path, name), _extent(moment)
    elif names := parts_of(type(value)):
        for name in names:
            yield from _parts(getattr(value, name), numbers, *path, name)
    elif value is not None:
        same = value.casefold() if isinstance(value, str) else value
        number = numbers.setdefault(same, len(numbers))
        yield path, (number, number)


def _extent(moment: Moment) -> _Extent:
    first, last = moment.bounds
    return first.toordinal() if first else -inf, last.toordinal() if last else inf
