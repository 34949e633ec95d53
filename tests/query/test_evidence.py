"""How well a claim is supported: reprints confirm nothing, and sides are told apart."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.records import Body, Source
from irtui.pages.remarks import side_in_words, support_in_words
from irtui.pages.sheet import sheet
from irtui.query.evidence import (
    Support,
    claim_support,
    record_support,
    support,
)
from tests.each import each
from tests.query.answers import BUNDLED, WORLDS, evidence, reviewed, words, world
from tests.support import dataset, loaded, ref

LIBRARY = """
[party.upper]
adjective = "northern"
[party.lower]
[source.log]
origin = "upper"
[source.copy]
origin = "lower"
reprints = "log"
[source.copy-of-copy]
origin = "third"
reprints = "copy"
[source.diary]
origin = "upper"
[source.letter]
origin = "lower"
[source.guide]
origin = "third"
[source.leaf]
"""


def quoted(sources: list[str]) -> str:
    """Ids as an array of TOML."""
    return f"[{', '.join(f'{source!r}' for source in sources)}]"


def ford(claims: str) -> tuple[Dataset, Body, Claim[Any]]:
    """A body with these claims, which rests on the leaf as a whole, and what tells its founding."""
    data = dataset(f"{LIBRARY}\n[body.ford]\nsources = ['leaf']\n{claims}")
    body = data.get(ref("body:ford"))
    assert isinstance(body, Body)
    return data, body, body.founded[0]


def weighed(sources: str) -> tuple[Dataset, Support]:
    """What a claim with these sources rests on."""
    data, body, claim = ford(f'founded = {{ value = "2001", sources = {sources} }}')
    return data, claim_support(data, body, claim)


def claims_of(data: Dataset) -> list[tuple[Ref, Claim[Any]]]:
    """Every claim of a dataset that has sources of its own."""
    return [
        (record.ref, claim)
        for record in data.records.values()
        for name in claim_fields(type(record))
        for claim in getattr(record, name)
        if claim.sources
    ]


@each(
    ("sources", "warning"),
    [
        (["log"], "1 source, northern"),
        (["letter"], "1 source, lower"),  # a side without an adjective goes by its id
        (["guide"], "1 source"),
        (["leaf"], "1 source"),
        (["log", "copy"], "1 text in 2 sources, northern"),
        (["copy", "log"], "1 text in 2 sources, northern"),
        (["log", "copy", "copy-of-copy"], "1 text in 3 sources, northern"),
        (
            ["copy", "copy-of-copy"],
            "1 text in 2 sources, northern",
        ),  # what they repeat is uncited
        (["copy"], "1 source, northern"),
        (["log", "diary"], "northern sources only"),
        (["copy", "diary"], "northern sources only"),
        (["log", "copy", "diary"], "northern sources only"),
        (["log", "letter"], ""),
        (["copy-of-copy", "letter"], ""),
        (["log", "guide"], ""),
        (["log", "leaf"], ""),  # of a source without an origin nobody knows whose it is
        (["guide", "leaf"], ""),
    ],
)
def test_what_rests_on_one_text_or_on_one_side_is_warned_of(
    sources: list[str], warning: str
) -> None:
    assert support_in_words(*weighed(quoted(sources))) == warning


def test_a_reprint_is_put_down_to_what_it_repeats_through_any_number_of_others() -> None:
    _, found = weighed("['copy-of-copy', 'letter', 'copy']")
    assert found.sources == (ref("source:copy-of-copy"), ref("source:letter"), ref("source:copy"))
    assert found.independent == (ref("source:log"), ref("source:letter"))
    assert found.origins == {"upper", "lower"}


def test_two_places_in_one_source_are_one_source() -> None:
    data = dataset(LIBRARY)
    found = support(data, [Citation("log", at="p. 1"), Citation("log", at="p. 2")])
    assert found.sources == (ref("source:log"),)
    assert support_in_words(data, found) == "1 source, northern"


def test_sources_that_repeat_each_other_are_refused_where_they_are_read() -> None:
    for second in ("log", "copy"):
        result = loaded(
            '[dataset]\ntitle = "Echo"\nreviewed = "2024"\n'
            f'[source.log]\nreprints = "copy"\n[source.copy]\nreprints = "{second}"\n'
        )
        assert result.dataset is None
        assert "cycle" in {problem.code for problem in result.problems}


def test_a_claim_without_sources_of_its_own_rests_on_those_of_its_record() -> None:
    data, body, claim = ford('founded = "2001"')
    assert claim_support(data, body, claim).sources == (ref("source:leaf"),)


def test_a_record_rests_on_its_own_sources_and_on_those_of_all_its_claims() -> None:
    data, body, _ = ford("""
