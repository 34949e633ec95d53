"""The index: searches over all texts of a dataset.

The work is done in steps, so that an app can go on listening between them, and leave a search that
a newer one has overtaken.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.records import Record
from irtui.model.values import ROLE
from irtui.query.find.apart import apart, brief
from irtui.query.find.corpus import Corpus
from irtui.query.find.folded_texts import folded_texts, of_its_day
from irtui.query.find.grammar import Query, parse, value_at
from irtui.query.find.hits import Brief, Found, Group, Hit, Match, Nearest, Ranked, Reason, Without
from irtui.query.find.matching import OF_PARTS, look_up, matching
from irtui.query.find.once import Once, at_once
from irtui.query.find.reasons import Needle, reasons, spans_in_short
from irtui.query.find.rows import first
from irtui.query.find.search import MANY, Level, Restriction, Search
from irtui.query.find.texts import Texts
from irtui.query.find.values import Offered, Values


class Index:
    """Every text of a dataset, folded once; it is made when the first search needs it.

    Args:
        as_of: what to search, and the day whose names are shown.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        """What is searched, and the day whose names are shown."""
        self._corpus = Once(_read_corpus(as_of))
        self._values = Once(self._gather_values())

    def reading(self) -> Generator[None, None, None]:
        """Reads all texts in steps, so that the first search need not."""
        corpus = yield from self._corpus.result()
        yield from corpus.folded.words.gathering()

    def find(self, text: str) -> Found:
        """The answer to a query; a faulty one is answered as far as it is understood."""
        return at_once(self.searching(text))

    def searching(self, text: str) -> Generator[None, None, Found]:
        """The same in steps; the answer is what the generator returns."""
        query = parse(text)
        if query.empty:
            return Found(query, faults=query.faults)
        corpus = yield from self._corpus.result()
        looked_up, faults = yield from look_up(corpus, query)
        search, levels = yield from matching(corpus, query.words, looked_up, forgiving=True)
        found = any(rows for _, rows in levels)
        nearest = () if found else (yield from _nearest(corpus, search))
        without = () if found else (yield from _without(corpus, query, looked_up))
        suggestion = _with(text, nearest)
        if not (suggestion and (yield from _finds(corpus, parse(suggestion)))):
            nearest, suggestion = (), ""
        return Found(
            query,
            empty=not search.asks,
            groups=tuple(self._groups(corpus, search, levels)),
            ranked=Ranked(**self._ranked(corpus, search, levels)),
            faults=tuple(sorted((*query.faults, *faults), key=lambda fault: fault.start)),
            nearest=nearest,
            suggestion=suggestion,
            without=without,
        )

    def offering(self, text: str, cursor: int) -> Generator[None, None, Offered | None]:
        """What may be put in where the cursor is, in steps; ``None``: no value stands there."""
        place = value_at(text, cursor)
        if place is None:
            return None
        values = yield from self._values.result()
        return (yield from values.offered(text, place, cursor))

    def _gather_values(self) -> Generator[None, None, Values]:
        return Values((yield from self._corpus.result()))

    # Answers

    def _groups(self, corpus: Corpus, search: Search, levels: list[Level]) -> Iterator[Group]:
        """The hits by kind, the kind of the best hit first; near misses after all true ones."""
        for near in (False, True):
            same = [level for level in levels if (level[0] is Match.NEAR) is near]
            shares = []
            for kind, of_kind in corpus.folded.kinds.items():
                share = [(match, rows & of_kind) for match, rows in same]
                best = next((place for place, (_, rows) in enumerate(share) if rows), None)
                if best is not None:
                    shares.append(((best, first(share[best][1])), kind, share))
            for _, kind, share in sorted(shares, key=lambda one: one[0]):
                yield Group(label=kind, near=near, **self._ranked(corpus, search, share))

    def _ranked(self, corpus: Corpus, search: Search, levels: Sequence[Level]) -> Any:
        """What `Ranked` is made of."""
        return {
            "levels": tuple(level for level in levels if level[1]),
            "hit": partial(self._hit, corpus, search),
            "ref": corpus.folded.refs.__getitem__,
        }

    def _hit(self, corpus: Corpus, search: Search, row: int, match: Match) -> Hit:
        record = corpus.record(row)
        title = corpus.texts.title(record.ref)
        spans, found = reasons(title, corpus.texts.of(record), search.needles_of(match))
        told = [Reason(each.label, *each.why(record)) for each in search.restrictions if each.wants]
        there = self.as_of.presence(record)
        said = [reason for reason in told if reason.text]
        if any(reason.field == ROLE for reason in said):  # which says it of the right part
            found = tuple(one for one in found if one.field not in OF_PARTS)
        marked = self.as_of.full_title(record) != self.as_of.full_title(record, alone=True)
        told_apart = apart(corpus.texts, record, title) if marked else ""
        short = partial(self._brief, corpus, record, title, search.needles_of(match))
        return Hit(record.ref, title, match, there, spans, (*found, *said), told_apart, short)

    def _brief(
        self, corpus: Corpus, record: Record, title: str, needles: Sequence[Needle]
    ) -> Brief | None:
        alone = brief(self.as_of, record, alone=True)
        if len(alone) >= len(title):
            return None
        spans = spans_in_short(title, alone, needles)
        if spans is None:
            return None
        shared = brief(self.as_of, record, alone=False) != alone
        return Brief(alone, spans, apart(corpus.texts, record, alone) if shared else "")


def _read_corpus(as_of: AsOf) -> Generator[None, None, Corpus]:
    texts = Texts(as_of)
    return Corpus(texts, (yield from texts.answer(of_its_day, folded_texts(texts))))


def _finds(corpus: Corpus, query: Query) -> Generator[None, None, bool]:
    looked_up, _ = yield from look_up(corpus, query)
    _, levels = yield from matching(corpus, query.words, looked_up, forgiving=True)
    return any(rows for _, rows in levels)


def _without(
    corpus: Corpus, query: Query, looked_up: Sequence[Restriction]
) -> Generator[None, None, tuple[Without, ...]]:
    """For each term, what the others find."""
    terms = dict.fromkeys(query.terms)
    found = []
    for left_out in terms if len(terms) <= MANY else ():
        others = [word for word in query.words if word != left_out]
        rest = [each for each in looked_up if each.condition != left_out]
        _, levels = yield from matching(corpus, others, rest)
        if count := sum(rows.bit_count() for _, rows in levels):
            found.append(Without(left_out.typed, count))
    return tuple(found)


def _nearest(corpus: Corpus, search: Search) -> Generator[None, None, tuple[Nearest, ...]]:
    """What is most like each word and each value that stands nowhere."""
    found = list(search.nearest())
    for each in search.restrictions:
        term = each.condition
        if not each.rows and not term.excluded and isinstance(term.value, str):
            near = yield from corpus.facets.nearest(term.field, term.value)
            if near:
                found.append(Nearest(term.start, term.end, near))
    return tuple(sorted(found, key=lambda near: near.start))


def _with(text: str, nearest: Sequence[Nearest]) -> str:
    """A query with what is nearest in its place; empty, if nothing is near."""
    for near in reversed(nearest):
        quoted = " " in near.text and text[near.start - 1 : near.start] != '"'
        typed = f'"{near.text}"' if quoted else near.text
        text = text[: near.start] + typed + text[near.end :]
    return text if nearest else ""
