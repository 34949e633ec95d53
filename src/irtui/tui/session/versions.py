"""Which version says something of a record: what is explored, or the older one beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.anchors import WHOLE, path_of

if TYPE_CHECKING:
    from irtui.tui.session.session import Session

_GONE = "It is no longer in the file."


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


def spot_of(session: "Session", place: str) -> tuple[Path, int] | str:
    """The file in which a place is, and its line from 1; or why there is none.

    What is no longer in the file is looked for in that of the older version, if that is a file.
    """
    ref = None if place == WHOLE else Ref.parse(place.partition("#")[0])
    if ref is None or ref in session.dataset.records:
        return session.present.spot(path_of(place))
    older = session.against
    if older is None or not older.is_file or ref not in older.dataset.records:
        return _GONE
    return older.loaded.spot(path_of(place))
