"""A picture of what the explorer would show, saved or printed instead of opening it."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from irtui.cli.asked_for import asked_for
from irtui.cli.failing import fail, fail_with_problems, refuse
from irtui.cli.options import Opening, Options
from irtui.lean import frozen
from irtui.model.safe_text import quoted
from irtui.model.settings import Look

_SIZE = 120, 36
"""Columns and rows of a picture for which none were asked."""
_EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 of what is taken for now: https://reproducible-builds.org/specs/."""


@frozen
class Picture:
    """The picture that was asked for."""

    path: Path | None
    """The file; ``None``: its text is printed."""
    size: tuple[int, int]
    keys: tuple[str, ...]
    today: date | None
    """The day that it is; ``None`` for the one that it really is."""


def picture_asked_for(opening: Opening) -> Picture:
    """The picture that was asked for; ends the program if none was, or it cannot be made."""
    if opening.screenshot is None:
        given = [f"--{name}" for name in ("size", "keys") if getattr(opening, name)]
        refuse(given, "to a picture: add --screenshot FILE.svg.")
    from irtui.tui.screenshot import PictureError, check_target, keys_of

    path = None if str(opening.screenshot) == "-" else opening.screenshot
    try:
        if path is not None:
            check_target(path)
        keys = keys_of(opening.keys or "")
    except PictureError as error:
        fail(str(error))
    return Picture(path, opening.size or _SIZE, keys, _day_of_build())


def _day_of_build() -> date | None:
    """The day that pictures are made on, where whoever builds with them says so."""
    told = os.environ.get(_EPOCH)
    if not told:
        return None
    try:
        return datetime.fromtimestamp(int(told), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        fail(f"{_EPOCH} is not a number of seconds: {quoted(told)}.")


def save_picture(options: Options, opening: Opening, picture: Picture) -> None:
    """Save what the explorer would show; ends the program with exit code 2 if that fails.

    Args:
        options: those that every command takes.
        opening: what the explorer would open with.
        picture: what is to be saved.
    """
    asked = asked_for(options, opening)
    from irtui.render.terminal.ascii import encoding_in_ascii
    from irtui.tui.screenshot import PictureError, StillApp, save, take

    app = StillApp(
        asked.loaded,
        asked.view,
        find=opening.find or "",
        against=asked.against,
        theme=opening.theme or Look.DARK,
        ascii_in=encoding_in_ascii(sys.stderr),
        today=picture.today,
    )
    try:
        taken = take(app, picture.size, picture.keys)
        if picture.path is None:
            click.echo("\n".join(taken.lines()))
        else:
            save(picture.path, taken)
    except PictureError as error:
        fail(str(error))
    except OSError as error:
        if picture.path is None:
            raise
        fail(f"{quoted(str(picture.path))} cannot be written: {error.strerror}.")
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
