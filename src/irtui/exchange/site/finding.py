"""The index of the search in a page: what each record is called, and how letters are folded."""

import json
from collections.abc import Iterable, Iterator

from irtui.exchange.scope import Scope
from irtui.model.as_of import AsOf
from irtui.model.names import kind_in_words
from irtui.model.records import Record
from irtui.query.find.texts import Texts, Tier
from irtui.query.folding import fold_text, readings

_BLOCKS = ((0xA0, 0x250), (0x370, 0x530), (0x1E00, 0x2070))
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
        title = texts.title(record.ref)
        others = list(_others(texts, record))
        letters.update(title, *others)
        entry = [record.id, title, _kind(record), " ".join(_words(title, [*others, record.id]))]
        found.setdefault(record.TABLE, []).append(entry)
    data = {"folds": _folds(letters), "records": found}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # What ends a script, or a line in old readers of scripts, is written by its number.
    for sign in "<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"irtui.index({text});\n".encode()


def _kind(record: Record) -> str:
    return kind_in_words(record)


def _others(texts: Texts, record: Record) -> Iterator[str]:
    for one in texts.of(record):
        if one.tier is not Tier.FIELD or (one.field in _FIELDS and len(one.text) <= _LONGEST):
            yield one.text


def _words(title: str, others: Iterable[str]) -> Iterator[str]:
    """The folded words that are not in the title, each once."""
    known = set(fold_text(title).split())
    for text in (title, *others):
        for reading in readings(text):
            for word in reading.split():
                if word not in known:
                    known.add(word)
                    yield word


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


def name_list(as_of: AsOf, records: Iterable[Record]) -> list[tuple[str, Record]]:
    """Every name of some records that is one of the day or was, in order of letters."""
    texts = Texts(as_of)
    found = {
        (one.text, record.ref): record
        for record in records
        for one in [*texts.of(record)]
        if one.tier is not Tier.FIELD
    }
    titled = {(texts.title(record.ref), record.ref): record for record in records}
    every = {**titled, **found}
    return sorted(
        ((text, record) for (text, _), record in every.items()),
        key=lambda pair: (fold_text(pair[0]), pair[0], str(pair[1].ref)),
    )
