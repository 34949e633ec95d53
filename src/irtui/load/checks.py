"""Shape checks: how the records of one file must fit together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from irtui.load.nearest import Nearest
from irtui.load.values import did_you_mean
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import FieldSpec, Kind, claim_fields, field_table, key_of
from irtui.model.problems import Path, Problem
from irtui.model.records import About, Gap, Record
from irtui.model.safe_text import quoted, shortened

_CHAINS = {
    "body": ("parent", "succeeds"),
    "organisation": ("parent", "succeeds"),
    "event": ("part_of",),
    "agreement": ("supersedes",),
    "programme": ("part_of", "succeeds"),
    "source": ("reprints",),
}
"""For each table the fields whose chains must come to an end."""
_LONGEST_LIST = 300
"""Characters of a list in a message; of a longer one the beginning is shown."""

_LISTED = 20
"""Ids or kinds up to which a message names all of them."""


@frozen
class _Pointer:
    """A reference, and where it stands in the document."""

    target: Ref
    path: Path


def _claim_path(record: Record, name: str, index: int, raw: Any) -> Path:
    """Where a claim stands: in a list, or as the field's only value."""
    base: Path = (record.TABLE, record.id, key_of(name))
    return (*base, index) if isinstance(raw, list) else base


def _structure_pointers(value: Any, path: Path, raw: Any) -> Iterator[_Pointer]:
    for key, spec in field_table(type(value)).items():
        target = getattr(value, key)
        if spec.kind is Kind.REFERENCE and target is not None:
            yield _Pointer(target, (*path, key_of(key)) if isinstance(raw, dict) else path)


def _claim_pointers(claim: Claim[Any], spec: FieldSpec, path: Path, raw: Any) -> Iterator[_Pointer]:
    if spec.kind is Kind.REFERENCE:
        yield _Pointer(claim.value, (*path, "value") if isinstance(raw, dict) else path)
    if spec.kind is Kind.STRUCTURE:
        yield from _structure_pointers(claim.value, path, raw)
    for key in ("since", "until"):
        bound = getattr(claim, key)
        if isinstance(bound, Ref):
            yield _Pointer(bound, (*path, key))
    if claim.sources:
        yield from _citation_pointers(claim.sources, (*path, "sources"), raw["sources"])


def _citation_pointers(
    citations: Sequence[Citation], path: Path, raw: Sequence[Any]
) -> Iterator[_Pointer]:
    for index, (citation, item) in enumerate(zip(citations, raw, strict=True)):
        place = (*path, index, "source") if isinstance(item, dict) else (*path, index)
        yield _Pointer(citation.ref, place)


def _pointers(record: Record | About, table: Mapping[str, Any]) -> Iterator[_Pointer]:
    """Every reference that a record makes, each with its place in the document.

    Args:
        record: the record, or the dataset's own description.
        table: its table, as TOML gave it.
    """
    head: Path = (record.TABLE, record.id) if isinstance(record, Record) else ("dataset",)
    for name, spec in field_table(type(record)).items():
        key = key_of(name)
        raw, value = table.get(key), getattr(record, name)
        if spec.kind is Kind.CITATIONS:
            if value:  # where they are faulty, there are none
                yield from _citation_pointers(value, (*head, key), table[key])
        elif spec.claims:
            for index, claim in enumerate(value):
                path = (*head, key, index) if isinstance(raw, list) else (*head, key)
                item = raw[index] if isinstance(raw, list) else raw
                yield from _claim_pointers(claim, spec, path, item)
        elif spec.kind is Kind.REFERENCE and value:
            for index, target in enumerate(value if spec.many else (value,)):
                yield _Pointer(target, (*head, key, index) if spec.many else (*head, key))


def _dangling(dataset: Dataset, data: Mapping[str, Any]) -> Iterator[Problem]:
    # A record with a fault of its own is there all the same: the ids are those of the document.
    known = {table: raw for table, raw in data.items() if isinstance(raw, dict)}
    about = data.get("dataset")
    pairs: Iterable[tuple[Record | About, Mapping[str, Any]]] = (
        (dataset.about, about if isinstance(about, dict) else {}),
        *((record, data[ref.table][ref.id]) for ref, record in dataset.records.items()),
    )
    near: dict[str, Nearest] = {}
    for record, table in pairs:
        for pointer in _pointers(record, table):
            table_name, identifier = pointer.target.table, pointer.target.id
            if identifier not in known.get(table_name, ()):
                otherwise = f"Add [{table_name}.{shortened(identifier)}], or correct the id."
                if table_name not in near:
                    near[table_name] = Nearest(known.get(table_name, ()))
                yield Problem(
                    "unknown-record",
                    f"There is no {table_name} {quoted(identifier)}.",
                    did_you_mean(near[table_name].of(identifier), otherwise),
                    pointer.path,
                )


