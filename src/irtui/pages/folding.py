"""What of a page is to be seen: its face, and what one unfolds, or all of it."""

from collections.abc import Iterable, Iterator, Sequence

from irtui.lean import evolve, frozen
from irtui.pages.page import Page, Row, Section

OF_FACE = "face"
"""What the keys of the lines of a face begin with."""
DIFFERENCES = "differences"
"""The key of what differs from an older version, which is unfolded at first."""


@frozen
class Folding:
    """Which rows and sections of a page show what is below them."""

    full: bool = False
    """Whether all of them do, but those that were folded, and the lines of the face."""
    turned: frozenset[str] = frozenset()
    """The keys of those that were unfolded; or folded, on a page that is shown in full."""

    def opens(self, key: str) -> bool:
        """Whether what is below a row, or under a heading, is to be seen.

        A page that is shown in full has the evidence of its face in its sections, and not twice.
        """
        full = key == DIFFERENCES or (self.full and not key.startswith(f"{OF_FACE}/"))
        return (key in self.turned) is not full

    def turn(self, key: str) -> "Folding":
        """Unfold what is folded, and fold what is not."""
        return evolve(self, turned=self.turned ^ {key})

    def unfold(self, keys: Iterable[str]) -> "Folding":
        """Unfold what is folded of some keys."""
        return evolve(self, turned=self.turned ^ {key for key in keys if not self.opens(key)})


FACE = Folding()
"""The face of a page is to be seen, and what is below it is counted."""
FULL = Folding(full=True)
"""All of a page is to be seen."""


@frozen
class Line:
    """A row that is to be seen."""

    row: Row
    key: str
    """What names it on its page; empty, if nothing unfolds under it."""
    opened: bool
    """Whether what is below it is to be seen."""
    above: str = ""
    """The key of what it is below."""
    level: int = 0
    """How many rows it is below, from 0."""


def beside(rows: Sequence[Row], folding: Folding, above: str = "") -> Iterator[Line]:
    """Rows that stand beside each other, without what is below them; ``above`` is a key."""
    for row in rows:
        key = "/".join(filter(None, (above, row.key))) if row.below else ""
        yield Line(row, key, bool(key) and folding.opens(key), above)


def lines_of(
    rows: Sequence[Row], folding: Folding, above: str = "", level: int = 0
) -> Iterator[Line]:
    """The rows that are to be seen, each before what is below it."""
    for line in beside(rows, folding, above):
        yield evolve(line, level=level)
        if line.opened:
            yield from lines_of(line.row.below, folding, line.key, level + 1)


def opens(section: Section, folding: Folding) -> bool:
    """Whether the rows of a section are to be seen."""
    return not section.folds or folding.opens(section.key)


def section_in_words(section: Section) -> str:
    """What a section is called, how much is in it, and what is said of all of it."""
    return ", ".join(filter(None, (section.heading, section.count, section.remark)))


def all_lines(page: Page) -> Iterator[Line]:
    """Every row of a page, unfolded."""
    for above, rows in ((OF_FACE, page.face), *((one.key, one.rows) for one in page.sections)):
        yield from lines_of(rows, FULL, above)


def keys_of(page: Page) -> Iterator[str]:
    """The keys of all that unfolds on a page."""
    yield from (section.key for section in page.sections if section.folds)
    yield from (line.key for line in all_lines(page) if line.key)
