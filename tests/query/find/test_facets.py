"""The fields of the grammar: which records each of them means, and what it says of a mistake."""

import pytest

from irtui.query.find import Fault
from tests.each import each
from tests.query.find.asking import found, hit, index, index_of, marked, refs

WHOLE = """
[dataset.kinds.body]
board = "boards"
working-group = "working groups"
[dataset.kinds.event]
session = "sessions"
[party.north]
name = "North Bank"
adjective = "northern"
mark = "NB"
aliases = ["Nordland"]
[party.south]
name = "South Bank"
mark = "SB"
[body.board]
kind = "board"
name = [{ value = "Lamp Board", until = "2010" }, { value = "Light Board", since = "2010" }]
abbreviation = "L&B"
aliases = [{ value = "Совет", lang = "ru" }]
[body.group]
kind = "working-group"
name = "Wick Group"
parent = "board"
aliases = [{ value = "Gruppa", lang = "ru-Latn" }]
[event.session]
kind = "session"
name = "Spring session"
body = "group"
when = "2012-03-04"
place = "New Lampford"
venue = "The old lock"
chairs = [{ person = "ada", party = "north" }, { as = "Bellman", party = "south" }]
[event.later]
kind = "session"
name = "Autumn session"
body = "board"
planned = "2013-10"
number = [{ value = 4 }, { value = 5 }]
[agreement.oil]
name = "Oil treaty"
signed = "2012-12-31"
term = "2013/.."
place = "Lampford"
signatories = [{ person = "ada" }]
[organisation.yard]
name = "The Yard"
parties = ["south"]
founded = { value = "2000", basis = "inferred", sources = ["log", "chart"], note = "Counted." }
[post.keeper]
name = "Keeper"
organisation = "organisation:yard"
[person.ada]
name = "Ada Wick"
party = "north"
posts = [{ post = "keeper", since = "2008", until = "2011" }]
[person.bo]
name = "Bo Wick-Fogg"
aliases = ["Bo Fog"]
[gap.first]
about = "event:later"
text = "Who lit the lamp."
sources = ["chart"]
[source.chart]
publisher = "The Chart Room"
title = "Chart of the bar"
date = "2020"
language = "en"
origin = "north"
"""


def asked(query: str) -> set[str]:
    """References that a query finds among the records above, without what they rest on."""
    return set(found(query, WHOLE)) - {"source:log"}


def fault(query: str, toml_text: str = WHOLE) -> Fault:
    """The one fault of a query."""
    (found,) = index_of(toml_text).find(query).faults
    return found


