"""Claims: how two of them stand to each other."""

from itertools import permutations

import pytest
from hypothesis import given

from irtui.model.claims import (
    Agreement,
    Basis,
    Citation,
    Claim,
    Rank,
    Ref,
    compare_dates,
    compare_values,
    conflicts,
)
from irtui.model.dates import Moment, Span, one_of, parse_date
from irtui.model.values import Cadence, Count, Name, Share
from tests.each import each
from tests.model.strategies import MOMENTS, SPANS, WHENS

SAME, FINER, AGAINST = Agreement.CORROBORATION, Agreement.REFINEMENT, Agreement.CONFLICT


@each(
    ("one", "other", "agreement"),
    [
        ("2000", "2000", SAME),
        ("2000-10-03", "2000-10-03", SAME),
        ("2021/2031", "2021/2031", SAME),
        ("2000", "2000-10-03", FINER),
        ("2000", "2000-10", FINER),
        ("2000", "2000?", FINER),
        ("200X", "2000-10", FINER),
        ("[1999,2001]", "2000", AGAINST),  # one of the two, and none between
        ("[1999..2001]", "2000", FINER),  # some day in between
        ("[1999,2001]", "2001-05", FINER),
        ("[1999,2001]", "[2000,2001]", FINER),
        ("[1999,2001]", "[2000,2002]", AGAINST),
        ("[1999-05-01,1999-05-08]", "1999-05-01/1999-05-08", AGAINST),  # one day, and eight
        ("[1999,2001]", "2001-05-01/2001-05-08", FINER),
        ("[..2001]", "1990", FINER),
        ("[2001..]", "2001-05", FINER),
        ("2000-10-03?", "2000-10-04", FINER),
        ("2021/2031", "2021-10-06/2031", FINER),
        ("2021/..", "2021/2031", FINER),
        ("2021/", "2021/2031", FINER),
        ("/2031", "2021/2031", FINER),
        ("2021", "2021-05/2021-07", FINER),  # what lasted within the year
        ("/2018", "2018", FINER),
        ("2000-10-03", "2000-10-04", AGAINST),
        ("2000", "1998", AGAINST),
        ("2000-10", "2001", AGAINST),
        ("[..2001]", "2002", AGAINST),
        ("[2002..]", "2001", AGAINST),
        ("2021/2031", "2021/2030", AGAINST),
        ("2021/2031", "2020/2031", AGAINST),
        ("2018-07-18", "2018-07-18/2018-07-19", AGAINST),
        ("2018-07", "2018-07-18/2018-08-19", AGAINST),
        ("2018", "2016/2020", AGAINST),
    ],
)
def test_two_statements_of_one_date_agree_refine_or_conflict(
    one: str, other: str, agreement: Agreement
) -> None:
    assert compare_dates(parse_date(one), parse_date(other)) is agreement
    assert compare_dates(parse_date(other), parse_date(one)) is agreement


@given(WHENS, WHENS)
def test_agreement_of_dates_is_symmetric(one: Moment | Span, other: Moment | Span) -> None:
    assert compare_dates(one, other) is compare_dates(other, one)


@given(WHENS)
def test_a_date_corroborates_itself(when: Moment | Span) -> None:
    assert compare_dates(when, when) is SAME


@given(MOMENTS, MOMENTS)
def test_moments_conflict_just_when_no_day_is_possible_for_both(one: Moment, other: Moment) -> None:
    apart = all(
        any(
            last is not None and first is not None and last < first
            for (_, last), (first, _) in ((mine.bounds, its.bounds), (its.bounds, mine.bounds))
        )
        for mine in one_of(one)
        for its in one_of(other)
    )
    assert (compare_dates(one, other) is AGAINST) == apart


@given(SPANS, SPANS)
def test_spans_that_agree_agree_at_both_ends(one: Span, other: Span) -> None:
    ends = [(one.start, other.start), (one.end, other.end)]
    apart = any(a and b and compare_dates(a, b) is AGAINST for a, b in ends)
    assert (compare_dates(one, other) is AGAINST) == apart