def _sourcing(dataset: Dataset, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Claims without a source, and sources cited twice: both in one walk over the claims."""
    for ref, record in dataset.records.items():
        raw = data[ref.table][ref.id]
        # Sources that are not sound, and so not there, are reported already.
        sourced = record.sources or isinstance(record, Gap) or raw.get("sources")
        if _repeats(record.sources):
            yield _twice(record.sources, (ref.table, ref.id))
        for name in claim_fields(type(record)):
            for index, claim in enumerate(getattr(record, name)):
                if _repeats(claim.sources):
                    path = _claim_path(record, name, index, raw[key_of(name)])
                    yield _twice(claim.sources, path)
                elif not (sourced or claim.sources):
                    yield Problem(
                        "no-source",
                        f"“{key_of(name)}” has no source.",
                        "Add sources to the claim or to its record.",
                        _claim_path(record, name, index, raw[key_of(name)]),
                    )


def _repeats(citations: Sequence[Citation]) -> bool:
    """Whether a source is cited twice in one place."""
    return len(citations) > 1 and len({item.source for item in citations}) < len(citations)


def _twice(citations: Sequence[Citation], path: Path) -> Problem:
    firsts: dict[str, int] = {}
    second = next(
        index
        for index, citation in enumerate(citations)
        if firsts.setdefault(citation.source, index) != index
    )
    message = f"{quoted(citations[second].source)} is listed twice."
    return Problem("duplicate-member", message, "Remove one.", (*path, "sources", second))


def _next(record: Record, field: str) -> Iterator[tuple[Ref, Path]]:
    """What follows a record in a chain, and where below the record that is said."""
    value = getattr(record, field)
    if isinstance(value, Ref):
        yield value, (field,)
    elif value:
        for index, claim in enumerate(value):
            if not claim.deprecated:
                yield claim.value, (field, index, "value")


def _cycles(dataset: Dataset) -> Iterator[Problem]:
    for table, fields in _CHAINS.items():
        for field in fields:
            done: set[Ref] = set()
            for record in dataset.table(table):
                if getattr(record, field):  # else no chain goes through it
                    yield from _cycles_from(dataset, record, field, done)


def _cycles_from(dataset: Dataset, first: Record, field: str, done: set[Ref]) -> Iterator[Problem]:
    """Walks depth first; ``done`` holds the records from which no new cycle can be reached."""
    trail: dict[Ref, int] = {}
    stack: list[tuple[Ref, Iterator[tuple[Ref, Path]]]] = []

    def enter(ref: Ref) -> None:
        trail[ref] = len(stack)
        stack.append((ref, _next(dataset.get(ref), field)))

    if first.ref not in done:
        enter(first.ref)
    while stack:
        ref, following = stack[-1]
        step = next(following, None)
        if step is None:
            done.add(ref)
            del trail[ref]
            stack.pop()
            continue
        target, place = step
        if target in trail:
            circle = shortened(_circle(stack, trail[target]), _LONGEST_LIST)
            yield Problem(
                "cycle",
                f"“{field}” forms a cycle: {circle}.",
                "Remove one of these links.",
                (ref.table, ref.id, *place),
            )
        elif target not in done and target in dataset.records:
            enter(target)


def _circle(stack: Sequence[tuple[Ref, Any]], start: int) -> str:
    """The ids from one place of a chain on and back to it; of a long circle, both its ends."""
    ids = [stack[at][0].id for at in range(start, len(stack))[:_LISTED]]
    left_out = len(stack) - start - len(ids)
    more = [f"… {left_out:,} more …"] if left_out else []
    return " → ".join([*ids, *more, ids[0]])


def _kinds(dataset: Dataset) -> Iterator[Problem]:
    near: dict[str, Nearest] = {}
    for record in dataset.records.values():
        declared = dataset.about.kinds.get(record.TABLE)
        if record.kind and declared is not None and record.kind not in declared:
            if record.TABLE not in near:
                near[record.TABLE] = Nearest(declared)
            where = f"Declare it under [dataset.kinds.{record.TABLE}]"
            listed = (
                f"; known kinds: {shortened(', '.join(declared), _LONGEST_LIST)}"
                if len(declared) <= _LISTED
                else ""
            )
            yield Problem(
                "wrong-word",
                f"Unknown kind of {record.TABLE}: {quoted(record.kind)}.",
                did_you_mean(near[record.TABLE].of(record.kind), f"{where}{listed}."),
                (record.TABLE, record.id, "kind"),
            )


def check_shape(dataset: Dataset, data: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Everything about how the records fit together that is wrong.

    Args:
        dataset: the records; of a file with faults, what is sound of them.
        data: the document that they came from, to say where a problem stands.
    """
    problems: list[Problem] = []
    if dataset.unknown_targets():
        problems += _dangling(dataset, data)
    problems += _sourcing(dataset, data)
    problems += _cycles(dataset)
    problems += _kinds(dataset)
    return tuple(problems)