@each(
    ("query", "expected"),
    [
        # what it is: a table, a kind, or what several of either are called
        ("kind:board", "body:board"),
        ("kind:boards", "body:board"),
        ("kind:BOARD", "body:board"),
        ("kind:working-group", "body:group"),
        ('kind:"working groups"', "body:group"),
        ("kind:work", "body:group"),
        ("kind:body", "body:board body:group"),
        ("kind:person", "person:ada person:bo"),
        ("kind:sess", "event:session event:later"),
        ("kind:source", "source:chart"),
        ("kind:gap", "gap:first"),
        # a side: by name, id, alias, adjective or mark; all that is its own or points to it
        ("party:north", "party:north event:session person:ada source:chart"),
        ('party:"North Bank"', "party:north event:session person:ada source:chart"),
        ("party:nordland", "party:north event:session person:ada source:chart"),
        ("party:northern", "party:north event:session person:ada source:chart"),
        ("party:nb", "party:north event:session person:ada source:chart"),
        ("party:SB", "party:south event:session organisation:yard post:keeper"),
        # who was there, signed it or held it
        ("person:ada", "person:ada event:session agreement:oil post:keeper"),
        ("person:wick", "person:ada person:bo event:session agreement:oil post:keeper"),
        ('person:"wick ada"', "person:ada event:session agreement:oil post:keeper"),
        ("person:fog", "person:bo"),
        ("person:nobody", ""),
        # where it was
        ("place:lampford", "event:session agreement:oil"),
        ('place:"new lamp"', "event:session"),
        ("place:lock", "event:session"),
        ("place:ampf", "event:session agreement:oil"),
        ("place:mars", ""),
        # when: what was there then, was seen or held then, or possibly was
        ("date:2012", "event:session agreement:oil organisation:yard"),
        ("date:2012-03-04", "event:session organisation:yard"),
        ("date:2012-03-05", "organisation:yard"),
        ("date:2013-10..2013-11", "event:later agreement:oil organisation:yard"),
        ("date:<2001", "organisation:yard"),
        ("date:<2000", ""),
        ("date:2009", "person:ada organisation:yard"),
        ("date:2008..2012-03", "person:ada event:session organisation:yard"),
        ("date:>=2030", "agreement:oil"),
        ("date:2020-05", "source:chart agreement:oil organisation:yard"),
        # what it rests on; a source rests on itself
        ('source:"chart room"', "source:chart organisation:yard gap:first"),
        ('source:"chart of the bar"', "source:chart organisation:yard gap:first"),
        ("source:chart", "source:chart organisation:yard gap:first"),
        ("source:nowhere", ""),
        # a language of a name or of a text
        ("lang:ru", "body:board body:group"),
        ("lang:RU-latn", "body:group"),
        ("lang:en", "source:chart"),
        # what a record has
        ("has:conflict", "event:later"),
        ("has:gap", "event:later"),
        ("has:inferred", "organisation:yard"),
        ("has:former", "body:board person:ada"),
        # how many sources it rests on; sources and gaps do not count
        ("sources:2", "organisation:yard"),
        ("sources:>=2", "organisation:yard"),
        ("sources:0", ""),
        ("sources:>2", ""),
        # a record and all below it, by id, reference, name or abbreviation
        ("in:board", "body:board body:group event:session event:later"),
        ("in:body:group", "body:group event:session"),
        ('in:"light board"', "body:board body:group event:session event:later"),
        ("in:L&B", "body:board body:group event:session event:later"),
        ("in:yard", "organisation:yard post:keeper"),
        # one record
        ("body:group", "body:group"),
        ("event:session", "event:session"),
    ],
)
def test_a_field_means_just_these_records(query: str, expected: str) -> None:
    assert asked(query) == set(expected.split())


@pytest.mark.parametrize(
    ("query", "place", "message", "hint"),
    [
        ("kind:bord", "     ^^^^", "There is no kind “bord” here.", "Did you mean “board”?"),
        ("party:nroth", "      ^^^^^", "There is no party “nroth” here.", "“north”"),
        ("lang:fr", "     ^^", "There is no lang “fr” here.", "ru"),
        ("in:bord", "   ^^^^", "There is no record “bord”.", "“board”"),
        ("in:body:bord", "   ^^^^^^^^^", "There is no record “body:bord”.", "“body:board”"),
        ("in:zzzz", "   ^^^^", "There is no record “zzzz”.", "id or one of its names"),
        ('in:"no such"', "    ^^^^^^^", "There is no record “no such”.", ""),
        ("body:gruop", "^^^^^^^^^^", "There is no record “body:gruop”.", "“body:group”"),
        ("body:session", "^^^^^^^^^^^^", "There is no record “body:session”.", "“event:session”"),
    ],
)
def test_a_value_that_nothing_is_called_is_a_fault_with_a_hint(
    query: str, place: str, message: str, hint: str
) -> None:
    wrong = fault(query)
    assert " " * wrong.start + "^" * (wrong.end - wrong.start) == place
    assert wrong.message == message
    assert hint in wrong.hint


def test_what_there_is_is_listed_the_most_frequent_first_where_nothing_is_near() -> None:
    assert fault("party:zzzz").hint == "There are north, south."
    assert fault("lang:russian").hint == "There are ru, ru-Latn, en."
    assert fault("kind:zzzz").hint.startswith("There are person, party, session, ")


