"""The options of the explorer: what it opens with."""

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

import click

from irtui.cli.common import FILE, Choice, F
from irtui.cli.options import Opening
from irtui.lean import fields
from irtui.model.settings import Look

if TYPE_CHECKING:
    from irtui.model.window import Window


def _shown_ids(*asked: Any) -> list[Any]:
    from irtui.cli.candidates import shown_ids

    return shown_ids(*asked)


def _record_ids(*asked: Any) -> list[Any]:
    from irtui.cli.candidates import record_ids

    return record_ids(*asked)


def _window(ctx: click.Context, param: click.Parameter, value: str | None) -> "Window | None":
    """The days from the first of one date to the last of another."""
    if value is None:
        return None
    from irtui.model.asked import asked_date
    from irtui.model.dates import day_of, first_day_of
    from irtui.model.safe_text import quoted
    from irtui.model.window import Window

    try:
        first, last = map(asked_date, value.split(".."))
    except ValueError as error:  # a DateError is one, too
        told = f"{quoted(value)} is not two dates. Write them as 2005..2012-06."
        raise click.BadParameter(told, ctx, param) from error
    if first_day_of(first) > day_of(last):
        raise click.BadParameter("The later date stands first. Turn them round.", ctx, param)
    return Window(first_day_of(first), day_of(last))


def _size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Columns and rows, as in ``120x36``."""
    if value is None:
        return None
    from irtui.host.terminal_size import MOST, is_believable
    from irtui.model.safe_text import quoted

    parts = value.replace("\N{MULTIPLICATION SIGN}", "x").lower().split("x")
    if len(parts) == 2 and all(part.isascii() and part.isdecimal() for part in parts):
        columns, rows = (int(part[:9]) for part in parts)
        if is_believable(columns) and is_believable(rows):
            return columns, rows
        fault = f"is not from 1x1 to {MOST}x{MOST}."
    else:
        fault = "is not a size. Write columns and rows as 120x36."
    raise click.BadParameter(f"{quoted(value)} {fault}", ctx, param)


_OPTIONS = (
    click.option(
        "--go", metavar="ID", shell_complete=_shown_ids, help="Open the explorer at a record."
    ),
    click.option("--find", metavar="QUERY", help="Open the explorer with a search."),
    click.option("--filter", metavar="QUERY", help="Show only what matches in the tree."),
    click.option("--former", is_flag=True, help="Also show bodies that did not exist on the day."),
    click.option(
        "--window",
        metavar="A..B",
        callback=_window,
        help="Open the timeline from one date to another.",
    ),
    click.option(
        "--lanes",
        metavar="ID",
        shell_complete=_record_ids,
        help="Open the timeline on the lanes of another record.",
    ),
    click.option("--full", is_flag=True, help="Show all evidence of a record, not only its face."),
    click.option(
        "--unfold",
        multiple=True,
        metavar="KEY",
        help="Unfold part of the record; with --full, fold it.",
    ),
    click.option("--query", metavar="QUERY", help="Let n and N step through the hits of a search."),
    click.option(
        "--against",
        type=FILE,
        metavar="OLD",
        help="Compare with an older version: a file, or a revision of git such as HEAD~1.",
    ),
    click.option(
        "--theme",
        type=Choice([look.value for look in Look]),
        help="The colours; “terminal” takes those of your terminal.",
    ),
    click.option(
        "--screenshot",
        type=FILE,
        metavar="FILE",
        help="Save a picture of the explorer as FILE.svg, .png or .txt instead of opening it;"
        " - prints it as text. A file that exists is replaced. A PNG needs irtui[png].",
    ),
    click.option(
        "--size", metavar="WxH", callback=_size, help="Columns and rows of the picture [120x36]."
    ),
    click.option(
        "--keys",
        metavar="KEYS",
        help="Keys to press before the picture: “down down enter / 'ada' enter”.",
    ),
)


def opening_options(function: F) -> F:
    """The options of the explorer, handed on as one `Opening`."""

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        from irtui.model.safe_text import safe_line

        given = {one.name: kwargs.pop(one.name) for one in fields(Opening)}
        for name in ("query", "filter"):
            given[name] = safe_line(given[name]).strip() if given[name] else None
        return function(*args, opening=Opening(**given), **kwargs)

    for option in reversed(_OPTIONS):
        wrapper = option(wrapper)
    return cast("F", wrapper)  # click's decorators keep the signature
