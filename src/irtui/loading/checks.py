"""Shape checks: how the records of one file must fit together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import Any

from irtui.lean import frozen
from irtui.loading.cycles import cycles
from irtui.loading.nearest import Nearest
from irtui.loading.read import Document
from irtui.loading.timing import timed
from irtui.loading.values import did_you_mean, suggestion
from irtui.model.addresses import PLACE, UnsafeAddressError, address, address_in
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import (
    FieldSpec,
    Kind,
    claim_fields,
    field_table,
    key_of,
    label_of,
    names_of,
)
from irtui.model.most_problems import told
from irtui.model.problems import Path, Problem
from irtui.model.records import RECORDS, TABLES, THIRD, About, Body, Gap, Party, Record, Source
from irtui.model.safe_text import quoted, shortened
from irtui.model.values import ROLE

_LONGEST_LIST = 300
"""Characters of a list in a message; of a longer one the beginning is shown."""

_LISTED = 20
"""Kinds up to which a message names all of them."""


@frozen
class _Pointer:
    """A reference, and where it stands in the document."""

    target: Ref
    path: Path


def _claim_path(record: Record, name: str, index: int) -> Path:
    """Where a claim stands; if it is the field's only value, in no list, `Loaded.place` tells."""
    return (record.TABLE, record.id, key_of(name), index)


def _structure_pointers(value: Any, path: Path, raw: Any) -> Iterator[_Pointer]:
    for key, spec in field_table(type(value)).items():
        target = getattr(value, key)
        if spec.kind is Kind.REFERENCE and isinstance(target, Ref):
            yield _Pointer(target, (*path, key_of(key)) if isinstance(raw, dict) else path)


def _claim_pointers(claim: Claim[Any], spec: FieldSpec, path: Path, raw: Any) -> Iterator[_Pointer]:
    if spec.kind is Kind.REFERENCE:  # a text that is no id of a place is none of a missing one
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
    """Every reference that a record makes, each with its place, as if all values stood in arrays.

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
                item = raw[index] if isinstance(raw, list) else raw
                yield from _claim_pointers(claim, spec, (*head, key, index), item)
        elif spec.kind is Kind.REFERENCE and value:
            for index, target in enumerate(value if spec.many else (value,)):
                yield _Pointer(target, (*head, key, index))


class _Known:
    """What ids there are; a record with a fault of its own is there all the same."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._near: dict[str, Nearest] = {}

    @cached_property
    def _ids(self) -> dict[str, dict[str, Any]]:
        tables = self._document.data.items()
        return {table: raw for table, raw in tables if isinstance(raw, dict)}

    def ids(self, table: str) -> set[str]:
        """Those of a table."""
        return set(self._ids.get(table, ()))

    def has(self, ref: Ref) -> bool:
        """Whether there is such a record."""
        return ref.id in self._ids.get(ref.table, ())

    def missing(self, ref: Ref, path: Path, otherwise: str = "") -> Problem:
        """The problem of a reference to what is not there."""
        if ref.table == Party.TABLE and (side := self._marked.get(ref.id.casefold())):
            message = f"{quoted(ref.id)} is the mark of party {quoted(side)}."
            return Problem("unknown-record", message, f"Write {quoted(side)}.", path)
        if ref.table not in self._near:
            self._near[ref.table] = Nearest(self._ids.get(ref.table, ()))
        if ref.table == Party.TABLE:
            sides = ", ".join(self._ids.get(Party.TABLE, {})) or "there is none yet"
            hint = f"Write the id of a side{otherwise}: {shortened(sides, _LONGEST_LIST)}."
        else:
            hint = f"Add [{ref.table}.{shortened(ref.id)}], or correct the id."
        return Problem(
            "unknown-record",
            f"There is no {ref.table} {quoted(ref.id)}.",
            did_you_mean(self._near[ref.table].of(ref.id), hint),
            path,
        )

    @cached_property
    def _marked(self) -> dict[str, str]:
        """The ids of sides, by their marks in small letters."""
        sides = self._ids.get(Party.TABLE, {}).items()
        return {
            raw["mark"].casefold(): identifier
            for identifier, raw in sides
            if isinstance(raw, dict) and isinstance(raw.get("mark"), str)
        }


