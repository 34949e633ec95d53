"""Tables into records: the spellings of a claim, and several problems at once."""

from datetime import date
from typing import Any

import pytest

from irtui.loading.structure import record_of, structured
from irtui.loading.values import Malformed
from irtui.model.claims import Basis, Citation, Claim, Rank, Ref
from irtui.model.dates import parse_date
from irtui.model.records import Body, Event, Source
from irtui.model.values import (
    Cadence,
    Count,
    Name,
    Role,
    Statement,
    Status,
    TitleBasis,
)
from tests.each import each
from tests.support import HEAD, MARK, dataset, loaded, ref, unmarked

REST = """
[source.chart]
[source.log]
[party.north]
[post.keeper]
[person.helm]
[event.flood]
sources = ["chart"]
when = 2010-05-04
"""


def field(text: str, record: str = "body:board") -> Any:
    """The field that ``text`` writes into a record."""
    table, _, identifier = record.partition(":")
    data = dataset(f'{REST}\n[{table}.{identifier}]\nsources = ["chart"]\n{text}\n')
    return getattr(data.get(ref(record)), text.partition("=")[0].strip())


def claims(text: str, record: str = "body:board") -> list[Any]:
    return [claim.value for claim in field(text, record)]


@each(
    ("text", "values"),
    [
        # A plain value, a table, several claims.
        ('mandate = "Lamps."', ["Lamps."]),
        ('mandate = { value = "Lamps." }', ["Lamps."]),
        ('mandate = ["Lamps.", { value = "Wicks." }]', ["Lamps.", "Wicks."]),
        ("mandate = []", []),
        ('cadence = "annual"', [Cadence.ANNUAL]),
        ('cadence = { value = "annual" }', [Cadence.ANNUAL]),
        ('founded = "2000-10"', [parse_date("2000-10")]),
        ("founded = 2000-10-04", [parse_date("2000-10-04")]),
        ("founded = [2000-10-04T12:00:00Z]", [parse_date("2000-10-04")]),
        ('parent = { value = "board" , rank = "deprecated" }', [Ref("body", "board")]),
        ('succeeds = ["body:other"]\n[body.other]', [Ref("body", "other")]),
        ('name = "Lamp Board"', [Name(value="Lamp Board")]),
        # A structure: its keys stand beside those of the claim.
        ('name = { value = "Совет", lang = "ru" }', [Name(value="Совет", lang="ru")]),
        ('counts = { kind = "lamp", count = 3 }', [Count(kind="lamp", count=3)]),
        ('chair_posts = "keeper"', [Role(post=Ref("post", "keeper"))]),
        (
            'chair_posts = [{ party = "north", as = "Keeper" }]',
            [Role(party=Ref("party", "north"), as_="Keeper")],
        ),
        (
            'statements = ["Lit.", { value = "Out.", by = "post:keeper", date = "2010" }]',
            [
                Statement(value="Lit."),
                Statement(value="Out.", by=Ref("post", "keeper"), date=parse_date("2010")),
            ],
        ),
    ],
)
def test_a_claim_is_spelled_as_a_value_a_table_or_a_list(text: str, values: list[Any]) -> None:
    assert claims(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("number = 14", [14]),
        ('number = [14, { value = 15, rank = "preferred" }]', [14, 15]),
        ('status = "held"', [Status.HELD]),
        ('chairs = ["helm"]', [Role(person=Ref("person", "helm"))]),
        ('chairs = { as = "Keeper" }', [Role(as_="Keeper")]),
        ('participants = ["party:north"]', [Ref("party", "north")]),
    ],
)
def test_an_event_has_claims_of_its_own_kinds(text: str, values: list[Any]) -> None:
    assert claims(text, "event:spring") == values


