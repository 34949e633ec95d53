"""The play of the changes: each turns everything to its day, one after the other."""

from collections.abc import Sequence
from datetime import date

from irtui.lean import mutable
from irtui.model.dataset import Dataset
from irtui.query.time.changes import changes


@mutable
class Playing:
    """The days that are played, and how many of them were."""

    days: Sequence[date]
    """Those with a change, in order of time."""
    anew: bool = False
    """Whether they begin with the first change of all, as none follows the day that was shown."""
    played: int = 0

    @classmethod
    def after(cls, dataset: Dataset, day: date) -> "Playing | None":
        """A play from the first change after a day; if none follows, from the first of all.

        ``None``, if there is no change at all.
        """
        days = list(dict.fromkeys(change.day for change in changes(dataset)))
        rest = [one for one in days if one > day]
        return cls(rest or days, not rest) if days else None

    @property
    def ended(self) -> bool:
        """Whether all days were played."""
        return self.played >= len(self.days)

    @property
    def progress(self) -> str:
        """How far it is, and how to stop it."""
        days = f"{self.played:,} of {len(self.days):,} days with a change"
        return f"▶ {days}{', from the first on' if self.anew else ''}: any key stops"

    def next(self) -> date:
        """The next day to be shown; there must be one."""
        self.played += 1
        return self.days[self.played - 1]
