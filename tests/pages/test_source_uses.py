"""What records and datasets rest on."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.pages.source_uses import Use, dataset_uses, record_uses, uses_page
from tests.query.answers import WORLDS, reviewed, said, world
from tests.support import dataset, ref

PAGES = """
[source.log]
[source.copy]
reprints = "log"
[source.chart]
[source.idle]
[body.ford]
name = { value = "Ford", sources = ["copy", "log"] }
founded = [{ value = "2001", sources = ["chart"] }, { value = "2002", sources = ["chart"] }]
mandate = "Crossing."
sources = ["log"]
[person.helm]
sources = ["chart"]
"""


def data() -> Dataset:
    """A body and a person, with a reprint among their sources, and one source that is idle."""
    return dataset(PAGES)


def use(name: str, records: int, claims: int, for_the_record: int, original: str = "") -> Use:
    source = ref(f"source:{name}")
    first = ref(f"source:{original or name}")
    return Use(source, first, records, claims, for_the_record)


def test_a_claim_counts_for_what_it_cites_and_else_for_what_its_record_was_read_in() -> None:
    found = record_uses(data(), ref("body:ford"))
    assert found.uses == (
        use("chart", 1, 2, 0),
        use("log", 1, 1, 1),
        use("copy", 1, 1, 0, original="log"),
    )


def test_a_reprint_is_no_text_of_its_own() -> None:
    found = record_uses(data(), ref("body:ford"))
    assert set(found.support.sources) == {use.source for use in found.uses}
    assert set(found.support.independent) == {ref("source:chart"), ref("source:log")}


def test_all_sources_of_a_dataset_are_there_and_those_too_that_nothing_rests_on() -> None:
    found = dataset_uses(data())
    assert found.uses == (
        use("chart", 2, 2, 0),
        use("log", 1, 1, 1),
        use("copy", 1, 1, 0, original="log"),
        use("idle", 0, 0, 0),
    )
    assert found.ref is None


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (use("log", 1, 3, 5), "3 claims, 5 for the record"),
        (use("log", 1, 1, 0), "1 claim"),
        (use("log", 1, 0, 1), "1 claim for the record"),
        (use("log", 4, 12, 0), "12 claims, in 4 records"),
        (use("log", 1, 0, 0), "the record as a whole"),
        (use("log", 0, 0, 0), "nothing rests on it"),
    ],
)
def test_how_much_rests_on_a_source_is_said_in_words(found: Use, words: str) -> None:
    assert found.in_words() == words


def test_the_page_numbers_the_sources_in_their_order() -> None:
    found = dataset_uses(data())
    page = uses_page(AsOf(data(), reviewed(data())), found)
    assert page.sources == tuple(use.source for use in found.uses)
    labels = [label for label, _ in said(page, "Sources") if label]
    assert labels == ["[1]", "[2]", "[3]", "[4]"]
    assert page.subtitle == "4 sources, 3 independent texts"


@pytest.mark.parametrize("name", WORLDS)
def test_the_records_of_a_dataset_add_up_to_it(name: str) -> None:
    data = world(name)
    parts = [use for record in data.records for use in record_uses(data, record).uses]
    for whole in dataset_uses(data).uses:
        own = [use for use in parts if use.source == whole.source]
        assert sum(use.records for use in own) == whole.records
        assert sum(use.claims for use in own) == whole.claims
        assert sum(use.for_the_record for use in own) == whole.for_the_record


@pytest.mark.parametrize("name", WORLDS)
def test_no_record_has_a_source_that_supports_more_than_all_its_claims(name: str) -> None:
    data = world(name)
    for record in data.records.values():
        claims = sum(len(getattr(record, field)) for field in claim_fields(type(record)))
        for one in record_uses(data, record.ref).uses:
            assert one.records == 1
            assert one.claims + one.for_the_record <= claims
