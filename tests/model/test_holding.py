"""What holds on a day, by the rules of the dataset format."""

from typing import Any

import pytest

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import FEW, Lifetime, Presence, Stretch, resolve, standing_values
from irtui.model.lifetimes import first_day, lifetime, told_by_all
from irtui.model.records import Body
from tests.each import each
from tests.support import dataset, day, ref

YES, POSSIBLY, LATER, FORMER = Presence

EVENTS = """
[source.chart]
title = "A chart of the delta"

[event.flood]
when = "2010-05-04"
sources = ["chart"]
[event.thaw]
when = [{ value = "2010" }, { value = "2011-03-02" }, { value = "1990", rank = "deprecated" }]
sources = ["chart"]
[event.undated]
name = "Nobody knows when"
sources = ["chart"]
[event.fair]
when = "2010-05-04/2010-05-06"
sources = ["chart"]
"""


def board(claim: str, rest: str = "") -> tuple[Dataset, Body, tuple[Claim[Any], ...]]:
    """A dataset with one body that has the ``mandate`` given, and those claims."""
    data = dataset(f"""{EVENTS}
[body.board]
sources = ["chart"]
mandate = {claim}
{rest}
""")
    body = data.get(ref("body:board"))
    assert isinstance(body, Body)
    return data, body, body.mandate


@each(
    ("dates", "now", "truth"),
    [
        # Exact bounds. On the day of the change itself both the old and the new may be said.
        ('since = "2010-05-04"', "2010-05-03", LATER),
        ('since = "2010-05-04"', "2010-05-04", YES),
        ('since = "2010-05-04"', "2030-01-01", YES),
        ('until = "2010-05-04"', "1990-01-01", YES),
        ('until = "2010-05-04"', "2010-05-03", YES),
        ('until = "2010-05-04"', "2010-05-04", POSSIBLY),
        ('until = "2010-05-04"', "2010-05-05", FORMER),
        ('since = "2000-01-01", until = "2010-05-04"', "1999-12-31", LATER),
        ('since = "2000-01-01", until = "2010-05-04"', "2005-01-01", YES),
        ('since = "2000-01-01", until = "2010-05-04"', "2010-05-05", FORMER),
        ('since = "2010-05-04", until = "2010-05-05"', "2010-05-04", YES),
        ('until = "0001-01-01"', "0001-01-01", POSSIBLY),
        # Bounds known to the month or the year, and doubtful ones.
        ('since = "2010"', "2009-12-31", LATER),
        ('since = "2010"', "2010-01-01", POSSIBLY),
        ('since = "2010"', "2010-12-30", POSSIBLY),
        ('since = "2010"', "2010-12-31", YES),
        ('until = "2010"', "2009-12-31", YES),
        ('until = "2010"', "2010-01-01", POSSIBLY),
        ('until = "2010"', "2010-12-31", POSSIBLY),
        ('until = "2010"', "2011-01-01", FORMER),
        ('since = "2010?"', "2009-01-01", POSSIBLY),
        ('since = "2010?"', "2008-12-31", LATER),
        ('since = "2010?"', "2011-12-31", YES),
        ('since = "[2008,2010]"', "2009-06-01", POSSIBLY),
        ('since = "[..2010-05-04]"', "1900-01-01", POSSIBLY),
        ('until = "[2010-05-04..]"', "2090-01-01", POSSIBLY),
        ('since = "2010-05-04/2010-05-06"', "2010-05-05", POSSIBLY),
        ('since = "2010-05-04/2010-05-06"', "2010-05-06", YES),
        # Bounds on events lie where the event's dates lie.
        ('since = "event:flood"', "2010-05-03", LATER),
        ('since = "event:flood"', "2010-05-04", YES),
        ('until = "event:flood"', "2010-05-03", YES),
        ('until = "event:flood"', "2010-05-04", POSSIBLY),
        ('until = "event:flood"', "2010-05-05", FORMER),
        ('since = "event:thaw"', "2009-12-31", LATER),
        ('since = "event:thaw"', "2010-06-01", POSSIBLY),
        ('since = "event:thaw"', "2011-03-02", YES),
        ('until = "event:thaw"', "2010-12-31", POSSIBLY),
        ('until = "event:thaw"', "2011-03-03", FORMER),
        ('since = "event:fair"', "2010-05-05", POSSIBLY),
        ('until = "event:fair"', "2010-05-07", FORMER),
        ('since = "event:undated"', "2010-05-05", POSSIBLY),
        ('since = "event:undated", until = "2010"', "2000-01-01", POSSIBLY),
        ('since = "event:undated", until = "2010"', "2011-01-01", FORMER),
        ('since = "2010", until = "event:undated"', "2011-01-01", POSSIBLY),
        ('since = "2010", until = "event:undated"', "2009-01-01", LATER),
        # Sightings alone: yes from the first to the last, possibly outside.
        ('seen = "2010-05-04"', "2010-05-03", POSSIBLY),
        ('seen = "2010-05-04"', "2010-05-04", YES),
        ('seen = "2010-05-04"', "2010-05-05", POSSIBLY),
        # Before all that the dataset speaks of, nothing is there.
        ('seen = ["2010-05-04", "2008-05-04"]', "2008-05-03", LATER),
        ('seen = ["2010-05-04", "2008-05-04"]', "2009-01-01", YES),
        ('seen = ["2010-05-04", "2008-05-04"]', "2010-05-05", POSSIBLY),
        ('seen = ["2010-05", "2008-05"]', "2008-05-30", POSSIBLY),
        ('seen = ["2010-05", "2008-05"]', "2008-05-31", YES),
        ('seen = ["2010-05", "2008-05"]', "2010-05-01", YES),
        ('seen = ["2010-05", "2008-05"]', "2010-05-02", POSSIBLY),
        ('seen = "2010-05"', "2010-05-15", YES),  # the only one: some day of that month
        ('seen = "2010-05"', "2010-06-01", POSSIBLY),
        ('seen = "2010-05-04/2010-05-06"', "2010-05-05", YES),
        ('seen = "[..2010-05-04]"', "2010-05-04", POSSIBLY),
        ('seen = "2010/.."', "2010-05-04", POSSIBLY),
        # A bound says more than a sighting.
        ('since = "2010-05-04", seen = "2012"', "2030-01-01", YES),
    ],
)
def test_a_claim_holds_inside_its_bounds_possibly_within_their_doubt_and_not_outside(
    dates: str, now: str, truth: Presence
) -> None:
    data, body, (claim,) = board(f'{{ value = "Minds the lamps.", {dates} }}')
    assert AsOf(data, day(now)).holds(body, claim) is truth


