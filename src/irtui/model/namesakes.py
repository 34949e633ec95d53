"""Records that are called alike, and what tells them apart: their reference after the name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import best_ranked
from irtui.model.kept import stored
from irtui.model.names import source_line
from irtui.model.records import Event, Gap, Record, Source


def mark(dataset: Dataset, ref: Ref, name: str) -> str:
    """What follows ``name`` where another record has it, on whatever day; else nothing.

    What is evidence is never taken for what it is about, so each is compared with its like.
    """
    return f" ({ref})" if _called(dataset, ref, name) else ""


def namesakes(dataset: Dataset, record: Record, name: str) -> Sequence[Ref]:
    """The records that are called ``name`` as ``record`` is, itself among them; else none.

    Of a meeting without a name: those of the same number, of the same kind and of the same body.
    """
    if isinstance(record, Event) and not record.name:
        return dataset.once(twins)[False].get(record.ref, ())
    return _called(dataset, record.ref, name)


def _called(dataset: Dataset, ref: Ref, name: str) -> Sequence[Ref]:
    return dataset.once(shared_names).get((_group(ref), name.casefold()), ())


def meeting_mark(dataset: Dataset, event: Event, *, dated: bool = False) -> str:
    """What follows the number and the kind of a meeting where another one has the same.

    Args:
        dataset: where the meetings are.
        event: the meeting.
        dated: whether its date stands beside it, and tells it apart from those of other days.
    """
    return f" ({event.ref})" if event.ref in dataset.once(twins)[dated] else ""


_Bearers = Mapping[tuple[str, str], Sequence[Ref]]


def _plain_bearers(_: Dataset, bearers: _Bearers) -> object:
    return {name: [(ref.table, ref.id) for ref in refs] for name, refs in bearers.items()}


def _bearers(_: Dataset, plain: Mapping[tuple[str, str], list[tuple[str, str]]]) -> _Bearers:
    return {name: [Ref(*one) for one in refs] for name, refs in plain.items()}


@stored("shared names", _plain_bearers, _bearers)
def shared_names(dataset: Dataset) -> _Bearers:
    """The records that share a name with others, by it, in any case."""
    firsts: dict[tuple[str, str], Ref] = {}
    found: dict[tuple[str, str], list[Ref]] = {}
    for ref, record in dataset.records.items():
        group = _group(ref)
        for name in {name.casefold() for name in _names(record)}:
            first = firsts.setdefault((group, name), ref)
            if first is not ref:
                found.setdefault((group, name), [first]).append(ref)
    return found


_Twins = Mapping[bool, Mapping[Ref, Sequence[Ref]]]


def _plain_twins(_: Dataset, twins: _Twins) -> object:
    return {
        dated: [[one.id for one in refs] for ref, refs in alike.items() if ref == refs[0]]
        for dated, alike in twins.items()
    }


def _twins_again(_: Dataset, plain: Mapping[bool, list[list[str]]]) -> _Twins:
    found: dict[bool, dict[Ref, Sequence[Ref]]] = {}
    for dated, groups in plain.items():
        alike = ([Ref(Event.TABLE, one) for one in ids] for ids in groups)
        found[dated] = {ref: refs for refs in alike for ref in refs}
    return found


@stored("meetings alike", _plain_twins, _twins_again)
def twins(dataset: Dataset) -> _Twins:
    """The meetings without a name that share number and kind, or by ``True`` also the date."""
    found: dict[bool, dict[Ref, Sequence[Ref]]] = {}
    for dated in (False, True):
        called: dict[tuple[object, ...], list[Ref]] = {}
        for event in dataset.all(Event):
            if not event.name:
                called.setdefault(_meeting(event, dated=dated), []).append(event.ref)
        alike = (refs for refs in called.values() if len(refs) > 1)
        found[dated] = {ref: refs for refs in alike for ref in refs}
    return found


def _group(ref: Ref) -> str:
    return ref.table if ref.table in (Source.TABLE, Gap.TABLE) else ""


def _names(record: Record) -> Iterator[str]:
    for claims in (record.name, record.abbreviation):
        for claim in claims:
            if not claim.deprecated:
                yield claim.value.value
    if isinstance(record, Source):
        yield from (record.title or record.publisher or record.id, source_line(record))
    elif isinstance(record, Gap):
        yield record.text


def _meeting(event: Event, *, dated: bool) -> tuple[object, ...]:
    fields = ("body", "programme", "agreement", "number", *(("when", "planned") if dated else ()))
    return (event.kind, *(_value(getattr(event, name)) for name in fields))


def _value(claims: tuple[Claim[Any], ...]) -> object:
    best = best_ranked(claim for claim in claims if not claim.deprecated)
    return best.value if best else None
