"""Fields of a dataset's own."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.sheet import sheet
from irtui.query.find import Index
from irtui.render.answers.records import show
from tests.support import HEAD, dataset, day, loaded, ref

FERRY = """
[source.log]
title = "Log of the ferry"
[body.ferry]
name = "Ferry"
sources = ["log"]
[body.ferry.extra]
"""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"Green  hull"', "Green  hull"),
        ("17", "17"),
        ("1_000.5", "1000.5"),
        ("true", "true"),
        ("2001-02-03", "2001-02-03"),
        ("07:32:00", "07:32:00"),
        ('["oak", 3, false, 2001-02-03]', "oak, 3, false, 2001-02-03"),
        ('"a\\u202Eb"', "a␦202Eb"),
    ],
)
def test_a_field_of_ones_own_is_kept_as_text(value: str, text: str) -> None:
    result = loaded(f"{HEAD}{FERRY}hull = {value}\n")
    assert result.dataset is not None
    (kept,) = result.dataset.get(ref("body:ferry")).extra.values()
    assert kept == text or (text.startswith("a") and "\u202e" not in kept)


@pytest.mark.parametrize(
    "value", ["{ colour = 1 }", "[[1]]", "[]", '""', "nan", "9223372036854775808"]
)
def test_what_is_no_plain_value_is_an_error(value: str) -> None:
    problems = loaded(f"{HEAD}{FERRY}hull = {value}\n").problems
    assert [(one.severity, one.line) for one in problems] == [("error", 11)]


def test_it_is_shown_searched_and_put_out() -> None:
    as_of = AsOf.of(dataset(FERRY + 'hull = ["oak", "tar"]\n'), day("2024-06-01"))
    (section,) = [one for one in sheet(as_of, ref("body:ferry")).sections if one.heading == "Extra"]
    assert [(row.label, row.pieces[0].text) for row in section.rows] == [("hull", "oak, tar")]
    assert show(as_of, ref("body:ferry")).record.extra == {"hull": "oak, tar"}
    found = Index(as_of).find("tar")
    assert [hit.ref for group in found.groups for hit in group.hits()] == [ref("body:ferry")]
