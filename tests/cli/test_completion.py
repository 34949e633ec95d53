"""What a shell may put in for a word, asked as the shells ask."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import frozen
from click.testing import CliRunner

from irtui.cli import main
from irtui.loading import load
from irtui.model.safe_text import unsafe_characters
from tests.cli.running import LIGHTHOUSES, run
from tests.cli.test_imports import imported
from tests.each import each
from tests.support import DATASETS

HOSTILE = str(DATASETS / "hostile.toml")
IDS = ["lamp-commission", "lamp-commission-2000-09"]


@frozen
class Offer:
    """A word that can be put in, and what is said of it."""

    word: str
    help: str


def asked(shell: str, words: str, at: int | str, **environment: str) -> list[str]:
    """The lines that a shell gets for a line typed so far, the word at ``at`` being unfinished."""
    variables = {"COMP_WORDS": words, "COMP_CWORD": str(at), "_IRTUI_COMPLETE": f"{shell}_complete"}
    unset = {"IRTUI_DATA": None}
    result = CliRunner().invoke(main, prog_name="irtui", env={**unset, **variables, **environment})
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def offers(*typed: str, data: str = LIGHTHOUSES) -> list[Offer]:
    """What zsh is offered for the last of these words; it passes words as they are."""
    words = " ".join(["irtui", *typed])
    lines = asked("zsh", words, len(typed), IRTUI_DATA=data)
    if lines == [""]:
        return []
    triples = zip(lines[::3], lines[1::3], lines[2::3], strict=True)
    return [Offer(word.replace("\\:", ":"), said) for _, word, said in triples]


def words(found: Iterable[Offer]) -> list[str]:
    return [offer.word for offer in found]


def test_the_commands_are_offered_each_with_its_line_of_help() -> None:
    assert offers("s") == [
        Offer("schema", "The JSON Schema of the format, for editors."),
        Offer("serve", "The explorer in a browser."),
        Offer("settings", "Your settings, and where they are."),
        Offer("show", "One record with its claims, links and sources."),
        Offer("sources", "What a record rests on, or all sources of the dataset."),
    ]


@pytest.mark.parametrize(
    "before",
    [
        ["show"],
        ["tree"],
        ["timeline"],
        ["sources"],
        ["cite"],
        ["path"],
        ["path", "ada-wick"],
        ["--go"],
        ["show", "--format", "json"],
    ],
    ids=" ".join,
)
def test_ids_that_begin_so_are_offered_with_the_names_of_their_records(before: list[str]) -> None:
    found = offers(*before, "lamp-commission")
    assert words(found)[:2] == IDS
    assert found[0].help == "Lamp and Fog Commission"
    assert found[1].help == "1st session of the Lamp Commission"
    assert all(word.startswith("lamp-commission") for word in words(found))


@pytest.mark.parametrize("before", [["show"], ["cite"], ["--go"]], ids=" ".join)
def test_where_the_dataset_itself_may_be_named_its_name_is_offered(before: list[str]) -> None:
    assert offers(*before, "data") == [Offer("dataset", "The lighthouses of two rivers")]
    assert offers("tree", "data") == []


def test_whoever_types_a_table_gets_references() -> None:
    assert words(offers("show", "party:")) == ["party:upper", "party:lower"]
    assert words(offers("show", "programme:w")) == ["programme:whitewash"]
    assert "party:upper" in words(offers("show", "part"))


@pytest.mark.parametrize("typed", ["", "l", "lamp-c", "body:", "body:lamp", "po", "gap:sess", "zz"])
def test_every_word_offered_begins_as_typed_and_names_one_record(typed: str) -> None:
    found = words(offers("tree", typed))
    assert len(found) == len(set(found))
    assert all(word.startswith(typed) for word in found)
    assert all(run("-d", LIGHTHOUSES, "tree", word).code == 0 for word in found)
    assert bool(found) == (typed != "zz")


def test_an_id_that_several_tables_have_is_offered_with_its_table(tmp_path: Path) -> None:
    path = tmp_path / "twins.toml"
    path.write_text(
        '[dataset]\ntitle = "Twins"\nreviewed = "2024"\n'
        '[source.log]\n[body.ford]\nsources = ["log"]\n[person.ford]\nsources = ["log"]\n'
    )
    assert words(offers("tree", "", data=str(path))) == ["log", "body:ford", "person:ford"]
    assert offers("show", "fo", data=str(path)) == []
    assert words(offers("show", "body:f", data=str(path))) == ["body:ford"]


def test_after_the_sign_of_a_claim_fields_are_offered_with_what_they_say() -> None:
    found = offers("cite", "lamp-commission#found")
    assert found[0] == Offer("lamp-commission#founded", "all claims")
    assert words(found)[1:3] == ["lamp-commission#founded.1", "lamp-commission#founded.2"]
    assert found[1].help == "2000"
    by_table = words(offers("cite", "body:lamp-commission#found"))
    assert by_table == [f"body:{word}" for word in words(found)]
    assert offers("cite", "nobody#f") == []


def test_every_claim_that_is_offered_can_be_cited() -> None:
    for word in words(offers("cite", "lamp-commission#")):
        assert run("-d", LIGHTHOUSES, "cite", word).code == 0


def test_terms_of_a_query_are_offered_fields_first_and_then_their_values_with_counts() -> None:
    fields = words(offers("find", ""))
    assert {"kind:", "in:", "sources:"} <= set(fields)
    assert words(offers("find", "s")) == ["source:", "sources:"]
    assert words(offers("find", "!h"))[0].startswith("!has:")
    assert offers("find", "kind:bo") == [
        Offer("kind:body", "8 records"),
        Offer("kind:board", "1 record"),
    ]
    assert words(offers("find", "ki")) == words(offers("find", "kind:"))
    assert offers("find", "word") == offers("find", "knd:x") == []
    left = {offer.word: offer.help for offer in offers("find", "wick", "kind:")}
    assert left["kind:person"] == "1 record"


def test_every_value_that_is_offered_can_be_looked_for_without_quotation_marks() -> None:
    for field in ("person", "place", "source", "party", "in"):
        for offer in offers("find", f"{field}:")[:3]:
            assert re.fullmatch(r"[\w:.+-]+", offer.word)
            found = json.loads(run("-d", LIGHTHOUSES, "find", offer.word, "--format", "json").out)
            count = re.search(r"([\d,]+) records?$", offer.help)
            assert count is not None
            assert found["total"] == int(count[1])


@pytest.mark.parametrize(
    ("before", "some"),
    [
        (["report"], ["conflicts", "gaps", "problems"]),
        (["show", "--format"], ["text", "json", "markdown"]),
        (["completion"], ["bash", "fish", "zsh"]),
        (["show", "--"], ["--format", "--data", "--at", "--plain"]),
    ],
    ids=str,
)
def test_what_has_few_words_is_offered_whole(before: list[str], some: list[str]) -> None:
    typed = before if before[-1] == "--" else [*before, ""]
    assert set(some) <= set(words(offers(*typed)))


def test_ids_are_those_of_the_dataset_named_on_the_line_wherever_it_stands() -> None:
    delta = str(DATASETS / "delta.toml")
    for typed in (["-d", delta, "show"], ["show", "-d", delta], [f"--data={delta}", "show"]):
        assert words(offers(*typed, "lamp")) == ["lamp-board"]
    assert words(offers("-d", LIGHTHOUSES, "show", "-d", delta, "lamp")) == ["lamp-board"]
    assert words(offers("show", "lamp", data=delta)) == ["lamp-board"]


def test_a_home_directory_is_found_as_no_shell_has_done_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "lamps.toml").write_bytes((DATASETS / "delta.toml").read_bytes())
    assert words(offers("-d", "~/lamps.toml", "show", "lamp")) == ["lamp-board"]


@each("shell", ["bash", "zsh", "fish"])
@each("typed", ["show l", "cite l#f", "--go l", "tree --at never l", "path a b"])
def test_a_file_that_cannot_be_shown_gives_nothing_and_says_nothing(shell: str, typed: str) -> None:
    at = typed.rsplit(maxsplit=1)[-1] if shell == "fish" else len(typed.split())
    for data in (str(DATASETS / "broken.toml"), "nowhere.toml", str(DATASETS)):
        assert asked(shell, f"irtui {typed}", at, IRTUI_DATA=data) == [""]


@each("typed", ["show x y z l", "fly l", "--boxes show l", "show 'l", "--at"])
@each("shell", ["bash", "zsh"])
def test_a_line_that_is_wrong_is_no_error_either(shell: str, typed: str) -> None:
    asked(shell, f"irtui {typed}", len(typed.split()), IRTUI_DATA=LIGHTHOUSES)


def in_bash(typed: str, at: int) -> list[str]:
    lines = asked("bash", f"irtui {typed}", at, IRTUI_DATA=LIGHTHOUSES)
    return [line.removeprefix("plain,") for line in lines]


@each(
    ("typed", "at", "offered"),
    [
        ("show gap : s", 4, ["sessions"]),
        ("show gap :", 3, ["sessions", "oil"]),
        ("--go gap : s", 4, ["sessions"]),
        ("--go = gap : s", 5, ["sessions"]),
        ("show gap:s", 2, ["gap:sessions"]),
        ("path gap : oil gap : s", 7, ["sessions"]),
        ("tree gap : oil --format = js", 7, ["json"]),
        ("tree --format =", 3, ["text", "json", "markdown"]),
        ("cite body : lamp-commission#foun", 4, ["lamp-commission#founded"]),
        ("timeline the-g", 2, ["the-gull"]),
        ("find lamp kind : ses", 5, ["session"]),
    ],
)
def test_bash_takes_words_apart_and_puts_in_the_last_part_alone(
    typed: str, at: int, offered: list[str]
) -> None:
    assert in_bash(typed, at)[: len(offered)] == offered


def test_after_a_space_bash_begins_a_new_word() -> None:
    assert in_bash("path gap : oil ", 5) == in_bash("path oil-group ", 3)


def test_fish_gets_each_word_with_the_name_of_its_record() -> None:
    lines = asked("fish", "irtui show fog-b", "fog-b", IRTUI_DATA=LIGHTHOUSES)
    assert lines == ["plain,fog-board\tFog Board"]


def test_nothing_in_a_dataset_can_drive_the_shell() -> None:
    found = offers("show", "", data=HOSTILE)
    dataset = load(Path(HOSTILE)).dataset
    assert dataset is not None
    assert len(found) == 1 + len(dataset.records)
    assert not any(unsafe_characters(offer.help) for offer in found)


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_script_for_a_shell_asks_irtui(shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert f"_IRTUI_COMPLETE={shell}_complete" in ran.out


def test_there_are_scripts_for_known_shells_alone() -> None:
    ran = run("completion", "tcsh")
    assert (ran.code, ran.out) == (2, "")
    assert "'bash', 'fish', 'zsh'" in ran.err


@pytest.mark.parametrize("typed", ["", "sh", "show lamp", "cite lamp#", "path a l", "report g"])
def test_a_shell_that_asks_waits_for_no_library_of_the_screen(typed: str) -> None:
    code, found = imported(
        ["textual", "rich", "irtui.tui", "irtui.cli.find", "rapidfuzz"],
        [],
        COMP_WORDS=f"irtui {typed}",
        COMP_CWORD=str(max(1, len(typed.split()))),
        _IRTUI_COMPLETE="bash_complete",
        IRTUI_DATA=LIGHTHOUSES,
    )
    assert (code, found) == (0, [])
