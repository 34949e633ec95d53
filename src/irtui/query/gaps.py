"""What was looked for and not found, from the record that lacks it."""

import re

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import When
from irtui.model.records import Gap

_YEAR = re.compile("(?<![0-9])[0-9]{1,4}(?![0-9])")


def gap_about(dataset: Dataset, ref: Ref, field: str, year: int | None = None) -> Ref | None:
    """The gap that says what a field of a record lacks; ``None`` if nobody looked.

    Of several, it is the first whose text names the ``year``, or else the first.
    """
    known: dict[Ref, dict[tuple[str | None, int | None], Ref]] = dataset.kept("gaps about")
    if ref not in known:
        found: dict[tuple[str | None, int | None], Ref] = {}
        for link in dataset.links_to(ref):
            gap = dataset.get(link.source)
            if isinstance(gap, Gap):
                years = map(int, _YEAR.findall(gap.text))
                for about in (None, *years):
                    found.setdefault((gap.field, about), gap.ref)
        known[ref] = found
    of_record = known[ref]
    return of_record.get((field, year)) or of_record.get((field, None))


def search_in_words(looked_in: str | None, searched: When | None) -> str:
    """Where something was looked for, and when; empty, if neither is known."""
    where = f"looked for in {looked_in}" if looked_in else ""
    when = f"searched {in_words(searched)}" if searched else ""
    return ", ".join(part for part in (where, when) if part)
