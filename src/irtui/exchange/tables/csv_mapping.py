"""The file of a mapping, read and checked; `csv_nodes` is what it becomes.

A table with ``column`` stands in it for what a cell says, and one with ``record`` for a record that
the same row makes. All else in the file is as in the file of a dataset, and is taken over.
"""

from collections.abc import Mapping
from copy import deepcopy
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Any

from irtui.exchange.foreign import foreign_error
from irtui.exchange.format import ForeignError
from irtui.exchange.tables.csv_nodes import (
    Cell,
    Constant,
    Dates,
    Group,
    Made,
    Node,
    Rule,
    Several,
    converter,
    leaves,
    takes_several,
)
from irtui.exchange.tables.csv_reading import CsvTable
from irtui.lean import evolve, frozen
from irtui.loading.positions import Positions
from irtui.loading.read import UnreadableError, read
from irtui.loading.structure import built, structured
from irtui.loading.values import suggestion
from irtui.model.claims import Citation, Claim
from irtui.model.fields import FieldSpec, Kind, field_table, key_of, plain
from irtui.model.problems import Path
from irtui.model.records import TABLES, Gap
from irtui.model.safe_text import quoted


class Delimiter(StrEnum):
    """What stands between the cells of a row."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"

    @property
    def sign(self) -> str:
        """The character itself."""
        return {Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}.get(self, ",")


@frozen(kw_only=True)
class Written:
    """How a table is written: the mapping's ``[csv]``."""

    delimiter: Delimiter = plain(
        Kind.WORD, "What stands between cells.", words=Delimiter, default=Delimiter.COMMA
    )
    dates: Dates = plain(
        Kind.WORD, "In which order dates are written.", words=Dates, default=Dates.ISO
    )
    ignore: tuple[str, ...] = plain(Kind.TEXT, "Columns that nothing is read of.", many=True)


@frozen(kw_only=True)
class _CellKeys:
    """What may be said of a cell."""

    column: tuple[str, ...] = plain(
        Kind.TEXT, "Its column, or several.", many=True, lone=True, required=True
    )
    words: dict[str, str] = plain(Kind.MAPPING, "What stands for each of the words in it.")
    split: str | None = plain(Kind.TEXT, "What stands between several values in it.")
    dates: Dates | None = plain(Kind.WORD, "How its dates are written.", words=Dates)
    table: str | None = plain(Kind.TEXT, "Of a reference: the table that it points into.")


@frozen(kw_only=True)
class _MadeKeys:
    """What may be said of a record that the row makes."""

    record: str = plain(Kind.TEXT, "What the mapping calls it.", required=True)


@frozen
class Mapped:
    """A mapping that was read and found sound."""

    written: Written
    table: CsvTable
    """The table that it is for."""
    rules: tuple[Rule, ...]
    constants: Mapping[str, Mapping[str, Any]]
    """The tables of a dataset that it has besides."""


