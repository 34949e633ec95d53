"""What commands share of what click is told: kinds of values, options, parts of their help."""

import os
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.core import ParameterSource

from irtui.cli.options import DATA_VARIABLE, Options

if TYPE_CHECKING:
    from datetime import date

    from irtui.exchange.format import Format
    from irtui.model.dates import When


class _File(click.Path):
    """The name of a file, with ``~`` for one's home where no shell has put that in.

    A shell does not in ``--data=~/file``, nor in a variable that something else has set.
    """

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        if not value:
            self.fail("Name a file: this is empty.", param, ctx)
        # os.path: Path takes the “./” away from “./~”, which is a file and not one's home.
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111 - keeps “./”


FILE = _File(readable=False, path_type=Path)
"""The name of a file. Whether it can be read is found out, and told, when it is."""


class Choice(click.Choice[str]):
    """As click's, but a word that is none of them is told with the nearest one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As click's; raises `click.BadParameter`."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from irtui.loading.values import suggestion

            hint = suggestion(str(value), map(str, self.choices), "")
            raise click.BadParameter(f"{error.message} {hint}".strip(), ctx, param) from error


F = TypeVar("F", bound=Callable[..., Any])


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> "When | None":
    """Any date of the dataset's grammar, or in words."""
    if value is None:
        return None
    from irtui.model.asked import asked_date
    from irtui.model.dates import DateError

    try:
        return asked_date(value)
    except DateError as error:
        raise click.BadParameter(f"{error} {error.hint}".strip(), ctx, param) from error


def _last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> "date | None":
    """The day that is shown for a date: of a month or a year, the last one."""
    when = _date(ctx, param, value)
    if when is None:
        return None
    from irtui.model.dates import day_of

    return day_of(when)


def date_option(flag: str, name: str, help_text: str) -> Callable[[F], F]:
    """An option that takes any date of the dataset's grammar."""
    return click.option(flag, name, metavar="DATE", callback=_date, help=help_text)


def _nearest(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    """The file that was named nearest to the end of the line, or else in the environment."""
    outer, typed = ctx.parent, ParameterSource.COMMANDLINE
    here = ctx.get_parameter_source("data") is typed
    if outer and not here and outer.get_parameter_source("data") is typed:
        return outer.params.get("data")
    return value


def data_option(help_text: str) -> Callable[[F], F]:
    """The option ``-d``, handed on as ``data``: the dataset's file that was named, if one was."""
    return click.option(
        "-d",
        "--data",
        type=FILE,
        envvar=DATA_VARIABLE,
        show_envvar=True,
        callback=_nearest,
        help=help_text,
    )


def format_option(*manners: str, help_text: str = "How to print the answer.") -> Callable[[F], F]:
    """The option ``--format``, handed on as ``manner``: “text”, or one of ``manners``."""
    return click.option(
        "--format",
        "manner",
        type=Choice(["text", *manners]),
        default="text",
        show_default=True,
        help=help_text,
    )


def _write_in_ascii(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """What is told of the other options is written so, too."""
    if wanted and not ctx.resilient_parsing:
        from irtui.render.terminal.ascii import write_in_ascii

        write_in_ascii()


def ascii_option(function: F) -> F:
    """The option ``--ascii``, which hands nothing on: from there on all is written so."""
    return click.option(
        "--ascii",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_write_in_ascii,
        help="Draw with ASCII characters only.",
    )(function)


def common_options(function: F) -> F:
    """The options ``-d``, ``--at``, ``--plain`` and ``--ascii``, handed on as one `Options`.

    What a command is not given, it takes from the options before its name.
    """

    @data_option("The dataset: a TOML file or a folder. Without it, the one that comes with irtui.")
    @click.option(
        "--at",
        metavar="DATE",
        callback=_last_day,
        help="The day to show: 2005, 3 Jun 2018, 2018-12-13 …",
    )
    @click.option("--plain", is_flag=True, help="Plain lines, for screen readers and pipes.")
    @ascii_option
    @click.pass_context
    @wraps(function)
    def wrapper(
        ctx: click.Context,
        /,
        *args: Any,
        data: Path | None,
        at: "date | None",
        plain: bool,
        **kwargs: Any,
    ) -> Any:
        outer = ctx.parent.obj if ctx.parent and isinstance(ctx.parent.obj, Options) else Options()
        options = Options(data, at=at or outer.at, plain=plain or outer.plain)
        return function(*args, options=options, **kwargs)

    return cast("F", wrapper)  # click's decorators keep the signature


_HELP_WIDTH = 76
"""Cells of a line of help."""


def listed(heading: str, *lines: tuple[str, str]) -> str:
    """A paragraph of a help text: a line for each thing, with its meaning.

    Args:
        heading: stands above the lines.
        lines: each a thing and a few words; together they fit into 76 cells.
    """
    width = max(len(thing) for thing, _ in lines)
    rows = (f"  {thing:<{width}}  {words}" for thing, words in lines)
    return "\n".join(["\b", f"{heading}:", *rows])  # the first sign tells click to keep the lines


def examples(*lines: tuple[str, str]) -> str:
    """The examples of a command, each with what it does; ``ID`` stands for any record."""
    return listed("Examples", *lines)


def described(formats: Mapping[str, "Format"]) -> str:
    """Each format with what it is for, what it keeps and what it loses, as lines of a help text."""
    column = max(map(len, formats)) + 2
    lines = ["\b", "Formats:"]
    for one in formats.values():
        loses = f" Loses {one.loses}." if one.loses else ""
        texts = (f"{one.what}.", f"Keeps {one.keeps}.{loses}")
        inner = [line for text in texts for line in wrap(text, _HELP_WIDTH - column - 2)]
        inner[0] = f"{one.name:<{column}}{inner[0]}"
        lines += [f"  {inner[0]}", *(f"  {'':<{column}}{line}" for line in inner[1:])]
    return "\n".join(lines)
