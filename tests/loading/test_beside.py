"""Another process finds the same as this one would."""

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from irtui.loading.beside import Beside, beside, undisturbed
from irtui.loading.cache.tables import packed
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


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_each_value_is_read_whole_and_an_end_before_is_told() -> None:
    source, target = os.pipe()
    child = os.fork()
    if not child:
        for value in ({"a": [1]}, "x" * 200_000):  # more than a pipe holds at once
            content = packed(value)
            os.write(target, struct.pack("<Q", len(content)) + content)
        os.write(target, struct.pack("<Q", 9) + b"less")
        os._exit(0)
    os.close(target)
    other = Beside(child, source)
    assert [other.next(), other.next()] == [{"a": [1]}, "x" * 200_000]
    with pytest.raises(EOFError):
        other.next()
    other.close()
    other.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(child, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize(
    ("change", "forks"),
    [
        ({}, 1),
        ({"irtui.loading.beside.active_count": lambda: 2}, 0),
        ({"os.cpu_count": lambda: 1}, 0),
    ],
    ids=["alone", "threads", "one processor"],
)
def test_it_forks_once_where_nothing_else_goes_on(
    change: dict[str, Any], forks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refused() -> int:
        asked.append(1)
        raise BlockingIOError

    monkeypatch.setattr("os.fork", refused)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("irtui.loading.beside.active_count", lambda: 1)
    for name, instead in change.items():
        monkeypatch.setattr(name, instead)
    open_before = sum(1 for _ in Path("/dev/fd").iterdir())
    with undisturbed():
        assert beside(lambda: "found")() == "found"
    assert len(asked) == forks
    assert sum(1 for _ in Path("/dev/fd").iterdir()) == open_before
    beside(lambda: "found")
    assert len(asked) == forks
