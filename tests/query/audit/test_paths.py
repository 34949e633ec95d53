"""The shortest chains between two records, against a search written without an eye on theirs."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Link
from irtui.pages.citations import Edition, cite
from irtui.pages.page import Page
from irtui.pages.path_page import path_page
from irtui.pages.phrases import Tone
from irtui.query.audit.paths import MOST, Chain, Paths, paths
from tests.query.answers import BUNDLED, FICTIONAL, WORLDS, cited, reviewed, words, world
from tests.support import dataset, day, ref

NEVER_BETWEEN = ("party", "place", "source", "gap")

Neighbours = dict[Ref, set[Ref]]


def way(chain: Chain) -> tuple[Ref, ...]:
    """The records that a chain leads through, its ends included."""
    return (chain[0].start, *(step.end for step in chain))


def ways(found: Paths) -> list[str]:
    """The records that each chain leads through, as one text."""
    return [" ".join(map(str, way(chain))) for chain in found.chains]


def shortest_by_trying(neighbours: Neighbours, start: Ref, end: Ref) -> list[tuple[Ref, ...]]:
    """All shortest ways: every way is made longer by one record until one of them arrives."""
    tried: list[tuple[Ref, ...]] = [(start,)]
    reached = {start}
    while tried:
        if found := [one for one in tried if one[-1] == end]:
            return found
        tried = [
            (*one, other)
            for one in tried
            if one[-1] == start or one[-1].table not in NEVER_BETWEEN
            for other in neighbours.get(one[-1], ())
            if other not in reached
        ]
        reached |= {one[-1] for one in tried}
    return []


def length_and_number(neighbours: Neighbours, start: Ref, end: Ref) -> tuple[int, int]:
    """How many steps a shortest way has, and how many such ways there are; none is (0, 0)."""
    numbers, reached, length = {start: 1}, {start}, 0
    while numbers and end not in numbers:
        following: dict[Ref, int] = {}
        for here, number in numbers.items():
            if here == start or here.table not in NEVER_BETWEEN:
                for other in neighbours.get(here, set()) - reached:
                    following[other] = following.get(other, 0) + number
        reached |= following.keys()
        numbers, length = following, length + 1
    return (length, numbers[end]) if end in numbers else (0, 0)


def linked(
    data: Dataset,
    counts: Callable[[Link], bool] = lambda _: True,
    there: Callable[[Ref], bool] = lambda _: True,
) -> Neighbours:
    """Which records of a dataset are linked, by those links and records that count."""
    found: Neighbours = {}
    for record in data.records.values():
        for link in data.links_from(record):
            told = link.label and not (link.claim and link.claim.deprecated)
            ends = {link.source, link.target}
            if told and len(ends) == 2 and all(map(there, ends)) and counts(link):
                found.setdefault(link.source, set()).add(link.target)
                found.setdefault(link.target, set()).add(link.source)
    return found


def linked_on(data: Dataset, on: date) -> Neighbours:
    """Which records of a dataset were linked on a day, or possibly were."""
    return linked(
        data,
        lambda link: (
            link.claim is None or bool(AsOf(data, on).holds(data.get(link.source), link.claim))
        ),
        lambda ref: bool(AsOf(data, on).presence(data.get(ref))),
    )


def two_of(data: Dataset) -> st.SearchStrategy[list[Ref]]:
    """Any two records."""
    return st.lists(st.sampled_from(list(data.records)), min_size=2, max_size=2, unique=True)


def rank(chain: Chain) -> tuple[int, int]:
    """How many steps of a chain are but statements, and how many papers it leads through."""
    statements = [
        step
        for step in chain
        if all(link.field == "statements" and not link.cites for link in step.links)
    ]
    papers = [one for one in way(chain)[1:-1] if one.table in ("agreement", "programme")]
    return len(statements), len(papers)


def check(data: Dataset, found: Paths, on: date | None = None) -> None:
    """Each chain begins and ends where it should, and each of its steps is made by links."""
    assert len(found.chains) == min(found.count, MOST)
    assert len(set(map(way, found.chains))) == len(found.chains)
    assert len({len(chain) for chain in found.chains}) <= 1
    assert list(map(rank, found.chains)) == sorted(map(rank, found.chains))
    for chain in found.chains:
        refs = way(chain)
        assert (refs[0], refs[-1]) == (found.start, found.end)
        assert len(set(refs)) == len(refs)
        assert not {between.table for between in refs[1:-1]} & set(NEVER_BETWEEN)
        assert all(one.end == next_one.start for one, next_one in pairwise(chain))
        for step in chain:
            assert step.links
            made = [
                link for end in (step.start, step.end) for link in data.links_from(data.get(end))
            ]
            for link in step.links:
                assert {link.source, link.target} == {step.start, step.end}
                told = (link.source, link.target, link.field, link.label, link.claim)
                assert told in [
                    (one.source, one.target, one.field, one.label, one.claim) for one in made
                ]
                assert step.label(link) == (
                    link.label if link.source == step.start else link.inverse
                )
                assert step.label(link)
                if link.claim is not None:
                    assert not link.claim.deprecated
                    record = data.get(link.source)
                    assert on is None or AsOf(data, on).holds(record, link.claim)
            if on is not None:
                assert AsOf(data, on).presence(data.get(step.start))
                assert AsOf(data, on).presence(data.get(step.end))


# Against links that are known because the test itself has drawn them


DAYS = [date(2001 + year, 5, 5) for year in range(5)]
DAY = st.sampled_from(DAYS)


@frozen
class Drawn:
    """One reference, as it stands in the file, and from when until when it holds."""

    holder: str
    target: str
    since: date | None
    until: date | None
    deprecated: bool

    def toml(self) -> str:
        """The claim that makes it."""
        keys = [f'value = "{self.target}"', 'sources = ["log"]']
        keys += [f'since = "{self.since}"'] if self.since else []
        keys += [f'until = "{self.until}"'] if self.until else []
        keys += ['rank = "deprecated"', 'note = "Wrong."'] if self.deprecated else []
        return f"{{ {', '.join(keys)} }}"

    def holds(self, on: date | None, begun: dict[str, date]) -> bool:
        """Whether it counts on a day; one without bounds holds while its record is there."""
        if self.deprecated:
            return False
        if on is None:
            return True
        if self.since is None and self.until is None:
            return begun.get(self.holder, on) <= on
        return (self.since or on) <= on <= (self.until or on)


@frozen
class Net:
    """A dataset, and what was drawn for it."""

    data: Dataset
    references: list[Drawn]
    begun: dict[str, date]

    def neighbours(self, on: date | None) -> Neighbours:
        """Which records are linked on a day; on none of all."""
        found: Neighbours = {}
        for one in self.references:
            ends = [one.holder, one.target]
            if one.holds(on, self.begun) and not any(
                on is not None and self.begun.get(end, on) > on for end in ends
            ):
                here, there = map(ref, ends)
                found.setdefault(here, set()).add(there)
                found.setdefault(there, set()).add(here)
        return found


_FIELDS = {
    "body": [("parent", "body"), ("succeeds", "body")],
    "event": [("body", "body"), ("part_of", "event")],
    "agreement": [("signed_at", "event"), ("governs", "body"), ("parties", "party")],
    "person": [("party", "party")],
}
_BEGINS = {"body": "founded", "event": "when", "agreement": "signed"}


@st.composite
def nets(draw: st.DrawFn) -> Net:
    """Bodies under bodies, their meetings, and what was signed there; sides, a source, a gap."""
    tables = {
        table: [f"{table}:{table[0]}{number}" for number in range(draw(st.integers(1, 4)))]
        for table in (*_FIELDS, "party")
    }
    references: list[Drawn] = []
    begun: dict[str, date] = {}
    text = ['[source.log]\ntitle = "Log"\n']
    for table, records in tables.items():
        for number, record in enumerate(records):
            text.append(f"[{table}.{record.partition(':')[2]}]\nsources = ['log']\n")
            references.append(Drawn(record, "source:log", None, None, False))
            if field := _BEGINS.get(table):
                begun[record] = draw(DAY)
                text.append(f'{field} = "{begun[record]}"\n')
            for name, into in _FIELDS.get(table, []):
                # Nothing may be above itself: what belongs to its own table belongs to one before.
                choices = tables[into][:number] if into == table else tables[into]
                targets = draw(st.lists(st.sampled_from(choices), max_size=3)) if choices else []
                made = [_reference(draw, record, target) for target in dict.fromkeys(targets)]
                references += made
                if made:
                    text.append(f"{name} = [{', '.join(one.toml() for one in made)}]\n")
    missing = draw(st.sampled_from([one for records in tables.values() for one in records]))
    references.append(Drawn("gap:lost", missing, None, None, False))
    text.append(f'[gap.lost]\nabout = "{missing}"\ntext = "Lost."\n')
    return Net(dataset("".join(text)), references, begun)


def _reference(draw: st.DrawFn, record: str, target: str) -> Drawn:
    first, last = sorted(draw(st.lists(DAY, min_size=2, max_size=2, unique=True)))
    known = draw(st.sampled_from([(), ("since",), ("until",), ("since", "until")]))
    since, until = (first if "since" in known else None), (last if "until" in known else None)
    return Drawn(record, target, since, until, draw(st.integers(0, 4)) == 0)


@given(nets(), st.data())
def test_all_shortest_chains_are_found_and_no_other(net: Net, choice: st.DataObject) -> None:
    start, end = choice.draw(two_of(net.data))
    on = choice.draw(st.none() | DAY)
    found = paths(net.data, start, end, on)
    expected = shortest_by_trying(net.neighbours(on), start, end)
    assert found.count == len(expected)
    assert {way(chain) for chain in found.chains} <= set(expected)
    assert len(found.chains) == min(len(expected), MOST)
    check(net.data, found, on)


@given(nets(), st.data())
def test_there_and_back_is_the_same_way(net: Net, choice: st.DataObject) -> None:
    start, end = choice.draw(two_of(net.data))
    on = choice.draw(st.none() | DAY)
    there, back = paths(net.data, start, end, on), paths(net.data, end, start, on)
    assert there.count == back.count
    if there.count <= MOST:
        assert set(map(way, there.chains)) == {way(chain)[::-1] for chain in back.chains}


# Against the links of real and fictional datasets


@given(st.sampled_from(WORLDS), st.data())
def test_chains_between_any_two_records_are_the_shortest(name: str, choice: st.DataObject) -> None:
    data = world(name)
    start, end = choice.draw(two_of(data))
    found = paths(data, start, end)
    length, number = length_and_number(linked(data), start, end)
    assert found.count == number
    assert {len(chain) for chain in found.chains} == ({length} if number else set())
    check(data, found)


@given(st.sampled_from((BUNDLED, FICTIONAL)), st.data())
def test_chains_of_a_day_are_made_of_what_held_on_it(name: str, choice: st.DataObject) -> None:
    data = world(name)
    start, end = choice.draw(two_of(data))
    on = choice.draw(st.dates(date(1995, 1, 1), date(2030, 1, 1)))
    found = paths(data, start, end, on)
    length, number = length_and_number(linked_on(data, on), start, end)
    assert found.count == number
    assert {len(chain) for chain in found.chains} == ({length} if number else set())
    check(data, found, on)


def test_a_general_is_connected_with_a_session_by_the_group_that_he_chairs() -> None:
    data = world(BUNDLED)
    found = paths(data, ref("person:andrey-boytsov"), ref("event:irigc-mmtc-2021-12"))
    assert (
        "person:andrey-boytsov event:wg-mtc-defence-industry-2024-11"
        " body:wg-mtc-defence-industry body:irigc-mmtc event:irigc-mmtc-2021-12"
    ) in ways(found)
    check(data, found)


def test_a_company_is_connected_with_the_commission_though_not_by_a_side() -> None:
    data = world(BUNDLED)
    found = paths(data, ref("organisation:rosoboronexport"), ref("body:irigc-mmtc"))
    assert found.count
    check(data, found)


# Small cases


FERRY = """
[source.log]
[party.upper]
sources = ["log"]
[body.ferry]
founded = "2001-01-01"
sources = ["log"]
[body.crew]
founded = "2001-01-01"
parent = "ferry"
sources = ["log"]
[person.ada]
party = "upper"
posts = [{ post = "mate", since = "2005-01-01", until = "2010-01-01", sources = ["log"] }]
sources = ["log"]
[person.bo]
party = "upper"
sources = ["log"]
[post.mate]
organisation = "body:crew"
sources = ["log"]
[gap.anchor]
about = "person:bo"
text = "Who weighed the anchor."
"""


def ferry(start: str, end: str, on: str = "", more: str = "") -> Paths:
    """The chains of the ferry, with what ``more`` adds to it."""
    return paths(dataset(FERRY + more), ref(start), ref(end), day(on) if on else None)


def test_a_step_is_named_in_the_direction_that_it_is_taken() -> None:
    def labels(start: str, end: str) -> list[str]:
        (chain,) = ferry(start, end).chains
        return [step.label(link) for step in chain for link in step.links]

    assert labels("person:ada", "body:ferry") == ["held", "at", "part of"]
    assert labels("body:ferry", "person:ada") == ["has parts", "posts", "held by"]


def test_no_chain_leads_through_a_side_a_source_or_a_gap() -> None:
    found = ferry("person:ada", "person:bo")
    assert (found.chains, found.count) == ((), 0)
    assert not ferry("gap:anchor", "person:ada").chains
    assert not ferry("body:ferry", "person:bo").chains


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("party:upper", "person:bo", "party:upper person:bo"),
        ("person:bo", "source:log", "person:bo source:log"),
        ("gap:anchor", "person:bo", "gap:anchor person:bo"),
        ("gap:anchor", "source:log", "gap:anchor person:bo source:log"),
        ("party:upper", "post:mate", "party:upper person:ada post:mate"),
    ],
)
def test_a_chain_may_begin_and_end_with_a_side_a_source_or_a_gap(
    start: str, end: str, expected: str
) -> None:
    assert ways(ferry(start, end)) == [expected]
    assert ways(ferry(end, start)) == [" ".join(reversed(expected.split()))]


@pytest.mark.parametrize(
    ("on", "number"),
    [
        ("", 1),
        ("2004-12-31", 0),
        ("2005-01-01", 1),
        ("2010-01-01", 1),  # on the day of the change itself both may be said
        ("2010-01-02", 0),
    ],
)
def test_a_day_leaves_out_what_did_not_hold_on_it(on: str, number: int) -> None:
    assert ferry("person:ada", "body:ferry", on).count == number


@pytest.mark.parametrize("ends", [("body:ferry", "body:crew"), ("body:ferry", "source:log")])
def test_what_was_not_there_on_a_day_is_connected_with_nothing(ends: tuple[str, str]) -> None:
    for start, end in (ends, ends[::-1]):
        assert ferry(start, end, "2001-01-01").count == 1
        found = ferry(start, end, "2000-12-31")
        assert (found.chains, found.count) == ((), 0)
    found = ferry("body:ferry", "body:ferry", "2000-12-31")
    assert (found.chains, found.count, found.searched) == ((), 0, 1)


def test_what_is_thought_wrong_connects_nothing() -> None:
    wrong = '\n[event.storm]\nbody = { value = "ferry", rank = "deprecated" }\nsources = ["log"]\n'
    assert not ferry("event:storm", "body:ferry", more=wrong).chains
    right = wrong.replace('rank = "deprecated"', 'rank = "preferred"')
    assert ferry("event:storm", "body:ferry", more=right).count == 1


def test_a_record_is_no_step_away_from_itself() -> None:
    found = ferry("person:ada", "person:ada")
    assert (found.chains, found.count) == (((),), 1)


def test_two_records_may_be_linked_in_several_ways_in_one_step() -> None:
    more = """