def _dangling(dataset: Dataset, data: Mapping[str, Any], known: _Known) -> Iterator[Problem]:
    about = data.get("dataset")
    pairs: Iterable[tuple[Record | About, Mapping[str, Any]]] = (
        (dataset.about, about if isinstance(about, dict) else {}),
        *((record, data[ref.table][ref.id]) for ref, record in dataset.records.items()),
    )
    for record, table in timed(pairs):
        for pointer in _pointers(record, table):
            if not known.has(pointer.target):
                yield known.missing(pointer.target, pointer.path)


def _origins(dataset: Dataset, known: _Known) -> Iterator[Problem]:
    sound = {THIRD, *(ref.id for ref in dataset.refs(Party.TABLE))}
    for source in dataset.all(Source):
        if not source.origin or source.origin in sound:
            continue
        if source.origin not in known.ids(Party.TABLE):
            path = (source.TABLE, source.id, "origin")
            side = Ref(Party.TABLE, source.origin)
            yield known.missing(side, path, f", or {quoted(THIRD)}")


@cache
def answerable(table: str) -> frozenset[str]:
    """What a gap about a record of a table may name: its fields, and its links both ways."""
    found: set[str] = set()
    for name, spec in field_table(TABLES[table]).items():
        found |= {key_of(name), label_of(name, spec), spec.link}
    for cls in RECORDS:
        for spec in field_table(cls).values():
            for one in (spec, *spec.parts.values()):
                if table in one.targets:
                    found.add(one.inverse or spec.inverse)
    return frozenset(found - {""})


def _gap_fields(dataset: Dataset) -> Iterator[Problem]:
    for gap in dataset.all(Gap):
        if gap.about and gap.field and gap.field not in answerable(gap.about.table):
            table = gap.about.table
            names = sorted(answerable(table))
            yield Problem(
                "unknown-field",
                f"There is no field or link {quoted(gap.field)} in the table “{table}”.",
                suggestion(gap.field, names, f"It has these: {', '.join(names)}."),
                (gap.TABLE, gap.id, "field"),
            )


def _sourcing(dataset: Dataset, document: Document) -> Iterator[Problem]:
    """Claims without a source, and sources cited twice."""
    references = dataset.references
    twice = {
        references.source_of(one)
        for target in references
        for one, other in pairwise(references.numbers(target))
        if one == other
    }
    for ref, record in dataset.records.items():
        if (not record.sources and any(record.claims)) or ref in twice:  # else nothing is wrong
            yield from _sourcing_of(record, document)


def _sourcing_of(record: Record, document: Document) -> Iterator[Problem]:
    sourced = record.sources or isinstance(record, Gap)
    if _repeats(record.sources):
        yield _twice(record.sources, (record.TABLE, record.id))
    unsourced: list[tuple[str, int]] = []
    for name in claim_fields(type(record)):
        for index, claim in enumerate(getattr(record, name)):
            if _repeats(claim.sources):
                yield _twice(claim.sources, _claim_path(record, name, index))
            elif not (sourced or claim.sources):
                unsourced.append((name, index))
    if unsourced and not _faulty_sources(record, document):
        yield _unsourced(record, unsourced)


def _faulty_sources(record: Record, document: Document) -> bool:
    """Whether a record without sources has some, which are not sound; that is reported already."""
    return document.parsed and bool(document.data[record.TABLE][record.id].get("sources"))


