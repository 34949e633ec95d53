"""What differs between two datasets, in words: short, and in the terms of the domain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Citation, Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, key_of, label_of
from irtui.model.names import capitalized, one_line
from irtui.model.values import Name
from irtui.pages.phrases import value_in_words
from irtui.pages.remarks import remarks
from irtui.query.audit.diff import Compared, Comparison, Difference, How, KeyDifference, count
from irtui.query.audit.matching import Entry
from irtui.query.audit.matching import main_text as text_of

_LONGEST = 90
"""Characters of a text that are shown; more are cut, to what differs where two are compared."""
_AROUND = 3
"""Words that are left on each side of what differs."""


@frozen
class Worded:
    """One difference in words."""

    how: How
    label: str
    """The field; for another name, that it is one."""
    text: str
    """The value or how it was replaced, and what else changed, without the label."""
    sides: tuple[str, str] = ("", "")
    """What was said, and what is said now in its place; both empty, if it was not replaced."""
    more: tuple[str, ...] = ()
    """What else changed of it."""


def summary(comparison: Comparison) -> str:
    """``3 records added, 1 removed, 12 changed``."""
    words = [f"{number:,} {how}" for how, number in count(comparison.records).items()]
    if words:
        number, rest = words[0].split(" ", 1)
        words[0] = f"{number} {'record' if number == '1' else 'records'} {rest}"
    if comparison.about:
        also = ", and the dataset’s description" if words else "the dataset’s description changed"
        return ", ".join(words) + also
    return ", ".join(words) or "nothing differs"


def sections(comparison: Comparison) -> Iterator[tuple[str, tuple[Compared, ...]]]:
    """The records that differ under the names of their tables."""
    for table, records in comparison.tables.items():
        yield capitalized(comparison.new.plural(table, None)), records


def count_in_words(records: Iterable[Compared]) -> str:
    """``1 added, 3 changed``."""
    return ", ".join(f"{number:,} {how}" for how, number in count(records).items())


def title_of(comparison: Comparison, record: Compared, day: date) -> str:
    """What a record is called on ``day``; one that was removed, by the old file."""
    dataset = comparison.old if record.how is How.REMOVED else comparison.new
    return one_line(_cut(AsOf(dataset, day).brief_title(record.ref)))


def worded(
    comparison: Comparison, differences: Sequence[Difference], day: date, *, aloud: bool = False
) -> Iterator[Worded]:
    """Differences in words.

    Args:
        comparison: where the names of records are found.
        differences: of one record, or of the dataset's own description.
        day: whose names are used.
        aloud: whether to write no sign between an old and a new value, but a word.
    """
    turns = " becomes " if aloud else " → "
    named = _Writer(comparison, day, turns)
    alike = Counter((one.field, words) for one in differences if (words := named.link(one)))
    twice = frozenset(link for link, number in alike.items() if number > 1)
    return map(_Writer(comparison, day, turns, twice).worded, differences)


@frozen
class _Writer:
    comparison: Comparison
    day: date
    turns: str
    """Stands between what was and what is."""
    alike: frozenset[tuple[str, str]] = frozenset()
    """The links that read as another one of the same field does: those are told with the id."""

    def worded(self, difference: Difference) -> Worded:
        old, new, spec = difference.old, difference.new, difference.spec
        label = self.comparison.new.called(label_of(difference.field, spec))
        if old is None or new is None:
            dataset = self.comparison.new if old is None else self.comparison.old
            claim = new or old
            assert claim is not None  # a difference has one side at least
            rest = self._state(dataset, claim) if old is None else ()
            value = _cut(self._words(dataset, claim.value))
            if (difference.field, self.link(difference)) in self.alike:
                value = _written(claim.value, value)
            return Worded(difference.how, label, _joined(value, *rest))
        main = "value" if spec.structure is None else spec.main
        if not any(one.key == main for one in difference.keys):
            value = text_of(new.value, spec) or self._words(self.comparison.new, new.value)
            parts = [part for one in difference.keys for part in self._key(one)]
            return Worded(How.CHANGED, label, _joined(_cut(value), *parts))
        if spec.structure is Name and not spec.many:
            label = "renamed"
        rest = tuple(part for one in difference.keys if one.key != main for part in self._key(one))
        text, sides = self._replaced(old, new, spec)
        return Worded(How.CHANGED, label, _joined(text, *rest), sides, rest)

    def link(self, one: Difference) -> str:
        """What a record is called that a claim leads to which came or went; empty for others."""
        claim, dataset = one.new or one.old, self.comparison.new if one.new else self.comparison.old
        if one.how is How.CHANGED or claim is None or not isinstance(claim.value, Ref):
            return ""
        return self._words(dataset, claim.value)

    def _words(self, dataset: Dataset, value: Any) -> str:
        if isinstance(value, Entry):
            return f"{' '.join(value.keys)}: {value.value}".removesuffix(": ")
        if isinstance(value, Citation):
            return f"{value.source} ({value.at})" if value.at else value.source
        return one_line(value_in_words(AsOf.of(dataset, self.day), value))

    def _state(self, dataset: Dataset, claim: Claim[Any]) -> tuple[str, ...]:
        """What is to be known of a claim that was added, besides its value."""
        words = [*remarks(AsOf.of(dataset, self.day), claim, alternatives=True)]
        if claim.basis is Basis.INFERRED:
            words.append("inferred")
        if claim.sources:
            words.append(f"from {', '.join(self._words(dataset, one) for one in claim.sources)}")
        return tuple(words)

    def _replaced(
        self, old: Claim[Any], new: Claim[Any], spec: FieldSpec
    ) -> tuple[str, tuple[str, str]]:
        """How a value was replaced; and what was said and is now, where that reads differently."""
        texts = text_of(old.value, spec), text_of(new.value, spec)
        named = ""
        if texts[0] is not None and texts[1] is not None:
            before, after = texts[0].split(), texts[1].split()
            if before == after:
                return self._texts(texts[0], texts[1]), ("", "")
            sides = _sides(*_around(before, after))
        elif isinstance(old.value, Entry):
            named = f"{' '.join(old.value.keys)}: "
            sides = _sides(old.value.value, new.value.value)
        else:
            sides = _sides(*self._apart(old.value, new.value))
        return named + self.turns.join(sides), (named + sides[0], named + sides[1])

    def _apart(self, old: Any, new: Any) -> tuple[str, str]:
        """Two values in words; as they are written, where the words are the same."""
        one = self._words(self.comparison.old, old)
        other = self._words(self.comparison.new, new)
        return (one, other) if one != other else (_written(old, one), _written(new, other))

    def _turn(self, old: str, new: str, form: str = "{}") -> str:
        return self.turns.join(map(form.format, _sides(old, new)))

    def _texts(self, old: str, new: str, form: str = "{}") -> str:
        if old.split() == new.split():
            return f"{form.format(_cut(new))}, only its spaces or line breaks changed"
        return self._turn(*_around(old.split(), new.split()), form)

    def _key(self, changed: KeyDifference) -> Iterator[str]:
        """What became of one key of a claim."""
        old, new = changed.old, changed.new
        match changed.key:
            case "rank":
                yield from _rank(old, new)
            case "basis":
                yield f"now {new}"
            case "since" | "until" as word:
                yield self._bound(word, old, new)
            case "joint":
                yield "now joint" if new else "no longer joint"
            case "seen":
                yield from (f"also seen {self._words(self.comparison.new, one)}" for one in new)
                yield from (
                    f"no longer seen {self._words(self.comparison.old, one)}" for one in old
                )
            case "sources":
                yield from self._sources(old, new)
            case key:
                yield self._other(key_of(key), old, new)

    def _other(self, key: str, old: Any, new: Any) -> str:
        if old is None:
            return f"{key} added: {self._quoted(self.comparison.new, new)}"
        if new is None:
            return f"{key} withdrawn: {self._quoted(self.comparison.old, old)}"
        if isinstance(old, str):
            return f"{key}: {self._texts(old, new, '“{}”')}"
        return f"{key}: {self._turn(*self._apart(old, new))}"

    def _quoted(self, dataset: Dataset, value: Any) -> str:
        words = _cut(self._words(dataset, value))
        return f"“{words}”" if isinstance(value, str) else words

    def _bound(self, word: str, old: Any, new: Any) -> str:
        if old is None:
            return f"now {word} {self._words(self.comparison.new, new)}"
        if new is None:
            return f"no longer {word} {self._words(self.comparison.old, old)}"
        return f"{word} {self._turn(*self._apart(old, new))}"

    def _sources(self, old: Sequence[Citation], new: Sequence[Citation]) -> Iterator[str]:
        both = {one.source for one in old} & {one.source for one in new}
        added = [self._words(self.comparison.new, one) for one in new if one.source not in both]
        gone = [self._words(self.comparison.old, one) for one in old if one.source not in both]
        for words, what in ((added, "added"), (gone, "withdrawn")):
            if words:
                yield f"source{'s' if len(words) > 1 else ''} {what}: {', '.join(words)}"
        for citation in new:
            if citation.source in both:
                yield f"source {citation.source}: place or quotation changed"


def _joined(value: str, *more: str) -> str:
    """A value and what is said about it; the full stop of a sentence stands last."""
    return "; ".join((value.removesuffix("."), *more)) if more else value


def _rank(old: Rank, new: Rank) -> Iterator[str]:
    if new is Rank.DEPRECATED:
        yield "now thought wrong (deprecated)"
    elif old is Rank.DEPRECATED:
        yield "no longer thought wrong"
    if new is Rank.PREFERRED:
        yield "now preferred"
    elif old is Rank.PREFERRED and new is Rank.NORMAL:
        yield "no longer preferred"


def _written(value: Any, words: str) -> str:
    """What tells a value from another that reads the same: how a date is written, an id."""
    if isinstance(value, Moment | Span):
        return value.text
    if isinstance(value, Ref):
        return f"{words} ({value})"
    return words


def _cut(text: str) -> str:
    """A text in one line that is not too long."""
    text = one_line(text)
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def _sides(old: str, new: str) -> tuple[str, str]:
    """Two texts, each cut; what differs only in the part that would be cut off is shown whole."""
    cut = _cut(old), _cut(new)
    return cut if cut[0] != cut[1] else (one_line(old), one_line(new))


def _around(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """What differs between the words of two texts, with a few words before and after."""
    if max(len(" ".join(old)), len(" ".join(new))) <= _LONGEST // 2:
        return " ".join(old), " ".join(new)
    before = _shared(old, new)
    longest_end = min(len(old), len(new)) - before
    after = min(_shared(old[::-1], new[::-1]), longest_end)
    start = max(before - _AROUND, 0)
    left_out = max(after - _AROUND, 0)

    def part(words: Sequence[str]) -> str:
        shown = words[start : len(words) - left_out]
        return " ".join([*(["…"] if start else []), *shown, *(["…"] if left_out else [])])

    return part(old), part(new)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
