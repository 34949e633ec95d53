"""What the signs and the words mean that stand on a page, in the tree and above them.

Those of the timeline are in its legend, in ``render/terminal/signs.py``.
"""

from collections.abc import Mapping

from irtui.model.as_of import AsOf
from irtui.model.records import Party
from irtui.model.safe_text import is_indic

Meanings = Mapping[str, str]
"""Signs or words as they are shown, each with what it means."""

TREE: Meanings = {
    "▸ ▾": "folded, unfolded",
    "●": "a meeting, in the colour of its host",
    "○": "not recorded, or counted but not named",
    "◇": "announced; not held, as far as is known",
    "·": "any other event or record",
    "?": "possibly there on the day",
    "~2nd": "its number is inferred",
    "+ − ~": "came, went, changed that day or “against”",
}
"""The signs of the tree."""

RECORD: Meanings = {
    "[1]": "source 1 of the list at the end",
    "[1]*": "source 1, read for the whole record",
    "⚠": "sources disagree",
    "~": "inferred",
    "?": "possibly",
    "▸ ▾": "there is more: folded, unfolded",
}
"""The signs of a page."""


def marks(as_of: AsOf) -> Meanings:
    """The letters that stand for the sides of a dataset; none, if there are more than six."""
    named = {side.mark: as_of.title(side) for side in as_of.dataset.all(Party) if side.mark}
    # Two columns of text stand side by side, which a name in an Indic script could tear.
    found = {mark: name for mark, name in named.items() if not is_indic(mark + name)}
    return found if len(found) <= 6 else {}


PATH: Meanings = {"──runs──▶": "a link, from the record that it is of to the other"}
"""What a chain is drawn with."""

WORDS: Meanings = {
    "as of": "the day that everything is shown for",
    "reviewed": "the day that the dataset speaks for",
    "claim": "a value, when it held, and who says so",
    "face": "what one asks first of a record",
    "evidence": "all of a record: claims, links, sources",
    "against": "the older version that one compares with",
    "tellings": "claims of which not all can be true",
    "inferred": "concluded from sources; none states it",
    "possibly": "neither certain nor excluded on the day",
    "seen": "named then; since and until not known",
    "later": "not yet on the day",
    "former": "over by the day",
    "preferred": "of several claims the one shown first",
    "thought wrong": "kept, with the reason, not believed",
    "1 source": "one text says so; reprints do not count",
    "gap": "it was looked for and not found",
    "none recorded": "no meeting known; there may have been one",
    "held": "it took place, as sources say",
    "announced": "planned; no source says that it was held",
    "step": "an event that is no meeting: a signing …",
}
"""Words that the screen uses in a sense of its own."""
