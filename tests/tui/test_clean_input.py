"""What the terminal sends, on its way to Textual."""

import os
import pty
import tty
from itertools import pairwise
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.safe_text import unsafe_characters
from irtui.tui.clean_input import Cleaner, CleanInput, one_safe_line

PASSING = ["é😀\x1b[A\r", "\x1b[97;5u", "\x1b[<35;120;36M", "\x1b[97;1;97:98u", "\x1b[200~12345678"]
DROPPED = ["\x1b[99999999999999999999u", "\x1b[<1000000;1;1M", "\x1b[1;12345678R", "\x1b[97;1:3u"]


@pytest.mark.parametrize("sent", PASSING)
def test_what_a_terminal_sends_passes(sent: str) -> None:
    assert Cleaner().clean(sent.encode()) == sent.encode()


@pytest.mark.parametrize("sent", DROPPED)
def test_a_sequence_that_says_nothing_is_dropped_and_its_neighbours_pass(sent: str) -> None:
    assert Cleaner().clean(f"a{sent}\x1b[B".encode()) == b"a\x1b[B"


@given(st.lists(st.binary() | st.text().map(str.encode)))
def test_only_what_is_utf_8_comes_out_and_a_character_may_be_cut(reads: list[bytes]) -> None:
    cleaner = Cleaner()
    assert b"".join(map(cleaner.clean, reads)).decode() is not None


@given(st.text(st.characters(exclude_characters="\x1b", exclude_categories=["Cs"])), st.integers(1))
def test_a_text_comes_out_as_it_is_however_it_is_cut(text: str, size: int) -> None:
    cleaner, sent = Cleaner(), text.encode()
    parts = [sent[start : start + size] for start in range(0, len(sent), size)]
    assert b"".join(map(cleaner.clean, parts)) == sent


def test_a_terminal_is_read_until_it_is_gone() -> None:
    terminal, inner = pty.openpty()
    tty.setraw(inner)
    lost = Event()
    with CleanInput(inner, lost.set) as source:
        os.write(terminal, b"a\xffb\x1b[99999999999999999999uc")
        read = b""
        while len(read) < 3:
            read += os.read(source, 100)
        assert read == b"abc"
        assert not lost.is_set()
        os.close(terminal)
        assert lost.wait(30)
    os.close(inner)


def test_what_nobody_reads_any_more_holds_nothing_up() -> None:
    source, sink = os.pipe()
    lost = Event()
    with CleanInput(source, lost.set):
        for _ in range(20):  # one pipe takes sixteen of them
            os.write(sink, b"x" * 4096)
    assert not lost.is_set()
    os.close(source)
    os.close(sink)


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("heron", "heron"),
        (" heron ", " heron "),
        ("heron\n", "heron"),
        ("ada\r\n\treed\r\r  lamp ", "ada reed lamp"),
        ("ada\u2028reed\x0bheron", "ada reed heron"),
        ("\n\t", ""),
        ("her\x1b[31m\non", "her\u241b[31m on"),
    ],
)
def test_a_paste_of_several_lines_or_columns_becomes_one_line(pasted: str, line: str) -> None:
    assert one_safe_line(pasted) == line


@given(st.text())
def test_whatever_is_pasted_is_one_safe_line_that_pasted_again_stays_so(pasted: str) -> None:
    line = one_safe_line(pasted)
    assert not unsafe_characters(line)
    assert len(line.splitlines()) <= 1
    assert one_safe_line(line) == line


@given(st.lists(st.integers(0, 60), max_size=8))
def test_an_escape_that_was_pasted_becomes_a_mark_however_the_reads_cut_the_paste(cuts) -> None:
    sent = b"ab\x1b[A\x1b[200~one\x1b[31m\x1b\rtwo\x1b[20\x1b[201~c\x1b[200~\x1b[201~\x1b[B"
    ends = sorted({0, *cuts, len(sent)})
    cleaner = Cleaner()
    clean = b"".join(cleaner.clean(sent[a:b]) for a, b in pairwise(ends)).decode()
    assert clean == (
        "ab\x1b[A\x1b[200~one\u241b[31m\u241b\rtwo\u241b[20\x1b[201~c\x1b[200~\x1b[201~\x1b[B"
    )
