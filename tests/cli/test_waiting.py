"""What is said on a terminal while something takes long, and taken away when it ends."""

import sys
from contextlib import redirect_stderr
from io import StringIO
from threading import Event

import pytest

from irtui.cli import waiting as module
from irtui.cli.waiting import waiting
from irtui.host.reading import LARGE
from tests.terminal import irtui


class Terminal(StringIO):
    """A terminal that tells when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(module, "MOMENT", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")


def test_a_line_says_what_is_done_and_is_wiped_before_anything_else_is_said():
    with redirect_stderr(Terminal()) as terminal, waiting("Reading big.toml"):
        assert terminal.written.wait(60)
        sys.stderr.write("It is broken.\n")
    assert terminal.getvalue() == "Reading big.toml… ctrl+c stops it\r\x1b[2KIt is broken.\n"


def test_it_is_no_longer_than_the_terminal_is_wide():
    with redirect_stderr(Terminal()) as terminal, waiting("Reading " + "long " * 20):
        assert terminal.written.wait(60)
    assert len(terminal.getvalue().partition("\r")[0]) == 37


def test_of_a_large_file_it_is_said_before_it_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "MOMENT", 3600)
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * (LARGE + 1))
    with redirect_stderr(Terminal()) as terminal, waiting("Reading", path):
        assert terminal.getvalue() == "Reading… ctrl+c stops it"
    with redirect_stderr(Terminal()) as terminal, waiting("Reading", tmp_path / "none.toml"):
        assert terminal.getvalue() == ""


@pytest.mark.parametrize("why", ["plain", "dumb", "fast", "no terminal"])
def test_nothing_is_said(monkeypatch, why):
    if why == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    if why == "fast":
        monkeypatch.setattr(module, "MOMENT", 3600)
    stream = StringIO() if why == "no terminal" else Terminal()
    with redirect_stderr(stream), waiting("Reading", quiet=why == "plain"):
        pass
    assert stream.getvalue() == ""


BLOCKED = """
import threading
import irtui.host.caching
irtui.host.caching.load = lambda path, **_: threading.Event().wait()
"""
"""A file that takes for ever to be read."""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as Unix has them")
def test_ctrl_c_ends_it_at_once_on_a_clean_line():
    with irtui("tree", before=BLOCKED) as session:
        session.until("Reading relations.toml… ctrl+c stops it")
        session.press("\x03")
        code, written = session.end()
    assert (code, written) == (130, "^C\r\x1b[2K")