@pytest.mark.parametrize(
    ("record", "text", "values"),
    [
        ("person:hand", 'posts = "keeper"', [Role(post=Ref("post", "keeper"))]),
        ("person:hand", 'roles = "keeper"', [Role(post=Ref("post", "keeper"))]),
        (
            "person:hand",
            'roles = [{ in = "board", role = "chair", for = "party:north" }]\n[body.board]',
            [Role(in_=Ref("body", "board"), role="chair", for_=Ref("party", "north"))],
        ),
        (
            "organisation:a",
            'roles = { in = "organisation:a", as = "Guest", for = "the ferries: all" }',
            [Role(in_=Ref("organisation", "a"), as_="Guest", for_="the ferries: all")],
        ),
        ("body:board", 'members = ["helm"]', [Role(person=Ref("person", "helm"))]),
    ],
)
def test_a_role_has_the_keys_that_its_field_takes(
    record: str, text: str, values: list[Role]
) -> None:
    assert claims(text, record) == values


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ('[person.a]\nroles = [{ role = "chair" }]', "missing-key", "in = …"),
        ('[body.a]\nmembers = [{ for = "the ferries" }]', "missing-key", "person = …"),
        ('[body.a]\nmembers = [{ person = "helm", in = "board" }]', "unknown-key", "person"),
        ('[event.a]\nchairs = [{ person = "helm", role = "chair" }]', "unknown-key", "post"),
        ('[person.a]\nposts = [{ in = "board" }]', "unknown-key", "post, as"),
        (
            '[person.a]\nroles = { as = "Guest", for = "body:none" }',
            "unknown-record",
            "body.none",
        ),
        ('[person.a]\nroles = [{ in = "body:none" }]', "unknown-record", "body.none"),
    ],
)
def test_what_a_role_lacks_or_does_not_take_is_an_error(text: str, code: str, hint: str) -> None:
    (problem,) = loaded(f'{HEAD}{REST}{text}\nsources = ["log"]\n').problems
    assert problem.code == code
    assert hint in problem.hint


def test_a_word_for_a_role_is_one_of_those_declared() -> None:
    kinds = '[dataset.kinds.role]\nmember = "members"\n'
    text = '[body.a]\nmembers = { person = "helm", role = "membr" }\nsources = ["log"]\n'
    (problem,) = loaded(f"{HEAD}{kinds}{REST}{text}").problems
    assert (problem.code, problem.hint) == ("wrong-word", "Did you mean “member”?")
    assert not loaded(f"{HEAD}{REST}{text}").problems


def test_a_claim_has_all_the_keys_that_are_written() -> None:
    (claim,) = field(
        'mandate = { value = "Lamps.", since = "event:flood", until = 2018-05-04,'
        ' seen = ["2012", 2013-01-01], sources = ["log", { source = "chart", at = "p. 3",'
        ' quote = "lamps" }], rank = "preferred", basis = "inferred", note = "Concluded." }'
    )
    assert isinstance(claim, Claim)
    assert claim.since == Ref("event", "flood")
    assert claim.until == parse_date("2018-05-04")
    assert claim.seen == (parse_date("2012"), parse_date("2013-01-01"))
    assert claim.sources == (Citation("log"), Citation("chart", "p. 3", "lamps"))
    assert (claim.rank, claim.basis) == (Rank.PREFERRED, Basis.INFERRED)
    assert claim.note == "Concluded."


def test_one_sighting_needs_no_list() -> None:
    (claim,) = field('counts = { kind = "lamp", count = 3, seen = "2012" }')
    assert claim.seen == (parse_date("2012"),)


def test_a_whole_number_will_do_where_a_number_is_needed() -> None:
    (claim,) = field("shares = [{ percent = 49 }]", "organisation:a")
    assert claim.value.percent == 49.0


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", f"1{'0' * 400}", '"49"', "true"])
def test_a_part_is_a_finite_number(number: str) -> None:
    result = loaded(f"{HEAD}{REST}[organisation.a]\nshares = [{{ percent = {number} }}]\n")
    assert {problem.code for problem in result.problems} <= {"wrong-type", "number-too-large"}
    assert result.dataset is None


def test_the_fields_of_a_source_hold_their_values_themselves() -> None:
    data = dataset("""
[source.chart]
title = "A chart"
title_basis = "rebuilt"
date = 1999-05-04
reprints = "log"
identifiers = { shelf = "D-17" }
[source.log]
""")
    chart = data.get(ref("source:chart"))
    assert isinstance(chart, Source)
    assert chart.title_basis is TitleBasis.REBUILT
    assert chart.date == parse_date("1999-05-04")
    assert chart.reprints == Ref("source", "log")
    assert chart.identifiers == {"shelf": "D-17"}


def test_the_dataset_table_may_come_last_and_tables_in_any_order() -> None:
    result = loaded(f'[body.board]\nsources = ["chart"]\n[source.chart]\n{HEAD}')
    assert result.dataset is not None
    assert isinstance(result.dataset.get(ref("body:board")), Body)


