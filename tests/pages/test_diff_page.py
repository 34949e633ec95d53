"""What differs as pages: beside what a record says, and all of it."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.diff_marks import sign_of, with_signs
from irtui.pages.diff_page import differences_page, with_differences
from irtui.pages.folding import FACE, FULL, all_lines, opens
from irtui.pages.page import Page
from irtui.pages.sheet import sheet
from irtui.query.audit.diff import Comparison, diff
from irtui.query.time.timeline import timeline
from tests.support import HEAD, dataset, day, ref

ON = day("2024-06-01")
SOURCES = "[source.log]\n[source.chart]\n"
BOARD = """
[body.board]
name = "Lamp Board"
founded = [
  { value = "2000", sources = ["log"] },
  { value = "1999", sources = ["chart"] },
]
sources = ["log"]
[post.keeper]
organisation = "organisation:office"
sources = ["log"]
[organisation.office]
name = "Office"
sources = ["log"]
"""
HOLDER = """
[person.reed]
name = "Reed"
roles = [{{ post = "keeper", since = "{}" }}]
sources = ["log"]
"""


def of(old: str, new: str, head: str = HEAD) -> Comparison:
    return diff(dataset(SOURCES + old), dataset(SOURCES + new, head))


FOUND = of(
    BOARD + HOLDER.format("2001") + '[body.ropes]\nname = "Ropes"\nsources = ["log"]\n',
    BOARD.replace('"1999"', '"1998"').replace('"2000", ', '"2000", note = "Round.", ')
    + HOLDER.format("2002")
    + '[body.bells]\nname = "Bells"\nsources = ["log"]\n',
    HEAD.replace("lighthouses", "lamps"),
)


def page(record: str) -> Page:
    wanted = ref(record)
    data = FOUND.old if FOUND.removed(wanted) else FOUND.new
    return with_differences(sheet(AsOf.of(data, ON), wanted), FOUND, ON)


def texts(found: Page) -> list[str]:
    """Each row of a page: its label, what it says, and what is said of it."""
    return [
        " ".join(
            filter(
                None,
                (
                    line.row.label,
                    "".join(piece.text for piece in line.row.pieces)
                    + " ".join(piece.text for cell in line.row.beside for piece in cell[0]),
                    line.row.remark,
                ),
            )
        )
        for line in all_lines(found)
    ]


def test_the_differences_stand_first_and_are_unfolded_until_they_are_folded() -> None:
    found = page("body:board")
    first, *others = found.sections
    assert (first.heading, first.count) == ("Differences", "2")
    assert opens(first, FACE)
    assert opens(first, FULL)
    assert not opens(first, FACE.turn(first.key))
    assert not any(opens(one, FACE) for one in others if one.folds)
    assert [row.anchor for row in first.rows] == ["body:board#founded.1", "body:board#founded.2"]


def test_a_claim_that_differs_says_so_and_below_it_what_it_said() -> None:
    found = texts(page("body:board"))
    assert any("1998" in text and "~ changed" in text for text in found)
    assert "changed: 1999 → 1998" in found
    assert "changed: 2000; note added: “Round.”" in found


def test_a_claim_of_another_record_is_marked_where_it_is_told() -> None:
    assert any("Reed" in text and "~ changed" in text for text in texts(page("post:keeper")))


@pytest.mark.parametrize(
    ("record", "begins"), [("body:bells", "added · "), ("body:ropes", "removed · ")]
)
def test_what_is_new_or_gone_is_said_to_be(record: str, begins: str) -> None:
    found = page(record)
    assert found.subtitle.startswith(begins)
    assert "Differences" not in [section.heading for section in found.sections]


def test_a_page_without_differences_is_as_usual() -> None:
    wanted = sheet(AsOf.of(FOUND.new, ON), ref("body:board"))
    assert with_differences(wanted, diff(FOUND.new, FOUND.new), ON) == wanted


def test_the_report_lists_all_or_some_and_leads_to_each() -> None:
    found = differences_page(FOUND, ON, "against old.toml")
    assert found.subtitle == (
        "against old.toml · 1 record added, 1 removed, 2 changed, and the dataset’s description"
    )
    assert [(one.heading, one.count) for one in found.sections] == [
        ("Dataset", "1 difference"),
        ("Bodies", "1 added, 1 removed, 1 changed"),
        ("People", "1 changed"),
    ]
    assert "~ Lamp Board  body:board 2 differences" in texts(found)
    assert "− Ropes  body:ropes removed" in texts(found)
    some = differences_page(FOUND, ON, among=frozenset({ref("person:reed")}))
    assert some.subtitle == "1 record changed"
    assert [one.heading for one in some.sections] == ["People"]


def test_lanes_have_signs_behind_all_their_names() -> None:
    found = timeline(AsOf.of(FOUND.new, ON), ref("post:keeper"))
    assert with_signs(None, found) is found
    assert sign_of(FOUND, ref("body:ropes")) == "−"
    assert sign_of(FOUND, ref("post:keeper")) == sign_of(None, ref("body:board")) == ""