[event.storm]
when = "2007-05-05"
chairs = [{ person = "ada", sources = ["log"] }]
present = [{ person = "ada", sources = ["log"] }]
sources = ["log"]
"""
    ((step,),) = ferry("event:storm", "person:ada", more=more).chains
    assert [step.label(link) for link in step.links] == ["co-chaired by", "attended by"]


def treaties(number: int) -> str:
    """So many treaties that each govern the ferry and bind its crew."""
    return "\n".join(
        f"[agreement.treaty-{at}]\ngoverns = ['body:ferry', 'body:crew']\nsources = ['log']\n"
        for at in range(number)
    )


@pytest.mark.parametrize("number", [MOST - 1, MOST, MOST + 1])
def test_of_many_chains_some_are_told_and_all_are_counted(number: int) -> None:
    text = FERRY.replace('parent = "ferry"\n', "") + treaties(number)
    data = dataset(text)
    found = paths(data, ref("body:ferry"), ref("body:crew"))
    assert (found.count, len(found.chains)) == (number, min(number, MOST))
    check(data, found)
    subtitle = path_page(AsOf(data, day("2024-06-01")), found).subtitle
    shown = f", {MOST} of them shown" if number > MOST else ""
    assert subtitle == f"{number} shortest chains of 2 steps, by links of all times{shown}"


def test_chains_of_people_and_meetings_go_before_papers_and_these_before_statements() -> None:
    text = FERRY.replace('parent = "ferry"\n', "") + treaties(MOST + 3)
    told_of = """
