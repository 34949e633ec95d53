"""The tutorials and how-tos: every command of irtui in them is run, and every key is pressed.

The lines ``$ irtui …`` of a page are run in their order, in one folder. What follows ``#`` is for
readers. A command that opens the explorer takes a picture of it.
A comment ``<!-- keys: … | sees: … -->`` has keys to press, and what stands on the screen then.
A comment ``<!-- ends with 1: … -->`` before a block is the exit code of its last command.
"""

import re
import shlex
from pathlib import Path
from shutil import copy, copytree

import pytest

from irtui.cli.group import _COMMANDS
from tests.cli.running import LIGHTHOUSES, run
from tests.exchange.importing import FOREIGN
from tests.support import DATASETS, HEAD, loaded
from tests.tools import library

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = [
    path
    for folder in ("tutorial", "how-to")
    for path in sorted((DOCS / folder).glob("*.md"))
    if path.stem != "pictures"  # whose commands are tried by drawing them
]
_KEYS = re.compile(r"<!-- keys: (?P<keys>[^|]*?)\| sees: (?P<sees>.*?) -->", re.DOTALL)
_BLOCK = re.compile(
    r"(?:<!-- ends with (?P<code>\d).*? -->\n)?```console\n(?P<lines>.*?)```", re.DOTALL
)
_ELSEWHERE = {"bookmarks", "completion", "edit", "serve", "settings", "HEAD~1"}
"""What starts another program, or is about the user's own files."""
_FILES = ("data/relations.toml", "my-dataset.toml", "new.toml", "old.toml")
"""Datasets that pages speak of and do not make."""
_SAVED = {
    "terms.json": "answer.sparql.json",
    "item.json": "items.wikidata.json",
    "others.ftm.json": "entities.ftm.json",
}
"""Files of other formats that pages speak of, and those that are tried instead."""


def _command(line: str) -> list[str] | None:
    """The words of a line of a console that calls irtui; what it is piped into is left out."""
    if not line.startswith("$ irtui"):
        return None
    words = shlex.split(line.removeprefix("$ irtui"), comments=True)
    return words[: words.index("|")] if "|" in words else words


def _ran(words: list[str]) -> int:
    target = None
    # Each format is tried elsewhere with all of the bundled dataset.
    if words[:1] == ["export"] and "--in" not in words:
        words = ["-d", LIGHTHOUSES, *words]
    if ">" in words:
        words, target = words[: words.index(">")], words[words.index(">") + 1]
    if not any(word in _COMMANDS for word in words) and "--screenshot" not in words:
        words = [*words, "--screenshot", "-"]
    ran = run(*words)
    if target:
        Path(target).write_text(ran.out, encoding="utf-8")
    return ran.code


@pytest.mark.parametrize("page", GUIDES, ids=lambda path: path.stem)
def test_every_command_of_a_page_does_what_it_should(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    for name in _FILES:
        copy(LIGHTHOUSES, name)
    copy(DATASETS / "delta.toml", "old.toml")
    for name, foreign in _SAVED.items():
        copy(FOREIGN / foreign, name)
    copytree(DOCS / "how-to" / "examples", ".", dirs_exist_ok=True)
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        commands = [words for line in block["lines"].splitlines() if (words := _command(line))]
        for words in commands:
            if words[:2] == ["export", "ftm"]:
                library("followthemoney")
            if not _ELSEWHERE & {*words}:
                last = words is commands[-1]
                assert _ran(words) == int(block["code"] or 0) * last, words


@pytest.mark.parametrize(
    ("keys", "sees"),
    [(one["keys"], one["sees"]) for page in GUIDES for one in _KEYS.finditer(page.read_text())],
)
def test_the_keys_of_a_page_lead_where_it_says(keys, sees):
    ran = run("--screenshot", "-", "--keys", keys)
    assert ran.code == 0, ran.err
    screen = " ".join(ran.out.split())
    assert [words for words in sees.split(", ") if words not in screen] == []


_AROUND = {
    **{
        f"[body.{name}]": 'name = "River Council"\nsources = ["minutes"]'
        for name in ("council", "irigc-mmtc")
    },
    **{f"[source.{name}]": 'publisher = "Town"' for name in ("minutes", "courier", "gazette")},
}
"""What the examples of a dataset refer to, where they do not have it themselves."""
_TOML = [
    pytest.param(block, id=page.stem)
    for page in GUIDES
    for block in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if re.search(r"^\[(body|event|gap|person)\.", block, re.MULTILINE)
]


@pytest.mark.parametrize("block", _TOML)
def test_each_example_of_a_dataset_has_no_error(block):
    around = "\n".join(f"{head}\n{keys}" for head, keys in _AROUND.items() if head not in block)
    assert loaded(f"{HEAD}\n{around}\n{block}").errors == ()
