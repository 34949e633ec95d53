"""The dataset: records, tables and links that read both ways."""

from itertools import groupby

import pytest

from irtui.loading import load
from irtui.model.claims import Citation, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.records import About, Body
from tests.support import DATASETS, HEAD, dataset, day, ref


@pytest.fixture(scope="module")
def delta() -> Dataset:
    found = load(DATASETS / "delta.toml").dataset
    assert found is not None
    return found


def read_from(data: Dataset, record: str) -> set[str]:
    return {f"{link.label} {link.target}" for link in data.links_from(data.get(ref(record)))}


def read_to(data: Dataset, record: str) -> set[str]:
    return {f"{link.inverse} {link.source}" for link in data.links_to(ref(record))}


def test_a_record_is_found_by_its_reference(delta: Dataset) -> None:
    board = delta.get(ref("body:lamp-board"))
    assert isinstance(board, Body)
    assert board.ref == ref("body:lamp-board")


def test_a_reference_to_nothing_is_a_key_error(delta: Dataset) -> None:
    with pytest.raises(KeyError):
        delta.get(ref("body:no-such-board"))


def test_a_table_lists_its_records_in_the_order_of_the_file(delta: Dataset) -> None:
    assert [record.id for record in delta.table("party")] == ["north-bank", "south-bank"]
    assert delta.table("programme") == ()
    assert "programme" not in delta.counts
    tables = [table for table, _ in groupby(delta.records, key=lambda found: found.table)]
    assert tables == list(delta.counts)


@pytest.mark.parametrize(
    ("record", "links"),
    [
        (
            "body:wick-group",
            {
                "part of body:lamp-board",
                "begins with event:flood-2010-05-04",
                "rests on source:log",
            },
        ),
        (
            "event:flood-2010-05-04",
            {
                "meeting of body:lamp-board",
                "co-chaired by person:helm",
                "co-chaired by post:keeper",
                " party:north-bank",
                "rests on source:log",
                "rests on source:chart",
            },
        ),
        ("source:log", {"repeats source:chart"}),
        ("gap:first-lamp", {"missing in body:lamp-board"}),
        ("party:north-bank", {"rests on source:chart"}),
        ("party:south-bank", set()),
    ],
)
def test_a_record_makes_the_links_of_its_fields(
    delta: Dataset, record: str, links: set[str]
) -> None:
    assert read_from(delta, record) == links


@pytest.mark.parametrize(
    ("record", "links"),
    [
        (
            "body:lamp-board",
            {
                "has parts body:wick-group",
                "meetings event:flood-2010-05-04",
                "gaps gap:first-lamp",
            },
        ),
        ("event:flood-2010-05-04", {"changed body:wick-group"}),
        ("person:helm", {"co-chaired event:flood-2010-05-04"}),
        (
            "post:keeper",
            {
                "co-chaired event:flood-2010-05-04",
                "held by person:helm",
                "chairs body:lamp-board",
                "stated person:helm",
            },
        ),
        # The side that somebody sat for says nothing in the other direction.
        (
            "party:north-bank",
            {
                "people person:helm",
                "posts post:keeper",
                "owns a share of organisation:oil-works",
            },
        ),
        ("gap:first-lamp", set()),
        ("body:no-such-board", set()),
    ],
)
def test_a_record_knows_the_links_that_others_make_to_it(
    delta: Dataset, record: str, links: set[str]
) -> None:
    assert read_to(delta, record) == links


def test_every_named_link_reads_both_ways(delta: Dataset) -> None:
    there = [
        link for record in delta.records.values() for link in delta.links_from(record) if link.label
    ]
    back = [link for target in delta.records for link in delta.links_to(target)]

    def ends(link: Link) -> tuple[Ref, Ref, str, str, str]:
        return link.source, link.target, link.field, link.label, link.inverse

    assert len(there) > 10
    assert sorted(map(ends, there)) == sorted(map(ends, back))
    assert all(link.inverse for link in there)


def test_a_link_has_the_evidence_of_its_claim(delta: Dataset) -> None:
    chaired = next(link for link in delta.links_to(ref("person:helm")))
    assert chaired.evidence == (Citation("log"),)
    assert chaired.claim is not None
    rests = next(link for link in delta.links_to(ref("source:chart")) if link.claim is None)
    assert rests.evidence == ()


def test_a_dataset_that_was_loaded_points_nowhere_outside(delta: Dataset) -> None:
    assert delta.unknown_targets() == frozenset()


def test_what_is_pointed_to_and_not_there_is_told() -> None:
    body = Body(id="board", sources=(Citation("lost"),))
    about = About(title="Rivers", reviewed=dataset("").about.reviewed, lanes=(ref("body:gone"),))
    data = Dataset(about, {body.ref: body})
    assert data.unknown_targets() == {ref("source:lost"), ref("body:gone")}


@pytest.mark.parametrize(
    ("table", "kind", "plural"),
    [
        ("body", "committee", "committees"),
        ("body", "working-group", "working groups"),
        ("body", "fleet", "fleets"),
        ("event", "sluice-gate", "sluice gates"),
        ("body", "branch", "branches"),
    ],
)
def test_a_kind_is_called_by_its_plural(table: str, kind: str, plural: str) -> None:
    head = HEAD + '[dataset.kinds]\nbody = { committee = "committees", branch = "branches" }\n'
    assert dataset("", head).plural(table, kind) == plural


def test_datasets_and_records_compare_by_identity() -> None:
    one, other = dataset("[party.north]"), dataset("[party.north]")
    assert one != other
    assert one.get(ref("party:north")) != other.get(ref("party:north"))


def test_the_dataset_says_what_it_is(delta: Dataset) -> None:
    about = delta.about
    assert about.title == "The lamps of the delta"
    assert about.reviewed.earliest == day("2024-06-01")
    assert about.lanes == (ref("body:lamp-board"),)
    assert {table: [*words] for table, words in about.kinds.items()} == {"body": ["board", "group"]}
    assert delta.plural("body", "group") == "groups"
