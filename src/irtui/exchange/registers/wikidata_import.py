"""A saved file of Wikidata as a dataset; nothing is fetched.

It is either an answer of the query service, whose variables `wikidata_answers` names, or items as
JSON, of which `wikidata_entities` says what is read.
"""

from pathlib import Path

from irtui.exchange.draft import Draft
from irtui.exchange.foreign import foreign_json
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.exchange.registers.wikidata_answers import Rows, rows_of
from irtui.exchange.registers.wikidata_entities import Items, entities_of
from irtui.model.safe_text import safe_line


def read(path: Path, reading: Reading) -> Imported:
    """The people, organisations, offices and terms of a file."""
    document = foreign_json(path)
    draft = Draft(reading=reading, path=path, register="wikidata")
    rows = rows_of(document)
    if rows is not None:
        Rows(draft).all(rows)
        return draft.imported(None)
    items = entities_of(document)
    if not items:
        raise ForeignError(
            f"{safe_line(str(path))}: This is neither an answer of a SPARQL query (“results” with"
            " “bindings”) nor items of Wikidata (“entities”, or a list of objects with “id”)."
        )
    Items(draft, items).all()
    return draft.imported(None)
