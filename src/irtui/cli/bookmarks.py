"""``irtui bookmarks``: what was marked in the explorer, and the commands that open it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from irtui.cli.answering import Answer, print_answer
from irtui.cli.common import ascii_option, examples, format_option
from irtui.cli.failing import fail
from irtui.cli.options import Options
from irtui.host.remembered import Bookmark, Memory
from irtui.lean import evolve
from irtui.model.date_words import day_in_words
from irtui.model.safe_text import safe_line
from irtui.render.answers.files import BookmarkJson, BookmarksJson
from irtui.render.markdown import table
from irtui.render.shell import opening

_EPILOG = examples(
    ("irtui bookmarks", "each with the command that opens it"),
    ("irtui bookmarks --format json", "for a program"),
)
_NONE = "No bookmarks yet: m sets one in the explorer."


def _told(bookmark: Bookmark) -> tuple[str, str, str]:
    """The title, the day if it is not that of the review, and the command that opens it."""
    at = bookmark.view.at
    day = day_in_words(at) if at else ""
    return bookmark.title or bookmark.view.go, day, opening(bookmark.file, bookmark.view)


def _styled(bookmarks: Sequence[Bookmark]) -> Iterator[Any]:
    from rich.text import Text

    for title, day, command in map(_told, bookmarks):
        yield Text.assemble((title, "bold"), f"  as of {day}" if day else "")
        yield Text(f"  {command}", "dim")


def _plain(bookmarks: Sequence[Bookmark]) -> Iterator[str]:
    for title, day, command in map(_told, bookmarks):
        yield f"{title}{f', as of {day}' if day else ''}: {command}"


def _json(bookmarks: Iterable[Bookmark]) -> BookmarksJson:
    found = (
        BookmarkJson(
            title=one.title,
            go=one.view.go,
            at=one.view.at,
            dataset=str(one.path) if one.path else None,
            made=one.made,
            command=opening(one.file, one.view),
        )
        for one in bookmarks
    )
    return BookmarksJson(tuple(found))


@click.command("bookmarks", epilog=_EPILOG)
@format_option("json", "markdown")
@click.option("--plain", is_flag=True, help="Plain lines, for screen readers and pipes.")
@ascii_option
@click.pass_obj
def command(options: Options, manner: str, plain: bool) -> None:
    """Print your bookmarks: what is marked, as of which day, and the command that opens it.

    The newest stands first. They are set in the explorer with m, listed there with ', and kept in
    a file of your own on this machine. The exit code is 1 if there are none, and 2 if that file
    cannot be read.
    """
    memory = Memory.of_user()
    # os.path: Path.exists raises where a folder above cannot be entered, and then there are none.
    if not memory.lasting and memory.path and os.path.exists(memory.path):  # noqa: PTH110 - never raises
        fail(f"Bookmarks cannot be read: {safe_line(str(memory.path))}")
    found = memory.now.bookmarks
    answer = Answer(
        styled=lambda _: _styled(found),
        plain=lambda: _plain(found),
        json=lambda: _json(found),
        markdown=lambda: (
            table(("bookmark", "as of", "command"), map(_told, found)) if found else ()
        ),
        nothing=None if found else [_NONE],
    )
    print_answer(evolve(options, plain=plain or options.plain), answer, manner)
