"""Every command on chains of 1,500 records: none ends with recursion, or writes 1,500² cells."""

from functools import cache
from pathlib import Path

import pytest

from irtui.loading import load
from tests.cli.running import run
from tests.deep import LAST, LEVELS, deep, written

once = cache(load)
"""Loads the file but once, for all commands."""
MOST = LEVELS**2
"""Characters of an answer, of which each line is short; of one in JSON, twice as many."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of all chains."""
    return written(tmp_path_factory.mktemp("deep"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tree"], f"level {LEVELS}, 1 of 1, body:{LAST}"),
        (["tree", "--format", "markdown"], f"body:{LAST}, level {LEVELS}"),
        (["tree", "--format", "json"], f'"ref": "body:{LAST}"'),
        (["show", LAST], f"Body {LEVELS - 2}"),
        (["timeline", LAST], "event:e"),
        (["timeline", "--changes"], f"body:{LAST}"),
        (["find", "in:b0", "kind:session"], "event:e"),
        (["find", "in:organisation:o0", f"{LEVELS - 1}"], f"organisation:o{LEVELS - 1}"),
        (["path", "b0", "event:e"], f"chain of {LEVELS} steps"),
        (
            ["path", "o0", f"o{LEVELS - 1}", "--format", "json"],
            f'"to": "organisation:o{LEVELS - 1}',
        ),
        (["sources", LAST], "source:s"),
        (["report", "single-source"], f"Body {LEVELS - 1}, s, all"),
        (["cite", LAST], LAST),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_it_answers_down_to_the_last(
    file: Path, arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("irtui.host.caching.load", once)
    ran = run("-d", str(file), *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert told in ran.out
    assert len(ran.out) < (2 * MOST if "json" in arguments else MOST)


def test_it_is_checked_and_compared(file: Path, tmp_path: Path) -> None:
    assert run("check", str(file)).err.endswith(" records, no problems.\n")
    other = tmp_path / "other.toml"
    other.write_text(deep().replace(f'"Body {LEVELS - 1}"', '"Last"'), encoding="utf-8")
    compared = run("diff", str(file), str(other))
    assert (compared.code, compared.err) == (0, "")
    assert f"body:{LAST}" in compared.out
