"""What a command is: where it works, its keys, and what it is called."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from attrs import field, frozen
from textual.binding import Binding

from irtui.tui.session.states import State

# A Russian keyboard has these letters where a Latin one has the others: the same key works in
# both layouts. Signs differ too much between layouts; for those there are other keys.
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = "йцукенгшщзфывапролдячсмить"
_OTHER_LAYOUT = {
    **dict(zip(_LATIN, _CYRILLIC, strict=True)),
    **dict(zip(_LATIN.upper(), _CYRILLIC.upper(), strict=True)),
    "comma": "б",
    "full_stop": "ю",
}

_LATIN_OF = {other: key for key, other in _OTHER_LAYOUT.items()}

_SHOWN = {
    "slash": "/",
    "at": "@",
    "question_mark": "?",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "backslash": "\\",
    "apostrophe": "'",
    "backspace": "⌫",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "pageup": "pgup",
    "pagedown": "pgdn",
}

LAST = 1000
"""The order of what the footer names last, and leaves out last."""


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "Everywhere"
    TREE = "Structure"
    TIMELINE = "Timeline"
    DETAIL = "Record"
    HELP = "Keys"
    PROBLEMS = "Problems"
    PAGES = "Reports and paths"
    ADDRESS = "Address"
    COPY = "Copy"
    BOOKMARKS = "Bookmarks"
    FIND = "Find"
    FILTER = "Filter"
    WITHIN = "Find in the record"
    DATE = "Date"


PANE_OF = {Place.TREE: "outline", Place.DETAIL: "detail", Place.TIMELINE: "timeline"}
"""The id of the pane that a place is."""
PLACE_OF = {pane: place for place, pane in PANE_OF.items()}
"""The place that a pane is, by its id."""


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split())


Words = tuple[tuple[State, str], ...]
"""States, in each of which a command can be done, with the word that the footer has for it then."""


def _words(given: str | Mapping[State, str]) -> Words:
    words = {State.ALWAYS: given} if isinstance(given, str) else given
    return tuple(words.items()) if given else ()


@frozen
class Command:
    """One thing that the user can do."""

    place: Place
    """Where it works."""
    action: str
    """The Textual action that does it."""
    keys: tuple[str, ...] = field(converter=_split)
    """Its keys as Textual names them, the one to show first; given in one text.

    One without stands in the palette alone.
    """
    label: str
    """What the palette calls it."""
    help: str
    """One sentence for the help screen."""
    footer: Words = field(default=(), converter=_words)
    """When it can be done, and the word for it in the footer; an empty one does not stand there.

    Given as one word, or as one for each state, of which the first that is so counts. Without any,
    it can always be done.
    """
    order: int = 50
    """Where it stands in the footer: the lower, the further left, and the longer it stays."""
    nothing: str = ""
    """What is said when it cannot be done; without it, that its key does nothing."""
    first: bool = False
    """Whether it goes before what has the focus, so that no key typed right after it is lost."""
    waits: bool = False
    """Whether it cannot be done while a box is open: it changes what the box lies over."""

    @property
    def name(self) -> str:
        """The action without what is handed to it."""
        return self.action.partition("(")[0]

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys with those of the same positions in a Russian layout."""
        others = (_OTHER_LAYOUT[key] for key in self.keys if key in _OTHER_LAYOUT)
        return (*self.keys, *others)

    @property
    def binding(self) -> Binding:
        """The binding that calls it."""
        return Binding(
            ",".join(self.all_keys), self.action, self.label, show=False, priority=self.first
        )

    def word(self, states: Collection[State]) -> str | None:
        """The word in the footer, which may be empty; ``None``: it cannot be done now."""
        now = (word for state, word in self.footer if state is State.ALWAYS or state in states)
        return next(now, None) if self.footer else ""

    @property
    def shown_keys(self) -> str:
        """The keys for reading."""
        return " ".join(shown_key(key) for key in self.keys)


def shown_key(key: str) -> str:
    """A key as a person would write it."""
    before, plus, last = key.rpartition("+")
    return before + plus + _SHOWN.get(last, last)


def latin_key(key: str) -> str:
    """The key of a Latin layout at the position of ``key``, which may be of a Russian one."""
    return _LATIN_OF.get(key, key)