@pytest.mark.parametrize(
    ("record", "now", "truth"),
    [
        ('founded = "2000"', "1999-12-31", LATER),
        ('founded = "2000"', "2000-06-01", POSSIBLY),
        ('founded = "2000"', "2001-01-01", YES),
        ('dissolved = "2010-05-04"', "2010-05-04", POSSIBLY),
        ('dissolved = "2010-05-04"', "2010-05-05", FORMER),
        ('founded = "2000"\ndissolved = "2010-05-04"', "2005-01-01", YES),
        ("", "2005-01-01", LATER),  # before all that the dataset speaks of
        ("", "2012-01-01", POSSIBLY),
    ],
)
def test_a_claim_without_dates_holds_while_its_record_exists(
    record: str, now: str, truth: Presence
) -> None:
    data, body, (claim,) = board('"Minds the lamps."', record)
    assert AsOf(data, day(now)).holds(body, claim) is AsOf(data, day(now)).presence(body) is truth


LIVES = """
[source.chart]
title = "A chart of the delta"

[party.north]
[post.keeper]
[gap.lamp]
text = "The first lamp."

[body.by-founding]
sources = ["chart"]
founded = [{ value = "2000" }, { value = "2000-10-04" }, { value = "1998", rank = "deprecated" }]
dissolved = "2010-05-04"

[body.by-meetings]
sources = ["chart"]
[body.by-one-month]
sources = ["chart"]
[body.ended]
sources = ["chart"]
dissolved = "2012"
[body.never-seen]
sources = ["chart"]
[body.thought-wrong]
sources = ["chart"]
mandate = { value = "Old.", seen = "2001-01-01", rank = "deprecated" }
[body.by-bound]
sources = ["chart"]
mandate = { value = "Old.", until = "event:spring" }
cadence = { value = "annual", seen = "2012-01-01" }

[body.by-many-dates]
sources = ["chart"]
[body.once-blamed]
sources = ["chart"]
[body.above]
sources = ["chart"]
[body.below]
parent = { value = "above", since = "2001-02-03", until = "2004-05-06" }
sources = ["chart"]
[post.clerk]
[post.crier]
[post.bellman]
[body.by-span]
sources = ["chart"]
[event.long]
body = "by-span"
when = "2004-04-02/2006-10-01"
sources = ["chart"]
[event.short]
body = "by-span"
when = "2005-01-01"
sources = ["chart"]

[event.doubted]
body = "by-many-dates"
when = [
  { value = "2005-06-01" },
  { value = "[..2005]" },
  { value = "2004-04-02" },
  { value = "2006-10" },
  { value = "2005/.." },
]
sources = ["chart"]
[event.doubted-by-three]
agreement = "by-dates"
when = [{ value = "2005" }, { value = "2006-10-01" }, { value = "2004-04-02" }]
sources = ["chart"]
[agreement.by-dates]
sources = ["chart"]
[event.rumour]
body = { value = "once-blamed", rank = "deprecated" }
when = "2012-04-02"
sources = ["chart"]
[event.turmoil]
body = "once-blamed"
when = "2013-04-02"
sources = ["chart"]
[event.spring]
body = "by-meetings"
when = "2004-04-02"
sources = ["chart"]
[event.autumn]
body = "by-meetings"
when = "2006-10"
sources = ["chart"]
[event.may]
body = "by-one-month"
when = "2006-05"
chairs = [
  { person = "helm", post = "keeper", seen = "2007-01-01" },
  { person = "astray", rank = "deprecated" },
]
sources = ["chart"]
[event.at-the-end]
body = "ended"
when = "2011-02-03"
sources = ["chart"]

[person.helm]
posts = [{ post = "keeper", seen = ["2008-02-03"] }]
sources = ["chart"]
[person.astray]
sources = ["chart"]
[person.quill]
posts = [
  { post = "clerk", since = "2001-02-03", until = "2004-05-06" },
  { post = "crier", since = "event:spring" },
  { post = "bellman", until = "2004-05-06" },
]
sources = ["chart"]

[agreement.by-signing]
signed = "2001-02-03"
term = "2002/2005"
sources = ["chart"]
[agreement.by-term]
term = "2002-02-03/2005-02-03"
sources = ["chart"]
[programme.by-period]
period = "2002-02-03/.."
sources = ["chart"]
[programme.by-day]
period = "2002-02-03"
sources = ["chart"]
"""


