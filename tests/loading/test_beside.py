"""Another process finds the same as this one would."""

import subprocess
import sys
from typing import Any

import pytest

from irtui.loading.beside import beside
from tests.cli.running import environment

# Asks for something beside, where nothing else goes on, and tells who found what.
_SCRIPT = """
import os
from datetime import date
import tomli
from irtui.loading.beside import beside, undisturbed
from irtui.loading.pieces import in_pieces, parsed_pieces
from tests.large import many
from tests.support import HEAD

context = undisturbed()
context.__enter__()
here = os.getpid()
wait = beside(lambda: [os.getpid(), date(2020, 1, 2), None])
found, *rest = wait()
assert (found == here) is not hasattr(os, "fork")
assert rest == [date(2020, 1, 2), None]

def fails():
    if os.getpid() != here:
        raise ValueError
    return "found here"

assert beside(fails)() == "found here"
text = HEAD + many(20, "[body.b@]\\nname = 'B'")
expected = repr(tomli.loads(text))
assert repr(in_pieces(text, 100)) == expected
assert in_pieces(text + "[body.b", 100) is None
next(parsed_pieces(text, 100))  # and no more

parse = tomli.loads

def dies(piece):
    if os.getpid() != here and "b7" in piece:
        os._exit(0)
    return parse(piece)

tomli.loads = dies
assert repr(in_pieces(text, 100)) == expected

def refused():
    raise BlockingIOError

os.fork = refused
assert beside(os.getpid)() == here
"""


def test_another_process_finds_the_same() -> None:
    subprocess.run(
        [sys.executable, "-c", _SCRIPT], env=environment(), stdin=subprocess.DEVNULL, check=True
    )


@pytest.mark.parametrize("answer", [None, 1, {"a": [1]}])
def test_where_something_else_may_go_on_nothing_is_forked(
    answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.fork", raising=False)
    assert beside(lambda: answer)() is answer
