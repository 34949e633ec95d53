"""A file into a dataset: read, structure, check, and say where each problem stands."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from irtui.load.checks import check_shape
from irtui.load.positions import Positions
from irtui.load.read import Document, UnreadableError, check_depth, read
from irtui.load.structure import Structurer
from irtui.load.values import Fault, Malformed, kind_of, suggestion
from irtui.model.dataset import Dataset
from irtui.model.dates import on
from irtui.model.problems import Problem, Severity
from irtui.model.records import TABLES, About, Record
from irtui.model.safe_text import quoted

if TYPE_CHECKING:
    from irtui.model.claims import Ref


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


_UNNAMED = About(title="", reviewed=on(date.max))
"""Stands for a description that is not there or not sound, so that the rest can be checked."""


class _Build:
    """One pass over a document: the dataset, or the faults on the way to it."""

    def __init__(self, data: dict[str, Any], *, detailed: bool) -> None:
        self._data = data
        self._structurer = Structurer(detailed=detailed)
        self._detailed = detailed
        self.faults: list[Fault] = []

    def _fault(self, error: Malformed, *path: str) -> None:
        if not self._detailed:
            raise error
        self.faults += error.below(*path)

    def _sound(self, error: Malformed, raw: Any, *path: str) -> dict[str, Any] | None:
        """Notes what is wrong with a table; returns what is left of it without the faulty keys."""
        self._fault(error, *path)
        faulty = {fault[0][0] for fault in error.faults if fault[0]}
        if not isinstance(raw, dict) or not faulty:
            return None
        return {key: value for key, value in raw.items() if key not in faulty}

    def _about(self) -> About:
        raw = self._data.get("dataset")
        if raw is None:
            self._fault(
                Malformed.one(
                    "no-dataset",
                    "The file has no [dataset] table.",
                    'Add [dataset] with title = "…" and reviewed = a date.',
                )
            )
            return _UNNAMED
        try:
            return self._structurer.about(raw)
        except Malformed as error:
            self._fault(error, "dataset")
        return _UNNAMED

    def _table(self, name: str, cls: type[Record], raw: Any) -> Iterator[Record]:
        if not isinstance(raw, dict):
            message = (
                f"{quoted(name)} should be tables such as [{name}.some-id], and is {kind_of(raw)}."
            )
            self._fault(Malformed.one("wrong-type", message), name)
            return
        for identifier, table in raw.items():
            try:
                yield self._structurer.record(cls, identifier, table)
            except Malformed as error:
                rest = self._sound(error, table, name, identifier)
                if rest is not None:
                    with suppress(Malformed):  # its faults are noted already
                        yield self._structurer.record(cls, identifier, rest)

    def dataset(self) -> Dataset:
        """The dataset, or what is sound of it. Raises the first fault if not detailed."""
        about = self._about()
        records: dict[Ref, Record] = {}
        for name, raw in self._data.items():
            if name == "dataset":
                continue
            if name not in TABLES:
                hint = suggestion(name, TABLES, "Tables are dataset, " + ", ".join(TABLES) + ".")
                message = f"{quoted(name)} is no table of the format."
                self._fault(Malformed.one("unknown-table", message, hint), name)
                continue
            for record in self._table(name, TABLES[name], raw):
                records[record.ref] = record
        return Dataset(about, records)


def _build(document: Document) -> tuple[Dataset | None, tuple[Problem, ...]]:
    data = document.data
    try:
        dataset = _Build(data, detailed=False).dataset()
    except Malformed:
        check_depth(data, document.text, document.file)  # what is sound cannot be too deep
        build = _Build(data, detailed=True)
        sound = build.dataset()
        faults = (Problem(code, text, hint, path) for path, code, text, hint in build.faults)
        return None, (*faults, *check_shape(sound, data))
    return dataset, check_shape(dataset, data)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses the garbage collector: a load makes many objects and drops none that it must find."""
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
        with _uncollected():
            document = read(path)
            dataset, found = _build(document)
    except UnreadableError as error:
        return Loaded(path, None, (error.problem,))
    problems = (*document.problems, *found)
    if any(problem.severity is Severity.ERROR for problem in problems):
        dataset = None
    loaded = Loaded(path, dataset, problems, document)
    return loaded if not problems else evolve(loaded, problems=loaded.place(problems))
