"""What is to be known of a place: its keys, its signs, and the words of the screen."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby

from irtui.commands import AS_SHIPPED, PANE_OF, Command, Keymap, Place, commands_of, shown_key
from irtui.commands.wording import whole_row
from irtui.lean import frozen
from irtui.pages.glossary import PATH, RECORD, TREE, WORDS, Meanings
from irtui.query.find import FIELDS
from irtui.render.terminal.signs import GLYPHS, legend

_TIMELINE = {
    **dict(legend(near=True)),
    GLYPHS.many: "ten or more",
    GLYPHS.beside: "at a name: there to compare",
    f"{GLYPHS.levels[0]} {GLYPHS.levels[-1]}": "few, and many, fall there",
    "⚠": "sources disagree on its date",
}
SIGNS: Mapping[Place, Meanings] = {
    Place.TREE: TREE,
    Place.TIMELINE: _TIMELINE,
    Place.DETAIL: RECORD,
    Place.PAGES: {**RECORD, **PATH},
}
"""The signs that are seen in a place."""
WITHOUT_COLOURS: Mapping[Place, Meanings] = {
    Place.TREE: {"●": "a meeting"},
    Place.TIMELINE: {GLYPHS.held: "held; of the second side, underlined"},
}
"""What signs mean there instead where sides have no colours: only the timeline tells them apart."""
_QUERY = {f"{name}:": what for name, what in FIELDS.items()}
_FIELDS = {Place.FIND: _QUERY, Place.FILTER: _QUERY}


@frozen
class Section:
    """Rows under one heading."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    """Keys, a sign or a word, each with what it does or means."""


def sections(
    *places: Place,
    sides: Meanings | None = None,
    keymap: Keymap = AS_SHIPPED,
    coloured: bool = True,
) -> Iterator[Section]:
    """The keys of some places, their signs, and the words.

    Args:
        places: where one is, the nearest first; in a box, some of what works everywhere waits.
        sides: the marks of the sides, with their names; they stand on pages.
        keymap: which keys the commands have.
        coloured: whether there are colours.
    """
    in_box = places[0] not in PANE_OF
    for place in places:
        waiting = in_box and place is Place.EVERYWHERE
        commands = (each for each in commands_of(place) if not (waiting and each.waits))
        yield Section(place, tuple(rows_of(commands, keymap)))
    bare: Mapping[Place, Meanings] = {} if coloured else WITHOUT_COLOURS
    signs = {place: {**meant, **bare.get(place, {})} for place, meant in SIGNS.items()}
    for heading, of_place in (("Signs", signs), ("Fields of a query", _FIELDS)):
        meanings = {sign: it for place in places for sign, it in of_place.get(place, {}).items()}
        if meanings and Place.DETAIL in places:
            meanings |= sides or {}
        if meanings:
            yield Section(heading, tuple(meanings.items()))
    yield Section("Words", tuple(WORDS.items()))


def rows_of(commands: Iterable[Command], keymap: Keymap = AS_SHIPPED) -> Iterator[tuple[str, str]]:
    """The keys of commands and what they do; those that belong together stand in one row."""
    with_keys = [command for command in commands if keymap.keys(command)]
    for row, same in groupby(with_keys, lambda command: whole_row(command, with_keys) or command):
        together = list(same)
        keys = [keymap.keys(command) for command in together]
        if len({*map(len, keys)}) == 1:
            keys = [*zip(*keys, strict=True)]  # what is alike of each stands together: ↓ ↑ j k
        said = " ".join(shown_key(key) for key in chain.from_iterable(keys))
        yield said, row if isinstance(row, str) else together[0].help