class _MapError(Exception):
    """Something in a mapping is wrong, at a path."""

    def __init__(self, path: Path, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.path, self.told = path, f"{message} {hint}".rstrip()


def read_mapping(path: FilePath, table: FilePath) -> Mapped:
    """The mapping in a file, and the table that it is for.

    Raises:
        ForeignError: something in it is wrong; the message says where, and what is near. Or the
            table cannot be read.
    """
    try:
        document = read(path)
    except UnreadableError as error:
        raise foreign_error(error) from error
    try:
        return _mapped(document.data, table)
    except _MapError as fault:
        line, column = Positions(document.text, document.names).nearest(fault.path) or (1, 1)
        raise ForeignError(f"{document.file}:{line}:{column}: {fault.told}") from fault


def _built(cls: type[Any], raw: Any, path: Path) -> Any:
    found, faulty = built(cls, raw)
    for problem in faulty:
        raise _MapError(path + problem.path, problem.message, problem.hint)
    return found


def _mapped(data: Mapping[str, Any], path: FilePath) -> Mapped:
    written = _built(Written, data.get("csv", {}), ("csv",))
    raw = data.get("row")
    if type(raw) is not dict or not raw:
        hint = 'Add [row.NAME] with table = "…" and the fields that the columns are.'
        raise _MapError(("row",), "The mapping does not say what a row tells of.", hint)
    known = ("csv", "row", "dataset", *TABLES)
    for name in data:
        if name not in known:
            hint = suggestion(name, known, f"Known tables: {', '.join(known)}.")
            raise _MapError((name,), f"Unknown table {quoted(name)}.", hint)
    table = CsvTable.read(path, written.delimiter.sign)
    compiler = _Compiler(written, table.header, raw)
    for at, column in enumerate(written.ignore):
        compiler.check(column, ("csv", "ignore", at))
    rules = tuple(compiler.rule(name) for name in raw)
    constants = {key: one for key, one in data.items() if key not in ("csv", "row")}
    _check_constants(constants)
    return Mapped(written, table, rules, constants)


def _check_constants(constants: Mapping[str, Any]) -> None:
    """Refuses what would be wrong in a dataset's file, but that title and day may be missing."""
    head = constants.get("dataset", {})
    usual = {"title": "…", "reviewed": "2000"}
    whole = {**constants, "dataset": {**usual, **head} if type(head) is dict else head}
    for problem in structured(deepcopy(whole))[1]:
        raise _MapError(problem.path, problem.message, problem.hint)


@frozen
class _Compiler:
    """Makes nodes of what the mapping has, and says what is wrong with it."""

    written: Written
    columns: tuple[str, ...]
    raw: Mapping[str, Any]

    def rule(self, name: str) -> Rule:
        path: Path = ("row", name)
        raw = self.raw[name]
        table = raw.get("table") if type(raw) is dict else None
        if type(table) is not str or table not in TABLES:
            listed = f"Known tables: {', '.join(TABLES)}."
            hint = suggestion(str(table), TABLES, listed)
            missing = 'It needs table = "…", the table of the record.'
            what = missing if table is None else f"Unknown table {quoted(str(table))}."
            raise _MapError((*path, "table"), what, listed if table is None else hint)
        cls = TABLES[table]
        known = {key_of(field): spec for field, spec in field_table(cls).items()}
        fields = {
            key: self.field(one, self.spec(key, known, (*path, key)), (*path, key))
            for key, one in raw.items()
            if key not in ("table", "id")
        }
        if cls is not Gap:
            self.check_sources(fields, known, path)
        if "id" not in raw and "name" not in raw:
            hint = 'Add id = { column = "…" }.'
            raise _MapError(path, "It says neither “id” nor “name”, of which an id is made.", hint)
        at, one = ("id", raw["id"]) if "id" in raw else ("name", _first_value(raw["name"]))
        return Rule(name, cls, self.field(one, _TEXT, (*path, at)), fields)

    def spec(self, key: str, known: Mapping[str, FieldSpec], path: Path) -> FieldSpec:
        if key not in known:
            every = (*known, "column", "record")
            hint = suggestion(key, every, f"Known here: {', '.join(every)}.")
            raise _MapError(path, f"Unknown field {quoted(key)}.", hint)
        return known[key]

    def check_sources(
        self, fields: Mapping[str, Node], known: Mapping[str, FieldSpec], path: Path
    ) -> None:
        """Refuses claims that rest on nothing: each row would be told of."""
        for key, node in fields.items():
            every = node.nodes if isinstance(node, Several) else (node,)
            cited = all(isinstance(one, Group) and "sources" in one.parts for one in every)
            if known[key].claims and not (cited or "sources" in fields):
                what = f"What “{key}” says rests on no source."
                hint = f'Add sources = ["…"] under [{".".join(map(str, path))}].'
                raise _MapError((*path, key), what, hint)

    def field(self, raw: Any, spec: FieldSpec, path: Path) -> Node:
        node = self.node(raw, spec, path)
        split = any(isinstance(one, Cell) and one.split for one in leaves(node))
        if split and not takes_several(spec):
            raise _MapError(path, "Only one value may stand here, so nothing can be split.")
        return node

    def node(self, raw: Any, spec: FieldSpec, path: Path) -> Node:
        if type(raw) is list:
            return Several(tuple(self.node(one, spec, (*path, at)) for at, one in enumerate(raw)))
        if type(raw) is not dict:
            return Constant(raw)
        if "column" in raw:
            return self.cell(raw, spec, path)
        if "record" in raw:
            return self.made(raw, spec, path)
        return self.group(raw, spec, path)

    def cell(self, raw: Any, spec: FieldSpec, path: Path) -> Cell:
        keys: _CellKeys = _built(_CellKeys, raw, path)
        for column in keys.column:
            self.check(column, (*path, "column"))
        dates = keys.dates or self.written.dates
        convert = converter(_main(spec), dates, keys.table)
        return Cell(keys.column, keys.words, keys.split, convert)

    def check(self, column: str, path: Path) -> None:
        """Refuses a column that there is not, or that there is twice."""
        if column not in self.columns:
            hint = suggestion(column, self.columns, f"Columns: {', '.join(self.columns)}.")
            raise _MapError(path, f"There is no column {quoted(column)}.", hint)
        if self.columns.count(column) > 1:
            what = f"There are two columns {quoted(column)}."
            raise _MapError(path, what, "Rename one of them in the table.")

    def made(self, raw: Any, spec: FieldSpec, path: Path) -> Made:
        keys: _MadeKeys = _built(_MadeKeys, raw, path)
        if keys.record not in self.raw:
            hint = suggestion(keys.record, self.raw, f"There are: {', '.join(self.raw)}.")
            what = f"No [row.{keys.record}] says what that is."
            raise _MapError((*path, "record"), what, hint)
        return Made(keys.record, bare=spec.kind is Kind.ID)

    def group(self, raw: Mapping[str, Any], spec: FieldSpec, path: Path) -> Group:
        known = _inside(spec)
        specs = {
            key: _TEXT if known is None else self.spec(key, known, (*path, key)) for key in raw
        }
        parts = {key: self.node(one, specs[key], (*path, key)) for key, one in raw.items()}
        several = (key for key, one in specs.items() if one.many or one.kind is Kind.CITATIONS)
        gathered = (key for key in several if not isinstance(parts[key], Constant))
        needed = () if known is None else {"value", "source"} & parts.keys()
        # A source is one, whether or not it is said where in it.
        beside = {Kind.CITATIONS: ("at", "quote"), Kind.MAPPING: ()}.get(spec.kind, _BESIDE)
        varying = (key for key, node in parts.items() if key not in beside and _varies(node))
        return Group(parts, frozenset(gathered), frozenset(needed), frozenset(varying))


_BESIDE = ("sources", "rank", "basis", "note")
"""The keys of a claim that say nothing without others."""


def _varies(node: Node) -> bool:
    """Whether a node says something else of each row."""
    match node:
        case Several():
            return any(map(_varies, node.nodes))
        case Group():
            return bool(node.varying)
    return not isinstance(node, Constant)


_TEXT = FieldSpec(kind=Kind.TEXT, doc="", claims=False)


def _first_value(name: Any) -> Any:
    """Of what a name is made of, the value of the first claim."""
    if type(name) is list and name:
        return _first_value(name[0])
    return name["value"] if type(name) is dict and "value" in name else name


def _main(spec: FieldSpec) -> FieldSpec:
    """The field that a value stands in which has no keys."""
    return spec.parts[spec.main] if spec.structure else spec


def _inside(spec: FieldSpec) -> Mapping[str, FieldSpec] | None:
    """The keys that a table may have which stands in a field; ``None``: any."""
    if spec.kind is Kind.MAPPING:
        return None
    if spec.kind is Kind.CITATIONS:
        return field_table(Citation)
    if not spec.claims:
        return {}
    value = {"value": evolve(spec, claims=False, many=False)}
    parts = {key_of(name): part for name, part in spec.parts.items()}
    return {**(parts or value), **{key_of(name): one for name, one in field_table(Claim).items()}}
