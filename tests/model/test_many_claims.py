"""Many claims of one field: what is found at once is what a look at each would find."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Bound, Claim, Rank, Ref
from irtui.model.conflicts import contradicting, field_conflicts
from irtui.model.dataset import Dataset
from irtui.model.dates import on, parse_date
from irtui.model.fields import FieldSpec, field_table
from irtui.model.records import About, Body, Event, Organisation, Record
from irtui.model.values import Cadence, Count, Name, Share
from tests.model.strategies import days

DATES = st.sampled_from(
    (
        *("2000", "2000-03", "2000-03-05", "2000-03-06", "2000-03-06?", "2001", "200X", "2005~"),
        *("1999/2000", "2000-03-05/2001", "2000/..", "/2001"),
        *("[2000,2001-05]", "[..2000]", "[2000..]"),
    )
).map(parse_date)
BOUNDS: st.SearchStrategy[Bound | None] = (
    st.none() | DATES | st.sampled_from(["dated", "undated"]).map(lambda one: Ref("event", one))
)
OWNERS = st.none() | st.sampled_from("ab").map(lambda one: Ref("organisation", one))
FIELDS: dict[tuple[type[Record], str], st.SearchStrategy[Any]] = {
    (Body, "founded"): DATES,
    (Body, "cadence"): st.sampled_from(Cadence),
    (Body, "parent"): st.sampled_from("ab").map(lambda one: Ref("body", one)),
    (Body, "name"): st.builds(
        Name, value=st.sampled_from(["A", "a", "B"]), lang=st.sampled_from([None, "en"])
    ),
    (Body, "mandate"): st.sampled_from(["A", "B"]),
    (Body, "counts"): st.builds(
        Count, kind=st.sampled_from(["lamp", "wick"]), count=st.integers(1, 3)
    ),
    (Organisation, "shares"): st.builds(
        Share, organisation=OWNERS, percent=st.none() | st.sampled_from([50.0, 51.0])
    ),
    (Event, "number"): st.integers(1, 3),
}
DATED = Event(id="dated", when=(Claim(value=parse_date("2000-03")),))
WORLD = Dataset(
    About(title="", reviewed=on(date(2024, 6, 1))),
    {record.ref: record for record in (DATED, Event(id="undated"))},
)


def claims_of(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Claim[Any]]]:
    claim: st.SearchStrategy[Claim[Any]] = st.builds(
        Claim,
        value=values,
        since=BOUNDS,
        until=BOUNDS,
        seen=st.lists(DATES, max_size=2).map(tuple),
        rank=st.sampled_from(Rank),
    )
    return st.lists(claim, min_size=9, max_size=14)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field[0].TABLE}-{field[1]}")
@given(data=st.data())
def test_what_contradicts_another_of_many_claims_is_what_all_pairs_show(
    field: tuple[type[Record], str], data: st.DataObject
) -> None:
    cls, name = field
    claims = tuple(data.draw(claims_of(FIELDS[field])))
    spec: FieldSpec = field_table(cls)[name]
    paired = {
        claim
        for two in combinations(claims, 2)
        for pair in field_conflicts(WORLD, spec, two)
        for claim in pair
    }
    assert contradicting(WORLD, spec, claims) == tuple(one for one in claims if one in paired)


FERRY = Body(id="ferry", founded=(Claim(value=parse_date("2000-03")),))


@given(claims_of(st.just("M")), days(date(1998, 1, 1), date(2008, 1, 1)))
def test_the_claim_that_leads_many_is_the_first_that_holds_or_else_the_best_ranked(
    claims: list[Claim[str]], day: date
) -> None:
    as_of = AsOf(WORLD, day)
    ferry = evolve(FERRY, mandate=tuple(claims))
    held = list(as_of.holding(ferry, "mandate"))
    standing = [claim for claim in claims if not claim.deprecated]
    preferred = [claim for claim in standing if claim.rank is Rank.PREFERRED]
    best = next(iter([*held, *preferred, *standing]), None)
    assert as_of.leading(ferry, ferry.mandate) is best
    assert as_of.current(ferry, ferry.mandate) is (held[0].value if held else None)
