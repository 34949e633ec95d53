"""Which records of an older dataset have another id in a newer one."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import product

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import field_table
from irtui.model.records import Record
from irtui.query.audit.matching import Keys, main_text, tellings

_NAMING = ("name", "title", "url")
"""The fields that a record is known by; one of two records that are the same is the same."""
_DATING = ("body", "when")
"""Those that a meeting without a name is known by; both of two that are the same are the same."""
_MOST_ALIKE = 12
"""Records of one name, of either dataset, up to which each is compared with each."""
_LEAST_SAME = 2
"""Tellings that two records must have in common to be one."""


def renamed(old: Dataset, new: Dataset) -> dict[Ref, Ref]:
    """The new ids of records, by their old ones.

    A record under another id is the same one if it says all that it said, and enough to know it
    by; or else if it has the same name, at least half of what either says is the same, and there
    is no other record like it.
    """
    finder = _Renaming(old, new)
    finder.go_along(finder.free)
    while found := finder.edited():
        finder.go_along(finder.freed(found))
    return finder.renamed


class _Renaming:
    """Finds the records that have another id, those first to which others point."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self.renamed: dict[Ref, Ref] = {}
        """The new ids that were found."""
        self._keys = Keys(self.renamed)
        self._gone = {ref: one for ref, one in old.records.items() if ref not in new.records}
        come = [one for ref, one in new.records.items() if ref not in old.records]
        self._come = {one.ref: one for one in come} if self._gone else {}
        self._before: dict[Hashable, list[Ref]] = {}
        self._after = _grouped(self._come.values(), lambda one: [self._keys.content(one)])
        # A record that points to renamed ones is known once all of those are.
        self._waiting: dict[Ref, int] = {}
        self._pointing: dict[Ref, list[Ref]] = {}
        for ref, record in self._gone.items() if come else ():
            targets = {link.target for link in old.links_from(record)} & self._gone.keys()
            self._waiting[ref] = len(targets)
            for target in targets:
                self._pointing.setdefault(target, []).append(ref)

    @property
    def free(self) -> list[Ref]:
        """The records that went and point to none that did."""
        return [ref for ref, count in self._waiting.items() if not count]

    def freed(self, found: Iterable[Ref]) -> list[Ref]:
        """The records that point to none any more whose new id is not known."""
        ready = []
        for target in found:
            for ref in self._pointing.get(target, ()):
                self._waiting[ref] -= 1
                if not self._waiting[ref] and ref not in self.renamed:
                    ready.append(ref)
        return ready

    def go_along(self, ready: list[Ref]) -> None:
        """Find those that say all that they said, and then those that point to them."""
        while ready:
            contents = {ref: self._keys.content(self._gone[ref]) for ref in ready}
            for ref, content in contents.items():
                self._before.setdefault(content, []).append(ref)
            found = {
                ref: self._after[content][0]
                for ref, content in contents.items()
                if content is not None
                and len(self._before[content]) == len(self._after.get(content, ())) == 1
                and self._after[content][0] in self._come
            }
            self._take(found)
            ready = self.freed(found)

    def _take(self, found: Mapping[Ref, Ref]) -> None:
        self.renamed.update(found)
        for ref in found.values():
            del self._come[ref]

    def edited(self) -> dict[Ref, Ref]:
        """Find those that say something else, too; each is like one record only, and that like it.

        Returns:
            Their new ids.
        """
        left = [one for ref, one in self._gone.items() if ref not in self.renamed]
        if not left or not self._come:
            return {}
        there = _grouped(self._come.values(), self._known_by)
        alike: set[tuple[Ref, Ref]] = set()
        for name, refs in _grouped(left, self._known_by).items():
            known = there.get(name, ())
            if max(len(refs), len(known)) <= _MOST_ALIKE:
                alike |= {*product(refs, known)}
        pairs = [(one, other) for one, other in alike if self._same(one, other)]
        ones, others = (Counter(refs) for refs in zip(*pairs, strict=True)) if pairs else ({}, {})
        found = {one: other for one, other in pairs if ones[one] == others[other] == 1}
        self._take(found)
        return found

    def _known_by(self, record: Record) -> Iterator[Hashable]:
        fields = field_table(type(record))
        named = False
        for name in _NAMING:
            for claim in tellings(record, name, fields[name]) if name in fields else ():
                named = True
                yield record.TABLE, name, main_text(claim.value, fields[name])
        if not named and all(name in fields for name in _DATING):
            said = [tellings(record, name, fields[name]) for name in _DATING]
            if all(said):
                yield record.TABLE, *map(self._keys.key, said)

    def _same(self, one: Ref, other: Ref) -> bool:
        """Whether two records have at least half in common of what either says."""
        before, after = self._said(self._gone[one]), self._said(self._come[other])
        common = (before & after).total()
        return common >= _LEAST_SAME and 2 * common >= max(before.total(), after.total())

    def _said(self, record: Record) -> Counter[Hashable]:
        """What a record says, without who says so."""
        return Counter(
            (name, self._keys.key(claim.value))
            for name, spec in field_table(type(record)).items()
            if name != "sources"
            for claim in tellings(record, name, spec)
        )


def _grouped(
    records: Iterable[Record], keys: Callable[[Record], Iterable[Hashable]]
) -> dict[Hashable, list[Ref]]:
    """Records by each of their keys."""
    found: dict[Hashable, list[Ref]] = {}
    for record in records:
        for key in dict.fromkeys(keys(record)):
            found.setdefault(key, []).append(record.ref)
    return found
