"""The records of a long document without ever holding all that it says.

What TOML gives of a file takes four times as much memory as the file, and as much as the records
that are made of it. So each piece goes as soon as its records are made. Of a document with anything
unusual, or anything wrong, nothing is said here: only the whole tells all of it.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from irtui.loading.pieces import SIZE, OnlyWholeError, parsed_pieces
from irtui.loading.read import is_plain
from irtui.loading.structure import tables
from irtui.loading.values import forget
from irtui.model.dataset import Dataset
from irtui.model.records import About, Place

if TYPE_CHECKING:
    from irtui.model.claims import Ref
    from irtui.model.record import Record

_PLACE = re.compile(rf"\n\[{Place.TABLE}\.([^.\]\n]+)")
"""What most probably declares a place: texts name places that a later piece declares."""


def sound_dataset(
    text: str, size: int = SIZE, said: Callable[[dict[str, Any]], None] = lambda _: None
) -> Dataset | None:
    """The dataset that a document describes, as `structured` has it, if each record is sound.

    Args:
        text: the document.
        size: how many characters a piece has at least.
        said: is told what each piece says.
    """
    about: About | None = None
    found: dict[str, dict[Ref, Record]] = {}
    try:
        pieces = parsed_pieces(text, size, is_plain)
        places = frozenset(_PLACE.findall(text))
        for piece in pieces:
            told, records, faulty = tables(piece, places)
            if faulty or (told and about):
                return None
            about = told or about
            for ref, record in records.items():
                if found.setdefault(ref.table, {}).setdefault(ref, record) is not record:
                    return None
            said(piece)
    except OnlyWholeError:
        return None
    finally:
        forget()
    if about is None or places != {ref.id for ref in found.get(Place.TABLE, ())}:
        return None
    return Dataset(about, {ref: one for same in found.values() for ref, one in same.items()})
