"""What differs between two datasets, as it is printed in each manner."""

import json
import re
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.model.dataset import Dataset
from irtui.pages.diff_page import differences_page
from irtui.pages.folding import Folding
from irtui.query.audit.diff import Comparison, diff
from irtui.render.answers.declared import document
from irtui.render.answers.differences import diff as as_answer
from irtui.render.differences import markdown_lines, plain_lines
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import lay_out
from tests.query.answers import world
from tests.render.test_markdown import parsed
from tests.support import HEAD, dataset, day

ON = day("2024-06-01")
REST = "[source.log]\n[source.chart]\n"
BOARD = """
[body.board]
name = "Lamp Board"
founded = "2000"
aliases = [{ value = "The *Lampers*", sources = ["chart"] }]
sources = ["log"]
"""
GROUP = '[body.{}]\nname = "Wick Group"\nparent = "board"\nsources = ["log"]\n'
LONG = "It keeps the lamps of both rivers alight. " * 6


def of(old: str, new: str, head: str = HEAD) -> Comparison:
    return diff(dataset(REST + old), dataset(REST + new, head))


FOUND = of(
    f'{BOARD}{GROUP.format("wicks")}[person.reed]\nname = "Reed"\nsources = ["log"]\n',
    f"{BOARD.replace('2000', '2000-10-04').replace('Lampers', 'Lamplighters of the Delta')}"
    f'{GROUP.format("wick-group")}[person.fogg]\nname = "Fogg"\nsources = ["log"]\n',
    f'{HEAD}version = "2"\n',
)


def plain(found: Comparison, *, brief: bool = False) -> list[str]:
    return list(plain_lines(found, ON, brief=brief))


def lines_of(found: Comparison, width: int = 80, *, brief: bool = False) -> list[Text]:
    page = differences_page(found, ON)
    return lay_out(page, width, terminal_dress, folding=Folding(full=not brief))


def shown(found: Comparison, width: int = 80, *, brief: bool = False) -> list[str]:
    return [line.plain for line in lines_of(found, width, brief=brief)]


def marked(found: Comparison, *, brief: bool = False) -> list[str]:
    return list(markdown_lines(found, ON, brief=brief))


def told(found: Comparison, *, brief: bool = False) -> dict[str, Any]:
    read = json.loads(document(as_answer(found, ON, brief=brief)))
    assert isinstance(read, dict)
    return read


def test_a_terminal_shows_records_under_their_tables_with_signs() -> None:
    said = [
        re.sub("  +(?=1 added|1 removed|added|removed|renamed|3 diff)", "  ", line)
        for line in shown(FOUND)
    ]
    assert said == [
        "Differences",
        "1 record added, 1 removed, 1 changed, 1 renamed, and the dataset’s description",
        "",
        "▾ Dataset  1 difference",
        "  + version  2",
        "",
        "▾ Bodies   1 changed, 1 renamed",
        "  ~ Lamp Board  body:board ▾  3 differences",
        "    − aliases  The *Lampers*",
        "    + aliases  The *Lamplighters of the Delta*; from chart",
        "    ~ founded  2000 → 4 October 2000",
        "  ~ Wick Group  body:wick-group, was body:wicks  renamed",
        "",
        "▾ People  1 added, 1 removed",
        "  + Fogg  person:fogg  added",
        "  − Reed  person:reed  removed",
    ]


@pytest.mark.parametrize(
    ("line", "colour", "where"),
    [
        ("    + aliases  The *Lamplighters of the Delta*; from chart", "green", (4, 6)),
        ("    − aliases  The *Lampers*", "red", (4, 6)),
        ("  + Fogg  person:fogg  added", "green", (2, 4)),
        ("  − Reed  person:reed  removed", "red", (2, 4)),
    ],
)
def test_signs_are_coloured_and_nothing_else_is(
    line: str, colour: str, where: tuple[int, int]
) -> None:
    (text,) = [one for one in lines_of(FOUND) if one.plain.split() == line.split()]
    colours = [
        (span.start, span.end, str(span.style))
        for span in text.spans
        if isinstance(span.style, Style) and span.style.color
    ]
    assert colours == [(*where, colour)]
    assert text.style == ""


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_line_is_wider_than_the_terminal_and_what_is_wrapped_hangs(width: int) -> None:
    found = of(BOARD, BOARD + 'mandate = "Keeps the lamps of both rivers alight, from dusk on."\n')
    lines = shown(found, width)
    assert all(cell_len(line) <= width for line in lines)
    start = next(number for number, line in enumerate(lines) if line.startswith("    + mandate"))
    assert all(line.startswith(" " * 6) for line in lines[start + 1 :])
    assert " ".join(" ".join(lines[start:]).split()) == (
        "+ mandate Keeps the lamps of both rivers alight, from dusk on."
    )


