"""What a search answers: hits by kind and in one order, and what to do where nothing is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.holding import Presence
from irtui.pages.search_words import nothing_found
from irtui.query.find import Index, Match, Without
from tests.each import each
from tests.query.answers import ANY_WORLD, turning_days, world
from tests.query.find.asking import hit, index, index_of, refs
from tests.query.find.terms import terms_of

KINDS = """
[dataset.kinds.body]
board = "boards"
group = "groups"
[body.board]
kind = "board"
name = "Lamp Board"
[body.group]
kind = "group"
name = "Group of the lamp"
[body.other]
kind = "group"
name = "Lamp"
[person.ada]
name = "Lamp, Ada"
[person.bo]
name = "Lanp, Bo"
[gap.lost]
about = "body:group"
text = "Who lit the lamp."
"""


def grouped(query: str) -> list[tuple[str, bool, list[str]]]:
    """The groups of an answer: what each is called, whether it is of near misses, and its hits."""
    groups = index_of(KINDS).find(query).groups
    return [(each.label, each.near, [str(ref) for ref in each.refs()]) for each in groups]


def test_hits_are_grouped_by_kind_and_the_kind_of_the_best_hit_goes_first() -> None:
    assert grouped("lamp") == [
        ("groups", False, ["body:other", "body:group"]),
        ("boards", False, ["body:board"]),
        ("people", False, ["person:ada"]),
        ("gaps", False, ["gap:lost"]),
    ]


def test_groups_of_near_misses_go_after_all_others() -> None:
    assert grouped("lamp kind:person") == [
        ("people", False, ["person:ada"]),
        ("people", True, ["person:bo"]),
    ]


def test_an_answer_counts_its_hits_and_its_near_misses() -> None:
    answer = index_of(KINDS).find("lamp kind:person")
    assert (answer.total, answer.near) == (2, 1)
    assert [group.count for group in answer.groups] == [1, 1]
    assert [str(ref) for ref in answer.true_refs()] == ["person:ada"]
    only_near = index_of(KINDS).find("lapp kind:person")
    assert (only_near.total, only_near.near) == (2, 2)
    assert len(list(only_near.true_refs())) == 2


def test_a_group_says_how_many_of_its_hits_match_how_well() -> None:
    groups, boards, *_ = index_of(KINDS).find("lamp").groups
    assert groups.levels == ((Match.EXACT, 1), (Match.WORD, 1))
    assert boards.levels == ((Match.START, 1),)


def test_some_of_the_hits_are_those_of_their_numbers() -> None:
    answer = index_of(KINDS).find("lamp")
    assert answer.ranked
    every = list(answer.hits())
    assert list(answer.hits(2)) == every[:2]
    assert [answer.ranked.hit(number) for number in (2, 0, 1)] == [every[2], *every[:2]]
    with pytest.raises(IndexError):
        answer.ranked.hit(len(every))


@given(name=ANY_WORLD, choice=st.data())
def test_the_groups_share_out_just_the_hits_in_their_order(
    name: str, choice: st.DataObject
) -> None:
    query = " ".join(choice.draw(st.lists(terms_of(name) | st.text(max_size=4), max_size=3)))
    answer = index(name).find(query)
    places = {place: number for number, place in enumerate(refs(answer))}
    assert answer.total == len(places)
    assert sorted(map(str, answer.grouped_refs())) == sorted(places)
    firsts: dict[bool, list[int]] = {False: [], True: []}
    for group in answer.groups:
        of_group = [places[str(ref)] for ref in group.refs()]
        assert of_group == sorted(of_group)
        assert [str(each.ref) for each in group.hits()] == [str(ref) for ref in group.refs()]
        assert group.count == len(of_group) == sum(count for _, count in group.levels) > 0
        assert {each.match is Match.NEAR for each in group.hits()} == {group.near}
        firsts[group.near].append(of_group[0])
    assert all(found == sorted(found) for found in firsts.values())
    assert [group.near for group in answer.groups] == sorted(group.near for group in answer.groups)


@given(name=ANY_WORLD, text=st.text(max_size=12) | st.text("lamp:!'^\" kindate2.<>=", max_size=20))
def test_whatever_is_asked_is_answered_and_each_record_found_once(name: str, text: str) -> None:
    found = refs(index(name).find(text))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("query", ["", "  ", "…", "()[]", "\n", "\u200d", "zzyzx"])
def test_what_names_nothing_finds_nothing(query: str) -> None:
    answer = index().find(query)
    assert refs(answer) == []
    assert answer.total == answer.near == 0
    assert answer.groups == ()
    assert answer.faults == ()


def test_faults_of_the_form_and_of_the_values_are_told_in_their_order() -> None:
    answer = index().find("kind:zzzz lamp date:soon in:nowhere")
    assert [answer.query.text[fault.start : fault.end] for fault in answer.faults] == [
        "zzzz",
        "soon",
        "nowhere",
    ]
    assert refs(answer) == refs(index().find("lamp"))


# Where nothing is found


MIRRORS = """
[body.mirrors]
kind = "panel"
name = "Mirrors of Lampford"
aliases = [{ value = "Комиссия", lang = "ru" }]
[event.first]
name = "First light"
body = "mirrors"
place = "New Lampford"
[person.ada]
name = "Ada Wick"
[post.keeper]
name = "Keeper"
[event.second]
name = "Second light"
present = [{ person = "ada", post = "keeper" }]
"""


@each(
    ("query", "nearest", "suggestion"),
    [
        ("'lampfrd kind:panel", ["Lampford"], "'Lampford kind:panel"),
        ("  'mirrros   'lampfrd ", ["Mirrors", "Lampford"], "  'Mirrors   'Lampford "),
        ("^mirrros !fog", ["Mirrors"], "^Mirrors !fog"),
        ("'Комиссья", ["Комиссия"], "'Комиссия"),
        ("person:wikk light", ["Wick"], "person:Wick light"),
        ("place:lamford", ["Lampford"], "place:Lampford"),
        ('place:"new lamford"', ["new Lampford"], 'place:"new Lampford"'),
        ("source:ledgr kind:panel", ["Ledger"], "source:Ledger kind:panel"),
        # what would find nothing either is not offered
        ("'lampfrd zzzz", [], ""),
        ("'lampfrd keeper", [], ""),
        ("place:lamford kind:panel", [], ""),
        ("person:zzzz", [], ""),
        ("lamp gull", [], ""),
        ("mirrors", [], ""),
    ],
)
def test_the_nearest_words_as_they_are_written_make_a_query_that_finds_something(
    query: str, nearest: list[str], suggestion: str
) -> None:
    answer = index_of(MIRRORS).find(query)
    assert [near.text for near in answer.nearest] == nearest
    assert answer.suggestion == suggestion
    assert not suggestion or index_of(MIRRORS).find(suggestion).total


@pytest.mark.parametrize(
    ("query", "empty"),
    [
        ("", True),
        ("…", True),
        ("foo:x", True),
        ("foo:x kind:zzzz", True),
        ("kind:zzzz", True),
        ("zzzz", False),
        ("!zzzz", False),
        ("kind:board", False),
        ("foo:x fog", False),
    ],
)
def test_an_answer_says_whether_anything_was_looked_for(query: str, empty: bool) -> None:
    assert index().find(query).empty is empty


def test_of_a_very_long_query_the_beginning_is_repeated() -> None:
    said = next(nothing_found(index().find("zzzz " * 50)))
    assert len(said) < 100
    assert said.startswith("Nothing matches “zzzz zzzz ")


@each(
    ("query", "terms"),
    [
        ("lamp zzzz", ["zzzz"]),
        ("zzzz lamp", ["zzzz"]),
        ('lamp "zzzz and zzzz"', ['"zzzz and zzzz"']),
        ('lamp \'"zzzz and"', ['\'"zzzz and"']),
        ("lamp 'zzzz", ["'zzzz"]),
        ("gull body:fog-board", ["gull", "body:fog-board"]),
        ('gull place:"the old"', ["gull", 'place:"the old"']),
        ("gull kind:board", ["gull", "kind:board"]),
        ("kind:board !fog", ["kind:board", "!fog"]),
        ("kind:board !kind:body", ["kind:board", "!kind:body"]),
        ("gull has:inf", ["gull", "has:inf"]),
        ("gull date:<1990", ["gull", "date:<1990"]),
        ("gull date:<1000", ["date:<1000"]),
        ("zzzz", []),
        ("zzzz yyyyy", []),
    ],
)
def test_the_terms_are_told_without_which_something_would_be_found(
    query: str, terms: list[str]
) -> None:
    answer = index().find(query)
    assert answer.total == 0
    assert sorted(each.term for each in answer.without) == sorted(terms)


def test_of_a_part_that_nobody_had_it_is_told_what_leaving_out_a_term_finds() -> None:
    answer = index("legislature").find("sorrel role:member date:1950")
    assert answer.total == 0
    assert answer.without == (Without("date:1950", 2),)


@given(choice=st.data(), name=st.sampled_from(["lighthouses", "legislature"]))
def test_leaving_out_a_term_finds_as_much_as_was_told(choice: st.DataObject, name: str) -> None:
    terms = choice.draw(st.lists(terms_of(name), min_size=2, max_size=4, unique=True))
    answer = index(name).find(" ".join(terms))
    for one in answer.without:
        assert one.term in terms
        rest = index(name).find(" ".join(term for term in terms if term != one.term))
        assert one == Without(one.term, rest.total - rest.near)
    assert not (answer.total and answer.without)


def test_where_something_is_found_no_other_query_is_offered() -> None:
    answer = index().find("lamp")
    assert answer.total
    assert answer.without == ()
    assert answer.nearest == ()


def test_of_very_many_words_none_is_guessed_at() -> None:
    words = [f"wick{letter}light" for letter in "abcdefghijklm"]
    text = f'[body.a]\nname = "{" ".join(words)}"\n'
    slip = ["wickalihgt", *words[1:]]
    few, many = index_of(text).find(" ".join(slip[:12])), index_of(text).find(" ".join(slip))
    assert refs(few) == ["body:a"]
    assert few.near == 1
    assert refs(many) == []
    assert many.without == ()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("'lampfrd", "The nearest is “Lampford”."),
        ("place:lampfrd", "The nearest is “Lampford”."),
        ("fog board gull", "Without “gull”, 1 record matches."),
        ("gull body:fog-board", "Without “body:fog-board”, 2 records match."),
    ],
)
def test_what_is_said_where_nothing_is_found_names_the_query_and_a_way_on(
    query: str, says: str
) -> None:
    first, *others = nothing_found(index().find(f" {query} "))
    assert first == f"Nothing matches “{query}”."
    assert says in others


# Whether a record was there


@each(
    ("target", "on", "there"),
    [
        ("body:fog-board", "2009-12-31", Presence.LATER),
        ("body:fog-board", "2010-06-01", Presence.POSSIBLY),
        ("body:fog-board", "2011-01-01", Presence.YES),
        ("body:old-panel", "2009-01-01", Presence.FORMER),
        ("body:mirror-panel", "2017-01-01", Presence.POSSIBLY),
        ("event:renamed-2010-05-04", "2010-05-03", Presence.LATER),
        ("event:renamed-2010-05-04", "2010-05-04", Presence.YES),
        ("agreement:oil-treaty", "1999-12-23", Presence.LATER),
        # what has no life of its own in time
        ("person:ada-wick", "1900-01-01", Presence.LATER),
        ("post:keeper", "1900-01-01", Presence.LATER),
        ("source:log", "1900-01-01", Presence.YES),
    ],
)
def test_a_hit_says_whether_it_was_there_on_the_day(target: str, on: str, there: Presence) -> None:
    assert hit(target.partition(":")[2], target, index(on=on)).there is there


@given(ANY_WORLD, st.data())
def test_every_hit_says_whether_its_record_exists_on_the_day_of_the_index(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    on = choice.draw(st.sampled_from(turning_days(data)))
    answer = Index(AsOf(data, on)).find(choice.draw(st.sampled_from(["a", "e", "i", "1"])))
    for one in answer.hits(50):
        assert one.there is AsOf(data, on).presence(data.get(one.ref))


def test_on_an_earlier_day_the_name_of_that_day_is_the_title() -> None:
    then = hit("lc", "body:lamp-commission", index(on="2005-01-01"))
    assert (then.title, then.match) == ("Lamp Commission", Match.EXACT)
    today = hit("lc", "body:lamp-commission", index())
    assert (today.title, today.match) == ("Lamp and Fog Commission", Match.CALLED)


@pytest.mark.parametrize(
    ("query", "target", "remarks"),
    [
        ("fog board", "body:fog-board", ()),
        ("pannel wicks", "body:old-panel", ("nearly", "former")),
        ("panel wicks", "body:old-panel", ("former",)),
        ("mirrrors", "body:mirror-panel", ("nearly",)),
    ],
)
def test_a_hit_has_a_remark_if_it_matched_nearly_or_was_not_there(
    query: str, target: str, remarks: tuple[str, ...]
) -> None:
    assert hit(query, target, index()).remarks == remarks


def test_a_hit_is_by_name_where_a_name_of_the_day_matched() -> None:
    by_name = [match for match in Match if match.by_name]
    assert by_name == [Match.EXACT, Match.START, Match.WORD, Match.INSIDE]
