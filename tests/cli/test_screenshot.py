"""`irtui --screenshot`: what the explorer would show, as a file, without a terminal."""

import re
from xml.etree import ElementTree

import pytest

from tests.cli.running import run, run_apart
from tests.support import DATASETS

ESTUARY = str(DATASETS / "estuary.toml")
EPOCH = {"SOURCE_DATE_EPOCH": "1594771200"}
"""15 July 2020."""


def picture(*options, **environment):
    return run("-d", ESTUARY, "--screenshot", *options, **(environment or EPOCH))


def test_the_text_of_the_screen_is_printed_cell_by_cell_after_the_keys():
    ran = picture("-", "--size", "80x24", "--go", "agreement:dues-2015", "--at", "2016")
    assert (ran.code, ran.err, len(ran.lines)) == (0, "", 24)
    assert "agreement:dues-2015" in ran.out
    assert "as of 31 December 2016" in ran.out
    assert {len(line) for line in ran.lines if line.startswith(("╭", "╰"))} == {80}
    found = picture("-", "--size", "80x24", "--keys", "/ 'ada re' enter tab")
    assert "person:ada-reed" in found.out


def test_the_same_input_gives_the_same_bytes_and_an_svg_that_needs_nothing_else(tmp_path):
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    other.write_text("something else")
    for path in (one, other):
        ran = picture(str(path), "--size", "60x20", "--keys", "/ 'lamp'")
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert one.read_bytes() == other.read_bytes()
    found = ElementTree.parse(one)
    assert {element.tag.rpartition("}")[2] for element in found.iter()} == {
        *("svg", "title", "style", "rect", "g", "path", "text")
    }
    assert not re.search(r"url\(|@import|@font-face|href", one.read_text().replace("xmlns", ""))
    assert {*tmp_path.iterdir()} == {one, other}


def test_a_png_is_twice_as_large_as_its_svg(tmp_path):
    path = tmp_path / "a.png"
    assert picture(str(path), "--size", "20x10").code == 0
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert (width, height) == (2 * (20 * 12 + 20), 2 * (10 * 23 + 20))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("a.pdf",), "must end in .svg, .png or .txt"),
        (("a.svg", "--keys", "dwn"), "There is no key “dwn”. Did you mean “down”?"),
        (("a.svg", "--keys", "/ ada"), "put it into quotes: 'ada'"),
        (("a.svg", "--keys", "ctrl+nothing"), "There is no key “ctrl+nothing”"),
        (("a.svg", "--keys", "wait:1000000"), "There is no key “wait:1000000”"),
        (("a.svg", "--keys", "/ 'boyts"), "The quote is not closed: “'boyts”."),
        (("a.svg", "--size", "0x0"), "“0x0” is not from 1x1 to 2000x2000."),
        (("a.svg", "--theme", "drak"), "Did you mean “dark”?"),
        (("a.svg", "--keys", "e"), "“e” left the explorer before"),
        (("a.svg", "--keys", "ctrl+z"), "“ctrl+z” left the explorer before"),
        (("a.svg", "--keys", "q"), "left the explorer before its picture was taken"),
        (("nowhere/a.svg", "--size", "20x5"), "cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_error_and_leaves_nothing(tmp_path, monkeypatch, options, told):
    monkeypatch.chdir(tmp_path)
    ran = picture(*options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("given", [("--size", "80x24"), ("--keys", "down")])
def test_what_is_asked_of_a_picture_needs_one(given):
    ran = run(*given)
    assert ran.code == 2
    assert f"{given[0]} belongs to a picture: add --screenshot" in ran.err


def test_a_day_of_build_that_is_none_is_an_error():
    ran = picture("-", SOURCE_DATE_EPOCH="yesterday")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH" in ran.err


def test_without_the_package_for_it_a_png_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    ran = picture("a.png")
    assert ran.code == 2
    assert "pip install 'irtui[png]'" in ran.err


def test_a_broken_file_gives_the_list_of_its_problems(tmp_path):
    ran = run("-d", str(DATASETS / "broken.toml"), "--screenshot", str(tmp_path / "a.txt"))
    assert ran.code == 2
    assert "error" in ran.err
    assert "problem" in (tmp_path / "a.txt").read_text()


def test_no_terminal_is_needed(tmp_path):
    ran = run_apart("-d", ESTUARY, "--screenshot", "-", HOME=str(tmp_path), TERM="dumb")
    assert (ran.code, ran.err) == (0, "")
    assert "Structure" in ran.out
    assert not [*tmp_path.iterdir()]
