"""What the app remembers by itself from one start to the next, in the user's state folder."""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from irtui.host.folders import state_file
from irtui.host.stored import as_stored, fitting
from irtui.lean import evolve, field, frozen, mutable
from irtui.loading import bundled_path
from irtui.model.safe_text import safe_line
from irtui.model.written import AS_USUAL, WrittenView

_MOST = 1 << 20
"""Bytes; a longer file is not one of ours."""
_DATASETS = 12
"""Datasets that are remembered."""
_OURS = 0o600
"""The permissions of our files: nobody else reads what one looked at."""
_PATIENCE = 1.0
"""Seconds in which another irtui has written the file; then it is written without waiting."""
_PAUSE = 0.01
"""Seconds between two looks whether it has."""


def kept_path(path: Path) -> Path | None:
    """A dataset's path as it is remembered: from the root; ``None`` for the one of irtui itself.

    Where that one is, is another place after the next update.
    """
    if path == bundled_path():
        return None
    whole = path.absolute()
    return whole.resolve() if ".." in whole.parts else whole


@frozen(kw_only=True)
class OfDataset:
    """What is remembered of a dataset: its title, and the view that one left it at."""

    path: Path | None
    """Where it is, as `kept_path` gives it."""
    title: str = ""
    view: WrittenView = AS_USUAL

    @property
    def file(self) -> Path:
        """The dataset's file, or its folder."""
        return self.path or bundled_path()


@frozen(kw_only=True)
class Bookmark(OfDataset):
    """A view that one wants to find again, and the title of its record."""

    made: date | None = None
    """The day on which it was set."""

    @property
    def key(self) -> tuple[Path | None, str, date | None]:
        """What no two have in common: the dataset, the record, and the day that is shown."""
        return self.path, self.view.go, self.view.at


@frozen
class Remembered:
    """What is remembered; each field is a key of the file, and has a default."""

    first_line_seen: bool = False
    """Whether the line of the first start was left."""
    theme: str = ""
    """The name of the theme that was chosen last; empty: none was."""
    datasets: tuple[OfDataset, ...] = ()
    """Those that were used last, the newest first."""
    bookmarks: tuple[Bookmark, ...] = ()
    """The newest first."""

    def leaving(self, dataset: OfDataset) -> "Remembered":
        """The same after a dataset was left."""
        kept = (dataset, *self.without(dataset.path).datasets)
        return evolve(self, datasets=kept[:_DATASETS])

    def without(self, path: Path | None) -> "Remembered":
        """The same without a dataset; its bookmarks stay."""
        return evolve(self, datasets=tuple(one for one in self.datasets if one.path != path))

    def called(self, place: OfDataset) -> str:
        """What the dataset of a place is called: by its title, or else by the name of its file."""
        titles = (one.title for one in self.datasets if one.path == place.path)
        return next(titles, "") or safe_line(place.file.name)

    def without_bookmarks(self, gone: Collection[Bookmark]) -> "Remembered":
        """The same without some bookmarks."""
        keys = {one.key for one in gone}
        kept = tuple(one for one in self.bookmarks if one.key not in keys)
        return evolve(self, bookmarks=kept)

    def has(self, bookmark: Bookmark) -> bool:
        """Whether there is such a bookmark."""
        return any(one.key == bookmark.key for one in self.bookmarks)

    def with_bookmark(self, bookmark: Bookmark) -> "Remembered":
        """The same with a bookmark."""
        if self.has(bookmark):
            return self
        return evolve(self, bookmarks=(bookmark, *self.bookmarks))


Change = Callable[[Remembered], Remembered]
"""Makes of what is remembered what is to be; made twice, it makes no more of it than once."""


@mutable(eq=False)
class Memory:
    """What is remembered, and the file that it is kept in.

    Nothing that is wrong with the file, or with its folder, is raised. A file that cannot be read
    or understood stays as it is; then, and where none can be written, all is remembered until the
    program ends, or until it can be put into the file with what is there by then.
    """

    path: Path | None = None
    """The file; it need not exist. ``None``: nothing is read or written."""
    now: Remembered = field(init=False, factory=Remembered)
    """What is remembered."""
    lasting: bool = field(init=False, default=False)
    """Whether that is in the file, or would be as soon as there is anything to remember."""
    _unsaved: list[Change] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.refresh()

    @classmethod
    def of_user(cls) -> "Memory":
        """That of whoever runs irtui."""
        return cls(state_file())

    def refresh(self) -> None:
        """Take up what is in the file now: another irtui may have written it meanwhile."""
        self._take_up(self._found())

    def _take_up(self, found: dict[str, Any] | None) -> None:
        """Take up what was found in the file, and make the changes anew that are not in it."""
        if found is not None:
            kept = fitting(Remembered, found)
            self.now = reduce(lambda now, change: change(now), self._unsaved, kept)
            if self.now == kept:
                self._unsaved.clear()
        self.lasting = found is not None and not self._unsaved

    def _found(self) -> dict[str, Any] | None:
        """What is in the file; nothing, where there is none; ``None``, if it is not one of ours."""
        path = self.path
        try:
            if path is None or not path.is_absolute() or (path.exists() and not path.is_file()):
                return None
            with path.open("rb") as file:
                import json  # not where nothing is remembered

                found = json.loads(file.read(_MOST))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def change(self, change: Change) -> None:
        """Remember what ``change`` makes of what is remembered, and keep all else in the file."""
        if self.path is not None:  # else none would ever be saved, and all would be held
            self._unsaved.append(change)
        found = self._found()
        if found is None:
            self.now = change(self.now)
        self._take_up(found)
        if found is not None and self._unsaved:
            with self._alone():
                self._save()

    def remember(self, **changes: Any) -> None:
        """Remember other values of some fields of `Remembered`."""
        self.change(lambda now: evolve(now, **changes))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other irtui change the file meanwhile, where files can be locked."""
        # Only to write: the import takes longer than all of the reading.
        from filelock import FileLock

        assert self.path is not None  # without a file nothing was found in it
        lock = FileLock(self.path.with_suffix(".lock"), _PATIENCE, _OURS, poll_interval=_PAUSE)
        with ExitStack() as held:
            with suppress(OSError, NotImplementedError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                held.enter_context(lock)
            yield

    def _save(self) -> None:
        """Put what is remembered into the file, with what is there now."""
        import json  # only to write

        from irtui.host.files import write_whole

        found = self._found()
        self._take_up(found)
        if found is None or not self._unsaved:
            return
        assert self.path is not None
        with suppress(OSError, RecursionError):
            text = json.dumps(as_stored(self.now, found), ensure_ascii=False, indent=2) + "\n"
            data = text.encode(errors="backslashreplace")  # as JSON escapes half a surrogate pair
            if len(data) < _MOST:
                write_whole(self.path, data, _OURS)
                self._unsaved.clear()
                self.lasting = True