founded = { value = "2001", sources = ["copy"] }
aliases = [{ value = "The old ford", sources = ["log"] }]
""")
    found = record_support(data, body)
    assert {source.id for source in found.sources} == {"leaf", "copy", "log"}
    assert {source.id for source in found.independent} == {"leaf", "log"}
    assert not found.single


def test_sources_and_gaps_rest_on_nothing_and_are_warned_of_by_nothing() -> None:
    data = dataset(f'{LIBRARY}\n[gap.fish]\nabout = "source:log"\ntext = "Fish."\n')
    for record in ("source:copy", "gap:fish"):
        found = record_support(data, data.get(ref(record)))
        assert found.sources == found.independent == ()
        assert (found.single, found.side) == (False, None)
        assert support_in_words(data, found) == ""


def test_nothing_is_not_a_single_source() -> None:
    data = dataset(LIBRARY)
    assert support_in_words(data, support(data, [])) == ""


def test_a_side_goes_by_its_adjective_or_else_by_its_id() -> None:
    data = dataset(LIBRARY)
    sides = [side_in_words(data, side) for side in ("upper", "lower", "moon")]
    assert sides == ["northern", "lower", "moon"]


ORIGINS = st.sampled_from(["upper", "lower", "third", ""])


@st.composite
def libraries(draw: st.DrawFn) -> tuple[list[int | None], list[str], list[int]]:
    """For each source the one it repeats, and its origin; and which of them are cited."""
    count = draw(st.integers(1, 8))
    repeats = [draw(st.none() | st.integers(0, at - 1)) if at else None for at in range(count)]
    origins = draw(st.lists(ORIGINS, min_size=count, max_size=count))
    cited = draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=5, unique=True))
    return repeats, origins, cited


@given(libraries())
def test_there_are_as_many_texts_as_sources_that_repeat_none(
    library: tuple[list[int | None], list[str], list[int]],
) -> None:
    repeats, origins, cited = library
    tables = ['[party.upper]\nadjective = "northern"\n[party.lower]\n']
    for number, (above, origin) in enumerate(zip(repeats, origins, strict=True)):
        tables.append(f"[source.s{number}]\n")
        tables += [f'origin = "{origin}"\n'] if origin else []
        tables += [] if above is None else [f'reprints = "s{above}"\n']
    sources = quoted([f"s{number}" for number in cited])
    data = dataset("".join([*tables, f"[body.ford]\nsources = {sources}\n"]))
    found = record_support(data, data.get(ref("body:ford")))

    def root(number: int) -> int:
        above = repeats[number]
        return number if above is None else root(above)

    roots = {root(number) for number in cited}
    assert {source.id for source in found.independent} == {f"s{number}" for number in roots}
    assert found.single == (len(roots) == 1)
    sides = {origins[number] for number in roots}
    assert found.side == (sides.pop() if sides in ({"upper"}, {"lower"}) else None)
    assert bool(support_in_words(data, found)) == (found.single or found.side is not None)


@pytest.mark.parametrize("name", WORLDS)
def test_no_text_that_counts_repeats_another(name: str) -> None:
    data = world(name)
    for record, claim in claims_of(data):
        found = claim_support(data, data.get(record), claim)
        texts = [data.get(source) for source in found.independent]
        assert 1 <= len(texts) <= len(found.sources) <= len(claim.sources)
        assert len(set(found.independent)) == len(texts)
        assert all(isinstance(text, Source) and text.reprints is None for text in texts)


def test_the_bundled_dataset_has_claims_whose_every_source_repeats_one_text() -> None:
    data = world(BUNDLED)
    meeting = ref("event:wg-mtc-defence-industry-2025-10")
    (row,) = [
        row
        for row in evidence(sheet(AsOf(data, reviewed(data)), meeting))
        if row.anchor == f"{meeting}#when.1"
    ]
    assert re.search(r"1 text in 2 sources, IN$", words(row))
    reprinted = [
        claim
        for record, claim in claims_of(data)
        for found in [claim_support(data, data.get(record), claim)]
        if found.single and len(found.sources) > 1
    ]
    assert reprinted


def test_the_bundled_dataset_has_claims_of_each_degree_of_support() -> None:
    data = world(BUNDLED)
    said = {
        support_in_words(data, claim_support(data, data.get(record), claim))
        for record, claim in claims_of(data)
    }
    assert said >= {
        "",
        "1 source",
        "1 source, IN",
        "1 source, RU",
        "IN sources only",
        "RU sources only",
        "1 text in 2 sources, IN",
    }