@each(
    ("record", "now", "truth"),
    [
        # Several dates of founding that stand: it began somewhere from the first to the last.
        ("body:by-founding", "1999-12-31", LATER),
        ("body:by-founding", "2000-06-01", POSSIBLY),
        ("body:by-founding", "2001-01-01", YES),
        ("body:by-founding", "2010-05-04", YES),
        ("body:by-founding", "2010-05-05", FORMER),
        # Without founding and end: from sighting to sighting.
        ("body:by-meetings", "2004-04-01", POSSIBLY),
        ("body:by-meetings", "2004-04-02", YES),
        ("body:by-meetings", "2006-10-01", YES),
        ("body:by-meetings", "2006-10-02", POSSIBLY),
        ("body:by-one-month", "2006-05-15", YES),
        ("body:by-one-month", "2006-06-01", POSSIBLY),
        ("body:by-span", "2004-04-02", YES),
        ("body:by-span", "2006-10-01", YES),
        ("body:never-seen", "2006-06-01", POSSIBLY),
        # Of an event with many dates, the first and the last on which it certainly lies.
        ("body:by-many-dates", "2004-04-01", POSSIBLY),
        ("body:by-many-dates", "2004-04-02", YES),
        ("body:by-many-dates", "2006-10-01", YES),
        ("body:by-many-dates", "2006-10-02", POSSIBLY),
        ("agreement:by-dates", "2004-04-02", YES),
        ("agreement:by-dates", "2006-10-01", YES),
        # What is thought wrong is no sighting, and when a link held is one of a post alone.
        ("body:once-blamed", "2012-04-02", POSSIBLY),
        ("body:once-blamed", "2013-04-02", YES),
        ("body:above", "2003-01-01", POSSIBLY),
        ("body:thought-wrong", "2001-01-01", POSSIBLY),
        ("body:by-bound", "2004-04-02", YES),
        ("body:by-bound", "2012-01-02", POSSIBLY),
        # An end alone, and a sighting before it.
        ("body:ended", "2000-01-01", POSSIBLY),
        ("body:ended", "2011-02-03", YES),
        ("body:ended", "2011-12-31", YES),
        ("body:ended", "2012-06-01", POSSIBLY),
        ("body:ended", "2013-01-01", FORMER),
        # An event, from its day on.
        ("event:spring", "2004-04-01", LATER),
        ("event:spring", "2004-04-02", YES),
        ("event:spring", "2024-04-02", YES),
        ("event:autumn", "2006-10-15", POSSIBLY),
        # Agreements and programmes: from the signing, else by the term.
        ("agreement:by-signing", "2001-02-02", LATER),
        ("agreement:by-signing", "2001-02-03", YES),
        ("agreement:by-signing", "2006-01-01", FORMER),
        ("agreement:by-term", "2002-02-02", LATER),
        ("agreement:by-term", "2005-02-03", YES),
        ("agreement:by-term", "2005-02-04", FORMER),
        ("programme:by-period", "2002-02-03", YES),
        ("programme:by-period", "2090-01-01", YES),
        ("programme:by-day", "2002-02-02", POSSIBLY),
        # What has no life of its own in time.
        ("party:north", "1000-01-01", YES),
        ("post:keeper", "2005-01-01", LATER),
        ("post:keeper", "2024-01-01", YES),
        ("person:helm", "2006-04-30", LATER),
        ("post:clerk", "2001-02-02", LATER),
        ("post:clerk", "2001-02-03", YES),
        ("post:crier", "2004-04-01", LATER),
        ("post:crier", "2004-04-02", YES),
        ("post:bellman", "2004-05-05", LATER),
        ("person:helm", "2006-05-01", POSSIBLY),
        ("person:helm", "2006-05-02", POSSIBLY),
        ("person:helm", "2024-01-01", YES),
        ("person:astray", "1990-01-01", LATER),
        ("person:helm", "2008-02-04", YES),
        ("person:astray", "2006-05-15", YES),
        ("source:chart", "1000-01-01", YES),
        ("gap:lamp", "1000-01-01", YES),
    ],
)
def test_a_record_exists_by_its_own_dates_or_else_by_its_sightings(
    record: str, now: str, truth: Presence
) -> None:
    data = dataset(LIVES)
    assert AsOf(data, day(now)).presence(data.get(ref(record))) is truth


