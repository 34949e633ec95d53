"""Imports in memory."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from irtui.exchange.dataset_file import file_text, sound
from irtui.exchange.format import Reading, Unread
from irtui.exchange.formats import IMPORTS
from irtui.model.dataset import Dataset
from tests.support import loaded

FOREIGN = Path(__file__).parent / "foreign"
"""Files of other formats, in their shape, with invented content."""
TODAY = "2024-06-01"


def imported(name: str, content: str | bytes) -> tuple[Dataset, tuple[Unread, ...]]:
    """The dataset of a foreign file, read from the file that is written of it; what is unread."""
    data = content.encode() if isinstance(content, str) else content
    # Not tmp_path: hypothesis calls this many times within one test.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roll.json"
        path.write_bytes(data)
        found = IMPORTS[name].read(path, Reading(today=TODAY))
    dataset, left_out = sound(found)
    again = loaded(file_text(dataset))
    assert again.dataset is not None, again.problems
    return again.dataset, (*found.unread, *left_out)


def of_file(name: str, file: str) -> tuple[Dataset, tuple[Unread, ...]]:
    """The dataset of a file of `FOREIGN`."""
    return imported(name, (FOREIGN / file).read_bytes())


def values(dataset: Dataset, ref: str, field: str) -> list[Any]:
    """The values of a field of a record."""
    table, _, identifier = ref.partition(":")
    record = next(one for one in dataset.table(table) if one.id == identifier)
    return [claim.value for claim in getattr(record, field)]


def bounds(claim: Any) -> tuple[str | None, str | None]:
    """From when until when a claim held, as it is written."""
    since, until = (bound and str(bound.text) for bound in (claim.since, claim.until))
    return since, until
