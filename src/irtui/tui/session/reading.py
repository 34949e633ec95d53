"""Where in the reports one is, so that one comes back to it from any record."""

from irtui.lean import field, frozen, mutable
from irtui.model.claims import Ref
from irtui.pages.folding import Folding


@frozen
class Spot:
    """Where in a page one is."""

    cursor: int | None = None
    """The number of the stop that the cursor is on."""
    top: int = 0
    """The first line in sight."""


BEGINNING = Spot()


@mutable
class Reading:
    """Which report one reads, and where in it one is."""

    report: int = 0
    """Its number, from 0."""
    branch: Ref | None = None
    """The record that it is restricted to, with all that is below it."""
    filter: str = ""
    """A query for the records that it is restricted to."""
    spots: dict[int, tuple[Spot, Folding]] = field(factory=dict)
    """Where one is in each report, and what of it is unfolded."""

    def restrict(self, branch: Ref | None, query: str) -> None:
        """Read about other records, from the beginning of each report."""
        if (branch, query) != (self.branch, self.filter):
            self.branch, self.filter = branch, query
            self.spots.clear()

    @property
    def spot(self) -> tuple[Spot, Folding | None]:
        """Where one is in the report, and what of it is unfolded; ``None``: nothing was yet."""
        return self.spots.get(self.report, (BEGINNING, None))
