"""The index of the search in a page: what each record is called, and how letters are folded."""

import json
from collections.abc import Iterable

from irtui.exchange.scope import Scope
from irtui.model.claims import Ref
from irtui.model.names import kind_in_words
from irtui.model.records import Event, Record
from irtui.query.find.texts import Texts, Tier
from irtui.query.folding import fold_text, readings

_BLOCKS = ((0x80, 0x530), (0x1E00, 0x2070))
"""The letters that anybody may type: Latin with its signs, Greek and Cyrillic."""
_BLOCK = 128
"""Letters of a script that are folded together, if one of them is in the dataset."""
_FIELDS = frozenset({"publisher", "place", "when", "number"})
"""What a record is found by besides its names and its id."""
_LONGEST = 80
"""Letters of such a text at most."""


def index(scope: Scope) -> bytes:
    """The index as a script, which needs no server to be loaded."""
    texts = Texts(scope.as_of)
    found: dict[str, list[list[str]]] = {}
    letters: set[str] = set()
    for record in scope.records.values():
        # A meeting is told from others by its date, another record by its abbreviation, too.
        meeting = isinstance(record, Event)
        title = scope.as_of.brief_title(record) if meeting else texts.call(record.ref)
        names, fields = _texts(texts, record)
        letters.update(title, *names, *fields)
        known = dict.fromkeys(one for name in names for one in readings(name))
        known.pop(fold_text(title), None)
        said = set(fold_text(title).split()).union(*(one.split() for one in known))
        words = dict.fromkeys(word for text in fields for word in fold_text(text).split())
        rest = " ".join(word for word in words if word not in said)
        entry = [record.id, title, kind_in_words(record), "|".join(known), rest]
        found.setdefault(record.TABLE, []).append(entry)
    data = {"folds": _folds(letters), "records": found}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # What ends a script, or a line in old readers of scripts, is written by its number.
    for sign in "<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"irtui.index({text});\n".encode()


def _texts(texts: Texts, record: Record) -> tuple[list[str], list[str]]:
    """The names of a record, and what else it is found by."""
    names, fields = [texts.title(record.ref)], [record.id]
    for one in texts.of(record):
        if one.tier is not Tier.FIELD:
            names.append(one.text)
        elif one.field in _FIELDS and len(one.text) <= _LONGEST:
            fields.append(one.text)
    return names, fields


def _folds(letters: Iterable[str]) -> dict[str, list[str]]:
    """What letters become, by the number of the first of a block."""
    blocks = {number // _BLOCK for first, last in _BLOCKS for number in range(first, last)} | {
        ord(letter) // _BLOCK for letter in letters
    }
    blocks.discard(0)
    return {
        str(block): [_folded(chr(number)) for number in range(block * _BLOCK, (block + 1) * _BLOCK)]
        for block in sorted(blocks)
    }


def _folded(letter: str) -> str:
    """A letter between two others as they are folded: a sign becomes a space, an accent nothing."""
    return fold_text(f"x{letter}x")[1:-1]


def name_list(scope: Scope) -> list[tuple[str, Ref]]:
    """Every name of the records that is one of the day or was, in order of letters."""
    texts = Texts(scope.as_of)
    names = {(texts.title(ref), ref) for ref in scope.records}
    for ref, record in scope.records.items():
        names.update((one.text, ref) for one in texts.of(record) if one.tier is not Tier.FIELD)
    return sorted(names, key=lambda pair: (fold_text(pair[0]), pair[0], str(pair[1])))
