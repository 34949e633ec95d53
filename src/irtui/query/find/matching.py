"""What the terms of a query mean in a corpus, and what matches all of them."""

from collections.abc import Collection, Generator, Sequence
from datetime import date
from itertools import chain, compress

from irtui.lean import evolve, field, frozen
from irtui.model.claims import Ref
from irtui.model.names import one_line, several_in_words
from irtui.model.records import Organisation, Person, Record
from irtui.model.stretches import Days
from irtui.model.values import ROLE
from irtui.query.branch import branch
from irtui.query.find.corpus import Corpus
from irtui.query.find.facet_days import overlaps, term_in_words
from irtui.query.find.grammar import ID, Condition, Fault, Query, Range, Word
from irtui.query.find.hits import Match, Spans
from irtui.query.find.near import did_you_mean, nearest_word, there_are
from irtui.query.find.once import gathered
from irtui.query.find.reasons import Needle, shown
from irtui.query.find.rows import members, rows_of
from irtui.query.find.search import Level, Restriction, Search
from irtui.query.find.texts import NAMED, SearchText, Tier
from irtui.query.roles import Term

OF_PARTS = ("offices", "roles", NAMED)
"""What the texts are called that say what parts a record has."""
_OF_A_PART = (ROLE, "date", "in")
"""The fields that are asked of one and the same part, where one of them is ``role``."""
_FEW = 5
"""True hits up to which near misses are looked for, too."""


def matching(
    corpus: Corpus,
    words: Sequence[Word],
    looked_up: Sequence[Restriction],
    *,
    forgiving: bool = False,
) -> Generator[None, None, tuple[Search, list[Level]]]:
    """The rows that match every term, found in steps, and the search that found them.

    Args:
        corpus: what to search.
        words: the words of the query.
        looked_up: its conditions.
        forgiving: whether near misses count where little is found.
    """
    test, restrictions = _of_one_part(corpus, looked_up)
    search = Search(corpus, words, restrictions)
    yield
    levels = search.levels()
    if forgiving and search.forgives and _few(levels):
        yield
        levels += search.near_levels(levels)
    if test:
        levels = yield from _meeting(corpus, search, test, levels)
    return search, levels


def _few(levels: Sequence[Level]) -> bool:
    """Whether near misses are wanted: where little was found, and nothing is called just so."""
    called = any(rows for match, rows in levels if match <= Match.CALLED)
    return not called and sum(rows.bit_count() for _, rows in levels) < _FEW


def look_up(
    corpus: Corpus, query: Query
) -> Generator[None, None, tuple[list[Restriction], list[Fault]]]:
    """The conditions of a query with the records that meet each, and what is wrong with others."""
    found: list[Restriction] = []
    faults: list[Fault] = []
    for term in query.terms:
        if isinstance(term, Condition):
            meant = yield from restriction(corpus, term)
            if isinstance(meant, Fault):
                faults.append(meant)
            else:
                found.append(meant)
    return found, faults


def restriction(corpus: Corpus, term: Condition) -> Generator[None, None, Restriction | Fault]:
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
    rows = rows_of([[corpus.folded.row_of[each] for each in refs]], corpus.total)
    title = one_line(corpus.texts.as_of.full_title(ref))
    why = title if term.field == "in" else ""
    return Restriction(term, rows, lambda _: (why, ()), frozenset(refs))


@frozen
class TermTest:
    """Whether one part of a record has the role, was on the day, was there, and has the words."""

    corpus: Corpus
    roles: Sequence[Collection[object]]
    """For each condition the roles that it means."""
    days: Sequence[Sequence[Range[date]]]
    """For each condition its days: of several ranges, any."""
    places: Sequence[Collection[Ref]]
    """For each condition a record and all below it."""
    _found: dict[Ref, tuple[Term, Sequence[Needle]]] = field(factory=dict, init=False, eq=False)
    """By its record the part that meets all, and the words that it has."""

    def meets(self, record: Record, needles: Sequence[Needle]) -> bool:
        """Whether it does; each of the words may also stand in a name of the record."""
        if not isinstance(record, Person | Organisation):
            return False
        left: Sequence[Needle] | None = None
        texts = self.corpus.texts
        for term, when in self.corpus.terms(record):
            if not self._fits(term, when):
                continue
            if left is None:  # the words that no name has
                every = texts.of(record) if needles else ()
                names = [text for text in every if text.tier < Tier.FIELD]
                left = [one for one in needles if not any(_has(text, one) for text in names)]
            said = SearchText("", texts.term(term)) if left else None
            if said is None or all(_has(said, one) for one in left):
                self._found[record.ref] = term, left
                return True
        return False

    def _fits(self, term: Term, when: Days | None) -> bool:
        role = term.claim.value
        if not all(role.role in roles for roles in self.roles):
            return False
        where = (term.within, role.post)
        if not all(any(ref in refs for ref in where) for refs in self.places):
            return False
        return when is None or all(overlaps(one, when) for one in self.days)

    def why(self, record: Record) -> tuple[str, Spans]:
        """The part that meets all, in words."""
        if record.ref not in self._found:
            return "", ()
        term, needles = self._found[record.ref]
        texts = self.corpus.texts
        said = [texts.part(term), term_in_words(texts.as_of, term.claim)]
        words = [needle.word.folded for needle in needles]
        return shown(", ".join(filter(None, said)), (), words)


def _of_one_part(
    corpus: Corpus, looked_up: Sequence[Restriction]
) -> tuple[TermTest | None, list[Restriction]]:
    """What is asked of one part of a record, and the restrictions without that."""
    wanted = {
        field: [one for one in looked_up if one.condition.field == field and one.wants]
        for field in _OF_A_PART
    }
    if not wanted[ROLE]:
        return None, [*looked_up]
    test = TermTest(
        corpus,
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
        needles = search.needles_of(match)
        fitting = yield from gathered(
            test.meets(corpus.record(row), needles) for row in members(rows)
        )
        left.append((match, rows_of([[*compress(members(rows), fitting)]], corpus.total)))
    return left


def _has(text: SearchText, needle: Needle) -> bool:
    return needle.span(text.text, text.readings) is not None
