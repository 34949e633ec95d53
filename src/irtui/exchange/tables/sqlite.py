"""A database of SQLite: the tables, from when until when all held, a search, views, questions.

SQL cannot tell by which rules a claim holds on a day, so ``periods`` has the days. Each view whose
name ends in ``_in_time`` has a ``first_day`` and a ``last_day``, neither ever empty, and is asked
with ``WHERE '2005-01-01' BETWEEN first_day AND last_day``.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.exchange.tables.columns import Column, Shape, first_columns
from irtui.exchange.tables.periods import claim_periods, record_periods
from irtui.exchange.tables.rows import Cell, tables
from irtui.exchange.tables.sqlite_views import QUESTIONS, VIEWS
from irtui.model.fields import Kind, claim_fields, field_table, key_of
from irtui.model.values import Name, Statement
from irtui.pages.anchors import anchor
from irtui.query.folding import all_readings

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_RECORD = Column("record", "The record.", required=True, points="records")
_CLAIM = Column("claim", "The claim; empty: the record itself.", points="claims")
_ABOUT = Shape(
    "about",
    "What stands in a table, a view, or a column of one.",
    (
        Column("name", "The table or view.", required=True),
        Column("column", "Its column; empty: all of it."),
        Column("description", "What stands there.", required=True),
    ),
)
_QUESTIONS = Shape(
    "questions",
    "A question, and the SQL that answers it.",
    (
        Column("question", "The question.", required=True),
        Column("sql", "Its names with a colon are what one asks about.", required=True),
    ),
)
_PERIODS = Shape(
    "periods",
    "Days on which a record was there, or a claim held, at least possibly.",
    (
        _RECORD,
        _CLAIM,
        Column("first_day", "The first of them; 0001-01-01: always before.", "date", True),
        Column("last_day", "The last of them; 9999-12-31: ever since.", "date", True),
        Column("holds", "Whether certainly: yes, possibly.", required=True),
        Column("leading", "Whether it stands for its field then.", "boolean", True),
    ),
)
_TEXTS = Shape(
    "texts",
    "A text that is searched: SELECT record, text FROM texts_fts WHERE texts_fts MATCH 'quay'.",
    (
        _RECORD,
        _CLAIM,
        Column("field", "Where it stands.", required=True),
        Column("text", "The text.", required=True),
        Column("folded", "The same in Latin letters, as it may be typed.", required=True),
    ),
)
_INDEX = (
    "CREATE VIRTUAL TABLE texts_fts USING fts5(record UNINDEXED, field UNINDEXED, text, "
    "folded, content=\"texts\", tokenize='unicode61 remove_diacritics 2')"
)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _column(of: Shape, column: Column) -> str:
    parts = [_quoted(column.name), _TYPES.get(column.type, "TEXT")]
    if of.key and column is of.columns[0]:
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    if column.points:
        first = first_columns()[column.points]
        parts.append(f"REFERENCES {_quoted(column.points)} ({_quoted(first)})")
    return " ".join(parts)


def _create(database: sqlite3.Connection, of: Shape, rows: Iterable[Iterable[Cell]]) -> None:
    name = _quoted(of.name)
    columns = ",\n  ".join(_column(of, column) for column in of.columns)
    database.execute(f"CREATE TABLE {name} (\n  {columns}\n)")
    cells = ", ".join("?" * len(of.columns))
    made = ([_stored(cell) for cell in row] for row in rows)
    database.executemany(f"INSERT INTO {name} VALUES ({cells})", made)  # noqa: S608 - our own names
    for column in of.columns:
        if column.points and column is not of.columns[0]:
            index = _quoted(f"{of.name}_{column.name}")
            database.execute(f"CREATE INDEX {index} ON {name} ({_quoted(column.name)})")


def _stored(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _periods(scope: Scope) -> Iterator[tuple[Cell, ...]]:
    for ref, record in scope.records.items():
        for one in record_periods(scope.dataset, record):
            yield str(ref), None, one.first, one.last, one.holds.value, one.leading
        kept = {name: {*scope.claims(record, name)} for name in claim_fields(type(record))}
        for name, claim, one in claim_periods(scope.dataset, record):
            if claim in kept[name]:
                found = (one.first, one.last, one.holds.value, one.leading)
                yield str(ref), anchor(record, name, claim), *found


def _texts(scope: Scope) -> Iterator[tuple[str, str | None, str, str]]:
    """What of each record is searched: its title, names, summary, statements and other texts."""
    for ref, record in scope.records.items():
        yield str(ref), None, "title", scope.as_of.full_title(record, alone=True)
        for name, spec in field_table(type(record)).items():
            if not spec.claims:
                value = getattr(record, name)
                if spec.kind is Kind.TEXT and isinstance(value, str):
                    yield str(ref), None, key_of(name), value
                continue
            for claim in scope.claims(record, name):
                value = claim.value
                text = value.value if isinstance(value, Name | Statement) else value
                if type(text) is str:
                    yield str(ref), anchor(record, name, claim), key_of(name), text


def _folded(scope: Scope) -> Iterator[tuple[Cell, ...]]:
    found = [*_texts(scope)]
    for one, folded in zip(found, all_readings(text for *_, text in found), strict=True):
        yield *one, " ".join(folded)


def _about(shapes: Iterable[Shape]) -> Iterator[tuple[Cell, ...]]:
    for one in shapes:
        yield one.name, None, one.doc
        for column in one.columns:
            yield one.name, column.name, column.doc
    for view in VIEWS:
        yield view.name, None, view.doc


def _search(database: sqlite3.Connection, losses: Losses) -> None:
    try:
        database.execute(_INDEX)
    except sqlite3.OperationalError:
        losses.count("indexes for full-text search, for which this Python's SQLite has no FTS5")
    else:
        database.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")


def _fill(database: sqlite3.Connection, scope: Scope, losses: Losses) -> None:
    found = tables(scope)
    every = [_ABOUT, _QUESTIONS, _PERIODS, _TEXTS, *(one.shape for one in found)]
    _create(database, _ABOUT, _about(every))
    _create(database, _QUESTIONS, QUESTIONS)
    for one in found:
        _create(database, one.shape, one.rows())
    _create(database, _PERIODS, _periods(scope))
    _create(database, _TEXTS, _folded(scope))
    _search(database, losses)
    for view in VIEWS:
        database.execute(f"CREATE VIEW {_quoted(view.name)} AS {view.sql}")


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: the database."""
    with closing(sqlite3.connect(":memory:")) as database:
        with database:
            _fill(database, scope, losses)
        content = database.serialize()
    yield File("", content)
