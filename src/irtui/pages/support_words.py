"""How well something is supported, in words."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Party
from irtui.query.evidence import Support, single_is_rule


def side_in_words(dataset: Dataset, side: str) -> str:
    """What a side's own is called: ``northern``; the party's id, if nothing says."""
    party = dataset.records.get(Ref(Party.TABLE, side))
    return party.adjective or side if isinstance(party, Party) else side


def support_in_words(dataset: Dataset, found: Support) -> str:
    """What is to be warned of: ``single source, northern``; empty, where nothing is."""
    if found.single and single_is_rule(dataset):
        return ""
    words = []
    if found.single:
        many = len(found.sources)
        words.append("single source" if many == 1 else f"one text in {many} sources")
        if found.side:
            words.append(side_in_words(dataset, found.side))
    elif found.side:
        words.append(f"{side_in_words(dataset, found.side)} sources only")
    return ", ".join(words)
