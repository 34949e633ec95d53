"""How a command answers: an answer in each manner of printing, and what a question is put to."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import click

from irtui.cli.common import common_options, format_option
from irtui.cli.failing import NOTHING_FOUND, find_record
from irtui.cli.options import Options
from irtui.host.clock import today
from irtui.lean import frozen
from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem
from irtui.pages.folding import Folding
from irtui.pages.page import Page


@frozen(kw_only=True)
class Answer:
    """One answer in each of the manners that it can be printed in; only one of them is made."""

    styled: Callable[[int], Iterable[Any]]
    """Rich texts for a width in cells."""
    plain: Callable[[], Iterable[str]]
    """Plain lines, one fact each."""
    json: Callable[[], object]
    """What is printed as JSON."""
    markdown: Callable[[], Iterable[str]]
    nothing: Iterable[str] | None = None
    """Where nothing was found, what to say of it on stderr; the exit code is 1 then."""


def page_answer(
    page: Callable[[], Page],
    json: Callable[[], object],
    nothing: Iterable[str] | None = None,
    *,
    full: bool = True,
    called: Callable[[Ref], str] | None = None,
) -> Answer:
    """A page in each of the manners of printing; ``json`` is made of what the page is made of.

    If it is not wanted in ``full``, what unfolds on it is merely counted. What sides are ``called``
    stands in plain lines instead of their marks.
    """
    folding = Folding(full)

    def styled(width: int) -> Iterable[Any]:
        from rich.console import Console

        from irtui.render.terminal.dress import terminal_dress
        from irtui.render.terminal.layout import lay_out
        from irtui.render.terminal.links import knows_links, linked

        console = Console()
        bare = console.no_color or console.options.ascii_only
        dress = linked(terminal_dress) if knows_links(os.environ) else terminal_dress
        return lay_out(page(), width, dress, folding=folding, bare=bare)

    def plain_lines() -> Iterable[str]:
        from irtui.render.plain import sheet_lines

        return sheet_lines(page(), folding, called)

    def markdown_lines() -> Iterable[str]:
        from irtui.render.markdown import page_lines

        return page_lines(page(), folding)

    return Answer(
        styled=styled, plain=plain_lines, json=json, markdown=markdown_lines, nothing=nothing
    )


def print_utf8(text: str) -> None:
    """Prints JSON or TOML as it is in UTF-8, as RFC 8259 (8.1) and TOML want it, in any locale.

    Half of a surrogate pair, which UTF-8 cannot hold, is printed as JSON escapes it.
    """
    print_bytes(text.encode(errors="backslashreplace") + b"\n")


def print_bytes(content: bytes) -> None:
    """Prints bytes as they are, all of them.

    Raises:
        OSError: nobody reads on, or there is no room.
    """
    sys.stdout.flush()
    # Not by click: to find out what takes bytes it writes an empty text, for UTF-16 a mark.
    rest = memoryview(content)
    while rest:  # where Python is told not to buffer, a write may take only a part
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


_ANSWERING = "Looking for an answer"


def print_answer(options: Options, answer: Answer, manner: str) -> None:
    """Prints an answer in the manner that was asked for; text as the options say.

    Ends the program with exit code 1 if nothing was found.
    """
    if manner == "json":
        from irtui.render.answers.declared import document

        with options.waiting(_ANSWERING):
            found = document(answer.json())
        print_utf8(found)
    elif manner == "markdown" or options.linear:
        with options.waiting(_ANSWERING):
            lines = [*(answer.markdown() if manner == "markdown" else answer.plain())]
        for line in lines:
            click.echo(line)
    else:
        from rich.console import Console

        from irtui.render.terminal.ascii import SIGNS, encoding_in_ascii
        from irtui.render.terminal.columns import realigned

        console = Console(highlight=False, markup=False, emoji=False)
        signs = SIGNS if encoding_in_ascii(sys.stdout) else {}  # what is laid out keeps its columns
        with options.waiting(_ANSWERING):
            texts = [*answer.styled(min(console.width, 100))]
        for text in texts:
            with console.capture() as printed:
                console.print(text, soft_wrap=True)
            written = realigned(printed.get(), column=0, cuts=False)
            click.echo(written.translate(signs), nl=False)
    if answer.nothing is not None:
        for line in answer.nothing:
            click.echo(line, err=True)
        raise SystemExit(NOTHING_FOUND)


@frozen
class Asked:
    """What a question is put to: a dataset, as of a day."""

    options: Options
    loaded: Loaded
    as_of: AsOf

    @property
    def dataset(self) -> Dataset:
        """The dataset of all days."""
        return self.as_of.dataset

    def record(self, text: str) -> Ref:
        """The record that ``text`` names, as `find_record` finds it."""
        return find_record(self.dataset, text)

    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the file, those of its logic with them."""
        from irtui.query.audit.checks import check_logic

        found = (*self.loaded.problems, *check_logic(self.dataset, today()))
        return self.loaded.place(found)

    def called(self, ref: Ref | None) -> str:
        """What a record is called on the day; without one, the dataset."""
        return self.as_of.title(ref) if ref else self.dataset.about.title


def answering(function: Callable[..., Answer]) -> Callable[..., None]:
    """Makes a command of a function that is handed an `Asked` and returns an `Answer`.

    The command takes the shared options and ``--format``, and prints the answer as they tell.
    """

    @format_option("json", "markdown")
    @common_options
    @wraps(function)
    def wrapper(*args: Any, options: Options, manner: str, **kwargs: Any) -> None:
        loaded = options.load()
        assert loaded.dataset is not None  # load() has seen to it
        asked = Asked(options, loaded, options.as_of(loaded.dataset))
        with options.waiting(_ANSWERING):
            answer = function(asked, *args, **kwargs)
        print_answer(options, answer, manner)

    return wrapper
