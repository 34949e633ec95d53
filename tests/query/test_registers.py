"""Ids in registers elsewhere, and the addresses that they make."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.sheet import sheet
from irtui.query.find import Index
from irtui.render.answers.records import show
from irtui.render.plain import sheet_lines
from tests.support import HEAD, dataset, day, loaded, ref

REGISTERS = '[dataset.registers]\nwikidata = "https://data.example/wiki/{}"\n'
FERRY = """
[source.log]
title = "Log of the ferry"
[body.ferry]
name = "Ferry"
identifiers = { wikidata = "Q42 a/b?", harbour = "17" }
sources = ["log"]
"""
ADDRESS = "https://data.example/wiki/Q42%20a/b%3F"


def test_an_id_in_a_register_is_an_address_and_one_in_another_is_plain() -> None:
    as_of = AsOf.of(dataset(FERRY, HEAD + REGISTERS), day("2024-06-01"))
    answer = show(as_of, ref("body:ferry")).record
    assert answer.addresses == {"wikidata": ADDRESS}
    assert answer.identifiers == {"wikidata": "Q42 a/b?", "harbour": "17"}
    lines = list(sheet_lines(sheet(as_of, ref("body:ferry"))))
    assert f"wikidata: {ADDRESS}" in "\n".join(lines)
    assert "harbour: 17" in "\n".join(lines)
    found = Index(as_of).find("Q42")
    assert [hit.ref for group in found.groups for hit in group.hits()] == [ref("body:ferry")]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("https://data.example/", "“https://data.example/” has no {} in it."),
        ("file:///{}", "irtui does not open “file:///1”, only http and https."),
        ("{}", "irtui does not open “1”, only http and https."),
    ],
)
def test_a_pattern_that_makes_no_address_is_an_error(pattern: str, message: str) -> None:
    (problem,) = loaded(f'{HEAD}[dataset.registers]\nwikidata = "{pattern}"\n').problems
    assert (problem.code, problem.line, problem.message) == ("wrong-register", 5, message)
