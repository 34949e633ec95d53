"""Which version says something of a record: what is explored, or the older one beside it."""

from typing import TYPE_CHECKING

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset

if TYPE_CHECKING:
    from irtui.tui.session.session import Session


def version_of(session: "Session", ref: Ref) -> Dataset:
    """What is explored, or the older version that it is compared with, if only that has a record.

    It is known before the two are compared.
    """
    older = session.against.dataset if session.against else None
    present = ref in session.dataset.records
    return older if older is not None and not present and ref in older.records else session.dataset


def called(session: "Session", ref: Ref) -> str:
    """What a record is called on the day that is shown; its id, if no version has it."""
    version = version_of(session, ref)
    known = ref in version.records
    return session.view.as_of(version).brief_title(ref) if known else str(ref)
