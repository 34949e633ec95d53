"""A file into a dataset: read, structure, check, and say where each problem stands."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from irtui.lean import evolve, field, frozen
from irtui.loading.fingerprint import Fingerprint
from irtui.loading.folder import fingerprint_of, read_dataset
from irtui.loading.read import Document, UnreadableError, check_depth
from irtui.loading.timing import TooLongError, in_time
from irtui.model.codes import Severity
from irtui.model.dataset import Dataset
from irtui.model.limits import limits
from irtui.model.most_problems import told
from irtui.model.problems import MORE, Problem
from irtui.model.safe_text import safe_line

if TYPE_CHECKING:
    from irtui.loading.positions import Positions

_NO_TEXT = {"file-missing", "file-directory", "file-unreadable", "file-too-large", "not-utf8"}
"""The errors of what is not there, or is no text."""


@frozen(eq=False)
class Loaded:
    """What came of loading a file."""

    path: Path
    """Where the file is, for reading it again; people are shown `Document.file`."""
    dataset: Dataset | None
    """The dataset; ``None`` if the file has an error."""
    problems: tuple[Problem, ...]
    """Everything wrong with the file, in the order of its lines."""
    _document: Document | None = field(default=None, repr=False)
    _known_by: Fingerprint | None = field(default=None, repr=False)
    """What the files are known by that are not held here; they are read when they must be."""

    kept: bool = False
    """Whether this was kept from another time."""
    whole: bool = True
    """Whether all that can be kept of it is kept; it is loaded in any case."""

    @cached_property
    def document(self) -> Document | None:
        """The file itself; ``None`` if it cannot be read as TOML."""
        if self._document is not None or self._known_by is None:
            return self._document
        try:
            found = read_dataset(self.path, sparing=True)
            if found.fingerprint == self._known_by:
                return found  # it can be parsed, as it was before
            return read_dataset(self.path)
        except UnreadableError:
            return None

    @property
    def fingerprint(self) -> Fingerprint | None:
        """What tells the file from others; ``None`` if it could not be read as TOML."""
        return self._known_by or (self._document.fingerprint if self._document else None)

    @property
    def awaited(self) -> bool:
        """Whether the file was not read yet: then nothing is known of it, and nothing wrong."""
        return self.dataset is None and not self.problems

    @property
    def readable(self) -> bool:
        """Whether the file could be read as TOML at all."""
        return self._known_by is not None or self._document is not None

    @property
    def opens(self) -> bool:
        """Whether an editor could mend what is wrong: there is a file, and it is text."""
        return all(one.code not in _NO_TEXT for one in self.errors)

    @cached_property
    def _positions(self) -> "dict[str, Positions]":
        """The places in each file that was asked for, by its name."""
        return {}

    def _in(self, document: Document) -> "Positions":
        if document.file not in self._positions:
            from irtui.loading.positions import Positions

            self._positions[document.file] = Positions(document.text, document.names)
        return self._positions[document.file]

    def locate(self, *path: str | int) -> tuple[int, int] | None:
        """Line and column, from 1, of a place in its file, or of the nearest around it."""
        return self._in(self.document.part(path)).nearest(path) if self.document else None

    def spot(self, path: Sequence[str | int] = (), file: str = "") -> tuple[Path, int]:
        """The file in which a place is, and its line from 1, or that of the nearest around it.

        What is nowhere is at the top of the file of that name, or else of the first.
        """
        if self.document is None:
            inside = self.path / PurePath(file).name  # of a folder, it may be one of its files
            return (inside if file and inside.is_file() else self.path), 1
        part = self.document.part(tuple(path), file)
        line, _ = self._in(part).nearest(tuple(path)) or (1, 1)
        return part.origin or self.path, line

    def spot_of(self, problem: Problem | None) -> tuple[Path, int]:
        """The file in which a problem is, and its line from 1; without one, the top of the file."""
        path, line = self.spot(file=problem.file) if problem else self.spot()
        return path, (problem.line if problem else None) or line

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the file from being shown."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    def same_as(self, other: "Loaded") -> bool:
        """Whether there is the same to be read in another file, and the same is wrong with it."""
        return self.fingerprint == other.fingerprint and self.problems == other.problems

    def is_current(self) -> bool:
        """Whether the same still stands in its files, which are read but not parsed."""
        found = fingerprint_of(self.path)
        return found is not None and found == self.fingerprint

    def place(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems that are told, with file, line and column, in the order of their lines."""
        problems = told(problems)
        document = self.document if problems else None
        if document is None:
            return problems
        order = {part.file: number for number, part in enumerate(document.files)}
        inside: dict[Document, list[Problem]] = {}
        for problem in problems:
            part = document.part(problem.path, problem.file) if problem.path else document
            inside.setdefault(part, []).append(problem)
        placed = [one for part, found in inside.items() for one in _placed(found, part)]

        def in_order(problem: Problem) -> tuple[bool, int, int, int]:
            place = order.get(problem.file, -1), problem.line or 0, problem.column or 0
            return problem.code == MORE, *place

        return tuple(sorted(placed, key=in_order))


