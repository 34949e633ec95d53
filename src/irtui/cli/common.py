"""What all commands share: the dataset, the day, and how they fail."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import click
from attrs import evolve
from click.core import ParameterSource

from irtui.cli.waiting import waiting
from irtui.host.caching import keep_later, open_dataset
from irtui.host.reading import reading
from irtui.lean import frozen
from irtui.load import Loaded, bundled_path
from irtui.model.as_of import AsOf
from irtui.model.asked import asked_date
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import DateError, When, day_of
from irtui.model.names import counted, several_in_words
from irtui.model.safe_text import quoted

if TYPE_CHECKING:
    from irtui.query.find import Fault

NOTHING_FOUND = 1
WRONG_USE = 2


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
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111


FILE = _File(readable=False, path_type=Path)
"""The name of a file. Whether it can be read is found out, and told, when it is."""


F = TypeVar("F", bound=Callable[..., Any])


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> When | None:
    """Any date of the dataset's grammar, or in words."""
    if value is None:
        return None
    try:
        return asked_date(value)
    except DateError as error:
        raise click.BadParameter(f"{error} {error.hint}".strip(), ctx, param) from error


def date_option(flag: str, name: str, help_text: str) -> Callable[[F], F]:
    """An option that takes any date of the dataset's grammar."""
    return click.option(flag, name, metavar="DATE", callback=_date, help=help_text)


@frozen
class Options:
    """The options that every command takes."""

    data: Path | None = None
    """The dataset's file; ``None`` for the bundled one."""
    at: date | None = None
    """The day asked for; ``None`` for the one that the dataset was reviewed on."""
    plain: bool = False

    @property
    def path(self) -> Path:
        """The dataset's file."""
        return self.data or bundled_path()

    @property
    def linear(self) -> bool:
        """Whether to print plain lines: when told so, into a pipe, and on a dumb terminal."""
        return self.plain or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"

    def waiting(self, words: str, *files: Path) -> AbstractContextManager[None]:
        """Says on a terminal what is done within, if that takes long; `waiting.waiting`."""
        return waiting(words, *files, quiet=self.plain)

    def load(self) -> Loaded:
        """The file; ends the program with exit code 2 if it cannot be shown."""
        with self.waiting(reading(self.path), self.path):
            loaded = open_dataset(self.path)
        if loaded.dataset is None:
            fail_with_problems(loaded)
        if context := click.get_current_context(silent=True):
            context.call_on_close(partial(keep_later, loaded))
        return loaded

    def as_of(self, dataset: Dataset) -> AsOf:
        """The dataset on the day to answer for."""
        return AsOf.of(dataset, self.at or dataset.about.day)


def fail_with_problems(*files: Loaded) -> NoReturn:
    """Prints the problems of files that cannot be shown on stderr and ends with exit code 2."""
    for loaded in files:
        errors = loaded.errors
        for problem in errors:
            click.echo(str(problem), err=True)
        if errors and loaded.readable:
            count = counted(len(errors), "error")
            what = "Correct the file. “irtui check” lists every problem."
            click.echo(f"{count}. {what}", err=True)
    raise SystemExit(WRONG_USE)


def fail_with_faults(query: str, faults: "Iterable[Fault]") -> NoReturn:
    """Prints what is wrong in a query, each fault with a mark below the place; ends with code 2.

    Args:
        query: what was asked for, safe to be printed.
        faults: what of it was not understood.
    """
    from irtui.render.terminal.hits import pointer

    for fault in faults:
        click.echo(str(fault), err=True)
        click.echo(f"  {query}", err=True)
        click.echo(f"  {pointer(query, fault)}", err=True)
    raise SystemExit(WRONG_USE)


def data_file(ctx: click.Context) -> Path | None:
    """The dataset's file that was named: nearest to the end of the line, or in the environment."""
    for one in (ctx, ctx.parent):
        if one and one.get_parameter_source("data") is ParameterSource.COMMANDLINE:
            return one.params.get("data")
    return ctx.params.get("data")


def data_option(help_text: str) -> Callable[[F], F]:
    """The option ``-d``, handed on as ``data``: the dataset's file that was named, if one was."""

    def decorate(function: F) -> F:
        @click.option(
            "-d", "--data", type=FILE, envvar="IRTUI_DATA", show_envvar=True, help=help_text
        )
        @click.pass_context
        @wraps(function)
        def wrapper(ctx: click.Context, /, *args: Any, **kwargs: Any) -> Any:
            return function(*args, **{**kwargs, "data": data_file(ctx)})

        return cast("F", wrapper)  # click's decorators keep the signature

    return decorate


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
    @date_option("--at", "at", "The day to show: 2005, 3 Jun 2018, 2018-12-13 …")
    @click.option("--plain", is_flag=True, help="Plain lines, for screen readers and pipes.")
    @ascii_option
    @click.pass_context
    @wraps(function)
    def wrapper(
        ctx: click.Context,
        /,
        *args: Any,
        data: Path | None,
        at: When | None,
        plain: bool,
        **kwargs: Any,
    ) -> Any:
        outer = ctx.parent.obj if ctx.parent and isinstance(ctx.parent.obj, Options) else Options()
        options = evolve(
            outer,
            data=data,
            # A month or a year stands for its last day.
            at=day_of(at) if at else outer.at,
            plain=plain or outer.plain,
        )
        return function(*args, options=options, **kwargs)

    return cast("F", wrapper)  # click's decorators keep the signature


def find_record(dataset: Dataset, text: str) -> Ref:
    """The record that ``text`` names: ``table:id``, or an id that only one table has.

    Ends the program with exit code 1 if there is none, and with 2 if there are several.
    """
    found = dataset.meant(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(several_in_words(text.strip(), found))
    from irtui.load.values import suggestion

    known = [str(ref) if ":" in text else ref.id for ref in dataset.records]
    hint = suggestion(text, known, "Look for it with “irtui find”.")
    click.echo(f"There is no record {quoted(text)}. {hint}", err=True)
    raise SystemExit(NOTHING_FOUND)
