"""A dataset, loaded, or what is wrong with it."""

import gc
from datetime import date
from os import PathLike
from pathlib import Path

from irtui.interface.days import Day
from irtui.interface.made import date_of, problem_of
from irtui.interface.values import Date, Problem
from irtui.loading import Loaded, bundled_path
from irtui.loading import load as read
from irtui.model.as_of import AsOf
from irtui.model.asked import asked_date
from irtui.model.dates import DateError, day_of


class DatasetError(Exception):
    """A file cannot be read as a dataset, or has errors; the message tells the first of them."""

    problems: tuple[Problem, ...]
    """All that is wrong, in the order of the file, errors and warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = [one for one in problems if one.severity == "error"]
        more = f"\n… and {len(errors) - 1} more" if len(errors) > 1 else ""
        super().__init__(f"{errors[0]}{more}")

    def __reduce__(self) -> tuple[type["DatasetError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class Data(Day):
    """A dataset. It is the `Day` that it speaks for, but its tables have what is known of all days.

    Made by `load`; it does not change, also when the file does.
    """

    problems: tuple[Problem, ...]
    """What should be looked at in it, warnings and notes; nothing of it is an error."""
    digest: str
    """SHA-256 of its files, in hexadecimal: which state of the dataset it is."""
    title: str
    """What the dataset is about."""
    summary: str | None
    """Its scope, in a few lines."""
    version: str | None
    """The version of the data."""
    licence: str | None
    """Under which it may be used."""
    reviewed: Date
    """The day that it speaks for."""

    _of_day = False

    def __init__(self, loaded: Loaded) -> None:
        if loaded.dataset is None:
            raise DatasetError(tuple(map(problem_of, loaded.problems)))
        about = loaded.dataset.about
        super().__init__(AsOf.of(loaded.dataset, about.day))
        self.title, self.summary = about.title, about.summary
        self.version, self.licence = about.version, about.licence
        reviewed = date_of(about.reviewed)
        assert reviewed is not None  # a dataset without it is not loaded
        self.reviewed = reviewed
        self.problems = tuple(map(problem_of, loaded.problems))
        self.digest = loaded.fingerprint.digest if loaded.fingerprint else ""

    def as_of(self, day: str | date) -> Day:
        """The dataset as of another day.

        Args:
            day: a day, or a text: ``2005``, ``2018-12-13``, ``3 June 2018``; of a year or a month,
                the last day counts.

        Raises:
            ValueError: the text is no date.
        """
        if isinstance(day, str):
            try:
                day = day_of(asked_date(day))
            except DateError as error:
                raise ValueError(f"{error} {error.hint}".strip()) from error
        if not isinstance(day, date):
            raise TypeError(f"A day is a text, such as '2005', or a date, not {day!r}.")
        return Day(AsOf.of(self._as_of.dataset, date(day.year, day.month, day.day)))

    def __repr__(self) -> str:
        version = f", version {self.version}" if self.version else ""
        return f"<Data {self.title!r}{version}, {len(self)} records>"


def load(path: str | PathLike[str] | None = None) -> Data:
    """The dataset in a file or a folder.

    Nothing is written and nothing is kept.

    Args:
        path: a TOML file, or a folder of some; ``None``: the dataset that comes with irtui.

    Raises:
        DatasetError: it cannot be read, or has errors.
    """
    frozen = gc.get_freeze_count()
    data = Data(read(Path(path) if path is not None else bundled_path()))
    if not frozen:  # what the app sets aside is for whoever calls this to collect
        gc.unfreeze()
    return data