def _placed(problems: Sequence[Problem], part: Document) -> Iterator[Problem]:
    """Problems of one file, with their places in it."""
    from irtui.loading.positions import Positions

    positions = Positions(part.text, part.names, [one.path for one in problems])
    for problem in problems:
        path = positions.as_written(problem.path)
        line, column = positions.nearest(path) or (None, None)
        yield evolve(problem, file=part.file, line=line, column=column, path=path)


def bundled_path() -> Path:
    """The dataset that comes with irtui: in a wheel with the package, in a checkout at its top."""
    package = Path(__file__).parents[1]  # importlib.resources takes 9 ms to import
    packaged = package / "data" / "relations.toml"
    if packaged.exists():
        return packaged
    return package.parents[1] / "data" / "relations.toml"


def replaced_by_updates(path: Path) -> bool:
    """Whether a file is that of an installed irtui, which its next version replaces."""
    return path == bundled_path() and path.is_relative_to(Path(__file__).parents[1])


def _build(
    document: Document,
    sound: Dataset | None,
    said: Callable[[dict[str, Any]], None],
    begun: Callable[[Dataset], None],
) -> tuple[Dataset, tuple[Problem, ...]]:
    from irtui.loading.checks import check_shape
    from irtui.loading.structure import structured

    dataset, faulty = (sound, ()) if sound else structured(document.data)
    if not (sound or faulty):
        said(document.data)
    begun(dataset)
    if faulty:  # what is sound cannot be too deep
        for one in document.files:
            check_depth(one.data, one.text, one.file, limits().max_levels)
    return dataset, (*faulty, *check_shape(dataset, document))


@contextmanager
def uncollected() -> Iterator[None]:
    """Pauses the garbage collector, for what makes many objects and drops none it must find."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_loads = count()
"""How often something was loaded in this process."""


def _set_aside() -> None:
    """Spares the garbage collector what was loaded first: it would look through all of it at once.

    What is loaded later takes its place, and then it must be found.
    """
    (gc.unfreeze if next(_loads) else gc.freeze)()


def load(
    path: Path,
    *,
    sparing: bool = False,
    said: Callable[[dict[str, Any]], None] = lambda _: None,
    begun: Callable[[Dataset], None] = lambda _: None,
) -> Loaded:
    """The dataset in the file at ``path``, or in all files of the folder there, with all problems.

    Never raises for what the file holds: a file that cannot be read gives one problem and no
    document, one with errors gives its problems and no dataset.

    Args:
        path: the file or the folder.
        sparing: whether a long document with nothing wrong is not held, but read again when it is
            asked for.
        said: is told what the document says, in pieces or as a whole, if its records are sound.
        begun: is told of the dataset when its records are made, and not yet checked.
    """
    most = limits().max_seconds
    try:
        with in_time(most):
            return _loaded(path, sparing=sparing, said=said, begun=begun)
    except UnreadableError as error:
        problems = told(error.problems)
    except TooLongError:
        message = f"It takes longer than {most:,} seconds to read this."
        hint = "Check that it is a dataset; for more, set max_seconds (irtui settings --edit)."
        problems = (Problem("too-long", message, hint, file=safe_line(str(path))),)
    except MemoryError:
        message = "There is not enough memory to read this."
        hint = "Check that it is a dataset, or split it."
        problems = (Problem("file-too-large", message, hint, file=safe_line(str(path))),)
    return Loaded(path, None, problems)


def _loaded(
    path: Path,
    *,
    sparing: bool,
    said: Callable[[dict[str, Any]], None],
    begun: Callable[[Dataset], None],
) -> Loaded:
    with uncollected():
        document = read_dataset(path, sparing=sparing)
        sound, spared = None, not document.parsed
        if spared:
            from irtui.loading.sparing import sound_dataset

            if (sound := sound_dataset(document.text, said=said)) is None:
                document = read_dataset(path)
        dataset, found = _build(document, sound, said, begun)
        _set_aside()
    problems = (*document.problems, *found)
    if spared and not problems:
        return Loaded(path, dataset, (), known_by=document.fingerprint)
    usable = all(problem.severity is not Severity.ERROR for problem in problems)
    loaded = Loaded(path, dataset if usable else None, problems, document)
    return loaded if not problems else evolve(loaded, problems=loaded.place(problems))