[post.bosun]
organisation = "body:ferry"
statements = [{ value = "He is late.", by = "body:crew", sources = ["log"] }]
sources = ["log"]
[post.cook]
organisation = [{ value = "body:ferry" }, { value = "body:crew" }]
sources = ["log"]
"""
    data = dataset(text + told_of)
    found = paths(data, ref("body:ferry"), ref("body:crew"))
    between = [way(chain)[1].id for chain in found.chains]
    assert between[:3] == ["cook", "treaty-0", "treaty-1"]
    assert (found.count, len(found.chains)) == (MOST + 5, MOST)
    data = dataset(text.replace(treaties(MOST + 3), treaties(2)) + told_of)
    found = paths(data, ref("body:ferry"), ref("body:crew"))
    assert [way(chain)[1].id for chain in found.chains] == ["cook", "treaty-0", "treaty-1", "bosun"]


def test_what_only_changed_with_an_event_is_connected_with_it_less_than_by_all_else() -> None:
    mandate = 'mandate = { value = "Nets.", %s = "event:shift" }\n'
    others = """
[event.shift]
body = "ferry"
when = "2004-04-04"
sources = ["log"]
[post.cook]
organisation = [{ value = "body:ferry" }, { value = "body:crew" }]
sources = ["log"]
"""
    for bound in ("since", "until"):
        data = dataset(FERRY.replace('parent = "ferry"\n', mandate % bound) + others)
        found = paths(data, ref("body:ferry"), ref("body:crew"))
        assert [way(chain)[1].id for chain in found.chains] == ["cook", "shift"]
        assert found.searched == 5  # the ferry, what it is linked with, and the crew


@pytest.mark.parametrize(
    ("start", "end"),
    [("body:ferry", "body:raft"), ("body:raft", "body:ferry"), ("body:raft", "body:raft")],
)
def test_a_record_that_is_not_there_is_an_error(start: str, end: str) -> None:
    for on in ("", "2007-01-01"):
        with pytest.raises(KeyError):
            ferry(start, end, on)


# The page


def told(page: Page) -> list[str]:
    """The rows of a page but its sources."""
    return [words(row) for part in page.sections if part.heading != "Sources" for row in part.rows]


def ferry_page(start: str, end: str, more: str = "", on: str = "") -> Page:
    """The page of the chains between two records of the ferry."""
    data, restricted = dataset(FERRY + more), day(on) if on else None
    found = paths(data, ref(start), ref(end), restricted)
    return path_page(AsOf(data, restricted or day("2024-06-01")), found, restricted)


def test_a_chain_is_drawn_and_below_it_each_step_has_its_date_and_its_sources() -> None:
    assert told(ferry_page("person:ada", "body:ferry")) == [
        "ada held mate, at crew, part of ferry",
        "ada held mate  since 1 January 2005 until 1 January 2010 [1]",
        "mate at crew  undated [1]*",
        "crew part of ferry  since 1 January 2001 [1]*",
    ]


SHARED = """
[organisation.pier]
parties = ["upper"]
place = [{ value = "shore", sources = ["map"] }]
roles = [
  { in = "body:crew", role = "member", since = "2002-01-01", sources = ["log"] },
  { in = "body:crew", role = "member", since = "2002-01-01", sources = ["chart"] },
  { in = "body:crew", role = "member", sources = ["chart"] },
  { in = "body:crew", role = "member", seen = ["2012-01-01"], sources = ["map"] },
]
sources = ["log"]
[place.shore]
sources = ["log"]
[source.chart]
[source.map]
"""


def test_what_several_links_say_alike_is_said_once_with_the_sources_of_all() -> None:
    _, *steps = told(ferry_page("organisation:pier", "body:crew", SHARED))
    assert steps == [
        "pier member of crew  since 1 January 2002 [1 2]",
        "also seen 1 January 2012 [2 3]",
    ]


def test_a_step_that_several_chains_share_is_told_below_the_first() -> None:
    page = ferry_page("place:shore", "person:ada", SHARED + MEETINGS)
    assert [part.heading for part in page.sections] == ["Chain 1", "Chain 2", "Sources"]
    one, other = ([words(row) for row in part.rows] for part in page.sections[:2])
    assert (one[0], other[0]) == (
        "shore seat of pier, took part in 1st session of the ferry, co-chaired by ada",
        "shore seat of pier, took part in 2nd session of the ferry, co-chaired by ada",
    )
    assert [line.partition("  ")[0] for line in one[1:]] == [
        "shore seat of pier",
        "pier took part in 1st session of the ferry",
        "1st session of the ferry co-chaired by ada",
    ]
    assert other[1] == "step 1 as in chain 1"
    assert len(other) == 4


MEETINGS = "".join(
    f"""
