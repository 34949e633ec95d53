"""A file into a dataset: read, structure, check, and say where each problem stands."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from attrs import evolve, field, frozen

from irtui.load.checks import check_shape
from irtui.load.positions import Positions
from irtui.load.read import Document, UnreadableError, check_depth, read
from irtui.load.structure import structured
from irtui.model.codes import Severity
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem


@frozen(eq=False)
class Loaded:
    """What came of loading a file."""

    path: Path
    """Where the file is, for reading it again; people are shown `Document.file`."""
    dataset: Dataset | None
    """The dataset; ``None`` if the file has an error."""
    problems: tuple[Problem, ...]
    """Everything wrong with the file, in the order of its lines."""
    document: Document | None = field(default=None, repr=False)
    """The file itself; ``None`` if it could not be read as TOML."""

    @property
    def readable(self) -> bool:
        """Whether the file could be read as TOML at all."""
        return self.document is not None

    @cached_property
    def _positions(self) -> Positions | None:
        document = self.document
        return Positions(document.text, document.names) if document else None

    def locate(self, *path: str | int) -> tuple[int, int] | None:
        """Line and column, from 1, of a place in the file, or of the nearest around it."""
        return self._positions.nearest(path) if self._positions else None

    def place(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems with file, line and column, in the order of the file."""
        placed = []
        for problem in problems:
            path = self._positions.as_written(problem.path) if self._positions else problem.path
            line, column = self.locate(*path) or (None, None)
            file = self.document.file if self.document else problem.file
            placed.append(evolve(problem, file=file, line=line, column=column, path=path))
        return tuple(sorted(placed, key=lambda problem: (problem.line or 0, problem.column or 0)))


def bundled_path() -> Path:
    """The dataset that comes with irtui: in a wheel with the package, in a checkout at its top."""
    package = Path(__file__).parents[1]  # importlib.resources takes 9 ms to import
    packaged = package / "data" / "relations.toml"
    if packaged.exists():
        return packaged
    return package.parents[1] / "data" / "relations.toml"


def _build(document: Document) -> tuple[Dataset, tuple[Problem, ...]]:
    dataset, faulty = structured(document.data)
    if faulty:  # what is sound cannot be too deep
        check_depth(document.data, document.text, document.file)
    return dataset, (*faulty, *check_shape(dataset, document.data))


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


def load(path: Path) -> Loaded:
    """The dataset in the file at ``path``, with every problem of the file.

    Never raises for what the file holds: a file that cannot be read gives one problem and no
    document, one with errors gives its problems and no dataset.
    """
    try:
        with uncollected():
            document = read(path)
            dataset, found = _build(document)
    except UnreadableError as error:
        return Loaded(path, None, (error.problem,))
    problems = (*document.problems, *found)
    sound = all(problem.severity is not Severity.ERROR for problem in problems)
    loaded = Loaded(path, dataset if sound else None, problems, document)
    return loaded if not problems else evolve(loaded, problems=loaded.place(problems))
