"""Places: what lies in what, who was host, and how they are found."""

import pytest

from irtui.loading import bundled_path, load
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Event, Place
from irtui.pages.phrases import value_in_words
from irtui.query.find import Index
from irtui.query.sides import around, host, side_around
from tests.support import dataset, day, ref

SHORES = """
[source.log]
title = "Log"
[party.north]
mark = "NB"
sources = ["log"]
[place.coast]
name = "The north coast"
party = "north"
sources = ["log"]
[place.quay]
name = [{ value = "Old Quay", until = "2004" }, { value = "North Quay", since = "2004" }]
aliases = [{ value = "Причал", lang = "ru" }]
within = "coast"
sources = ["log"]
[place.isle]
party = [{ value = "north", until = "2004" }]
within = { value = "shoal", since = "2010" }
sources = ["log"]
[place.shoal]
within = "isle"
sources = ["log"]
[event.talks]
name = "Talks"
when = "2003"
place = "quay"
sources = ["log"]
[event.supper]
name = "Supper"
when = "2003"
place = "On board"
sources = ["log"]
"""


def test_what_is_the_id_of_a_place_points_there_and_all_else_stays_text() -> None:
    data = dataset(SHORES)
    talks, supper = (data.get(ref(f"event:{name}"), Event) for name in ("talks", "supper"))
    assert talks.place[0].value == Ref("place", "quay")
    assert supper.place[0].value == "On board"
    assert [link.inverse for link in data.links_to(ref("place:quay"))] == ["events here"]


def test_the_host_is_the_side_that_a_place_lies_in_however_far_up() -> None:
    as_of = AsOf(dataset(SHORES), day("2005-01-01"))
    assert list(around(as_of, ref("place:quay"))) == [ref("place:quay"), ref("place:coast")]
    talks, supper = (as_of.dataset.get(ref(f"event:{one}"), Event) for one in ("talks", "supper"))
    assert host(as_of, talks) == ref("party:north")
    assert host(as_of, supper) is None
    assert value_in_words(as_of, ref("place:quay")) == "NB North Quay"


def test_places_that_lie_in_each_other_end_somewhere() -> None:
    as_of = AsOf(dataset(SHORES), day("2012-01-01"))
    assert list(around(as_of, ref("place:isle"))) == [ref("place:isle"), ref("place:shoal")]
    assert side_around(as_of, ref("place:shoal")) == ref("party:north")  # the last that is known


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place:причал", {"event:talks", "place:quay"}),
        ('place:"old quay"', {"event:talks", "place:quay"}),
        ("place:coast kind:event", {"event:talks"}),
        ("in:place:coast kind:event", {"event:talks"}),
        ('place:"on board"', {"event:supper"}),
    ],
)
def test_a_place_is_found_in_any_script_with_all_that_lies_in_it(
    query: str, found: set[str]
) -> None:
    hits = Index(AsOf(dataset(SHORES), day("2005-01-01"))).find(query).hits()
    assert {str(hit.ref) for hit in hits} == found


def test_each_place_of_the_dataset_is_a_record_and_each_city_has_a_side() -> None:
    data = load(bundled_path()).dataset
    assert data is not None
    as_of = AsOf.of(data, data.about.day)
    claims = [claim for one in data.records.values() for claim in getattr(one, "place", ())]
    assert all(isinstance(claim.value, Ref) for claim in claims)
    nowhere = {one.id for one in data.all(Place) if side_around(as_of, one.ref) is None}
    seas = {"arabian-sea", "baltic-sea", "bay-of-bengal", "off-mumbai"}
    assert nowhere == seas | {"by-video-link", "qingdao"}
