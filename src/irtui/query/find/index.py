"""The index: searches over all texts of a dataset.

The work is done in steps, so that an app can go on listening between them, and leave a search that
a newer one has overtaken.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from attrs import evolve

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.names import one_line, several_in_words
from irtui.model.values import ROLE
from irtui.query.branch import branch
from irtui.query.find.corpus import Corpus, read_corpus
from irtui.query.find.grammar import (
    ID,
    Condition,
    Fault,
    Word,
    did_you_mean,
    nearest_word,
    parse,
    there_are,
)
from irtui.query.find.hits import Found, Group, Hit, Match, Nearest, Ranked, Reason
from irtui.query.find.once import Once
from irtui.query.find.reasons import reasons
from irtui.query.find.rows import first, members, rows_of
from irtui.query.find.search import Level, Restriction, Search
from irtui.query.find.terms import OF_PARTS, TermTest

_AT_ONCE = 250
"""Records that are looked at between two chances to stop."""
_FEW = 5
"""True hits up to which near misses are looked for, too."""


class Index:
    """Every text of a dataset, folded once; it is made when the first search needs it.

    Args:
        as_of: what to search, and the day whose names are shown.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        """What is searched, and the day whose names are shown."""
        self._corpus = Once(read_corpus(as_of))

    def find(self, text: str) -> Found:
        """The answer to a query; a faulty one is answered as far as it is understood."""
        steps = self.searching(text)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                found: Found = done.value
                return found

    def searching(self, text: str) -> Generator[None, None, Found]:
        """The same in steps; the answer is what the generator returns."""
        return self._searching(text, suggests=True)

    def _searching(self, text: str, *, suggests: bool) -> Generator[None, None, Found]:
        """A search; where it finds nothing, it ``suggests`` another that does."""
        query = parse(text)
        if query.empty:
            return Found(query, faults=query.faults)
        corpus = yield from self._corpus.result()
        restrictions: list[Restriction] = []
        faults = list(query.faults)
        conditions = [term for term in query.terms if isinstance(term, Condition)]
        for term in conditions:
            looked_up = yield from _look_up(corpus, term)
            if isinstance(looked_up, Fault):
                faults.append(looked_up)
            else:
                restrictions.append(looked_up)
        test, restrictions = _of_one_part(corpus, restrictions)
        words = [term for term in query.terms if isinstance(term, Word)]
        search = Search(corpus, words, restrictions)
        yield
        levels = search.levels()
        if search.forgives and _few(levels):
            yield
            levels += search.near_levels(levels)
        if test:
            levels = yield from _meeting(corpus, search, test, levels)
        found = any(rows for _, rows in levels)
        nearest = () if found else (yield from _nearest(corpus, search))
        suggestion = _with(text, nearest)
        if not (suggestion and suggests and (yield from self._finds(suggestion))):
            nearest, suggestion = (), ""
        return Found(
            query,
            empty=not search.asks,
            groups=tuple(self._groups(corpus, search, levels)),
            ranked=Ranked(**self._ranked(corpus, search, levels)),
            faults=tuple(sorted(faults, key=lambda fault: fault.start)),
            nearest=nearest,
            suggestion=suggestion,
            without=() if found or test else tuple(search.without(query)),
        )

    def _finds(self, text: str) -> Generator[None, None, bool]:
        """Whether a query finds anything."""
        answer = yield from self._searching(text, suggests=False)
        return bool(answer.total)

    # Answers

    def _groups(self, corpus: Corpus, search: Search, levels: list[Level]) -> Iterator[Group]:
        """The hits by kind, the kind of the best hit first; near misses after all true ones."""
        for near in (False, True):
            same = [level for level in levels if (level[0] is Match.NEAR) is near]
            shares = []
            for kind, of_kind in corpus.kinds.items():
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
            "ref": lambda row: corpus.records[row].ref,
        }

    def _hit(self, corpus: Corpus, search: Search, row: int, match: Match) -> Hit:
        record = corpus.records[row]
        title = corpus.texts.title(record.ref)
        spans, found = reasons(title, corpus.texts.of(record), search.needles_of(match))
        meant = [each for each in search.restrictions if not each.condition.excluded]
        told = [Reason(each.label, *each.why(record)) for each in meant]
        there = self.as_of.presence(record)
        said = [reason for reason in told if reason.text]
        if any(reason.field == ROLE for reason in said):  # which says it of the right part
            found = tuple(one for one in found if one.field not in OF_PARTS)
        alone = self.as_of.full_title(record, alone=True)
        apart = str(record.ref) if self.as_of.full_title(record) != alone else ""
        return Hit(record.ref, title, match, there, spans, (*found, *said), apart)


