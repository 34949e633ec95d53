"""What a claim is called from outside, so that one can point to it."""

from collections.abc import Callable
from typing import Any

from irtui.model.claims import Claim, Ref
from irtui.model.problems import Path
from irtui.model.records import Record

WHOLE = "dataset"
"""What the dataset itself is called, where a record could be named."""


def anchor(record: Record, field: str, claim: Claim[Any]) -> str:
    """What a claim is called from outside: ``body:id#founded.2``."""
    number = f".{record.place_of(claim) + 1}" if len(getattr(record, field)) > 1 else ""
    return f"{record.ref}#{field.rstrip('_')}{number}"


def path_of(place: str, named: Callable[[str], Ref] = Ref.parse) -> Path:
    """Where in a document a place is that `anchor` or a user names.

    Args:
        place: a record, a field of it, or a claim: ``body:id#founded.2``; or `WHOLE`.
        named: gives the record that the part before the ``#`` means.
    """
    if place.strip() == WHOLE:
        return (WHOLE,)
    identifier, _, field = place.partition("#")
    ref = named(identifier)
    name, _, number = field.partition(".")
    index = (int(number[:9]) - 1,) if number.isdecimal() else ()
    return (ref.table, ref.id, *filter(None, [name]), *index)
