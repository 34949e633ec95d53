"""Draws the pictures of docs/how-to/pictures.md, by its commands, and those of publish.md."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.moving import TODAY
from irtui.cli import main as irtui

PAGE = Path(__file__).with_name("how-to") / "pictures.md"
ROOT = Path(__file__).parents[1]
MOST_BYTES = 150_000
"""What a page may have to load for one of them."""
_SITE = {
    "docs/screens/site-desktop.png": ("--window-size=1180,860", "--force-dark-mode"),
    "docs/screens/site-phone.png": ("--window-size=390,844",),
}
"""Pictures of a page of the website: how large, in CSS pixels, and whether dark."""
_BROWSER = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
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
    _run(["--screenshot", str(path), *options])


def _run(words: list[str]) -> None:
    try:
        irtui(words)
    except SystemExit as ended:
        if ended.code:
            raise


def draw_site() -> Iterator[Path]:
    """Draw the pictures of the website, if there is Chromium; its letters are the system's."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("There is no chromium: the pictures of the website stay as they are.")
        return
    with TemporaryDirectory() as name:
        _run(["export", "site", f"{name}/site"])
        page = Path(name, "site", "body", "irigc-mmtc.html").as_uri()
        for path, options in _SITE.items():
            own = (f"--user-data-dir={name}/profile", f"--screenshot={ROOT / path}")
            call = (chromium, *_BROWSER, *own, *options, page)
            subprocess.run(call, check=True, capture_output=True)
            yield Path(path)


def main() -> None:
    """Draw all of them."""
    pictures = dict(commands())
    for path, options in pictures.items():
        draw(ROOT / path, options)
    for path in (*pictures, *draw_site()):
        size = (ROOT / path).stat().st_size
        assert size < MOST_BYTES, f"{path}: {size:,} bytes"
        print(f"{path}: {size:,} bytes")


if __name__ == "__main__":
    main()
