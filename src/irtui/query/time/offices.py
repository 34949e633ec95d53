"""Lanes of who had a part in something: its chairs, its head, its members, an office, a person."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Agreement, Claim, Rank, Ref, compare_dates
from irtui.model.dates import Span, end_of, sort_key, start_of
from irtui.model.records import TERMS, Body, Organisation, Person
from irtui.model.values import MEMBER, Role
from irtui.query.chairs import Chairing, chairings
from irtui.query.roles import Term, members, posts_at, terms_in, terms_of
from irtui.query.sides import side_name, side_of, side_of_role
from irtui.query.time.bars import bar, clipped, held, in_lines, span
from irtui.query.time.marks import Lane, Mark

_FEW = 12
"""Members of a body, or offices of an organisation, up to which each has a lane."""


def _as(role: Role, of: str) -> str:
    """A member, or a body, and as what somebody is in it: ``Board: chair``."""
    return of if role.role in (None, MEMBER) else f"{of}: {role.role.replace('-', ' ')}"


@frozen
class Offices:
    """The lanes of terms of people and organisations, with the names of a day."""

    as_of: AsOf

    def holders(self, post: Ref, label: str) -> Iterator[Lane]:
        """Who held an office."""
        side, title = side_of(self.as_of, post), self.as_of.title
        marks = (evolve(mark, label=title(who), side=side) for who, mark in self._terms(post))
        yield from in_lines(label, post, marks)

    def _terms(self, post: Ref | None) -> Iterator[tuple[Person, Mark]]:
        """Who held an office, and the bar of that; what is told of one term several times, once."""
        found: dict[Person, list[tuple[Claim[Role], Mark]]] = {}
        for person, claim in self.as_of.dataset.referring(post, Person, *TERMS) if post else ():
            if mark := held(self.as_of, claim, person.id):
                found.setdefault(person, []).append((claim, mark))
        for person, terms in found.items():
            for mark in _once(terms):
                yield person, evolve(mark, ref=person.ref)

    def of(self, record: Person | Organisation) -> Iterator[Lane]:
        """A lane for each office that somebody has, and for each body that they have a part in."""
        lanes: dict[str, list[Mark]] = {}
        for term in terms_of(self.as_of.dataset, record):
            role = term.claim.value
            words = role.as_ or ""
            if role.post:
                words = self.as_of.title(role.post)
            elif term.within:
                words = _as(role, self.as_of.short_title(term.within))
            if mark := self._term(term, words, role.post or term.within):
                lanes.setdefault(words, []).append(mark)
        for words, marks in lanes.items():
            yield from in_lines(words, None, marks)

    def members(self, ref: Ref) -> Iterator[Lane]:
        """A lane for each member of the day, with all terms; none, where they are many."""
        people = members(self.as_of, ref)
        if len(people) > _FEW:
            return
        lanes: dict[Ref, list[Mark]] = {who: [] for who in people}
        for term in terms_in(self.as_of.dataset, ref):
            if term.who in lanes:
                title = self.as_of.title(term.who)
                mark = self._term(term, _as(term.claim.value, title), term.who)
                lanes[term.who] += [mark] if mark else []
        for who, marks in lanes.items():
            yield from in_lines(self.as_of.title(who), who, marks)

    def _term(self, term: Term, words: str, ref: Ref | None) -> Mark | None:
        """The bar of one term, which says on whose behalf it is."""
        role = term.claim.value
        called = self.as_of.short_title(role.for_) if isinstance(role.for_, Ref) else role.for_
        mark = held(self.as_of, term.claim, f"{words}, for {called}" if called else words)
        brief = called or (role.role or "").replace("-", " ")
        side = side_of_role(self.as_of, role) or side_of(self.as_of, term.who)
        return evolve(mark, ref=ref, brief=brief, side=side) if mark else None

    def heads(self, organisation: Organisation) -> Iterator[Lane]:
        """Who held the offices of the day in an organisation."""
        posts = list(dict.fromkeys(post.ref for post, _ in posts_at(self.as_of, organisation.ref)))
        for post in posts if len(posts) <= _FEW else ():
            label = self.as_of.title(post) if len(posts) > 1 else "headed by"
            office = self.as_of.title(post)
            for lane in self.holders(post, label):
                marks = (
                    evolve(one, label=f"{one.label}, {office}", brief=one.label)
                    for one in lane.marks
                )
                yield evolve(lane, marks=tuple(marks))

    # Chairs

    def chairs(self, body: Body) -> Iterator[Lane]:
        """Who chaired a body: a lane for each side, or for each office of a side with several."""
        sides: dict[object, list[Chairing]] = {}
        for one in chairings(self.as_of.dataset, body):
            role = one.claim.value
            sides.setdefault(role.party or role.post or role.as_, []).append(one)
        for side, turns in sides.items():
            words = "chair"
            if len(sides) > 1 and isinstance(side, Ref) and side == turns[0].claim.value.party:
                words = f"chair for {side_name(self.as_of, side)}"
            elif len(sides) > 1:
                words = self._office(turns[0].claim.value)
            if not _at_once(turns):
                yield from self._chair(words, words, turns)
                continue
            offices: dict[object, list[Chairing]] = {}
            for one in turns:
                offices.setdefault(one.claim.value.post or one.claim.value.as_, []).append(one)
            for each in offices.values():
                yield from self._chair(self._office(each[0].claim.value), words, each)

    def _office(self, role: Role) -> str:
        return role.as_ or (self.as_of.title(role.post) if role.post else "")

    def _chair(self, label: str, words: str, turns: Iterable[Chairing]) -> Iterator[Lane]:
        marks = [mark for one in turns for mark in self._in_chair(one, words)]
        yield from in_lines(label, None, marks)

    def _in_chair(self, one: Chairing, words: str) -> list[Mark]:
        """The bars of those who had an office while it had a chair.

        Where none is known, that of the office, if it is said when it had the chair.
        """
        role = one.claim.value
        side = side_of_role(self.as_of, role)
        marks = []
        for person, whole in self._terms(role.post):
            if mark := clipped(whole, one.possible, one.certain):
                name = self.as_of.title(person)
                mark = evolve(_dated(one, whole, mark), label=f"{name}, {words}", brief=name)
                marks.append(evolve(mark, side=side))
        office = self._office(role)
        if not marks and office and one.claim.dated:
            bounds = (None, None) if one.claim.only_seen else (one.since, one.until)
            unnamed = bar(self.as_of, *bounds, one.claim.seen, f"{office}, {words}")
            marks += [evolve(unnamed, ref=role.post, brief=office, side=side)] if unnamed else []
        return marks


def _at_once(turns: Iterable[Chairing]) -> bool:
    """Whether different offices of a side certainly had a chair on the same day."""
    sure = [(one.certain, one.claim.value) for one in turns if one.certain]
    return any(
        one[0] <= other[1] and other[0] <= one[1] and (of.post, of.as_) != (to.post, to.as_)
        for (one, of), (other, to) in combinations(sure, 2)
    )


def _once(terms: Sequence[tuple[Claim[Role], Mark]]) -> Iterator[Mark]:
    """The terms of one holder; of tellings of one term the best, with how many there are."""
    rest = sorted(terms, key=lambda one: (one[0].only_seen, one[0].rank is not Rank.PREFERRED))
    while rest:
        first = rest[0][1]
        same = [mark for _, mark in rest if mark is first or _overlap(mark, first)]
        apart = any(
            one.when and first.when and compare_dates(one.when, first.when) is Agreement.CONFLICT
            for one in same
        )
        yield evolve(first, tellings=len(same) if apart else 0)
        rest = [one for one in rest if not any(one[1] is mark for mark in same)]


def _overlap(mark: Mark, other: Mark) -> bool:
    """Whether two terms have a day in common on which each of them certainly lasted."""
    if mark.core is None or other.core is None:
        return False
    return mark.core[0] < other.core[1] and other.core[0] < mark.core[1]


def _dated(one: Chairing, whole: Mark, mark: Mark) -> Mark:
    """The part of a term in an office that lies in its time as chair, with a date of its own."""
    if (whole.start, whole.end) == (mark.start, mark.end) or not isinstance(whole.when, Span):
        return mark
    only_seen = whole.open_start and whole.open_end
    start, end = (None, None) if only_seen else (whole.when.start, whole.when.end)
    start = one.since if whole.start < mark.start else start
    end = one.until if mark.end < whole.end else end
    when = span(start, end)
    if start is end is None:  # what is left of it was seen, if anything was
        seen = sorted(one.claim.seen, key=sort_key)
        when = span(start_of(seen[0]), end_of(seen[-1])) if seen else whole.when
    closed = mark.end < whole.end
    return evolve(
        mark,
        when=when,
        open_start=start is None,
        open_end=end is None if closed else whole.open_end,
    )
