"""What a claim is called from outside, so that one can point to it."""

from typing import Any

from irtui.model.claims import Claim
from irtui.model.records import Record

WHOLE = "dataset"
"""What the dataset itself is called, where a record could be named."""


def anchor(record: Record, field: str, claim: Claim[Any]) -> str:
    """What a claim is called from outside: ``body:id#founded.2``."""
    number = f".{record.place_of(claim) + 1}" if len(getattr(record, field)) > 1 else ""
    return f"{record.ref}#{field.rstrip('_')}{number}"
