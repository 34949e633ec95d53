"""Nothing that a file says, in a key or in a value, drives a terminal or hides in what is printed.

Every command is asked for everything, in every manner, of files made from the field table.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import attrs
import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irtui.cli import main
from irtui.cli.options import Options
from irtui.loading import load
from irtui.model.fields import field_table
from irtui.model.records import RECORDS, TABLES
from irtui.model.settings import Settings
from irtui.model.written import WrittenView
from irtui.pages.report_pages import REPORTS
from irtui.query.audit.checks import check_logic
from tests.cli.running import ANSWERING, ARGUMENTS, LIGHTHOUSES, PRINTED, Ran, run
from tests.cli.test_completion import asked
from tests.hostile import PAYLOAD, PIECES, broken, changed, hidden, sound, texts
from tests.respelling import inline, written

RECORD = [f"{cls.TABLE}:a" for cls in RECORDS]
ASKED: dict[str, list[list[str]]] = {
    "bookmarks": [[]],
    "check": [[]],
    "cite": [[ref] for ref in RECORD] + [["body:a#name"], ["body:a#mandate.2"]],
    "completion": [["zsh"]],
    "diff": [["{broken}"], ["{renamed}"], ["{same}"]],
    "edit": [["body:a"], [PAYLOAD]],
    "export": [[name] for name in PRINTED],
    "find": [["fog"], ["!kind:gap"], [PAYLOAD], ["id:b"]],
    "import": [["popolo", "{same}"], ["csv", "{broken}"]],
    "init": [["{same}"]],
    "new": [["meeting", "body:a"], ["gap", "body:a"], ["person", PAYLOAD], ["source", PAYLOAD]],
    "path": [["body:a", "source:b"], ["event:a", "person:b"]],
    "report": [[name] for name in REPORTS],
    "schema": [[], ["--answers"]],
    "serve": [["--host", "0.0.0.0"], ["--help"]],
    "settings": [[]],
    "show": [*([ref] for ref in RECORD), [PAYLOAD]],
    "sources": [[], *([ref] for ref in RECORD)],
    "timeline": [[], ["--changes"], *([ref] for ref in RECORD)],
    "tree": [[], ["body:b"], ["--at", "1999"]],
    "verify": [[], ["{renamed}", "0" * 64], ["{same}", PAYLOAD]],
}
"""What each command is asked for."""
TYPED = PAYLOAD.replace("\0", "")
"""As `PAYLOAD`, for where a zero ends a text."""
DRAWN = {"svg", "title", "style", "g", "rect", "path", "text"}
"""What a picture is made of: nothing that leads anywhere, or that runs."""
FIRST = """
import os
os.environ["VTE_VERSION"] = "7600"
from irtui.cli import main
for arguments in {}:
    try:
        main(arguments)
    except SystemExit:
        pass
"""
"""Runs commands, of which each answers another question, before the one that is run."""
STYLED = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[\w=:;/.?&%#-]*\x1b\\|\x1b\[\d+G|\r\x1b\[2K|\r\n")
"""What a command sends to a terminal beside text: looks, links, columns, a line that is wiped."""
RANDOM = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
once = cache(load)
"""Loads each file but once, for many commands."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hostile files: one that is shown, one that says all otherwise, and one that is not."""
    folder = tmp_path_factory.mktemp("fog\u202e")
    documents = {"same": sound(), "renamed": sound(f"new {PAYLOAD}"), "broken": broken()}
    for name, document in documents.items():
        (folder / f"{name}.toml").write_text(written(document), "utf-8", newline="\n")
    return {name: str(folder / f"{name}.toml") for name in documents}