def test_when_all_are_asked_at_once_each_is_there_as_long_as_when_it_is_asked_for() -> None:
    one, other = dataset(LIVES), dataset(LIVES)
    told = told_by_all(other)
    for reference, record in one.records.items():
        alone, among_all = lifetime(one, record), lifetime(other, other.get(reference), told)
        assert alone == among_all, reference


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ('since = "1990-05"', "1990-05-01"),
        ('until = "1991-05-06"', "1991-05-06"),
        ('seen = ["1993", "1992"]', "1992-01-01"),
        ('since = "1990", rank = "deprecated"', "2010-01-01"),
        ("", "2010-01-01"),
    ],
)
def test_the_first_day_is_that_of_any_date_that_stands(dates: str, first: str) -> None:
    claim = ", ".join(filter(None, ('value = "Lights."', dates)))
    data, *_ = board(f"{{ {claim} }}", "")
    assert first_day(data) == day(first)


def test_a_lifetime_names_the_ends_that_are_known() -> None:
    data = dataset(LIVES)
    founded = lifetime(data, data.get(ref("body:by-founding")))
    assert founded.start is not None
    assert founded.start.text == "2000"
    assert founded.end is not None
    assert founded.end.text == "2010-05-04"
    assert (founded.first_seen, founded.last_seen) == (None, None)
    met = lifetime(data, data.get(ref("body:by-meetings")))
    assert (met.start, met.end) == (None, None)
    assert (met.first_seen, met.last_seen) == (day("2004-04-02"), day("2006-10-01"))


def test_an_event_begins_with_its_dates_and_without_any_no_day_is_known_of_it() -> None:
    data = dataset(LIVES)
    start = lifetime(data, data.get(ref("event:doubted-by-three"))).start
    assert start is not None
    assert start.bounds == (day("2004-04-02"), day("2006-10-01"))
    data = dataset(EVENTS)
    assert lifetime(data, data.get(ref("event:undated"))) == Lifetime()


@pytest.mark.parametrize(
    ("possible", "certain", "parts"),
    [
        ("01 09", "03 05", "01-02 03-05 06-09"),
        ("01 05", "01 05", "01-05"),
        ("01 05", "02 04", "01-01 02-04 05-05"),
        ("01 05", None, "01-05"),
        (None, None, ""),
    ],
)
def test_before_and_after_the_days_on_which_a_claim_certainly_holds_it_possibly_does(
    possible: str | None, certain: str | None, parts: str
) -> None:
    days = [
        (day(f"2010-05-{text[:2]}"), day(f"2010-05-{text[3:]}")) if text else None
        for text in (possible, certain)
    ]
    found = Stretch(*days).parts()
    assert " ".join(f"{first:%d}-{last:%d}" for first, last in found) == parts