def _unsourced(record: Record, claims: Sequence[tuple[str, int]]) -> Problem:
    """One problem for all claims of a record that have no source: one line can mend them."""
    if len(claims) == 1:
        ((name, index),) = claims
        return Problem(
            "no-source",
            f"“{key_of(name)}” has no source.",
            "Add sources to the claim or to its record.",
            _claim_path(record, name, index),
        )
    keys = list(dict.fromkeys(quoted(key_of(name)) for name, _ in claims))
    listed = f"{', '.join(keys[:-1])} and {keys[-1]}" if len(keys) > 1 else keys[0]
    return Problem(
        "no-source",
        f"{len(claims):,} claims have no source: {listed}.",
        'Add sources = ["…"] to the record, or sources to each claim.',
        (record.TABLE, record.id),
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


def _kinds(dataset: Dataset) -> Iterator[Problem]:
    for table in dataset.counts:
        declared = dataset.about.kinds.get(table)
        if declared is None:
            continue
        near = Nearest(declared)
        for record in dataset.table(table):
            if record.kind and record.kind not in declared:
                yield Problem(
                    "wrong-word",
                    f"Unknown kind of {table}: {quoted(record.kind)}.",
                    did_you_mean(near.of(record.kind), _declare(table, declared)),
                    (table, record.id, "kind"),
                )


def _roles(dataset: Dataset) -> Iterator[Problem]:
    """Words for a role that the vocabulary does not have."""
    declared = dataset.about.kinds.get(ROLE)
    if declared is None:
        return
    near = Nearest(declared)
    for record in dataset.records.values():
        for name in _WITH_ROLE[record.TABLE]:
            for index, claim in enumerate(getattr(record, name)):
                word = claim.value.role
                if word and word not in declared:
                    yield Problem(
                        "wrong-word",
                        f"Unknown role: {quoted(word)}.",
                        did_you_mean(near.of(word), _declare(ROLE, declared)),
                        (*_claim_path(record, name, index), "role"),
                    )


_WITH_ROLE = {
    table: tuple(name for name, spec in field_table(cls).items() if ROLE in spec.parts)
    for table, cls in TABLES.items()
}
"""The fields of each table whose claims may have a role."""


def _declare(table: str, declared: Iterable[str]) -> str:
    names = list(declared)
    known = f"; known kinds: {shortened(', '.join(names), _LONGEST_LIST)}"
    return f"Declare it under [dataset.kinds.{table}]{known if len(names) <= _LISTED else ''}."


def _counted(dataset: Dataset) -> Iterator[Problem]:
    """Kinds that a body counts and that no table declares."""
    declared = dataset.about.kinds.get(Body.TABLE)
    if declared is None:
        return
    words = set().union(*dataset.about.kinds.values())
    near = Nearest(words)
    for body in dataset.all(Body):
        for index, claim in enumerate(body.counts):
            kind = claim.value.kind
            if kind not in words and not claim.deprecated:
                yield Problem(
                    "unknown-count",
                    f"Unknown kind in a count: {quoted(kind)}.",
                    did_you_mean(near.of(kind), _declare(Body.TABLE, declared)),
                    (body.TABLE, body.id, "counts", index, "kind"),
                )


def _words(dataset: Dataset) -> Iterator[Problem]:
    """New names for links that are none."""
    if dataset.about.words:
        fields = (field_table(cls).items() for cls in RECORDS)
        known = sorted(frozenset().union(*(names_of(*one) for one in chain(*fields))))
        for word in dataset.about.words:
            if word not in known:
                hint = suggestion(word, known, "Write the name under which irtui shows it.")
                message = f"There is no link or field that is called {quoted(word)}."
                yield Problem("unknown-field", message, hint, ("dataset", "words", word))


def _registers(dataset: Dataset) -> Iterator[Problem]:
    """Addresses of registers without a place for the id, or that are not opened."""
    for register, pattern in dataset.about.registers.items():
        path = ("dataset", "registers", register)
        hint = f"Write https://, the host, and {PLACE} where the id belongs."
        if PLACE not in pattern:
            message = f"{quoted(pattern)} has no {PLACE} in it."
            yield Problem("wrong-register", message, hint, path)
            continue
        try:
            address(address_in(pattern, "1"))
        except UnsafeAddressError as error:
            yield Problem("wrong-register", str(error), hint, path)


def check_shape(dataset: Dataset, document: Document) -> tuple[Problem, ...]:
    """Everything about how the records fit together that is wrong.

    Args:
        dataset: the records; of a file with faults, what is sound of them.
        document: what they came from; asked for what it says only where something is wrong.
    """
    known = _Known(document)
    return told(
        chain(
            _dangling(dataset, document.data, known) if dataset.unknown_targets() else (),
            _origins(dataset, known),
            _gap_fields(dataset),
            _sourcing(dataset, document),
            cycles(dataset),
            _kinds(dataset),
            _roles(dataset),
            _counted(dataset),
            _words(dataset),
            _registers(dataset),
        )
    )
