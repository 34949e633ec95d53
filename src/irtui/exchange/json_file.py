"""All records of an export as one JSON document, by the schema of the answers."""

from collections.abc import Iterator

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.render.answers.declared import document
from irtui.render.answers.records import export_json


def export(scope: Scope, _: Losses) -> Iterator[File]:
    """One file: each record as ``irtui show --format json`` has it; of a day, only what held."""
    found = export_json(scope.as_of, scope.edition, scope.records.values(), of_day=scope.of_day)
    yield File("", f"{document(found)}\n".encode())