def test_of_very_many_the_most_frequent_are_listed() -> None:
    kinds = "".join(f'[body.b{n}]\nkind = "k{n}k"\n' for n in range(40))
    hint = fault("kind:zzzz", kinds + '[body.c]\nkind = "k7k"\n').hint
    assert hint.startswith("There are k7k, ")
    assert hint.endswith(", and others.")
    assert len(hint) < 100


@pytest.mark.parametrize("query", ["in:lamp-board", 'in:"Lamp Board"', "in:совет", "in:light"])
def test_a_record_is_also_meant_by_former_names_by_aliases_and_by_how_its_name_begins(
    query: str,
) -> None:
    assert asked(query) == asked("in:board")


def test_the_beginning_of_a_name_means_a_record_only_where_it_can_mean_just_one() -> None:
    two = """
[body.a]
name = "Board of lamps"
[body.b]
name = "Board of fog"
[event.c]
body = "a"
[event.d]
body = "b"
"""
    assert fault("in:board", two).hint == "Did you mean “b”?"
    assert found("in:board", two.replace("[event.d]\nbody", "[event.d]\nplace"))[:1] == ["body:a"]


@pytest.mark.parametrize("query", ["lang:fr", "kind:zzzz", "party:zzzz"])
def test_a_hint_never_lists_nothing(query: str) -> None:
    assert "are ." not in fault(query, "[body.a]").hint


@pytest.mark.parametrize("field", ["kind", "party", "person", "place", "source", "lang"])
def test_a_value_without_letters_does_not_mean_everything(field: str) -> None:
    assert asked(f"{field}:…") == set()


def test_a_faulty_condition_is_left_out_and_the_rest_is_searched_for() -> None:
    answer = index_of(WHOLE).find("kind:zzzz lamp sources:x")
    assert refs(answer) == refs(index_of(WHOLE).find("lamp"))
    assert [fault.start for fault in answer.faults] == [5, 23]


def test_a_condition_alone_that_is_faulty_finds_nothing() -> None:
    assert asked("kind:zzzz") == set()
    assert asked("!kind:zzzz") == set()


def test_the_record_of_a_reference_comes_first() -> None:
    assert found("person:ada", WHOLE)[0] == "person:ada"
    assert found("party:south", WHOLE)[0] == "party:south"
    assert found("source:chart", WHOLE)[0] == "source:chart"


@each(
    ("query", "target", "reason"),
    [
        ("kind:board", "body:board", ("kind", "board")),
        ("party:nb", "person:ada", ("party", "North Bank")),
        ("person:ada", "event:session", ("person", "Ada Wick")),
        ("place:lock", "event:session", ("place", "The old lock")),
        ("date:2012", "event:session", ("date", "4 March 2012")),
        ("date:2013", "agreement:oil", ("date", "since 2013")),
        ("source:chart", "organisation:yard", ("source", "The Chart Room, 2020")),
        ("lang:ru", "body:board", ("lang", "ru")),
        ("has:conflict", "event:later", ("conflict", "number")),
        ("has:gap", "event:later", ("gap", "Who lit the lamp.")),
        ("has:inferred", "organisation:yard", ("inferred", "founded")),
        ("has:former", "body:board", ("former", "name")),
        ("sources:2", "organisation:yard", ("sources", "2")),
        ("in:board", "event:session", ("in", "Light Board")),
    ],
)
def test_a_hit_says_what_of_it_meets_the_condition(
    query: str, target: str, reason: tuple[str, str]
) -> None:
    told = hit(query, target, index_of(WHOLE)).reasons
    assert [(each.field, each.text) for each in told] == [reason]