def manners(name: str) -> Iterator[list[str]]:
    """The options that choose how a command prints."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    for option in command.params:
        if "--format" in option.opts:
            assert isinstance(option.type, click.Choice)
            yield from (["--format", choice] for choice in option.type.choices)
            return
    yield []


def seen(ran: Ran, manner: list[str]) -> set[str]:
    """What is hidden in an output; of JSON, in the texts that it decodes to, too."""
    found = hidden(ran.out) | hidden(ran.err)
    if manner[1:] == ["json"] and ran.out:
        found |= {sign for text in texts(json.loads(ran.out)) for sign in hidden(text)}
    return found


def test_the_files_say_something_in_every_field_and_one_of_them_is_shown(
    files: dict[str, str],
) -> None:
    shown = load(Path(files["same"]))
    assert {problem.code for problem in shown.problems} == {"unsafe-text", "unknown-count"}
    assert shown.dataset is not None
    for record in shown.dataset.records.values():
        empty = [name for name in field_table(type(record)) if not getattr(record, name)]
        assert record.id == "b" or not empty
    codes = {problem.code for problem in load(Path(files["broken"])).problems}
    assert codes >= {"lookalike-key", "unknown-table", "unknown-key", "wrong-id", "wrong-date"}
    assert hidden(PAYLOAD) > {"U+001B", "U+009B", "U+202E", "U+0000", "U+007F", "U+FFFE", "U+3164"}


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "styled"])
@pytest.mark.parametrize("name", ARGUMENTS)
def test_nothing_in_a_file_gets_through_a_command(
    name: str, styled: bool, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Options, "linear", not styled)
    monkeypatch.setattr("irtui.host.caching.load", once)
    for manner in manners(name) if not styled else ([],):
        for arguments in ASKED[name]:
            ran = run(
                "-d", files["same"], name, *(one.format(**files) for one in arguments), *manner
            )
            assert not seen(ran, manner), (arguments, manner)
            assert ran.out or ran.err


@pytest.mark.parametrize("name", ARGUMENTS)
def test_nothing_in_a_file_that_cannot_be_shown_gets_through(
    name: str, files: dict[str, str]
) -> None:
    for manner in manners(name) if name == "check" else ([],):
        arguments = (one.format(**files) for one in ASKED[name][0])
        assert not seen(run("-d", files["broken"], name, *arguments, *manner), manner)


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix has pseudo-terminals")
def test_no_byte_of_a_file_gets_to_a_terminal_that_knows_links(files: dict[str, str]) -> None:
    asked_for = [[name, *ASKED[name][0]] for name in ANSWERING] + [["show", one] for one in RECORD]
    from tests.terminal import irtui

    arguments = [
        ["-d", files["same"], *(one.format(**files) for one in each)] for each in asked_for
    ]
    with irtui(*arguments[-1], before=FIRST.format(arguments[:-1])) as session:
        code, _ = session.end()
    written = session.received.decode()
    assert code == 0
    assert "\x1b]8;" in written
    assert written.count("fog␛]0;owned␇") > len(arguments)
    assert hidden(STYLED.sub("", written)) == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_nothing_in_a_file_gets_through_completion(shell: str, files: dict[str, str]) -> None:
    for line, at in (("irtui show ", 2), ("irtui cite body:a#", 2), ("irtui find kind:", 2)):
        assert not hidden("\n".join(asked(shell, line, at, IRTUI_DATA=files["same"])))


@settings(max_examples=15)
@given(text=RANDOM, table=st.sampled_from([*TABLES]), at=st.integers(0, 40), data=st.data())
def test_whatever_is_in_a_field_an_answer_or_a_problem_is_printed_and_nothing_hidden(
    text: str, table: str, at: int, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "fog.toml")
        path.write_text(written(changed(text, table, at)), "utf-8", newline="\n")
        for name in data.draw(st.permutations(ANSWERING))[:4]:
            manner = data.draw(st.sampled_from([*manners(name)]))
            asked_for = [one for one in ASKED[name] if one != ["{broken}"]]
            arguments = (
                one.format(same=path, renamed=path) for one in asked_for[at % len(asked_for)]
            )
            words = (text.replace("\0", "") if one == PAYLOAD else one for one in arguments)
            ran = run("-d", str(path), name, *words, *manner)
            assert ran.out or ran.err
            assert not seen(ran, manner)


def test_a_word_of_many_letters_and_ten_thousand_names_are_shown(tmp_path: Path) -> None:
    document = sound("fog")
    document["body"]["b"]["name"] = "lamp" * 50_000
    document["person"]["a"]["aliases"] = [f"Keeper {number}" for number in range(10_000)]
    path = tmp_path / "long.toml"
    path.write_text(written(document), "utf-8")
    for arguments, told in (
        (["tree"], "lamplamp"),
        (["find", "Keeper 9999"], "Keeper 9999"),
        (["--go", "body:b", "--size", "80x24", "--screenshot", "-"], "lamplamp"),
    ):
        ran = run("-d", str(path), *arguments)
        assert ran.code == 0
        assert told in ran.out


def test_nothing_in_the_environment_gets_through(files: dict[str, str]) -> None:
    names = ("VISUAL", "EDITOR", "LANG", "LC_ALL", "TERM", "COLUMNS", "LINES", "HOME", "NO_COLOR")
    everything = dict.fromkeys(names, TYPED)
    for arguments, environment in (
        (["-d", files["same"], "edit", "body:a"], everything),
        (["settings", "--edit"], everything),
        (["tree"], {"IRTUI_DATA": TYPED}),
    ):
        ran = run(*arguments, **environment)
        assert "fog␛" in ran.err
        assert not hidden(ran.out + ran.err)


def test_nothing_in_the_settings_or_in_what_is_remembered_gets_through(tmp_path: Path) -> None:
    its_settings, state = (tmp_path / "irtui" / name for name in ("settings.toml", "state.json"))
    its_settings.parent.mkdir()
    everything = dict.fromkeys(
        (one.name.replace("_", "-") for one in attrs.fields(Settings)), TYPED
    )
    wrong = {**everything, TYPED: TYPED}, {"keys": {TYPED: TYPED, "find": TYPED}}
    view = {one.name: TYPED for one in attrs.fields(WrittenView)}
    place = {"path": f"/{TYPED}", "title": TYPED, "view": view}
    state.write_text(json.dumps({"bookmarks": [place, view], "datasets": [place], "theme": TYPED}))
    homes = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    for said in wrong:
        text = "".join(f"{inline(key)} = {inline(value)}\n" for key, value in said.items())
        its_settings.write_text(text, "utf-8")
        for arguments in (["settings"], ["settings", "--keys"], ["edit", "x"]):
            ran = run("-d", LIGHTHOUSES, *arguments, **homes)
            assert "fog␛" in ran.err or arguments[0] == "edit"
            assert not hidden(ran.out + ran.err)
    for manner in manners("bookmarks"):
        ran = run("bookmarks", *manner, **homes)
        assert "fog␛" in ran.out
        assert not hidden(ran.out + ran.err)


def test_a_picture_has_nothing_hidden_in_it_and_is_well_formed(
    files: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "picture.svg"
    asked = ["-d", files["same"], "--go", "body:a", "--keys", "z", "--screenshot"]
    assert run(*asked, str(path)).code == 0
    picture = ElementTree.parse(path)
    text = "".join(picture.getroot().itertext())
    assert "fog␛]0;owned␇" in text.replace("\xa0", " ")
    assert not hidden(text)
    assert {one.tag.partition("}")[2] for one in picture.iter()} <= DRAWN
    ran = run(*asked, "-")
    assert "fog␛]0;owned␇" in ran.out
    assert not hidden(ran.out + ran.err)


def test_what_is_to_be_filled_in_is_one_record_whatever_is_in_it(files: dict[str, str]) -> None:
    for arguments in ASKED["new"][:3]:
        made = tomllib.loads(run("-d", files["same"], "new", *arguments).out)
        assert {arguments[0].replace("meeting", "event")} <= made.keys() <= TABLES.keys()
        assert all(len(records) == 1 for records in made.values())


def test_keys_that_become_alike_are_both_kept_apart_and_told(tmp_path: Path) -> None:
    path = tmp_path / "alike.toml"
    document = sound("fog")
    document["body"]["a"]["identifiers"] = {"a\x07": "1", "a␇": "2", "a␇ (2)": "3", "b": "4"}
    path.write_text(written(document), "utf-8", newline="\n")
    ran = run("check", str(path), "--format", "json")
    problems = json.loads(ran.out)["files"][0]["problems"]
    found = [one for one in problems if one["path"][:3] == ["body", "a", "identifiers"]]
    assert ran.code == 1
    assert [(one["code"], one["path"][-1]) for one in found] == [
        ("unsafe-text", "a␇"),
        ("lookalike-key", "a␇ (2)"),
        ("lookalike-key", "a␇ (2) (2)"),
    ]
    line = path.read_text("utf-8").splitlines()[found[0]["line"] - 1]
    at = [line[one["column"] - 1 :].split(" =")[0] for one in found]
    assert at == ['"a\\u0007"', '"a␇"', '"a␇ (2)"']


def test_a_name_with_a_line_break_is_one_line_and_an_address_with_one_is_not_cited(
    files: dict[str, str],
) -> None:
    shown = load(Path(files["same"])).dataset
    assert shown is not None
    for record in shown.records.values():
        lines = [name for name, spec in field_table(type(record)).items() if spec.line]
        assert not any("\n" in text for name in lines for text in texts(getattr(record, name)))
        assert all("\n" not in claim.value.value for claim in (*record.name, *record.aliases))
    codes = [problem.path for problem in check_logic(shown) if problem.code == "unsafe-address"]
    assert codes == [("source", "a", "url"), ("source", "a", "archive")]
    cited = run("-d", files["same"], "cite", "source:a")
    assert len(cited.lines) == 1
    source, _ = json.loads(run("-d", files["same"], "cite", "source:a", "--format", "json").out)
    assert source.keys() & {"URL", "archive_location"} == set()


def test_no_message_is_as_long_as_what_it_is_about(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    for text in ("lamp" * 1000, "\u202e" * 500):
        path.write_text(written(broken(text)), "utf-8")
        problems = load(path).problems
        assert len({problem.code for problem in problems}) > 6
        assert max(len(problem.message) + len(problem.hint) for problem in problems) < 3000
        assert max(map(len, run("-d", str(path), "tree").err.splitlines())) < 3000
    path.write_text(2 * f"['{'lamp' * 5000}']\n", "utf-8")
    (problem,) = load(path).problems
    assert problem.code == "duplicate-key"
    assert len(problem.message) < 200
