"""Tables of CSV in: the folder that was exported, or a table of others, by a mapping."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import product
from operator import itemgetter
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from irtui.exchange.dataset_file import taken_out
from irtui.exchange.foreign import foreign_text
from irtui.exchange.format import ForeignError, Imported, Reading, Unread
from irtui.exchange.tables.csv_export import PACKAGE
from irtui.exchange.tables.csv_folder import read_folder
from irtui.exchange.tables.csv_mapping import Mapped, read_mapping
from irtui.exchange.tables.csv_nodes import (
    Cell,
    CellError,
    Constant,
    Group,
    Made,
    Node,
    Rule,
    Several,
    columns_in,
    slug,
    takes_several,
)
from irtui.exchange.tables.csv_reading import Told, place
from irtui.lean import frozen
from irtui.loading.structure import record_of, structured
from irtui.loading.values import Malformed
from irtui.model.claims import Ref
from irtui.model.fields import key_of
from irtui.model.problems import Path
from irtui.model.safe_text import quoted, safe_line


def read(path: FilePath, reading: Reading) -> Imported:
    """A dataset's file: of a folder that was exported as it was, of another table by its mapping.

    Raises:
        ForeignError: there is no mapping, or it or the table cannot be read.
    """
    folder = path.parent if path.name == PACKAGE else path
    if folder.is_dir():
        if reading.mapping is not None:
            why = "A folder that was exported needs no mapping: leave --map out."
            raise ForeignError(f"{safe_line(str(folder))}: {why}")
        found = read_folder(folder)
    elif reading.mapping is None:
        foreign_text(path)  # that it cannot be read comes first
        hint = "Say with --map FILE which column is which field."
        raise ForeignError(f"{safe_line(str(path))}: This is a table of others. {hint}")
    else:
        usual = {"title": safe_line(path.stem), "reviewed": reading.today}
        found = _Builder(read_mapping(reading.mapping, path)).imported(usual)
    title = {"title": reading.title} if reading.title else {}
    head = {**found.tables["dataset"], **title}
    return Imported(tables={**found.tables, "dataset": head}, unread=found.unread)


@frozen
class _Row:
    """What the nodes of a mapping say of one row."""

    number: int
    cells: Mapping[str, str]
    made: dict[str, Ref | None]
    """The records that it makes, by what the mapping calls them; ``None``: it was told why not."""
    told: list[Told]

    def name(self, rule: Rule) -> None:
        """Note which record a rule makes of the row, if it makes one."""
        for text in self.values(rule.id)[:1]:
            self.made[rule.name] = None
            try:
                self.made[rule.name] = Ref(rule.cls.TABLE, slug(str(text)))
            except CellError as error:
                self.tell(rule.id, str(error))

    def values(self, node: Node) -> list[Any]:
        """What a node says; of several values, each; nothing, where the cells are empty."""
        match node:
            case Constant():
                return [node.value]
            case Cell():
                return [*self._of_cell(node)]
            case Made():
                ref = self.made.get(node.name)
                return [] if ref is None else [ref.id if node.bare else str(ref)]
            case Several():
                return [value for one in node.nodes for value in self.values(one)]
            case Group():
                return [*self._of_group(node)]

    def _of_cell(self, cell: Cell) -> Iterator[Any]:
        said = (self.cells.get(column, "").strip() for column in cell.columns)
        whole = " ".join(filter(None, said))
        texts = whole.split(cell.split) if cell.split else [whole]
        for text in filter(None, map(str.strip, texts)):
            if cell.words and text not in cell.words:
                self.tell(cell, f"{quoted(text)} is none of the words in the mapping.")
                continue
            try:
                yield cell.convert(cell.words.get(text, text))
            except CellError as error:
                self.tell(cell, str(error))

    def _of_group(self, group: Group) -> Iterator[dict[str, Any]]:
        found = {key: self.values(node) for key, node in group.parts.items()}
        said = [key for key in group.varying if found[key]]
        if group.varying and not said:
            return
        for key in group.needed:
            if not found[key]:
                if set(said) - {key}:
                    self.tell(group.parts[key], "It is empty, so the rest is not read either.")
                return
        filled = {key: [one] if key in group.gathered else one for key, one in found.items() if one}
        alone = all(len(one) == 1 for one in filled.values())
        for values in product(*filled.values()):
            yield dict(zip(filled, values if alone else deepcopy(values), strict=True))

    def tell(self, node: Node, what: str) -> None:
        """Note what was not understood, with its place."""
        columns = dict.fromkeys(columns_in(node))
        self.told.append(Told(self.number, Unread(place(self.number, *columns), what)))


_Origin = tuple[_Row, Node]
"""The row that a value came from, and what of the mapping took it."""


class _Values(NamedTuple):
    """The values of a field so far."""

    spelled: set[str]
    """Each as a text, so that none is added twice."""
    origins: list[_Origin | None]
    """Where each came from; ``None``: from the mapping itself."""


class _Builder:
    """Puts together what the rows tell of each record."""

    def __init__(self, mapped: Mapped) -> None:
        self._mapped = mapped
        constants = {key: dict(one) for key, one in mapped.constants.items()}
        self._tables: dict[str, dict[str, Any]] = deepcopy(constants)
        self._values: dict[tuple[Ref, str], _Values] = {}
        self.told: list[Told] = []
        """What was not understood so far."""
        self._done: set[tuple[str | Ref | None, ...]] = set()
        """What rows say that was read and understood: many rows tell of one board."""

    def _add(self, number: int, cells: Mapping[str, str]) -> None:
        row = _Row(number, cells, {}, self.told)
        for rule in self._mapped.rules:
            row.name(rule)
        for rule in self._mapped.rules:
            if ref := row.made.get(rule.name):
                said = (*map(cells.get, rule.columns), *map(row.made.get, rule.named))
                if (rule.name, *said) not in self._done:
                    before = len(self.told)
                    self._merge(ref, rule, row)
                    if len(self.told) == before:
                        self._done.add((rule.name, *said))
            elif rule.name not in row.made and any(map(cells.get, rule.columns)):
                row.tell(rule.id, f"This gives no id, so nothing is read for “{rule.name}”.")

    def _merge(self, ref: Ref, rule: Rule, row: _Row) -> None:
        record = self._tables.setdefault(ref.table, {}).setdefault(ref.id, {})
        for key, found in _sound(ref, rule, row).items():
            if type(found) is list:
                self._extend(ref, key, found, record, (row, rule.fields[key]))
                continue
            names = found.items() if type(found) is dict else [(key, found)]
            into = record.setdefault(key, {}) if type(found) is dict else record
            for name, value in names:
                if into.setdefault(name, value) != value:
                    what = f"{ref} has {quoted(str(into[name]))} there, by a row before this one."
                    row.tell(_node_at(rule.fields, (key, name)), what)

    def _extend(
        self, ref: Ref, key: str, found: list[Any], record: dict[str, Any], origin: _Origin
    ) -> None:
        """Adds the values that a field does not have yet."""
        before = record.setdefault(key, [])
        if type(before) is not list:  # a constant, which is written by hand as one value
            before = record[key] = [before]
        if (ref, key) not in self._values:
            self._values[ref, key] = _Values({*map(_spelled, before)}, [None] * len(before))
        known = self._values[ref, key]
        for value in found:
            if (name := _spelled(value)) not in known.spelled:
                known.spelled.add(name)
                known.origins.append(origin)
                before.append(value)

    def imported(self, usual: Mapping[str, str]) -> Imported:
        """What all rows tell, without the claims that point to a record that there is not.

        Args:
            usual: what the dataset says of itself, where the mapping does not.
        """
        for number, cells in self._mapped.table.rows(self.told):
            self._add(number, cells)
        for (ref, key), places in self._leading_nowhere().items():
            record = self._tables[ref.table][ref.id]
            record[key] = [one for place, one in enumerate(record[key]) if place not in places]
            if not record[key]:
                del record[key]
        head = {**usual, **self._tables.get("dataset", {})}
        unread = [one for _, one in sorted(self.told, key=itemgetter(0))]
        return Imported(
            tables={**self._tables, "dataset": head},
            unread=(*_not_mapped(self._mapped), *unread),
        )

    def _leading_nowhere(self) -> Mapping[tuple[Ref, str], set[int]]:
        """The places of claims of rows that point to no record, which are told."""
        dataset, _ = structured(deepcopy(self._tables))
        found: dict[tuple[Ref, str], set[int]] = {}
        for target in dataset.unknown_targets():
            for source, _, (name, _, _), at in dataset.references.get(target, ()):
                field = source, key_of(name)
                if at is not None and field in self._values:
                    origin = self._values[field].origins[at]
                    if origin is not None:
                        row, node = origin
                        row.tell(node, f"There is no {target}.")
                        found.setdefault(field, set()).add(at)
        return found


def _not_mapped(mapped: Mapped) -> Iterator[Unread]:
    """The columns that nothing is read of, and nobody said so."""
    taken = {*mapped.written.ignore, *(one for rule in mapped.rules for one in rule.columns)}
    what = "Nothing is read of it; name it in “ignore” under [csv], if that is right."
    for column in dict.fromkeys(mapped.table.header):
        if column not in taken:
            yield Unread(f"column {quoted(column)}", what)


def _spelled(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _sound(ref: Ref, rule: Rule, row: _Row) -> dict[str, Any]:
    """What a row says of a record, without what would be an error in the file."""
    found: dict[str, Any] = {}
    for key, node in rule.fields.items():
        if values := row.values(node):
            found[key] = values if takes_several(rule.specs[key]) else values[0]
    while True:
        try:
            record_of(rule.cls, ref.id, found)
        except Malformed as error:
            if not all(problem.path for problem in error.problems):
                row.tell(rule.id, str(error.problems[0].message))
                return {}
            for path, problem in taken_out(found, error.problems):
                row.tell(_node_at(rule.fields, path), problem.message)
        else:
            return found


def _node_at(fields: Mapping[str, Node], path: Path) -> Node:
    """What of a mapping gave the value at a path of a record, as nearly as that is known."""
    node = fields[str(path[0])]
    for key in path[1:]:
        if isinstance(node, Group) and key in node.parts:
            node = node.parts[str(key)]
    return node