@pytest.mark.parametrize(
    ("query", "target", "text"),
    [
        ("person:wick", "event:session", "Ada [Wick]"),
        ("person:fog", "person:bo", "Bo Wick-[Fog]g"),
        ("place:LAMPFORD", "agreement:oil", "[Lampford]"),
        ("place:ampfor", "agreement:oil", "L[ampfor]d"),
        ('place:"new lamp"', "event:session", "[New Lamp]ford"),
        ("source:room", "organisation:yard", "The Chart [Room], 2020"),
        # of what is not in the words for it, the name follows
        ("source:bar", "organisation:yard", "The Chart Room, 2020: Chart of the [bar]"),
    ],
)
def test_what_was_asked_of_a_field_is_marked_in_the_reason(
    query: str, target: str, text: str
) -> None:
    (reason,) = hit(query, target, index_of(WHOLE)).reasons
    assert marked(reason.text, reason.spans) == text


def test_a_word_of_a_value_counts_inside_others_only_where_nothing_begins_so() -> None:
    text = '[event.a]\nplace = "Oria"\n[event.b]\nplace = "Riad"\n'
    assert found("place:ria", text) == ["event:b"]
    assert found("place:ori", text) == found("place:oria", text) == ["event:a"]
    assert found("place:ria", text.replace("Riad", "Rome")) == ["event:a"]


def test_a_gap_is_not_of_the_kind_that_is_missing() -> None:
    text = """
[person.a]
kind = "keeper"
name = "Ada"
[gap.b]
kind = "keeper"
about = "person:a"
text = "Who was here before."
"""
    assert found("kind:keeper", text) == ["person:a"]
    assert found("kind:gap", text) == ["gap:b"]


def test_of_two_that_are_called_so_none_is_meant() -> None:
    text = '[body.a]\nname = "Harbour"\n[body.b]\nname = "Harbour"\n'
    choice = "“harbour” is the name of several records: write body:a or body:b."
    wrong = fault("lamp in:harbour", text)
    assert (str(wrong), wrong.start, wrong.end) == (choice, 8, 15)
    many = "".join(f'[body.b{n}]\nname = "Harbour"\n' for n in range(8))
    assert str(fault("in:Harbour", many)).endswith("body:b4, body:b5 or another of 8.")


def test_a_word_is_found_with_and_without_the_joiner_in_it() -> None:
    text = '[body.a]\nname = "شرکت ایران‌خودرو"\n'
    for word in ("ایران‌خودرو", "ایرانخودرو"):
        assert found(word, text) == ["body:a"]


def test_what_is_excluded_is_no_reason() -> None:
    assert hit("kind:board !place:lock", "body:board", index_of(WHOLE)).reasons[1:] == ()


def test_the_day_decides_what_is_former() -> None:
    assert "body:board" in found("has:former", WHOLE)
    assert "body:board" not in found("has:former", WHOLE, "2005-01-01")


def test_a_group_that_moved_lies_below_both_of_its_parents() -> None:
    for parent in ("lamp-commission", "fog-board"):
        below = refs(index().find(f"in:{parent}"))
        assert "body:oil-group" in below
        assert "event:wick-group-2013-01" in below


PLACES = """
[dataset.kinds.role]
vice-chair = "vice-chairs"
[place.sea]
name = "Northern Sea"
[place.port]
name = "Lampford Port"
within = "sea"
[body.board]
[event.inside]
body = "board"
place = "port"
when = "2001"
[event.as-text]
body = "board"
place = "Lampford"
when = "2002"
[person.ada]
name = "Ada"
roles = [{ in = "board", role = "vice-chair" }]
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('place:"Northern Sea"', {"place:sea", "place:port", "event:inside"}),
        ("place:lampford", {"place:port", "event:inside", "event:as-text"}),
        ("role:vice-chair", {"person:ada"}),
        ('role:"vice chair"', {"person:ada"}),
        ("role:chair", set()),
    ],
)
def test_a_place_has_what_lies_in_it_and_a_role_is_one_word(query: str, expected: set[str]) -> None:
    assert set(found(query, PLACES)) == expected


def test_a_role_is_told_in_words() -> None:
    told = hit("role:vice-chair", "person:ada", index_of(PLACES)).reasons
    assert [(one.field, one.text) for one in told] == [("role", "board, vice chair")]
