"""Years below 1000: four digits in every answer, so that none is taken for a day or an age."""

import re

from irtui.model.date_words import month_name
from tests.cli.running import run
from tests.each import each
from tests.support import DATASETS

OLDEST = str(DATASETS / "oldest.toml")
_MONTHS = "|".join(month_name(number) for number in range(1, 13))
_YEAR = re.compile(
    rf"(?:{_MONTHS}|recorded in|since|until|about|from|to) (\d+)\b(?! (?:{_MONTHS}|source))"
)


@each("manner", ["text", "markdown", "json"])
@each(
    "arguments",
    [
        ["tree"],
        ["timeline"],
        ["timeline", "--changes"],
        ["show", "body:a"],
        ["show", "person:p"],
        ["find", "date:..0050"],
        ["report", "gaps"],
        ["path", "event:e1", "event:e4"],
        ["cite", "event:e4"],
    ],
)
def test_a_year_has_four_digits(arguments: list[str], manner: str) -> None:
    as_asked = ["--format", manner] if arguments[0] != "cite" else []
    ran = run("-d", OLDEST, *arguments, *as_asked)
    assert ran.code == 0
    assert {len(year) for year in _YEAR.findall(ran.out)} <= {4}


def test_the_months_and_the_empty_years_of_the_first_century_read_as_such() -> None:
    lines = run("-d", OLDEST, "timeline").lines
    assert lines[0] == "Timeline of Old, as of 15 March 0044"
    assert "0002: Senate: none recorded in 0002" in lines
    assert "March 0010: 4th s of the Senate, event:e4" in lines
    assert run("-d", OLDEST, "find", "praetor").lines == [
        "Brutus, person:p, by a field, offices: Praetor, 0040 0041 0042 0043 0044"
    ]