def test_the_day_the_data_speaks_for_is_any_date() -> None:
    result = loaded('[dataset]\ntitle = "Rivers"\nreviewed = "2024-05"\n')
    assert result.dataset is not None
    assert result.dataset.about.reviewed.latest == date(2024, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        'chair_posts = [{ party = "north", post = "keeper", since = "2001" }]',
        'name = ["Lamps", { value = "Wicks", rank = "deprecated" }]',
        'parent = { value = "other", since = "event:flood" }\n[body.other]',
        'statements = [{ value = "Lit.", by = "post:keeper" }]\n[body.other]',
    ],
)
def test_a_sound_record_has_no_problems(text: str) -> None:
    result = loaded(f'{HEAD}{REST}[body.board]\nsources = ["log"]\n{text}\n')
    assert result.problems == ()
    assert result.dataset is not None


def test_all_problems_of_a_file_are_told_at_once_and_in_its_order() -> None:
    marked = f"""{HEAD}lanes = [¦"board"]

[body.board]
¦nmae = "Lamp Board"
founded = ["2000", ¦"soon", ¦"2000-13"]
counts = [{{ kind = "lamp", ¦count = "x", ¦rank = "best", ¦since = 2018 }}, ¦¦{{}}]
mandate = {{ ¦value = 3, ¦sources = 4, ¦nope = 5 }}
sources = [¦"A", "b", ¦{{ ¦at = 3, ¦page = 2 }}]

[¦bodies.x]
[event.¦Flood]
[gap.¦lamp]
¦field = 3
¦id = "lamp"

[person]
¦helm = 4
"""
    places = []
    while MARK in marked:
        marked, line, column = unmarked(marked)
        places.append((line, column))
    result = loaded(marked)
    assert [(problem.line, problem.column) for problem in result.problems] == places
    assert result.dataset is None
    assert result.readable


def test_problems_between_records_are_told_with_those_of_the_text_in_the_order_of_the_file() -> (
    None
):
    result = loaded(f"""{HEAD}
[body.a]
parent = "a"
summary = "x\\ty"
[body.b]
succeeds = ["c"]
sources = ["gone", "gone"]
""")
    assert [problem.code for problem in result.problems] == [
        "no-source",
        "cycle",
        "unsafe-text",
        "unknown-record",
        "unknown-record",
        "unknown-record",
        "duplicate-member",
    ]
    places = [(problem.line or 0, problem.column or 0) for problem in result.problems]
    assert places == sorted(places)


def test_a_chain_through_many_records_is_no_cycle_however_long() -> None:
    links = "\n".join(
        f'[body.b{number}]\nsources = ["chart"]\nsucceeds = ["b{number + 1}", "b{number + 2}"]'
        for number in range(3000)
    )
    ends = "[body.b3000]\n[body.b3001]\n[source.chart]\n"
    assert loaded(HEAD + links + "\n" + ends).problems == ()


def test_a_deprecated_link_closes_no_cycle() -> None:
    result = loaded(
        f'{HEAD}[body.a]\nparent = {{ value = "a", rank = "deprecated", sources = ["c"] }}\n'
        "[source.c]\n"
    )
    assert result.problems == ()


def test_one_record_is_made_of_its_table_or_what_is_wrong_with_it_is_told() -> None:
    record = record_of(Body, "ferry", {"kind": "a"})
    assert (record.id, record.kind) == ("ferry", "a")
    for identifier, raw in (("ferry", {"knd": "a"}), ("A ferry", {}), ("ferry", 3)):
        with pytest.raises(Malformed):
            record_of(Body, identifier, raw)


def test_what_names_a_place_points_to_it_and_all_else_stays_a_text() -> None:
    raw = {"place": "dock"}
    (known,), (text,) = (record_of(Event, "fair", raw, ids).place for ids in (["dock"], ["quay"]))
    assert (known.value, text.value) == (Ref("place", "dock"), "dock")
    assert record_of(Event, "fair", {}, ["dock"]).place == ()
    data, problems = structured({"place": {"dock": {}}, "event": {"fair": raw}})
    (claim,) = data.get(Ref("event", "fair"), Event).place
    assert (claim.value, [one.code for one in problems]) == (Ref("place", "dock"), ["no-dataset"])


def test_that_a_file_has_no_dataset_is_said_before_all_else() -> None:
    _, problems = structured({"boddy": {}, "body": 3})
    assert [one.code for one in problems] == ["no-dataset", "unknown-table", "wrong-type"]
