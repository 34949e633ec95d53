"""The program knows no dataset: what it says of one comes from the file, and from there alone."""

import re
from datetime import date
from itertools import cycle
from pathlib import Path

import click
import pytest

import irtui
from irtui.cli import main
from irtui.loading import bundled_path, load
from irtui.model.records import Party, Person
from irtui.pages.report_pages import REPORTS
from irtui.schema.format import schema_text
from tests.cli.running import PRINTED, run
from tests.each import each
from tests.support import DATASETS
from tests.tui.screens import press, settle, shown, still

PACKAGE = Path(irtui.__file__).parent
SOURCES = [
    path
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in (".py", ".tcss", ".toml") and PACKAGE / "data" not in path.parents
]
LEFTOVER = re.compile(
    r"india|russia|soviet|hindustan|irigc|delhi|moscow|kremlin|lokmat|rosoboron|brahmos|talwar"
    r"|\b(?-i:IN|RU|SU)\b|[ऀ-෿]",
    re.IGNORECASE,
)
"""What only the bundled dataset may say: its sides, their marks, what they are known by."""
ALLOWED = {
    # Where a keyboard has these letters, each key does what its Latin neighbour does.
    "commands/keys.py": [
        "A Russian keyboard has",
        "a Latin or a Russian one",
        "of a Russian one",
    ],
    # A word of SQL.
    "exchange/tables/sqlite_views.py": ["claims.field IN"],
    # The names of languages, whichever a source is written in.
    "model/languages.py": ['"ru": "Russian"'],
}
"""What the program may say all the same, and where."""
COMMANDS = main.list_commands(click.Context(main))
MANNERS = ["text", "json", "markdown"]


def leftovers(text: str) -> list[str]:
    """The lines that name what only the bundled dataset may name."""
    return [line.strip() for line in text.splitlines() if LEFTOVER.search(line)]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset that ``irtui init`` writes."""
    folder = tmp_path_factory.mktemp("init")
    assert run("init", str(folder)).code == 0
    return folder / "relations.toml"


def test_what_is_looked_for_is_found_in_the_bundled_dataset() -> None:
    assert leftovers(bundled_path().read_text(encoding="utf-8"))
    assert leftovers(run("tree").out)


# What the program is written in


@each("path", SOURCES)
def test_no_source_names_what_belongs_to_a_dataset(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for words in ALLOWED.get(path.relative_to(PACKAGE).as_posix(), ()):
        assert words in text  # else it need not be allowed any more
        text = text.replace(words, "")
    assert leftovers(text) == []


def test_no_source_names_a_person_or_a_side_of_the_bundled_dataset() -> None:
    dataset = load(bundled_path()).dataset
    assert dataset is not None
    names = {
        claim.value.value
        for record in dataset.records.values()
        if isinstance(record, Person | Party)
        for claim in (*record.name, *record.aliases)
    }
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert len(names) > 10
    there = [name for name in names if name in text]  # which takes no time
    assert [name for name in there if re.search(rf"\b{re.escape(name)}\b", text)] == []


@each("command", ["", *COMMANDS])
def test_no_help_names_what_belongs_to_a_dataset(command: str) -> None:
    ran = run(*command.split(), "--help")
    assert ran.code == 0
    assert leftovers(ran.out) == []


def test_the_schema_names_nothing_that_belongs_to_a_dataset() -> None:
    assert leftovers(schema_text()) == []


# What it prints of another dataset


def arguments(command: str, path: Path) -> list[list[str]]:
    """Ways to call a command that prints of a dataset; none for one that reads no dataset."""
    dataset = load(path).dataset
    assert dataset is not None
    ids = [str(ref) for ref in dataset.records]
    formats = [["--format", manner] for manner in MANNERS]
    by_turns = [[one, *way] for one, way in zip(ids, cycle(formats), strict=False)]
    each: dict[str, list[list[str]]] = {
        "check": [[], ["--explain", "never-true"]],
        "cite": by_turns,
        "bookmarks": [],
        "completion": [["bash"], ["fish"], ["zsh"]],
        "edit": [],
        "settings": [],
        "diff": [[str(DATASETS / "minimal.toml"), *way] for way in formats],
        "export": [[name] for name in PRINTED],
        "find": [
            [*one, *way] for one in (["commission"], ["nib"], ["has:conflict"]) for way in formats
        ],
        "import": [],
        "init": [],
        "new": [["meeting", "ferry-commission"], ["source", "https://ink.example"], ["body"]],
        "path": [["person:nora-nib", "programme:ink-bridge", *manner] for manner in formats],
        "report": [[name, *manner] for name in REPORTS for manner in formats],
        "schema": [[], ["--answers"]],
        "serve": [],
        "verify": [],
        "show": [["dataset", *manner] for manner in formats] + by_turns,
        "sources": [*formats, *by_turns],
        "timeline": [["--changes"], *formats, *by_turns],
        "tree": [[*one, *way] for one in ([], ["body:ferry-commission"]) for way in formats],
    }
    return each[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_names_what_another_dataset_says(command: str, starter: Path) -> None:
    for words in arguments(command, starter):
        ran = run("-d", str(starter), command, *words)
        assert ran.code in (0, 1), words
        assert leftovers(ran.out + ran.err) == [], words


# What the app shows of another dataset

JOURNEYS = {
    "the tree": (["E", "J"] * 8 + ["E", "x"], "· Nora Nib"),
    "the record": (["tab", *("j",) * 8, "s", "enter", "z"], "Supports"),
    "the timeline": (["tab", "tab", *("full_stop",) * 4, "plus", "minus", "F", "z"], "none record"),
    "the changes": (["left_square_bracket"] * 3, "FC becomes FBC"),
    "the search": (
        ["slash", *"quill", "enter", "n", "backslash", *"quill", "enter"],
        "only “quill”",
    ),
    "the date": (["at", *"2021", "enter"], "as of 31 December 2021"),
    "a wrong date": (["at", *"soon", "enter"], "“soon” is not a date."),
    "the reports": (["r", *("tab",) * len(REPORTS), "question_mark"], "Blotter Gazette"),
    "the way": (["P", *"bridge", "enter"], "From FBC to Bridge over the River Ink"),
    "the copies": (["y"], "id  body:ferry-commission"),
    "the palette": (["colon"], "Commands and records"),
    "the help": (["question_mark", *("j",) * 30], "Show keys, signs and words; quit; shell."),
}
"""Keys that lead through a part of the app, and something that is to be read on the way."""


WIDE, SMALL = (160, 48), (80, 24)


@pytest.mark.parametrize(
    ("part", "size"),
    [
        *((part, WIDE) for part in JOURNEYS),
        *((part, SMALL) for part in ("the tree", "the timeline")),  # one pane, and a list
    ],
)
async def test_no_part_of_the_app_names_what_another_dataset_says(
    part: str, size: tuple[int, int], starter: Path
) -> None:
    keys, words = JOURNEYS[part]
    app = still(starter, today=date(2024, 7, 1))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screens = [shown(app)]
        for key in keys:
            await press(pilot, key)
            screens.append(shown(app))
    assert any(words in screen for screen in screens)
    assert leftovers("\n".join(screens)) == []
