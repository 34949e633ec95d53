"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from attrs import frozen

from irtui.cli.common import WRONG_USE, Options, fail_with_faults, fail_with_problems, find_record
from irtui.cli.opening import Opening
from irtui.cli.waiting import reading
from irtui.load import Loaded, load
from irtui.model.dataset import Dataset
from irtui.model.safe_text import quoted
from irtui.model.settings import Look
from irtui.pages.anchors import WHOLE

if TYPE_CHECKING:
    from irtui.tui.session.written import WrittenView


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def _check_filter(options: Options, dataset: Dataset, words: str) -> None:
    """Ends the program with exit code 2 if a query cannot be understood."""
    from irtui.query.find import Index

    if faults := Index(options.as_of(dataset)).find(words).faults:
        fail_with_faults(words, faults)


def _view(options: Options, opening: Opening, dataset: Dataset | None) -> "WrittenView":
    """The view that was asked for; ends the program if there is nothing like that."""
    from irtui.tui.session.written import WrittenView

    go, lanes = opening.go or "", opening.lanes or ""
    if dataset is not None:
        go = str(find_record(dataset, go)) if go and go != WHOLE else go
        lanes = str(find_record(dataset, lanes)) if lanes else lanes
        if opening.filter:
            _check_filter(options, dataset, opening.filter)
    return WrittenView(
        at=options.at,
        go=go,
        lanes=lanes,
        window=opening.window,
        former=opening.former,
        full=opening.full,
        unfold=opening.unfold,
        query=opening.query or "",
        filter=opening.filter or "",
    )


def _suiting_theme() -> Look:
    """The theme for the terminal: of sixteen colours, only the terminal knows how they look."""
    from rich.console import Console

    few = Console(stderr=True).color_system == "standard"
    return Look.TERMINAL if few else Look.DARK


def _need_terminal() -> None:
    """Ends the program with exit code 2 where there is none.

    Textual draws on stderr; and whoever sends stdout elsewhere expects an answer there.
    """
    if not all(file is not None and file.isatty() for file in (sys.stdin, sys.stdout, sys.stderr)):
        what = "The explorer needs a terminal. To print, use a command: irtui tree, irtui show ID …"
        click.echo(what, err=True)
        raise SystemExit(WRONG_USE)


def explore(options: Options, opening: Opening) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    A file that cannot be read ends the program with exit code 2, and so does a filter that cannot
    be understood; a file with errors opens on the list of its problems. Where a picture is asked
    for, that is saved, and nothing opened.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    picture = _picture(opening)
    if picture is None:
        _need_terminal()
        gc.disable()  # what is made before the first frame is needed until the end
    with options.waiting(reading(options.path)):
        loaded = load(options.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    asked = _view(options, opening, loaded.dataset)
    if picture is not None:
        _save_picture(loaded, asked, opening, picture)
    else:
        _open(loaded, asked, opening)


def _open(loaded: Loaded, asked: "WrittenView", opening: Opening) -> None:
    from irtui.render.terminal.links import knows_links
    from irtui.tui.app import IrtuiApp
    from irtui.tui.remembered import Memory
    from irtui.tui.running import run

    memory = Memory.of_user()
    app = IrtuiApp(
        loaded,
        asked,
        find=opening.find or "",
        theme=opening.theme or _suiting_theme(),
        links=knows_links(os.environ),
        memory=memory,
        after_first_frame=_collect_again,
    )
    way_back = run(app)
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)


# Pictures


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(WRONG_USE)


_SIZE = 120, 36
"""Columns and rows of a picture for which none were asked."""
_EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 of what is taken for now: https://reproducible-builds.org/specs/."""


@frozen
class _Asked:
    """The picture that was asked for."""

    path: Path | None
    """The file; ``None``: its text is printed."""
    size: tuple[int, int]
    keys: tuple[str, ...]
    today: date | None
    """The day that it is; ``None`` for the one that it really is."""


def _picture(opening: Opening) -> _Asked | None:
    """The picture that was asked for, if one was; ends the program if it cannot be made."""
    if opening.screenshot is None:
        if given := [f"--{name}" for name in ("size", "keys") if getattr(opening, name)]:
            belongs = "belongs" if len(given) == 1 else "belong"
            told = f"{' and '.join(given)} {belongs} to a picture: add --screenshot FILE.svg."
            raise click.UsageError(told)
        return None
    from irtui.tui.screenshot import PictureError, check_target, keys_of

    path = None if str(opening.screenshot) == "-" else opening.screenshot
    try:
        if path is not None:
            check_target(path)
        keys = keys_of(opening.keys or "")
    except PictureError as error:
        _refuse(str(error))
    return _Asked(path, opening.size or _SIZE, keys, _day_of_build())


def _day_of_build() -> date | None:
    """The day that pictures are made on, where whoever builds with them says so."""
    told = os.environ.get(_EPOCH)
    if not told:
        return None
    try:
        return datetime.fromtimestamp(int(told), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        _refuse(f"{_EPOCH} is not a number of seconds: {quoted(told)}.")


def _save_picture(loaded: Loaded, asked: "WrittenView", opening: Opening, picture: _Asked) -> None:
    """Save what the explorer would show; ends the program with exit code 2 if that fails."""
    from irtui.tui.app import IrtuiApp
    from irtui.tui.screenshot import PictureError, save, take

    theme = opening.theme or Look.DARK
    app = IrtuiApp(loaded, asked, find=opening.find or "", theme=theme, today=picture.today)
    try:
        taken = take(app, picture.size, picture.keys)
        if picture.path is None:
            click.echo("\n".join(taken.lines()))
        else:
            save(picture.path, taken)
    except PictureError as error:
        _refuse(str(error))
    except OSError as error:
        if picture.path is None:
            raise
        _refuse(f"{quoted(str(picture.path))} cannot be written: {error.strerror}.")
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
