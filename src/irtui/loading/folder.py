"""A folder as one dataset: all its files together, each with its own places.

Its ``*.toml`` files count, in the order of their names, and those alone: no hidden ones, none of a
folder in it. A link counts as the file that it leads to, and must not lead out of the folder.
"""

import os
from pathlib import Path
from typing import Any

from irtui.lean import evolve
from irtui.loading.fingerprint import Fingerprint
from irtui.loading.read import MIB, Document, UnreadableError, read, too_large
from irtui.model.limits import limits
from irtui.model.problems import Problem
from irtui.model.safe_text import quoted, safe_line


def read_dataset(path: Path, *, sparing: bool = False) -> Document:
    """The document in the file at ``path``, or in all files of the folder there.

    Args:
        path: the file or the folder.
        sparing: whether a long file is parsed only later, as `read` has it.

    Raises:
        UnreadableError: one of them cannot be read, or there is none.
    """
    try:
        folder = path.is_dir()
    except (OSError, ValueError):  # what is wrong with it is told when it is read
        folder = False
    return _together(path) if folder else read(path, sparing=sparing)


def files_of(path: Path) -> list[Path]:
    """The file at ``path``, or all files of the folder there that count.

    Raises:
        UnreadableError: it is a folder that cannot be read, or has none.
    """
    return _files(path, safe_line(str(path))) if path.is_dir() else [path]


def fingerprint_of(path: Path) -> Fingerprint | None:
    """What the file, or the folder, at ``path`` is known by; ``None`` if it cannot be read."""
    try:
        return Fingerprint.read(files_of(path), limits().max_megabytes * MIB)
    except (OSError, ValueError, UnreadableError):
        return None


def _together(folder: Path) -> Document:
    name = safe_line(str(folder))
    parts: list[Document] = []
    faulty: list[Problem] = []
    paths = _files(folder, name)
    within = limits()
    if sum(map(_size, paths)) > within.max_megabytes * MIB:
        raise UnreadableError(too_large("Together the files are", within.max_megabytes, name))
    for path in paths:
        try:
            parts.append(read(path, within=within))
        except UnreadableError as error:
            faulty += error.problems
    if faulty:
        raise UnreadableError(*faulty)
    data, problems = _merged(parts)
    return Document(name, "", data, problems, parts=tuple(parts))


def _files(folder: Path, name: str) -> list[Path]:
    """The files of the folder, in the order of their names."""
    try:
        found = [
            path
            for path in sorted(folder.iterdir(), key=lambda path: path.name)
            if path.suffix == ".toml" and not path.name.startswith(".") and not path.is_dir()
        ]
        outside = [path for path in found if not _inside(folder, path)]
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        raise UnreadableError(Problem("file-unreadable", message, file=name)) from error
    if outside:
        raise UnreadableError(*map(_outside, outside))
    if not found:
        message = "There is no .toml file in this folder."
        hint = "Name a .toml file, or a folder that has some."
        raise UnreadableError(Problem("file-directory", message, hint, file=name))
    return found


def _size(path: Path) -> int:
    """Bytes of a file; 0 where that cannot be known, which is told when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _inside(folder: Path, path: Path) -> bool:
    if not path.is_symlink():
        return path.is_file()
    # Not Path.resolve(): until Python 3.13 it raises for a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _outside(path: Path) -> Problem:
    link = path.is_symlink()
    what = "a link that leads out of its folder" if link else "not a plain file"
    message = f"The file cannot be read: it is {what}."
    hint = "Copy the file into the folder." if link else "Remove it."
    return Problem("file-unreadable", message, hint, file=safe_line(str(path)))


def _merged(parts: list[Document]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The tables of all files in one document, and what stands in two of them."""
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    first: dict[tuple[str, ...], str] = {}

    def twice(part: Document, *path: str) -> bool:
        """Notes where a table stands; whether it stands in a file before, too."""
        file = first.setdefault(path, part.file)
        if file != part.file:
            message = f"{quoted('.'.join(path))} stands in {file}, too."
            hint = "Remove one of the two, or give it another id."
            problems.append(Problem("duplicate-key", message, hint, path, part.file))
        return file != part.file

    for part in parts:
        problems += [evolve(problem, file=part.file) for problem in part.problems]
        for table, raw in part.data.items():
            records = data.get(table)
            if table == "dataset" or type(raw) is not dict or not isinstance(records, dict | None):
                if not twice(part, table):
                    data[table] = raw
                continue
            first.setdefault((table,), part.file)
            kept = data.setdefault(table, {})
            for identifier, record in raw.items():
                if not twice(part, table, identifier):
                    kept[identifier] = record
    return data, tuple(problems)
