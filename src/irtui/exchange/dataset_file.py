"""What was imported, as a dataset's file that has no errors."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from irtui.exchange.format import Imported, Unread
from irtui.loading.checks import check_shape
from irtui.loading.cleaning import cleaned
from irtui.loading.read import Document
from irtui.loading.structure import structured
from irtui.model.codes import Severity
from irtui.model.dataset import Dataset
from irtui.model.problems import Path, Problem
from irtui.render.toml_text import dataset_lines

_NEEDED = ((), ("dataset",), ("dataset", "title"), ("dataset", "reviewed"))
"""The places of a file that cannot be left out."""


def sound(found: Imported) -> tuple[Dataset, tuple[Unread, ...]]:
    """The dataset that was imported, without what would be an error in its file.

    Returns:
        The dataset, and what was left out of it, in words.

    Raises:
        ValueError: its own description is wrong, which no import should give.
    """
    data = cleaned(deepcopy({key: dict(table) for key, table in found.tables.items()})).data
    unread: list[Unread] = []
    while errors := _errors(data):
        for problem in errors:
            if problem.path[:2] in _NEEDED:
                raise ValueError(str(problem))
        for removed, problem in taken_out(data, errors):
            unread.append(Unread(".".join(map(str, removed)), problem.message))
    return structured(data)[0], tuple(dict.fromkeys(unread))


def taken_out(data: dict[str, Any], problems: Iterable[Problem]) -> Iterator[tuple[Path, Problem]]:
    """Takes what is wrong out of a document, each place once; yields what was taken, and why."""
    found = _paths(problems)
    # From the end, so that places in lists stay as they are.
    for path in sorted(found, key=_order, reverse=True):
        yield _remove(data, path), found[path]


def _errors(data: dict[str, Any]) -> list[Problem]:
    dataset, faulty = structured(data)
    found = faulty or check_shape(dataset, Document("", "", data, ()))
    return [problem for problem in found if problem.severity is Severity.ERROR]


def _paths(problems: Iterable[Problem]) -> dict[Path, Problem]:
    """The places that are wrong, each once, with the first problem there; none lies in another."""
    first: dict[Path, Problem] = {}
    for problem in problems:
        path = problem.path
        # A claim is nothing without its value, and a citation without its source.
        first.setdefault(path[:-1] if path[-1:] in (("value",), ("source",)) else path, problem)
    return {
        path: problem
        for path, problem in first.items()
        if not any(path[:depth] in first for depth in range(len(path)))
    }


def _order(path: Path) -> list[tuple[bool, str | int]]:
    """Orders paths so that a place in a list comes after those before it."""
    return [(isinstance(part, int), part) for part in path]


def _remove(data: dict[str, Any], path: Path) -> Path:
    """Takes a place out of a document, or what is nearest around it; returns what was taken."""
    for depth in range(len(path), 0, -1):
        inner: Any = data
        try:
            for part in path[: depth - 1]:
                inner = inner[part]
            del inner[path[depth - 1]]
        except (LookupError, TypeError):  # it is not there, or nothing can be in what is there
            continue
        return path[:depth]
    return path


def file_text(dataset: Dataset) -> str:
    """A dataset as its file."""
    return "\n".join(dataset_lines(dataset)) + "\n"
