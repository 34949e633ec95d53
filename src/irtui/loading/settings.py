"""The user's settings from their file: read and checked as a dataset is."""

from collections.abc import Callable, Iterable, Mapping
from os.path import exists
from pathlib import Path as File
from typing import Any

from irtui.lean import evolve
from irtui.loading.read import UnreadableError, read
from irtui.loading.structure import built
from irtui.model.problems import Path, Problem
from irtui.model.safe_text import safe_line
from irtui.model.settings import Settings

Check = Callable[[Settings], tuple[Settings, Iterable[Problem]]]
"""Takes settings, returns what is sound of them, and what is wrong with the rest.

A dotted name is one part of the path of a problem.
"""


def load_settings(path: File, *checks: Check) -> tuple[Settings, tuple[Problem, ...]]:
    """What is set in the file at ``path``, as far as it is sound, and what is wrong with it.

    Where there is no file, nothing is set, and nothing is wrong with that.
    """
    if not exists(path):  # noqa: PTH110 - Path.exists raises where a folder cannot be entered
        return Settings(), ()
    if path.is_dir():
        told, hint = "This is a folder, and no file of settings.", "Move it away, or remove it."
        return Settings(), (Problem("file-unreadable", told, hint, file=safe_line(str(path))),)
    try:
        document = read(path, within=Settings())
    except UnreadableError as error:
        return Settings(), error.problems
    found, faulty = built(Settings, document.data)
    settings = found or Settings()
    for check in checks:
        settings, more = check(settings)
        faulty += more
    from irtui.loading.positions import Positions

    positions = Positions(document.text, document.names)

    def placed(problem: Problem) -> Problem:
        there = tuple(_parts(document.data, problem.path))
        written = positions.as_written(there)
        line, column = positions.nearest(there) or (None, None)
        return evolve(problem, file=document.file, line=line, column=column, path=written)

    problems = map(placed, (*document.problems, *faulty))
    return settings, tuple(sorted(problems, key=lambda one: (one.line or 0, one.column or 0)))


def _parts(table: Any, path: Path) -> Iterable[str | int]:
    """A path in which dotted names are parted where the document parts them."""
    for number, key in enumerate(path):
        if isinstance(table, Mapping) and key not in table and isinstance(key, str):
            first, dot, rest = key.partition(".")
            if dot and first in table:
                yield first
                yield from _parts(table[first], (rest, *path[number + 1 :]))
                return
        yield key
        table = table.get(key) if isinstance(table, Mapping) else None