@pytest.mark.parametrize(
    ("now", "holding", "leading"),
    [
        ("2010-12-31", None, "preferred"),  # the board was not there yet
        ("2011-12-31", "always", "always"),
        ("2012-01-03", "3", "3"),
        ("2013-01-01", "always", "always"),
        ("2015-01-01", "preferred", "preferred"),
    ],
)
def test_of_many_claims_the_best_of_a_day_is_found(
    now: str, holding: str | None, leading: str
) -> None:
    seen = "".join(f'{{ value = "{n}", seen = "2012-01-0{n}" }}, ' for n in range(1, FEW + 1))
    rest = '"always", { value = "preferred", since = "2015-01-01", rank = "preferred" }'
    data, body, claims = board(f"[{seen}{rest}]", 'founded = "2011-01-01"')
    as_of = AsOf(data, day(now))
    assert (as_of.current(body, claims), as_of.value(body, claims)) == (holding, leading)


@pytest.mark.parametrize(
    ("bound", "bounds"),
    [
        ("flood", ("2010-05-04", "2010-05-04")),
        ("thaw", ("2010-01-01", "2011-03-02")),
        ("fair", ("2010-05-04", "2010-05-06")),
    ],
)
def test_a_bound_on_an_event_lies_where_its_standing_dates_lie(
    bound: str, bounds: tuple[str, str]
) -> None:
    moment = resolve(dataset(EVENTS), Ref("event", bound))
    assert moment is not None
    assert moment.bounds == tuple(map(day, bounds))


@pytest.mark.parametrize("bound", [None, "event:undated", "event:not-there", "source:chart"])
def test_a_bound_that_marks_no_day_resolves_to_nothing(bound: str | None) -> None:
    assert resolve(dataset(EVENTS), ref(bound) if bound else None) is None


def test_the_claims_of_a_day_come_by_truth_then_by_rank_then_in_the_order_of_the_file() -> None:
    data, body, _ = board("""[
      { value = "possible and preferred", since = "2010", rank = "preferred" },
      { value = "certain", since = "2001-01-01" },
      { value = "thought wrong", since = "2001-01-01", rank = "deprecated" },
      { value = "over", until = "2001-01-01" },
      { value = "certain as well", since = "2002-01-01" },
      { value = "certain and preferred", since = "2003-01-01", rank = "preferred" },
      { value = "possible", seen = "2020" },
    ]""")
    assert [claim.value for claim in AsOf(data, day("2010-06-01")).holding(body, "mandate")] == [
        "certain and preferred",
        "certain",
        "certain as well",
        "possible and preferred",
        "possible",
    ]


def test_the_standing_values_are_those_not_deprecated() -> None:
    _, _, claims = board('[{ value = "right" }, { value = "wrong", rank = "deprecated" }]')
    assert standing_values(claims) == ("right",)


def test_of_what_was_only_seen_the_nearest_comes_first_and_what_was_seen_later_stands_last() -> (
    None
):
    data, body, claims = board("""[
      { value = "seen in 2015", seen = "2015-01-01" },
      { value = "seen in 2005", seen = "2005-01-01" },
      { value = "doubtful", since = "2010?" },
      { value = "seen in 2012", seen = "2012-01-01" },
      { value = "seen in 2008", seen = "2008-01-01" },
      { value = "seen some time", seen = "[..2030]" },
      { value = "preferred", seen = "2015-01-01", rank = "preferred" },
    ]""")
    order = [
        *("preferred", "seen in 2008", "seen in 2005"),
        *("doubtful", "seen some time", "seen in 2012", "seen in 2015"),
    ]
    as_of = AsOf(data, day("2010-06-01"))
    assert [claim.value for claim in as_of.holding(body, "mandate")] == order
    for place, value in enumerate(order[:-1]):
        later = [claim for claim in claims if claim.value not in order[:place]]
        leading = as_of.leading(body, later)
        assert leading is not None
        assert leading.value == value


def test_a_statement_holds_from_the_day_on_that_it_speaks_of() -> None:
    rest = 'founded = "2000"\nstatements = [{ value = "Dim.", date = "2012-05-04" }]'
    data, body, _ = board('"Minds the lamps."', rest)
    (claim,) = body.statements
    assert AsOf(data, day("2012-05-03")).holds(body, claim) is LATER
    assert AsOf(data, day("2012-05-04")).holds(body, claim) is YES


def test_the_date_of_an_event_that_holds_on_the_day_goes_before_others() -> None:
    data = dataset(f"""{EVENTS}
[event.moved]
when = [{{ value = "2012-01-01", until = "2011-01-01" }}, {{ value = "2013-01-01" }}]
sources = ["chart"]
""")
    event = data.get(ref("event:moved"))
    dates = [AsOf(data, day(on)).date_of(event) for on in ("2010-01-01", "2012-01-01")]
    assert [date.text if date else None for date in dates] == ["2012-01-01", "2013-01-01"]
