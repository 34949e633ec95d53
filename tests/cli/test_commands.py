"""The printing commands: what they print where, and how they end."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ARGUMENTS, LIGHTHOUSES, on_lighthouses, run
from tests.each import each

ARTICLE = "source:lokmat-2024-11-22"


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["tree"], "IRIGC-M&MTC"),
        (["tree", "body:irigc-mmtc"], "IRIGC-M&MTC"),
        (["show", "irigc-mmtc"], "India-Russia Inter-Governmental Commission"),
        (["show", ARTICLE], "India, Russia strengthen defence ties"),
        (["find", "Boytsov"], "Andrey A. Boytsov, person:andrey-boytsov"),
        (["find", "Бойцов"], "Andrey A. Boytsov, person:andrey-boytsov"),
    ],
)
def test_an_answer_from_the_bundled_dataset_goes_to_stdout_alone(
    arguments: list[str], first: str
) -> None:
    ran = run(*arguments)
    assert ran.lines[0].startswith(first)
    assert (ran.code, ran.err) == (0, "")


def test_show_prints_who_chaired_and_which_source_says_so() -> None:
    ran = run("show", "wg-mtc-defence-industry-2024-11")
    chairs = [line for line in ran.lines if line.startswith("chaired by: ")]
    assert [line.split()[2:5] for line in chairs] == [
        ["India,", "Sanjeev", "Kumar,"],
        ["Russia,", "Andrey", "A."],
    ]
    full = run("show", "wg-mtc-defence-industry-2024-11", "--full")
    assert full.lines[: len(chairs)] == ran.lines[: len(chairs)]
    in_all = next(line for line in full.lines if line.startswith("co-chairs: India, "))
    number = re.search(r"sources? (\d+)", in_all)
    assert number
    assert any(line.startswith(f"source {number[1]}: Lokmat Times") for line in full.lines)


def test_tree_prints_the_hierarchy_and_of_one_record_what_is_below_it() -> None:
    whole = on_lighthouses("tree").lines
    assert whole[0].startswith("LFC, 3 held, 21 gaps, level 1")
    part = on_lighthouses("tree", "wick-group").lines
    assert part[0] == "Wick Group, 1 held, level 1, 1 of 1, body:wick-group"
    assert len(part) == 4


@pytest.mark.parametrize("record", ["party:upper", "gap:oil", "event:regatta-2011-07"])
def test_tree_of_a_record_that_has_nothing_below_it_is_one_line(record: str) -> None:
    ran = on_lighthouses("tree", record)
    assert ran.code == 0
    assert len(ran.lines) == 1
    assert ran.lines[0].endswith(record)


@each(
    ("typed", "hint"),
    [
        ("lamp-comission", "Did you mean “lamp-commission”?"),
        ("body:lamp-comission", "Did you mean “body:lamp-commission”?"),
        ("bodi:lamp-commission", "Did you mean “body:lamp-commission”?"),
        ("zzzzzz", "Look for it with “irtui find”."),
        ("", "Look for it with “irtui find”."),
    ],
)
@each("command", ["show", "tree"])
def test_an_unknown_id_is_answered_with_a_near_one(command: str, typed: str, hint: str) -> None:
    ran = on_lighthouses(command, typed)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"There is no record “{typed}”. {hint}\n"


def test_an_id_that_one_table_has_needs_no_table_and_spaces_around_it_are_nothing() -> None:
    assert on_lighthouses("show", " dredging ") == on_lighthouses("show", "programme:dredging")


@pytest.mark.parametrize("command", ["show", "tree"])
def test_an_ambiguous_id_is_wrong_use_and_names_the_records(command: str, tmp_path: Path) -> None:
    path = tmp_path / "twins.toml"
    path.write_text(
        '[dataset]\ntitle = "Twins"\nreviewed = "2024"\n'
        '[source.log]\n[body.ford]\nsources = ["log"]\n[person.ford]\nsources = ["log"]\n'
    )
    ran = run("-d", str(path), command, "ford")
    assert (ran.code, ran.out) == (2, "")
    assert "“ford” is the id of several records: write body:ford or person:ford." in ran.err
    assert run("-d", str(path), command, "person:ford").code == 0


def test_the_day_of_an_answer_is_that_on_which_the_dataset_was_reviewed() -> None:
    assert on_lighthouses("show", "lamp-commission").lines[0] == "Lamp and Fog Commission"
    assert on_lighthouses("tree") == on_lighthouses("--at", "2024-06-01", "tree")


def test_a_dataset_reviewed_since_some_day_or_until_no_day_has_an_answer(
    tmp_path: Path,
) -> None:
    for reviewed in ("2024/..", "[2020..]"):
        path = tmp_path / "open.toml"
        path.write_text(
            f'[dataset]\ntitle = "Open"\nreviewed = "{reviewed}"\n[source.log]\n'
            '[body.ford]\nfounded = "2021"\nsources = ["log"]\n'
        )
        assert run("-d", str(path), "tree").code == 0


def test_show_prints_plain_lines_into_a_pipe_as_with_plain() -> None:
    assert on_lighthouses("show", "oil-treaty") == on_lighthouses("show", "--plain", "oil-treaty")
    assert on_lighthouses("tree") == on_lighthouses("--plain", "tree")


def test_every_record_of_a_dataset_can_be_shown_by_its_reference() -> None:
    for line in on_lighthouses("find", "a").lines:
        reference = next(part for part in line.split(", ") if ":" in part and " " not in part)
        ran = run("-d", LIGHTHOUSES, "show", reference)
        assert ran.code == 0
        assert ran.lines[1].endswith(reference)


PAGES = {"show": "sheet", "sources": "uses_page", "path": "path_page", "report": "report_page"}
OBJECTS = {"show": "records", "sources": "records", "path": "audits", "report": "audits"}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("manner", "others"), [("json", PAGES), ("text", OBJECTS)])
def test_a_command_makes_only_what_it_prints(
    monkeypatch: pytest.MonkeyPatch, name: str, manner: str, others: dict[str, str]
) -> None:
    monkeypatch.setattr(f"irtui.cli.{name}.{others[name]}", None)
    assert on_lighthouses(name, *ARGUMENTS[name], "--format", manner).code == 0
