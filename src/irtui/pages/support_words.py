"""How well something is supported, in words."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Party
from irtui.query.evidence import Support, single_is_rule


def side_in_words(dataset: Dataset, side: str) -> str:
    """What a side's own is called: ``northern``; the party's id, if nothing says."""
    party = dataset.records.get(Ref(Party.TABLE, side))
    return party.adjective or side if isinstance(party, Party) else side


def side_mark(dataset: Dataset, side: str) -> str:
    """The letters that stand for a side; what its own is called, if it has none."""
    party = dataset.records.get(Ref(Party.TABLE, side))
    return party.mark if isinstance(party, Party) and party.mark else side_in_words(dataset, side)


def support_in_words(dataset: Dataset, found: Support) -> str:
    """What is to be warned of, in brief: ``1 source, NB``; empty, where nothing is."""
    side = side_mark(dataset, found.side) if found.side else ""
    if found.single and dataset.once(single_is_rule):
        return ""
    if found.single:
        many = len(found.sources)
        words = "1 source" if many == 1 else f"1 text in {many} sources"
        return f"{words}, {side}" if side else words
    return f"{side} sources only" if side else ""
