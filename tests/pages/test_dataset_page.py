"""The page of a dataset itself: its counts are those of the reports, and every manner prints it."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.dataset_page import dataset_page
from irtui.query.audit.reports import conflicts, gaps, one_sided, overview, single_source
from irtui.render.plain import sheet_lines
from tests.cli.running import LIGHTHOUSES, run
from tests.query.answers import WORLDS, reviewed, world
from tests.support import dataset


@pytest.mark.parametrize("name", WORLDS)
def test_its_counts_are_those_of_the_reports(name: str) -> None:
    data = world(name)
    found = overview(data)
    assert sum(found.records.values()) == len(data.records)
    assert found.single_source == len(single_source(data))
    assert found.one_sided == len(one_sided(data))
    assert found.conflicts == len(conflicts(data))
    assert found.gaps == len(gaps(AsOf.of(data, reviewed(data))))
    assert found.claims == found.own_sources + found.for_the_record


def test_what_the_file_says_of_itself_stands_in_it() -> None:
    data = world("lighthouses")
    lines = list(sheet_lines(dataset_page(AsOf.of(data, reviewed(data)), ())))
    about = data.about
    assert lines[0] == about.title
    assert lines[1].startswith("dataset, ")
    assert "problems: none" in lines
    for table, kinds in about.kinds.items():
        assert all(any(data.plural(table, kind) in line for line in lines) for kind in kinds)


def test_a_dataset_of_nothing_has_a_page() -> None:
    data = dataset("")
    assert overview(data).records == {}
    assert dataset_page(AsOf.of(data, reviewed(data)), ()).sections


@pytest.mark.parametrize("manner", ["text", "markdown", "json"])
def test_it_is_shown_and_cited_by_the_word_dataset(manner: str) -> None:
    for command in ("show", "cite"):
        ran = run(command, "dataset", "-d", LIGHTHOUSES, "--format", manner)
        assert (ran.code, ran.err) == (0, "")
        assert "The lighthouses of two rivers" in ran.out
