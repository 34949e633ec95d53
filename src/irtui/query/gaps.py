"""What was looked for and not found, from the record that lacks it."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import When
from irtui.model.records import Gap


def gaps_about(dataset: Dataset, ref: Ref) -> list[Gap]:
    """The gaps that say what a record lacks, in the order of the file."""
    found = dict.fromkeys(dataset.get(link.source) for link in dataset.links_to(ref))
    return [gap for gap in found if isinstance(gap, Gap) and gap.about == ref]


def gap_about(dataset: Dataset, ref: Ref, field: str, word: str = "") -> Ref | None:
    """The gap that says what a field of a record lacks; ``None`` if nobody looked.

    Of several, it is the one whose text has the ``word``, such as a year; else the first.
    """
    gaps = [gap for gap in gaps_about(dataset, ref) if gap.field == field]
    best = max(gaps, key=lambda gap: word in gap.text, default=None)
    return best.ref if best else None


def search_in_words(looked_in: str | None, searched: When | None) -> str:
    """Where something was looked for, and when; empty, if neither is known."""
    where = f"looked for in {looked_in}" if looked_in else ""
    when = f"searched {in_words(searched)}" if searched else ""
    return ", ".join(part for part in (where, when) if part)
