"""Which version says something of a record: what is explored, or the older one beside it."""

from typing import TYPE_CHECKING

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset

if TYPE_CHECKING:
    from irtui.tui.session.session import Session


def older_of(session: "Session") -> Dataset | None:
    """The older version that one compares with; ``None`` for none."""
    return session.against.dataset if session.against else None


def version_of(session: "Session", ref: Ref) -> Dataset:
    """The dataset, or the older version that one compares with, if only that has a record.

    It is known before the two are compared.
    """
    older = older_of(session)
    gone = ref not in session.dataset.records
    return older if older is not None and gone and ref in older.records else session.dataset


def called(session: "Session", ref: Ref) -> str:
    """What a record is called on the day that is shown; its id, if no version has it."""
    version = version_of(session, ref)
    known = ref in version.records
    return session.view.as_of(version).brief_title(ref) if known else str(ref)
