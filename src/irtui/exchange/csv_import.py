"""Tables of CSV in: the folder that was exported, or a table of others, by a mapping."""

from pathlib import Path

from irtui.exchange.csv_folder import read_folder
from irtui.exchange.csv_tables import PACKAGE
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.model.safe_text import safe_line


def read(path: Path, reading: Reading) -> Imported:
    """A dataset's file: of a folder that was exported as it was, of another table by its mapping.

    Raises:
        ForeignError: there is no mapping, or the file cannot be read by it.
    """
    if path.name == PACKAGE:
        path = path.parent
    if path.is_dir():
        return read_folder(path)
    raise ForeignError(f"{safe_line(str(path))}: {reading}")
