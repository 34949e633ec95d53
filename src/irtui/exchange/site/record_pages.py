"""The page of each record: its face, what sources say of it, and how to cite it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from irtui.exchange.format import File
from irtui.exchange.site.addresses import Links, of_collection, of_record
from irtui.exchange.site.lanes import Drawn, drawn
from irtui.exchange.site.rows import Rows
from irtui.model.claims import Ref
from irtui.model.fields import claim_fields
from irtui.model.names import capitalized
from irtui.model.records import Event, Gap, Party, Record, Source
from irtui.pages.anchors import anchor
from irtui.pages.citations import cite
from irtui.pages.footnotes import LEGEND
from irtui.pages.sheet import sheet
from irtui.query.time.timeline import timeline
from irtui.query.tree.collections import COLLECTIONS
from irtui.query.tree.nodes import Collection

if TYPE_CHECKING:
    from irtui.exchange.site.maker import Maker

_WITHOUT_LANES = (Event, Gap, Party, Source)
"""Records that are moments themselves, or are behind all moments."""
_STEPS = 5
"""Records above one that its page names."""
_SOME = 2
"""Marks from which on a timeline tells something."""


class RecordPages:
    """Makes the pages of all records of a site."""

    def __init__(self, maker: "Maker") -> None:
        self._maker, self._scope, self._as_of = maker, maker.scope, maker.as_of

    def files(self) -> Iterator[File]:
        """The page of each record, in the order of the file."""
        return map(self._file, self._scope.records.values())

    def _file(self, record: Record) -> File:
        name = of_record(record.ref)
        links = self._maker.links(name)
        page = sheet(self._as_of, record.ref)
        rows = self._maker.rows(links, page)
        parts = [rows.part(section) for section in page.sections]
        face = list(rows.face(page.face))
        return self._maker.file(
            "record",
            name,
            title=page.title,
            lang=self._maker.languages.get(record.ref, ""),
            sheet=page,
            ref=str(record.ref),
            way=list(self._way(record, links)),
            face=face,
            parts=parts,
            anchors=list(self._others(record, rows)),
            timeline=self._timeline(record, links),
            claims=bool(claim_fields(type(record))),
            cited=cite(self._as_of, record.ref, self._scope.edition).in_text(),
            summary=record.summary or "",
            legend=LEGEND,
        )

    def _way(self, record: Record, links: Links) -> Iterator[tuple[str, str]]:
        """What the record stands under in the tree, from the top: the way to it, and its name."""
        way = self._maker.hierarchy.path_to(record.ref)[:-1][-_STEPS:]
        if not way:
            label = COLLECTIONS.get(record.TABLE)
            label = label or capitalized(self._as_of.dataset.plural(record.TABLE, None))
            yield links.to(of_collection(record.TABLE)), label
        for key in way:
            if isinstance(key, Collection):
                yield links.to(of_collection(key.table)), COLLECTIONS[key.table]
            elif isinstance(key, Ref) and (href := links.record(key)):
                yield href, self._as_of.short_title(key)

    def _others(self, record: Record, rows: Rows) -> Iterator[str]:
        """What can be cited of the record and has no row: its head stands for that."""
        for field in claim_fields(type(record)):
            for claim in getattr(record, field):
                place = anchor(record, field, claim).partition("#")[2]
                for one in dict.fromkeys((place.partition(".")[0], place)):
                    if one not in rows.ids:
                        rows.ids.add(one)
                        yield one

    def _timeline(self, record: Record, links: Links) -> Drawn | None:
        if isinstance(record, _WITHOUT_LANES):
            return None
        found = timeline(self._as_of, record.ref)
        if sum(len(lane.marks) for lane in found.own) < _SOME:
            return None
        return drawn(self._as_of, found, links)
