"""Sources as CSL-JSON, for Zotero and pandoc; each format of sources is made of the same items.

The form is that of the Citation Style Language's input schema
(https://github.com/citation-style-language/schema).
"""

import json
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.model.records import Source
from irtui.pages.citations import cite_dataset, csl_source

Item = dict[str, Any]
"""An item of CSL-JSON."""

DATASET = "irtui:dataset"
"""The id of the item for the dataset itself; no source can have one with a colon."""


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: an item for each source, and the last for the dataset."""
    text = json.dumps(items(scope, losses), ensure_ascii=False, indent=2)
    yield File("", f"{text}\n".encode())


def items(scope: Scope, losses: Losses) -> list[Item]:
    """An item for each source that is exported, and the last for the dataset.

    Of a branch, the sources that it rests on; of a day, those that what held on it rests on.
    """
    sources = scope.all(Source)
    if scope.top is not None or scope.of_day:
        wanted = {scope.top}
        for ref in scope.chosen:
            wanted.update(scope.sources(scope.dataset.get(ref)))
        sources = tuple(source for source in sources if source.ref in wanted)
    found = [csl_source(source) for source in sources]
    for source, item in zip(sources, found, strict=True):
        _count_lost(source, item, losses)
    losses.count("other records", sum(ref.table != Source.TABLE for ref in scope.chosen))
    return [*found, *(item | {"id": DATASET} for item in cite_dataset(scope.edition).csl())]


def _count_lost(source: Source, item: Item, losses: Losses) -> None:
    """Count what is known of a source and is not in its item."""
    names = (source.name, source.abbreviation, source.aliases)
    losses.count("other names", sum(map(len, names)))
    losses.count("statements", len(source.statements))
    losses.count("days on which something was seen", len(source.seen))
    losses.count("sides that sources come from", bool(source.origin))
    losses.count("ids in registers", len(source.identifiers))
    losses.count("fields of the dataset's own", len(source.extra))
    losses.count("sources of sources", len(source.sources))
    addresses = ((source.url, "URL"), (source.archive, "archive_location"))
    unsafe = sum(bool(address) and key not in item for address, key in addresses)
    losses.count("addresses that are not safe to open", unsafe)


class Dated(NamedTuple):
    """A date of an item, for formats that hold no range or no doubt."""

    first: str
    """The first part of it, as exactly as it is known: ``2018-12``."""
    last: str
    """The last part of it; of what is no range, the first again."""
    about: bool
    """Whether it is in doubt, or lies somewhere between the two."""

    @property
    def common(self) -> list[str]:
        """Year, month and day, as far as the two ends share them."""
        pairs = zip(self.first.split("-"), self.last.split("-"), strict=False)
        return [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]


def dated(item: Item, name: str) -> Dated | None:
    """The date of an item under a name, such as ``issued``; ``None``: it has none."""
    if name not in item:
        return None
    ends = [
        "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
        for parts in item[name]["date-parts"]
    ]
    return Dated(ends[0], ends[-1], bool(item[name].get("circa")))


def on_one_line(text: str) -> str:
    """A text without line breaks, and with single spaces."""
    return " ".join(text.split())