def test_plain_lines_say_one_fact_each_with_its_record() -> None:
    assert plain(FOUND) == [
        "1 record added, 1 removed, 1 changed, 1 renamed, and the dataset’s description",
        "dataset: version: added: 2",
        "body:board: aliases: withdrawn: The *Lampers*",
        "body:board: aliases: added: The *Lamplighters of the Delta*; from chart",
        "body:board: founded: 2000 becomes 4 October 2000",
        "body:wick-group: renamed, was body:wicks: Wick Group",
        "person:fogg: added: Fogg",
        "person:reed: removed: Reed",
    ]


def test_markdown_is_made_for_release_notes() -> None:
    assert marked(FOUND) == [
        "# Changes: Rivers and lighthouses",
        "",
        "1 record added, 1 removed, 1 changed, 1 renamed, and the dataset’s description.",
        "",
        "## Dataset",
        "",
        "- version: added: 2",
        "",
        "## Bodies: 1 changed, 1 renamed",
        "",
        "- **Lamp Board** (body:board)",
        r"  - aliases: withdrawn: The \*Lampers\*",
        r"  - aliases: added: The \*Lamplighters of the Delta\*; from chart",
        "  - founded: 2000 → 4 October 2000",
        "- renamed: **Wick Group** (body:wick-group, was body:wicks)",
        "",
        "## People: 1 added, 1 removed",
        "",
        "- added: **Fogg** (person:fogg)",
        "- removed: **Reed** (person:reed)",
    ]


def test_a_summary_only_counts_in_every_manner() -> None:
    counts = ["Bodies: 1 changed, 1 renamed", "People: 1 added, 1 removed"]
    assert plain(FOUND, brief=True)[1:] == counts
    folded = [" ".join(line.split()) for line in shown(FOUND, brief=True)]
    assert folded[3:] == [
        "▸ Dataset 1 difference",
        *(f"▸ {one.replace(':', '')}" for one in counts),
    ]
    assert marked(FOUND, brief=True)[-2:] == [f"- {count}" for count in counts]
    assert told(FOUND, brief=True).keys() == {
        "dataset",
        "at",
        "compared_with",
        "summary",
        "counts",
    }


def test_json_has_both_sides_of_each_claim_whole() -> None:
    read = told(FOUND)
    assert read["compared_with"] == {
        "title": "Rivers and lighthouses",
        "version": None,
        "reviewed": "2024-06-01",
    }
    assert read["dataset"]["version"] == "2"
    assert read["counts"] == {
        "body": {"changed": 1, "renamed": 1},
        "person": {"added": 1, "removed": 1},
    }
    assert read["about"] == [
        {"field": "version", "how": "added", "keys": [], "old": None, "new": "2"}
    ]
    board, group, fogg, reed = read["records"]
    assert (board["record"], board["title"], board["how"]) == (
        "body:board",
        "Lamp Board",
        "changed",
    )
    founded = board["differences"][-1]
    assert (founded["field"], founded["keys"]) == ("founded", ["value"])
    assert founded["old"]["value"]["edtf"] == "2000"
    assert founded["new"]["id"] == "body:board#founded"
    assert founded["new"]["value"]["edtf"] == "2000-10-04"
    assert (group["was"], group["differences"]) == ("body:wicks", [])
    assert [one["field"] for one in fogg["differences"]] == ["name", "sources"]
    assert fogg["differences"][1]["new"] == {"source": "source:log", "at": None, "quote": None}
    assert [one["new"] for one in reed["differences"]] == [None, None]


def test_long_texts_are_cut_everywhere_but_in_json() -> None:
    found = of(BOARD, f'{BOARD}summary = "{LONG.strip()}"\nidentifiers = {{ harbour = "17" }}\n')
    for lines in (plain(found), marked(found), shown(found)):
        assert any(line.endswith(" …") for line in lines)
        assert all(len(line) < 140 for line in lines)
    summary, identifier = told(found)["records"][0]["differences"]
    assert summary["new"] == LONG.strip()
    assert identifier["new"] == {"keys": ["harbour"], "value": "17"}


def hostile() -> Dataset:
    return world("hostile")


@pytest.mark.parametrize("turned", [False, True])
def test_what_data_says_is_never_taken_for_markup(turned: bool) -> None:
    pair = (hostile(), dataset(REST)) if turned else (dataset(REST), hostile())
    found = diff(*pair)
    for token in parsed(marked(found)):
        kinds = {child.type for child in token.children or []}
        assert kinds <= {"text", "strong_open", "strong_close"}
    for line in lines_of(found):
        assert "\n" not in line.plain
    assert all("\n" not in line for line in plain(found))


def test_of_what_does_not_differ_there_is_nothing_to_tell() -> None:
    found = of(BOARD, BOARD)
    assert plain(found) == ["nothing differs"]
    assert marked(found)[-1] == "Nothing differs."
    assert told(found)["records"] == told(found)["about"] == []
