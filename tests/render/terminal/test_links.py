"""Addresses as hyperlinks: in terminals that are known to know them, and harmless ones alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.links import knows_links, link_to, linked
from tests.each import each


@each(
    ("environment", "known"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "alacritty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4205"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, False),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "220401"}, True),
        ({"TERM": "xterm-256color", "WT_SESSION": "6d9e"}, True),
        ({"TERM": "dumb", "WT_SESSION": "6d9e"}, False),
        ({"TERM": "linux", "VTE_VERSION": "7600"}, False),
        ({"TERM": "screen-256color", "VTE_VERSION": "7600"}, False),
        ({"TERM": "xterm-kitty", "STY": "1.pts-0"}, False),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"}, False),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.5"}, True),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, False),
    ],
)
def test_a_terminal_gets_links_where_it_is_known_to_know_them(
    environment: dict[str, str], known: bool
) -> None:
    assert knows_links(environment) is known


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://bank.example@evil.example/",
        "https://ferry.example/\x1b\\a",
        "https://ferry.example/a\x07b",
        "https://ferry.example/a\nb",
        "the log",
    ],
)
def test_what_is_not_opened_is_no_link(text: str) -> None:
    assert link_to(text) == ""


def test_an_address_in_another_script_is_a_link_in_ascii() -> None:
    assert link_to("https://паром.example/журнал") == (
        "https://xn--80ayfcg.example/%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB"
    )


@given(st.text().map(lambda end: f"https://ferry.example/{end}"))
def test_nothing_in_an_address_ends_a_link_before_its_end(text: str) -> None:
    url = link_to(text)
    assert re.fullmatch(r"(https://[!-~]+)?", url)


def test_an_address_is_a_link_in_its_own_colours_and_other_words_are_none() -> None:
    address = Piece("https://ferry.example/log", Tone.ADDRESS)
    assert linked(terminal_dress)(address).link == address.text
    assert linked(terminal_dress)(address).dim
    for tone in Tone:
        if tone is not Tone.ADDRESS:
            assert linked(terminal_dress)(Piece(address.text, tone)).link is None
