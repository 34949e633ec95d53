"""A register and a folder as datasets, opened by each command."""

import json

import pytest

from tests.cli.running import run
from tests.each import each
from tests.support import DATASETS

MINISTRY, FOUNDATION = str(DATASETS / "ministry.toml"), str(DATASETS / "foundation")


@pytest.mark.parametrize("path", [MINISTRY, FOUNDATION])
def test_nothing_is_wrong_with_it(path: str) -> None:
    found = run("check", path, "--strict")
    assert (found.code, found.out) == (0, "")


@each(
    ("path", "words", "line"),
    [
        (MINISTRY, ["tree"], "北点灯係, level 6, 1 of 2, body:kita-tento-kakari"),
        (
            MINISTRY,
            ["show", "keiryu-kakari", "--full"],
            "under: 灯船運航室, record's source 1, joint",
        ),
        (MINISTRY, ["show", "keiryu-kakari", "--full"], "meibo: https://meibo.example/kikan/K126"),
        (MINISTRY, ["show", "todai-sho", "--full"], "flags: 白, 青"),
        (MINISTRY, ["show", "tosen-unko-shitsu"], "Offices below"),
        (
            MINISTRY,
            ["find", "muteki"],
            "霧笛部, body:muteki-bu, by another name, alias (ja-Latn): Muteki-bu",
        ),
        (
            MINISTRY,
            ["find", "K126"],
            "係留係, body:keiryu-kakari, by a field, identifiers: meibo K126",
        ),
        (
            MINISTRY,
            ["path", "asagiri-kakari", "kiri-kyoku"],
            "朝霧係 under 霧予報室, undated, record's source 1",
        ),
        (MINISTRY, ["timeline", "--changes"], "1 July 1952: 灯台研究所 set up"),
        (MINISTRY, ["sources"], "source 1: 灯台省, 1 April 2024"),
        (MINISTRY, ["report", "single-source"], "note: Nearly all of it does"),
        (MINISTRY, ["cite", "tomyo-kyoku"], "灯明局. Source: 灯台省"),
        (FOUNDATION, ["tree"], "Beacon, 5 released, level 2"),
        (FOUNDATION, ["tree"], "OLF 6, 15 to 16 May 2004"),
        (FOUNDATION, ["show", "beacon", "--full"], "hosted by: Open Lamp Foundation"),
        (FOUNDATION, ["show", "ada-tallow"], "person, former, person:ada-tallow"),
        (
            FOUNDATION,
            ["path", "beacon-tools", "olf"],
            "Beacon hosted by OLF, since 2004, record's source 1",
        ),
        (FOUNDATION, ["find", "csnuff"], "Cleo Snuff, person:cleo-snuff"),
        (FOUNDATION, ["timeline", "beacon"], "21 June 2005: Beacon 1.0"),
        (FOUNDATION, ["report", "gaps"], "The first four meetings are in no year book."),
        (FOUNDATION, ["diff", FOUNDATION], "Nothing differs."),
    ],
)
def test_each_command_answers_from_it(path: str, words: list[str], line: str) -> None:
    found = run(*words, "-d", path, "--plain")
    assert line in found.out + found.err


def test_a_snapshot_neither_doubts_nor_begins_anything() -> None:
    lines = run("tree", "-d", MINISTRY, "--plain").out
    assert "possibly" not in lines
    found = run("timeline", "--changes", "-d", MINISTRY, "--plain").out
    assert "seen" not in found
    shown = json.loads(run("show", "todai-sho", "-d", MINISTRY, "--format", "json").out)
    assert shown["record"]["extra"] == {
        "staff": "1843",
        "telephone": "00-101-0000",
        "flags": "白, 青",
        "open": "true",
    }
