"""What a command is: where and in which states it works, its keys, and what it is called."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from irtui.lean import Factory, field, frozen

LAST = 1000
"""The order of what the footer names last, and leaves out last."""
_WORDS = re.compile("[a-z0-9]+")


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "Everywhere"
    TREE = "Structure"
    TIMELINE = "Timeline"
    DETAIL = "Record"
    HELP = "Keys"
    PROBLEMS = "Problems"
    ARRIVING = "Reading a large file"
    PAGES = "Reports and paths"
    ADDRESS = "Address"
    COPY = "Copy"
    BOOKMARKS = "Bookmarks"
    FIND = "Find"
    FILTER = "Filter"
    WITHIN = "Find in the record"
    DATE = "Date"

    def id_of(self, label: str) -> str:
        """The id of the command that is called ``label`` here."""
        place = _IN_IDS.get(self, self.name.lower())
        return ".".join(filter(None, (place, "-".join(_WORDS.findall(label.lower())))))


PANE_OF = {Place.TREE: "outline", Place.DETAIL: "detail", Place.TIMELINE: "timeline"}
"""The id of the pane that a place is."""
PLACE_OF = {pane: place for place, pane in PANE_OF.items()}
"""The place that a pane is, by its id."""
_IN_IDS = {
    Place.EVERYWHERE: "",
    Place.DETAIL: "record",
    Place.HELP: "help-screen",
    Place.COPY: "copy-menu",
    Place.BOOKMARKS: "bookmark-list",
    Place.FIND: "find-box",
    Place.FILTER: "filter-box",
    Place.WITHIN: "record-box",
    Place.DATE: "date-box",
}
"""What places are called in ids, where that is not their name; no command of everywhere has one's
name, since in TOML ``find`` cannot be a text and ``find.up``, too."""


class State(StrEnum):
    """Something that is so now, by which a command can be done, or is called something else."""

    ALWAYS = "always"
    """What is so at any time."""
    IN_TREE = "in the tree"
    IN_RECORD = "in the record"
    IN_TIMELINE = "in the timeline"
    IN_REPORTS = "in the reports"
    SEVERAL = "several"
    """There are several reports to turn to."""
    OPENS = "opens"
    """The cursor is on what can be opened and is not yet open."""
    ENTERED = "entered"
    """The cursor is on something that is open, or that unfolds."""
    NOWHERE = "nowhere"
    """The cursor is on nothing yet."""
    FOLDED = "folded"
    UNFOLDED = "unfolded"
    SOURCE = "source"
    """A source is cited here, or rested on."""
    ADDRESS = "address"
    """What is cited here has an address."""
    ZOOMED = "zoomed"
    """The timeline shows some of its time only."""
    BACK = "back"
    """There is a view to go back to."""
    FORWARD = "forward"
    HITS = "hits"
    """There are hits of a search to be walked, or records of a report."""
    FILTERED = "filtered"
    REMOVED = "removed"
    """The bookmark under the cursor is to go."""
    BRANCH = "branch"
    """The reports are on a branch only."""
    COMPARED = "compared"
    """One compares with an older version of the dataset."""
    FORMER = "former"
    """Bodies are shown that were not there on the day."""
    OTHER_DAY = "other day"
    """The day that is shown is not that of the review."""
    FACE = "face"
    FULL = "full"
    """All evidence is shown."""
    BROKEN = "broken"
    """The file has errors as it is now, and what was read before is shown."""
    ALONE = "alone"
    """A pane was given all of the screen."""


Words = tuple[tuple[State, str], ...]
"""States, in each of which a command can be done, with the word that the footer has for it then."""


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split())


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
    """Its keys by themselves, as Textual names them, the one to show first; given in one text.

    One without stands in the palette alone. Which keys it has, a `Keymap` says.
    """
    label: str
    """What the palette calls it; its id comes from that, which users write into their settings."""
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

    id: str = field(init=False, default=Factory(lambda self: self.place.id_of(self.label), True))
    """What it is called in the settings: by its label, and by the place that it works in alone.

    Such as ``next-change`` and ``tree.unfold-branch``.
    """

    @property
    def name(self) -> str:
        """The action without what is handed to it."""
        return self.action.partition("(")[0]

    def word(self, states: Collection[State]) -> str | None:
        """The word in the footer, which may be empty; ``None``: it cannot be done now."""
        now = (word for state, word in self.footer if state is State.ALWAYS or state in states)
        return next(now, None) if self.footer else ""
