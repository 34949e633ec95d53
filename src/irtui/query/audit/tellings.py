"""What records say, telling by telling, and what is the same in two datasets however it is spelled.

All fields are read off the field table, so a new field is compared like the others.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import attrs

from irtui.lean import frozen
from irtui.model.claims import Citation, Claim, Ref, parts_of
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.records import About, Record
from irtui.model.values import KindWords
from irtui.query.audit.matching import Entry


def tellings(holder: Record | About | None, name: str, spec: FieldSpec) -> tuple[Claim[Any], ...]:
    """The claims of a field; each plain value, citation or entry of a mapping as one."""
    value = getattr(holder, name) if holder is not None else None
    if spec.claims:
        return value or ()
    if spec.kind is Kind.MAPPING:
        return tuple(Claim(value=entry) for entry in _entries(value or {}))
    if spec.many or spec.kind is Kind.CITATIONS:
        return tuple(Claim(value=item) for item in value or ())
    return () if value is None else (Claim(value=value),)


def _entries(mapping: Mapping[str, Any], *above: str) -> Iterator[Entry]:
    for key, words in mapping.items():
        value = words
        if isinstance(words, KindWords):
            value = attrs.asdict(words) if words.counted else words.plural
        if isinstance(value, Mapping) and value:
            yield from _entries(value, *above, key)
        else:
            yield Entry((*above, key), value or "")


def _date_text(when: Moment | Span) -> str:
    """An EDTF text without what may be written in several ways: spaces, the order of a set."""
    text = "".join(when.text.split())
    if isinstance(when, Moment) and when.choices and not when.is_range:
        return f"[{','.join(sorted(text[1:-1].split(',')))}]"
    return text


@frozen
class Keys:
    """Makes keys that are equal for what says the same, seeing through what was ``renamed``."""

    renamed: Mapping[Ref, Ref]
    """The new id by the old one. The one is nowhere in the new file, the other nowhere in the old:
    so one rule serves for both."""

    def key(self, value: Any) -> Hashable:
        """What is equal for two values that say the same, however they are spelled."""
        cls: Any = type(value)
        names = parts_of(cls)
        if cls is tuple:
            return frozenset(Counter(map(self.key, value)).items()) if value else ()
        if not names:
            plain: Hashable = value  # text, numbers, words and None
            return plain
        match value:
            case Moment() | Span():
                return _date_text(value)
            case Ref():
                return self.renamed.get(value, value)
            case Citation():
                return (self.key(value.ref), value.at, value.quote)
        return tuple(self.key(getattr(value, name)) for name in names)

    def content(self, record: Record) -> Hashable:
        """All that a record says; ``None``, where that is too little to know it by."""
        said = tuple(
            (name, self.key(found))
            for name, spec in field_table(type(record)).items()
            if (found := tellings(record, name, spec))
        )
        return (record.TABLE, said) if sum(name != "sources" for name, _ in said) > 1 else None