[event.meeting-{number}]
kind = "session"
number = {number}
when = "200{number}-05-05"
body = "ferry"
participants = ["organisation:pier"]
chairs = ["ada"]
sources = ["log"]
"""
    for number in (1, 2)
)


@pytest.mark.parametrize(
    ("more", "step"),
    [
        (
            """
[agreement.toll]
signed = "2003-03-03"
signatories = [{ person = "ada", sources = ["log"] }]
sources = ["log"]
""",
            "ada signed toll  3 March 2003 [1]",
        ),
        (
            """
[agreement.toll]
signed = "2003-03-03"
statements = [{ value = "It is high.", by = "person:ada", date = "2004-04-04", sources = ["log"] }]
sources = ["log"]
""",
            "ada spoke of toll: It is high  4 April 2004 [1]",
        ),
        (
            """
[body.toll]
founded = "2003-03-03"
members = [{ person = "ada", role = "chair", basis = "inferred", note = "So.", sources = ["log"] }]
sources = ["log"]
""",
            "ada chair of toll  since 3 March 2003 · inferred [1]",
        ),
        (
            """
[event.toll]
name = "Toll"
planned = "2025-01-01"
status = "announced"
present = ["ada"]
sources = ["log"]
""",
            "ada attended Toll  1 January 2025 · announced [1]*",
        ),
    ],
    ids=["signature", "statement", "inference", "announcement"],
)
def test_a_step_says_when_it_was_and_how_far_it_is_known(more: str, step: str) -> None:
    table = more.strip("\n[").partition(".")[0]
    assert told(ferry_page("person:ada", f"{table}:toll", more))[1:] == [step]


@pytest.mark.parametrize(
    ("start", "end", "on", "summary"),
    [
        ("person:ada", "post:mate", "", "1 shortest chain of 1 step, by links of all times"),
        ("person:ada", "body:ferry", "", "1 shortest chain of 3 steps, by links of all times"),
        (
            "person:ada",
            "body:ferry",
            "2007-05-05",
            "1 shortest chain of 3 steps, by links that held on 5 May 2007",
        ),
        (
            "person:bo",
            "body:ferry",
            "",
            (
                "no chain: 4 records were reached by links of all times;"
                " none leads through sides, places, sources or gaps"
            ),
        ),
        (
            "body:ferry",
            "person:ada",
            "2000-05-05",
            (
                "no chain: 1 record was reached by links that held on 5 May 2000;"
                " none leads through sides, places, sources or gaps"
            ),
        ),
    ],
)
def test_the_summary_says_how_many_chains_there_are_or_what_was_searched(
    start: str, end: str, on: str, summary: str
) -> None:
    data, restricted = dataset(FERRY), day(on) if on else None
    found = paths(data, ref(start), ref(end), restricted)
    page = path_page(AsOf(data, day("2024-06-01")), found, restricted)
    assert page.subtitle == summary
    assert page.title == f"From {ref(start).id} to {ref(end).id}"
    assert bool(page.sections) == bool(found.chains)


def test_several_chains_are_numbered_and_one_is_not() -> None:
    data = dataset(FERRY.replace('parent = "ferry"\n', "") + treaties(2))
    ends = ref("body:ferry"), ref("body:crew")
    page = path_page(AsOf(data, day("2024-06-01")), paths(data, *ends))
    assert [part.heading for part in page.sections] == ["Chain 1", "Chain 2", "Sources"]
    page = path_page(AsOf(data, day("2024-06-01")), paths(data, ends[0], ref("agreement:treaty-0")))
    assert [part.heading for part in page.sections] == ["", "Sources"]


def test_names_are_those_of_the_day_that_the_page_is_for() -> None:
    data = world(FICTIONAL)
    found = paths(data, ref("event:lamp-commission-2000-09"), ref("body:lamp-commission"))
    for on, name in (("2005-01-01", "LC"), ("2024-06-01", "LFC")):
        assert path_page(AsOf(data, day(on)), found).title.endswith(f" to {name}")


def pairs(data: Dataset) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of records from all over a dataset."""
    refs = list(data.records)
    apart = zip(refs[::23], reversed(refs[::17]), strict=False)
    yield from ((one, other) for one, other in apart if one != other)


@pytest.mark.parametrize("name", WORLDS)
def test_every_row_leads_to_its_record_and_can_be_cited(name: str) -> None:
    data = world(name)
    edition = Edition.of(data.about, "")
    for start, end in pairs(data):
        found = paths(data, start, end)
        page = path_page(AsOf(data, reviewed(data)), found)
        rows = [row for part in page.sections if part.heading != "Sources" for row in part.rows]
        drawn = [row for row in rows if any(piece.tone is Tone.ARROW for piece in row.pieces)]
        targets = [piece.target for row in drawn for piece in row.pieces if piece.target]
        assert targets == [record for chain in found.chains for record in way(chain)]
        for row in rows:
            record, _, place = row.anchor.partition("#")
            if record:
                assert cite(AsOf(data, reviewed(data)), ref(record), edition, place).anchor
        used = {source for row in rows for source in cited(row)}
        assert used <= {source.id for source in page.sources}
        listed = [row for part in page.sections[-1:] for row in part.rows if row.label]
        if page.sources:
            assert [row.label for row in listed] == [
                f"[{number}]" for number in range(1, len(page.sources) + 1)
            ]
