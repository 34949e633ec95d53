"""Tables of CSV (RFC 4180, UTF-8) in a folder, with a description of them all.

The description is a Data Package: https://datapackage.org/standard/data-package/. A text that a
spreadsheet would take for a formula has an apostrophe before it, which reading takes away again:
https://owasp.org/www-community/attacks/CSV_Injection.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.exchange.tables.columns import Column, Shape, first_columns
from irtui.exchange.tables.rows import Cell, Table, tables
from irtui.model.addresses import address_to_copy
from irtui.model.records import About, Source
from irtui.query.folding import id_of

PACKAGE = "datapackage.json"
"""The name of the description."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|['\t\r\n]")  # noqa: RUF001 - wide ones count as well
_LICENCE = re.compile(r"[-a-zA-Z0-9._]+")
_ESCAPED = (
    "A text that begins with ', or that a spreadsheet would take for a formula (=, +, - or @), has "
    "one ' before it, which is no part of it."
)


def defused(text: str) -> str:
    """A text as no spreadsheet takes it for a formula; `as_meant` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(cell: str) -> str:
    """The text that `defused` made a cell of."""
    return cell.removeprefix("'")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case date():
            return cell.isoformat()
        case str():
            return defused(cell)
    return str(cell)


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A table of CSV."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return made.getvalue().encode()


def _field(column: Column) -> dict[str, Any]:
    rest = "" if column.read else " Not read when the tables are imported: it follows from others."
    constraints = {"constraints": {"required": True}} if column.required else {}
    found = {"name": column.name, "type": column.type, "description": f"{column.doc}{rest}"}
    return {**found, **constraints}


def _schema(of: Shape) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.points, "fields": [first_columns()[column.points]]},
        }
        for column in of.columns
        if column.points
    ]
    found: dict[str, Any] = {"fields": [*map(_field, of.columns)], "missingValues": [""]}
    if of.key:
        found["primaryKey"] = [of.columns[0].name]
    return {**found, **({"foreignKeys": keys} if keys else {})}


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.shape.name,
        "path": f"{table.shape.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.shape.doc,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table.shape),
    }


def _licence(about: About) -> dict[str, Any]:
    if about.licence is None:
        return {}
    named = bool(_LICENCE.fullmatch(about.licence))
    licence = {"name": about.licence if named else "other", "title": about.licence}
    return {"licenses": [licence]}


def _sources(scope: Scope) -> Iterator[dict[str, str]]:
    for source in scope.all(Source):
        address = address_to_copy(source.url)
        yield {"title": scope.title(source.ref), **({"path": address} if address else {})}


def _package(scope: Scope, found: Iterable[Table]) -> dict[str, Any]:
    about, edition = scope.dataset.about, scope.edition
    return {
        "profile": "tabular-data-package",
        "name": id_of(about.title),
        "title": about.title,
        "description": " ".join(filter(None, (about.summary, _ESCAPED))),
        **({"version": about.version} if about.version else {}),
        **({"id": f"sha256:{edition.digest}"} if edition.digest else {}),
        **_licence(about),
        "contributors": [{"title": name, "role": "maintainer"} for name in about.maintainers],
        "sources": [*_sources(scope)],
        "resources": [*map(_resource, found)],
    }


def export(scope: Scope, _: Losses) -> Iterator[File]:
    """A file for each table, and one that describes them."""
    found = tables(scope)
    for one in found:
        header = (column.name for column in one.shape.columns)
        yield File(f"{one.shape.name}.csv", csv_bytes(header, one.rows()))
    package = json.dumps(_package(scope, found), ensure_ascii=False, indent=2)
    yield File(PACKAGE, f"{package}\n".encode())
