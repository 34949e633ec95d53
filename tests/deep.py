"""A dataset whose chains are 1,500 records long: bodies and organisations, one within another."""

from functools import cache
from pathlib import Path

from tests.large import many
from tests.support import HEAD

LEVELS = 1500
"""Of bodies, each within the one before; and of organisations: more than Python lets calls nest."""
LAST = f"b{LEVELS - 1}"
"""The id of the deepest body, which has a meeting."""
_CHAINS = """
[body.b@]
name = "Body @"
parent = "b<"
succeeds = "b<"
founded = "&"
sources = ["s"]
[organisation.o@]
name = "Organisation @"
parent = "o<"
succeeds = "o<"
sources = ["s"]
"""
_REST = f"""
[event.e]
body = "{LAST}"
kind = "session"
when = "2020-02-02"
sources = ["s"]
[source.s]
title = "S"
url = "https://example.org/s"
"""


@cache
def deep() -> str:
    """The file's text."""
    chains = many(LEVELS, _CHAINS)
    for one in ('parent = "b-1"', 'succeeds = "b-1"', 'parent = "o-1"', 'succeeds = "o-1"'):
        chains = chains.replace(f"{one}\n", "")
    return HEAD + chains + _REST


def written(folder: Path) -> Path:
    """The file in a folder."""
    path = folder / "deep.toml"
    path.write_text(deep(), encoding="utf-8")
    return path
