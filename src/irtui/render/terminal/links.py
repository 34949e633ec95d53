"""Addresses as real hyperlinks, where the terminal is known to know them.

They are written as OSC 8, by the specification that terminals share
(https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). A terminal that does not know
it may print the address once more, or worse; so who is not in the tables here gets none.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style

from irtui.model.addresses import UnsafeAddressError, address
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.pieces import Dress

_TERMS = ("xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "wezterm", "contour")
"""Values of ``TERM`` that only terminals have that know links."""
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio", "WarpTerminal")
"""Values of ``TERM_PROGRAM`` of terminals that know links."""
_FIRST_VERSIONS = {"VTE_VERSION": 5001, "KONSOLE_VERSION": 201200}
"""What names a version of a terminal, and the first one that knows links."""
_TMUX = (3, 4)
"""The first tmux that hands links on, to terminals that it knows to know them."""
# Of what an address may hold in ASCII, what no terminal takes for the end of a link, or for an end
# of what is asked of it.
_PLAIN = re.compile(r"https?://[A-Za-z0-9_=:;/.?&%#-]+")


def knows_links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal that an environment tells of is known to know links."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if program == "tmux":
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= _TMUX
    if term in ("", "dumb", "linux") or term.startswith(("screen", "tmux")):
        return False
    if environment.get("TMUX") or environment.get("STY"):
        return False  # what else is set was so before
    return (
        term in _TERMS
        or program in _PROGRAMS
        or bool(environment.get("WT_SESSION"))
        or any(
            _version(environment.get(name, "")) >= (first,)
            for name, first in _FIRST_VERSIONS.items()
        )
    )


def _version(text: str) -> tuple[int, ...]:
    """The numbers of a version such as ``3.4a``, of which none has many digits."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", text, re.ASCII))


@lru_cache(1024)
def link_to(text: str) -> str:
    """Where an address leads, as a link may say it; empty, if it is not to be one."""
    try:
        url = address(text).url
    except UnsafeAddressError:
        return ""
    return url if _PLAIN.fullmatch(url) else ""


def linked(dress: Dress) -> Dress:
    """A dress in which addresses are links."""

    def style(piece: Piece) -> Style:
        url = link_to(piece.address or piece.text) if piece.tone is Tone.ADDRESS else ""
        return dress(piece) + Style(link=url) if url else dress(piece)

    return style
