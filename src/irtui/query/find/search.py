"""One search over a corpus: which records match every term, and how well."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from irtui.lean import evolve, frozen
from irtui.model.claims import Ref
from irtui.model.records import Record
from irtui.query.find.corpus import Corpus
from irtui.query.find.grammar import ID, Condition, MatchMode, Word
from irtui.query.find.hits import Match, Nearest, Spans
from irtui.query.find.reasons import Needle, as_written
from irtui.query.find.rows import first
from irtui.query.find.texts import Tier
from irtui.query.find.vocabulary import SHORTEST_INSIDE

_LINKING = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})
"""Words that need not match where there are others."""
_MATCHES = (
    Match.WORD,
    Match.INSIDE,
    Match.OTHER_NAME,
    Match.OTHER_NAME,
    Match.FIELD,
    Match.FIELD,
)
"""The levels at which one word matches: in each tier at the start of a word, then inside one."""

MANY = 12
"""Terms up to which near misses, and what leaving one out would find, are looked for."""

_ENOUGH = 30
"""Near misses from which none that are still farther away are looked for."""

Level = tuple[Match, int]
"""How well records match, and the rows of those that match so."""


@frozen
class Restriction:
    """A condition that was looked up."""

    condition: Condition
    rows: int
    why: Callable[[Record], tuple[str, Spans]]
    """What of a record meets it, in words, and the parts of them that were asked for."""
    means: frozenset[object] = frozenset()
    """Of a place or a role: the records or the roles that are meant."""

    @property
    def wants(self) -> bool:
        """Whether it does not exclude."""
        return not self.condition.excluded

    @property
    def label(self) -> str:
        """What to call the reason: ``place``, or what a record has."""
        return str(self.condition.value) if self.condition.field == "has" else self.condition.field


class Search:
    """One search: its words and its conditions, and what matches them.

    Args:
        corpus: what to search.
        words: the words of the query.
        restrictions: its conditions, looked up.
    """

    def __init__(
        self, corpus: Corpus, words: Sequence[Word], restrictions: Sequence[Restriction]
    ) -> None:
        self._corpus = corpus
        self._vocabulary = corpus.folded.words
        self.restrictions = restrictions
        wanted = [word for word in words if not word.excluded]
        weighty = [
            word
            for word in wanted
            if word.how is not MatchMode.ANYWHERE or word.text.lower() not in _LINKING
        ]
        self._needed = list(dict.fromkeys(weighty or wanted))  # one typed twice is looked for once
        self.asks = bool(words or restrictions)
        """Whether it looks for anything; it does not where no term was understood."""
        self._phrase = " ".join(word.folded for word in wanted)
        self._squeezed = " ".join(word.squeezed for word in wanted)
        everything = (1 << corpus.total) - 1
        self._base = everything
        for each in restrictions:
            self._base &= everything ^ each.rows if each.condition.excluded else each.rows
        self._by_word = {word: self._word(word) for word in self._needed}
        for word in words:
            if word.excluded:
                for rows in self._word(word):
                    self._base &= everything ^ rows
        self._needles = [Needle(word, self._counts_inside(word)) for word in self._needed]
        self._near_needles = self._needles

    def needles_of(self, match: Match) -> Sequence[Needle]:
        """What to look for in the texts of a record that matches so."""
        return self._near_needles if match is Match.NEAR else self._needles

    # One word

    def _counts_inside(self, word: Word) -> bool:
        """Whether a word counts inside others; a short one only where no word begins so."""
        if word.how is not MatchMode.ANYWHERE:
            return False
        letters = word.squeezed
        return len(letters) >= SHORTEST_INSIDE or not any(self._vocabulary.beginning(letters))

    def _word(self, word: Word) -> tuple[int, ...]:
        """The rows in which a word stands, at each of the levels of `_MATCHES`."""
        folded, squeezed = word.folded, word.squeezed
        vocabulary = self._vocabulary
        if word.how in (MatchMode.EXACTLY, MatchMode.PHRASE):
            starts = self._whole(folded)
        elif " " in folded:
            starts = tuple(tier.containing(folded, whole=False) for tier in vocabulary.texts)
        else:
            starts = vocabulary.beginning(folded)
        for other in word.others:
            starts = tuple(map(or_, starts, vocabulary.beginning(other)))
        inside: tuple[int, ...] = tuple(0 for _ in Tier)
        if " " not in squeezed and self._counts_inside(word):
            inside = vocabulary.inside(squeezed)
        return tuple(rows for pair in zip(starts, inside, strict=True) for rows in pair)

    def _whole(self, folded: str) -> tuple[int, ...]:
        """The rows in which a word, or words side by side, stand as they are, in each tier."""
        if " " not in folded:
            return self._vocabulary.rows([folded])
        return tuple(tier.containing(folded, whole=True) for tier in self._vocabulary.texts)

    # All words

    @property
    def _named(self) -> int:
        """The rows of the records whose references are among the conditions: ``person:ID``."""
        found = 0
        records = self._corpus.texts.dataset.records
        for each in self.restrictions:
            field, value = each.condition.field, str(each.condition.value)
            named = value if field == ID else f"{field}:{value}"
            if each.condition.excluded or ":" not in named:
                continue
            if (ref := Ref.parse(named)) in records:  # to look up any row, all are gathered first
                found |= 1 << self._corpus.folded.row_of[ref]
        return found

    def levels(self) -> list[Level]:
        """The rows that match every term, by how well, the best first; no row stands in two."""
        if not self._needed:
            if not self.asks:
                return []
            return _apart([(Match.EXACT, self._base & self._named), (Match.FIELD, self._base)])
        combined = [self._base] * len(_MATCHES)
        for levels in self._by_word.values():
            for level, rows in enumerate(accumulate(levels, or_)):
                combined[level] &= rows
        everything = combined[-1]
        of_id = self._corpus.folded.ids.equal(self._phrase)
        ranked = [
            (Match.EXACT, self._equal(Tier.NAME) | of_id),
            (Match.CALLED, self._equal(Tier.OTHER_NAME)),
            *((Match.START, combined[0] & rows) for rows in self._beginning(Tier.NAME)),
            *((Match.WORD, combined[0] & rows) for rows in self._in_names()),
            (Match.INSIDE, combined[1]),
            *((Match.OTHER_NAME, rows) for rows in self._beginning(Tier.OTHER_NAME)),
        ]
        named = self._named_words()
        for match, rows in zip(_MATCHES[2:], combined[2:], strict=True):
            ranked += [(match, rows & by_count) for by_count in named]
        return _apart((match, rows & everything) for match, rows in ranked)

    def _equal(self, tier: Tier) -> int:
        return self._vocabulary.texts[tier].equal(self._phrase, self._squeezed)

    def _beginning(self, tier: Tier) -> Iterator[int]:
        """The rows with a text that begins with all words: as they are, then with longer ones."""
        for whole in (True, False):
            yield self._vocabulary.texts[tier].beginning(self._phrase, whole=whole)

    def _in_names(self) -> Iterator[int]:
        """Sets of rows, the better first: words side by side in a name, then whole ones, then all.

        The rows of the last are all rows: that the words are in names is left to the caller.
        """
        if len(self._needed) > 1:
            yield self._vocabulary.texts[Tier.NAME].containing(self._phrase, whole=False)
        yield reduce(and_, (self._whole(word.folded)[Tier.NAME] for word in self._needed))
        yield self._base

    def _named_words(self) -> list[int]:
        """The rows by how many of the words stand in names, from those of most words to all."""
        at_least = [self._base]
        for levels in self._by_word.values():
            in_names = levels[0] | levels[1]
            further = [rows & in_names for rows in at_least]
            at_least = [*map(or_, [*at_least, 0], [0, *further])]
            if not at_least[-1]:  # of as many words none stands in a name: nor of any more
                at_least.pop()
        return at_least[::-1]

    # Near misses

    @property
    def forgives(self) -> bool:
        """Whether any of the words may be a near miss."""
        few = len(self._needed) <= MANY
        return few and any(word.how is MatchMode.ANYWHERE for word in self._needed)

    def near_levels(self, levels: Sequence[Level]) -> list[Level]:
        """The rows that match nearly and not truly, the nearest first."""
        found: list[Level] = []
        steps: list[tuple[float, Word, int]] = []
        self._near_needles = []
        for needle, (word, by_level) in zip(self._needles, self._by_word.items(), strict=True):
            near = self._corpus.near.near(word.squeezed) if word.how is MatchMode.ANYWHERE else {}
            self._near_needles.append(evolve(needle, near=near))
            steps.append((0, word, reduce(or_, by_level)))
            for distance in sorted(set(near.values())):
                same = [other for other, far in near.items() if far == distance]
                for tier, rows in enumerate(self._vocabulary.rows(same)):
                    steps.append((distance + tier / 10, word, rows))
        reached = dict.fromkeys(self._by_word, 0)
        for _, word, rows in sorted(steps, key=lambda step: step[0]):
            reached[word] |= rows
            together = reduce(and_, reached.values(), self._base)
            found.append((Match.NEAR, together))
            if together.bit_count() >= _ENOUGH:
                break
        return _apart([*levels, *found])[len(levels) :]

    # Where nothing was found

    def nearest(self) -> Iterator[Nearest]:
        """For each word that stands nowhere, the one that is most like it, as it is written."""
        for word in self._needed[:MANY]:
            if any(self._by_word[word]):
                continue
            near = self._corpus.near.nearest(word.squeezed)
            if near is None:
                continue
            rows = next(rows for rows in self._vocabulary.rows([near]) if rows)
            record = self._corpus.record(first(rows))
            if written := as_written(near, self._corpus.texts.of(record)):
                sign = word.how in (MatchMode.EXACTLY, MatchMode.START)
                yield Nearest(word.start + sign, word.start + len(word.typed), written)


def _apart(levels: Iterable[Level]) -> list[Level]:
    """The levels, each without the rows of those before it; empty ones too."""
    found, seen = [], 0
    for match, rows in levels:
        found.append((match, rows & ~seen))
        seen |= rows
    return found
