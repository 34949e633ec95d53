"""The parts of the benchmark that measure nothing."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.dataset import write
from bench.figures import Figure, Point, Row
from bench.growth import picture
from irtui.loading import load

ROOT = Path(__file__).parents[1]


def test_the_ratio_of_each_pair_counts():
    row = Row("start", "peer", goal=2).compared([(0.5, 0.25), (2.0, 0.5), (1.5, 0.5)])
    assert row.figure == Figure(2.0, 3.0, 3.9, 4.0, 3)
    assert (row.ours, row.others) == (1500, 500)
    assert (row.unit, row.verdict) == ("×", "**not met**")


@pytest.mark.parametrize(
    ("late", "verdict"), [(False, "met"), (True, "**not met**")], ids=["median", "95 of 100"]
)
def test_a_goal_is_for_the_median_or_for_95_of_100(late, verdict):
    assert Row("key", goal=16, late=late).measured([*[10.0] * 9, 100.0]).verdict == verdict


def test_what_was_not_measured_meets_no_goal():
    row = Row("letter", "fzf", goal=1).unmeasured(OSError("It is not installed. Install it."))
    assert (row.value, row.verdict) == (None, "not measured: It is not installed")


@pytest.mark.parametrize("volumes", [1, 2])
def test_the_dataset_has_so_many_records_and_no_problem(tmp_path, volumes):
    path = tmp_path / "made.toml"
    count = write(path, volumes, 500)
    loaded = load(path)
    assert not loaded.problems
    assert loaded.dataset
    assert len(loaded.dataset.records) == count == 500 * volumes - 2 * (volumes - 1)


def test_the_picture_has_each_point_and_the_name_of_each_line():
    figure = Figure.of([0.5, 1.0])
    points = [Point(line, size, figure) for line in ("one", "two") for size in (500, 10_000)]
    drawn = ElementTree.fromstring(picture(points))
    text = [found.text for found in drawn.iter() if found.text]
    assert sum("records: 0.75 s" in each for each in text) == len(points)
    assert {"one", "two", "500", "10,000"} <= set(text)


def test_the_bench_finds_the_places_for_what_it_measured():
    places = {
        ROOT / "README.md": ["speed"],
        ROOT / "docs/explanation/performance.md": [
            *("answer", "machine", "table", "budget", "not reached")
        ],
    }
    for page, names in places.items():
        text = page.read_text(encoding="utf-8")
        for name in names:
            assert f"<!-- {name}: make bench -->\n" in text
            assert f"<!-- end of {name} -->\n" in text
