"""Where a single source is the rule, it is said once."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.report_pages import report
from irtui.pages.sheet import sheet
from irtui.query.evidence import single_is_rule
from irtui.render.plain import sheet_lines
from tests.support import dataset, day, ref

SOURCES = '[source.log]\ntitle = "The log"\n[source.chart]\ntitle = "The chart"\n'


def ferries(single: int, double: int) -> AsOf:
    """Bodies of one claim each: so many of one source, and so many of two."""
    sourced = ['["log"]'] * single + ['["log", "chart"]'] * double
    bodies = (
        f'[body.b-{number}]\nname = "Ferry {number}"\nsources = {sources}\n'
        for number, sources in enumerate(sourced)
    )
    return AsOf.of(dataset(SOURCES + "".join(bodies)), day("2024-06-01"))


@pytest.mark.parametrize(
    ("single", "double", "rule"), [(135, 15, True), (134, 16, False), (149, 0, False)]
)
def test_nearly_all_of_many_claims_make_a_rule(single: int, double: int, rule: bool) -> None:
    as_of = ferries(single, double)
    assert single_is_rule(as_of.dataset) is rule
    lines = "\n".join(sheet_lines(sheet(as_of, ref("body:b-0"))))
    assert ("1 source" in lines) is not rule
    head = report("single-source", as_of).sections[0]
    assert (head.heading == "") is rule
