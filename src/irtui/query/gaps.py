"""What was looked for in a record and not found."""

import re

from attrs import field as attribute

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Gap

_NUMBER = re.compile("0*([0-9]+)")  # a year may be written with or without its zeros


@frozen
class _Gaps:
    """The gaps of one field of a record, in the order of the file."""

    gaps: list[Gap] = attribute(factory=list)
    by_number: dict[str, Gap] = attribute(factory=dict)
    """The first gap whose text has a number, such as a year."""

    def add(self, gap: Gap) -> None:
        self.gaps.append(gap)
        for number in _NUMBER.findall(gap.text):
            self.by_number.setdefault(number, gap)

    def best(self, word: str) -> Gap:
        """The first whose text has the word, or else the first."""
        if word.isdecimal():
            return self.by_number.get(str(int(word)), self.gaps[0])
        return next((gap for gap in self.gaps if word in gap.text), self.gaps[0])


def _gaps_of(dataset: Dataset, ref: Ref) -> dict[str | None, _Gaps]:
    known: dict[Ref, dict[str | None, _Gaps]] = dataset.kept(_gaps_of)
    if ref not in known:
        found: dict[str | None, _Gaps] = {}
        for link in dataset.links_to(ref):
            gap = dataset.get(link.source)
            if isinstance(gap, Gap):
                found.setdefault(gap.field, _Gaps()).add(gap)
        known[ref] = found
    return known[ref]


def gaps_about(dataset: Dataset, ref: Ref) -> list[Gap]:
    """The gaps that say what is missing from a record, in the order of the file."""
    found = dict.fromkeys(dataset.get(link.source) for link in dataset.links_to(ref))
    return [gap for gap in found if isinstance(gap, Gap) and gap.about == ref]


def gap_about(dataset: Dataset, ref: Ref, field: str, word: str = "") -> Ref | None:
    """The gap that says what is missing from a field; ``None`` if nobody looked.

    Of several, it is the one whose text has the ``word``, such as a year; else the first.
    """
    gaps = _gaps_of(dataset, ref).get(field)
    return gaps.best(word).ref if gaps else None