@each(
    ("one", "other", "agreement"),
    [
        ("Lighthouse", "LIGHTHOUSE", SAME),
        ("Маяк", "маяк", SAME),
        ("Lighthouse", "River", AGAINST),
        (14, 14, SAME),
        (14, 15, AGAINST),
        (14, "14", AGAINST),
        (Cadence.ANNUAL, Cadence.ANNUAL, SAME),
        (Cadence.ANNUAL, Cadence.BIENNIAL, AGAINST),
        (Ref("body", "a"), Ref("body", "a"), SAME),
        (Ref("body", "a"), Ref("body", "b"), AGAINST),
        (Ref("body", "a"), Ref("post", "a"), AGAINST),
        (parse_date("2000"), parse_date("2000-10"), FINER),
        (parse_date("2000"), "2000", AGAINST),
        (Name(value="Delta Board"), Name(value="delta board"), SAME),
        (Name(value="Delta Board"), Name(value="Delta Board", lang="en"), FINER),
        (Name(value="Delta Board"), Name(value="Delta Office"), AGAINST),
        (Count(kind="lamp", count=3), Count(kind="lamp", count=3), SAME),
        (Count(kind="lamp", count=3), Count(kind="lamp", count=4), AGAINST),
        (Share(organisation=Ref("party", "a")), Share(percent=49.5), FINER),
        (Count(kind="lamp", count=3), Name(value="lamp"), AGAINST),
    ],
)
def test_two_values_of_one_field_agree_refine_or_conflict(
    one: object, other: object, agreement: Agreement
) -> None:
    assert compare_values(one, other) is agreement
    assert compare_values(other, one) is agreement


def always(one: Claim[int], other: Claim[int]) -> bool:
    return one is not other


def test_conflicts_are_the_pairs_of_standing_claims_that_differ() -> None:
    one, same, other = Claim(value=14), Claim(value=14), Claim(value=15)
    assert conflicts([one, same, other], compare_values, always) == ((one, other), (same, other))


def test_a_deprecated_claim_conflicts_with_nothing() -> None:
    claims = [Claim(value=14), Claim(value=15, rank=Rank.DEPRECATED)]
    assert conflicts(claims, compare_values, always) == ()


def test_claims_that_never_hold_together_do_not_conflict() -> None:
    claims = [Claim(value=14), Claim(value=15)]
    assert conflicts(claims, compare_values, lambda _one, _other: False) == ()


@pytest.mark.parametrize("order", permutations(["2000", "2000-10-03", "1998"]))
def test_a_refinement_is_no_conflict_in_any_order(order: tuple[str, ...]) -> None:
    claims = [Claim(value=parse_date(text)) for text in order]
    pairs = conflicts(claims, compare_dates, lambda _one, _other: True)
    assert {frozenset(claim.value.text for claim in pair) for pair in pairs} == {
        frozenset({"1998", "2000"}),
        frozenset({"1998", "2000-10-03"}),
    }


@pytest.mark.parametrize(
    ("claim", "dated"),
    [
        (Claim(value=1), False),
        (Claim(value=1, sources=(Citation("chart"),)), False),
        (Claim(value=1, since=parse_date("2018")), True),
        (Claim(value=1, until=Ref("event", "flood")), True),
        (Claim(value=1, seen=(parse_date("2018"),)), True),
    ],
)
def test_a_claim_is_dated_by_a_bound_or_a_sighting(claim: Claim[int], dated: bool) -> None:
    assert claim.dated is dated


def test_a_claim_is_stated_and_of_normal_rank_unless_it_says_otherwise() -> None:
    claim = Claim(value=1)
    assert (claim.rank, claim.basis, claim.deprecated) == (Rank.NORMAL, Basis.STATED, False)
    assert Claim(value=1, rank=Rank.DEPRECATED).deprecated


def test_claims_compare_by_identity() -> None:
    one, other = Claim(value=1), Claim(value=1)
    assert one != other
    assert len({one, other}) == 2


def test_a_reference_is_written_with_its_table() -> None:
    assert str(Ref("body", "delta-board")) == "body:delta-board"


def test_references_sort_by_table_then_id() -> None:
    assert sorted([Ref("post", "a"), Ref("body", "b"), Ref("body", "a")]) == [
        Ref("body", "a"),
        Ref("body", "b"),
        Ref("post", "a"),
    ]