def _few(levels: Sequence[Level]) -> bool:
    """Whether near misses are wanted: where little was found, and nothing is called just so."""
    called = any(rows for match, rows in levels if match <= Match.CALLED)
    return not called and sum(rows.bit_count() for _, rows in levels) < _FEW


def _look_up(corpus: Corpus, term: Condition) -> Generator[None, None, Restriction | Fault]:
    """The records that meet a condition, or what is wrong with it."""
    if term.field in (ID, "in"):
        return _located(corpus, term)
    meaning = yield from corpus.facets.meaning(term.field, term.value)
    known = None if meaning.rows else (yield from corpus.facets.known(term.field))
    if known is None:
        means = meaning.keys if term.field == ROLE else frozenset()
        return Restriction(term, meaning.rows, meaning.why, means)
    message = f"There is no {term.field} “{term.value}” here."
    near = nearest_word(str(term.value), list(chain.from_iterable(known)))
    labels = tuple(dict.fromkeys(names[0] for names in known))
    return Fault(term.start, term.end, message, did_you_mean(near) or there_are(labels))


def _located(corpus: Corpus, term: Condition) -> Restriction | Fault:
    """One record, or it and all below it."""
    name = str(term.value)
    meant = corpus.called(name)
    if len(meant) > 1:
        return Fault(term.start, term.end, several_in_words(name, meant))
    if not meant:
        near = corpus.nearly_called(name)
        nearest = "" if near is None else str(near) if ":" in name else near.id
        hint = did_you_mean(nearest) or "Write its id or one of its names."
        return Fault(term.start, term.end, f"There is no record “{name}”.", hint)
    (ref,) = meant
    refs = {ref} if term.field == ID else branch(corpus.texts.dataset, ref)
    rows = rows_of([[corpus.row_of[each] for each in refs]], corpus.total)
    title = one_line(corpus.texts.as_of.full_title(ref))
    why = title if term.field == "in" else ""
    return Restriction(term, rows, lambda _: (why, ()), frozenset(refs))


_OF_A_PART = (ROLE, "date", "in")
"""The fields that are asked of one and the same part, where one of them is ``role``."""


def _of_one_part(
    corpus: Corpus, looked_up: list[Restriction]
) -> tuple[TermTest | None, list[Restriction]]:
    """What is asked of one part of a record, and the restrictions without that."""
    wanted = {
        field: [one for one in looked_up if one.condition.field == field and one.wants]
        for field in _OF_A_PART
    }
    if not wanted[ROLE]:
        return None, looked_up
    test = TermTest(
        corpus.terms,
        [one.means for one in wanted[ROLE]],
        [one.condition.value for one in wanted["date"] if isinstance(one.condition.value, tuple)],
        [frozenset(ref for ref in one.means if isinstance(ref, Ref)) for one in wanted["in"]],
    )
    asked = {id(one) for field in ("date", "in") for one in wanted[field]}
    rest = [one for one in looked_up if id(one) not in asked]
    first = wanted[ROLE][0]
    return test, [evolve(one, why=test.why) if one is first else one for one in rest]


def _meeting(
    corpus: Corpus, search: Search, test: TermTest, levels: Sequence[Level]
) -> Generator[None, None, list[Level]]:
    """The levels without what has no single part that meets all."""
    left: list[Level] = []
    for match, rows in levels:
        fitting = []
        for number, row in enumerate(members(rows)):
            if test.meets(corpus.records[row], search.needles_of(match)):
                fitting.append(row)
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        left.append((match, rows_of([fitting], corpus.total)))
    return left


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
