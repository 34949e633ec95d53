"""A dataset out of its cache file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from irtui.loading.cache.container import ANSWER, Container, NoCacheError
from irtui.loading.cache.maker import key_of, shipped_key_of
from irtui.loading.cache.shelf import KeptReferences, Records
from irtui.loading.cache.tables import unpacked
from irtui.loading.folder import files_of, fingerprint_of
from irtui.loading.loaded import Loaded
from irtui.loading.structure import built
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem
from irtui.model.records import About
from irtui.model.safe_text import safe_line


class _Answers(Mapping[str, Any]):
    """The answers that are kept, as plain values; some may be kept only later, in a new file."""

    def __init__(
        self, container: Container, cache: Path, key: Callable[[], bytes], tried: object
    ) -> None:
        self._container = container
        self._cache, self._key = cache, key
        self._tried = tried

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise KeyError(name)
        return self._container.value(ANSWER + name)

    def __contains__(self, name: object) -> bool:
        section = f"{ANSWER}{name}"
        if section not in self._container and (state := _state(self._cache)) != self._tried:
            self._tried = state
            with suppress(NoCacheError, OSError):  # irtui itself may be replaced just now
                newer = Container(self._cache)
                newer.check(self._key())
                self._container = newer
        return section in self._container

    def __iter__(self) -> Iterator[str]:
        names = (name for name in self._container if name.startswith(ANSWER))
        return (name.removeprefix(ANSWER) for name in names)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _state(cache: Path) -> tuple[int, int] | None:
    """What is another when the file was written anew."""
    try:
        found = cache.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size


def recall(path: Path, cache: Path, shipped: Path | None = None) -> Loaded:
    """The dataset in the file, or the folder, at ``path``, out of its cache file.

    Args:
        path: where the dataset is.
        cache: its cache file.
        shipped: the cache file that came with it, if one did; then the other one is only asked for
            answers that this one does not hold.

    Raises:
        NoCacheError: the cache file cannot be used, or the dataset cannot be read.
    """
    container = Container(shipped or cache, shipped=shipped is not None)
    fingerprint = fingerprint_of(path)
    if fingerprint is None:
        raise NoCacheError
    key = (shipped_key_of if shipped else key_of)(fingerprint)
    container.check(key)
    about, _ = built(About, unpacked(container.value("about")))
    assert about is not None  # only what is sound is kept
    records = Records(container, container.value("counts"))
    references = KeptReferences(container, records)
    tried = None if shipped else _state(cache)
    of_cache = partial(key_of, fingerprint) if shipped else lambda: key
    answers = _Answers(container, cache, of_cache, tried)
    dataset = Dataset(about, records, references, answers)
    problems = tuple(_problems(path, container.value("problems")))
    whole = container.value("whole")
    return Loaded(path, dataset, problems, known_by=fingerprint, kept=True, whole=whole)


def _problems(path: Path, kept: list[tuple[Any, ...]]) -> Iterator[Problem]:
    files = [safe_line(str(one)) for one in files_of(path)] if kept else []
    for code, message, hint, where, file, line, column in kept:
        named = safe_line(str(path)) if file is None else files[file]
        yield Problem(code, message, hint, where, named, line, column)
