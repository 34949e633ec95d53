"""`irtui` itself, in a terminal of its own."""

import pytest

from tests.support import DATASETS
from tests.terminal import irtui

ESTUARY = str(DATASETS / "estuary.toml")
BROKEN = str(DATASETS / "broken.toml")


def test_the_explorer_opens_and_on_leaving_prints_how_to_come_back():
    way = (
        "-d",
        ESTUARY,
        "--at",
        "2012-06-01",
        "--go",
        "body:lamp-group",
        "--lanes",
        "event:lights-2014-10",
    )
    shown = ("--window", "2008-03-01..2016-05-31", "--former", "--query", "regatta")
    with irtui(*way, *shown) as session:
        session.until("Working Group on Lamps")
        session.until("none recorded")
        session.press("q")
        code, written = session.end()
    assert code == 0
    assert " ".join(["irtui", *way, *shown]) in written


def test_the_explorer_opens_with_a_search():
    with irtui("-d", ESTUARY, "--find", "regatta") as session:
        session.until("found")
        session.press("\x1b")
        session.until("Structure")
        session.press("q")
        code, written = session.end()
    assert code == 0, written


def test_the_explorer_opens_on_a_day_at_a_record_with_a_search():
    way = ("--at", "2012-06-01", "--go", "body:lamp-group", "--find", "regatta")
    with irtui("-d", ESTUARY, *way) as session:
        session.until("found")
        session.press("\x1b")
        session.until("Structure")
        session.press("q")
        code, written = session.end()
    assert code == 0, written
    assert f"irtui -d {ESTUARY} --at 2012-06-01 --go body:lamp-group" in written


def test_the_explorer_opens_with_a_filter_on_the_tree_and_prints_it_on_leaving():
    with irtui("-d", ESTUARY, "--filter", "heron 'co") as session:
        session.until("only “heron 'co”")
        session.press("q")
        code, written = session.end()
    assert code == 0, written
    assert """--filter 'heron '"'"'co'""" in written


def test_a_file_that_is_but_half_saved_opens_on_its_errors_and_ends_with_code_2(tmp_path):
    file = tmp_path / "half.toml"
    file.write_text('[dataset]\ntitle = "')
    with irtui("-d", str(file)) as session:
        session.until("not valid TOML")
        session.press("q")
        code, written = session.end()
    assert code == 2
    assert "half.toml:2:9: error: This is not valid TOML" in written


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("-d", "no-such-file.toml"), 2, "no such file"),
        (("-d", ESTUARY, "--go", "lamp-gruop"), 1, "Did you mean"),
        (("-d", ESTUARY, "--at", "soon"), 2, "is not a date"),
        (("-d", ESTUARY, "--filter", "heron knd:x"), 2, "        ^^^"),
        (("-d", ESTUARY, "--against", BROKEN), 2, "There is no body"),
        (("-d", ESTUARY, "--against", "HEAD~99999"), 2, "has no such revision."),
        (("-d", ESTUARY, "--filter", "kind:x"), 2, "There is no kind “x” here."),
    ],
)
def test_what_cannot_be_opened_says_why_at_once(arguments, code, message):
    with irtui(*arguments) as session:
        ended, written = session.end()
    assert ended == code
    assert message in written
    assert "Traceback" not in written
