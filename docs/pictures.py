"""Draws the pictures of docs/how-to/pictures.md, by the commands that stand there."""

import os
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from docs.moving import TODAY
from irtui.cli import main as irtui

PAGE = Path(__file__).with_name("how-to") / "pictures.md"
ROOT = Path(__file__).parents[1]
MOST_BYTES = 150_000
"""What a page may have to load for one of them."""
_COMMAND = re.compile(r"^\$ irtui (--screenshot .*)", re.MULTILINE)


def commands() -> Iterator[tuple[Path, list[str]]]:
    """The file of each picture, from the root, and the options that its command has beside it."""
    for line in _COMMAND.findall(PAGE.read_text(encoding="utf-8")):
        _, path, *options = shlex.split(line)
        yield Path(path), options


def draw(path: Path, options: list[str]) -> None:
    """Draw one picture, on a day that stays the same.

    Raises:
        SystemExit: it cannot be drawn, which is told.
    """
    day = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    os.environ.pop("IRTUI_DATA", None)
    try:
        irtui(["--screenshot", str(path), *options])
    except SystemExit as ended:
        if ended.code:
            raise


def main() -> None:
    """Draw all of them."""
    for path, options in commands():
        draw(ROOT / path, options)
        size = (ROOT / path).stat().st_size
        assert size < MOST_BYTES, f"{path}: {size:,} bytes"
        print(f"{path}: {size:,} bytes")


if __name__ == "__main__":
    main()
