"""What was looked for in a record and not found."""

import re

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Gap

_NUMBER = re.compile("0*([0-9]+)")  # a year may be written with or without its zeros


def gaps_about(dataset: Dataset, ref: Ref) -> list[Gap]:
    """The gaps that say what is missing from a record, in the order of the file."""
    found = dict.fromkeys(dataset.get(link.source) for link in dataset.links_to(ref))
    return [gap for gap in found if isinstance(gap, Gap) and gap.about == ref]


def gap_about(dataset: Dataset, ref: Ref, field: str, word: str = "") -> Ref | None:
    """The gap that says what is missing from a field; ``None`` if nobody looked.

    Of several, it is the first whose text is the ``word``, or has it as a number, such as a year;
    else the first.
    """
    gaps = _gaps_of(dataset, ref)
    number = str(int(word)) if word.isdecimal() else word
    return gaps.get((field, number)) or gaps.get((field, ""))


def _gaps_of(dataset: Dataset, ref: Ref) -> dict[tuple[str | None, str], Ref]:
    """The gaps in a record, by the field, and by it and each number in the text, and the text."""
    known: dict[Ref, dict[tuple[str | None, str], Ref]] = dataset.kept(_gaps_of)
    if ref not in known:
        found = known[ref] = {}
        for gap in gaps_about(dataset, ref):
            for word in ("", gap.text, *_NUMBER.findall(gap.text)):
                found.setdefault((gap.field, word), gap.ref)
    return known[ref]
