"""The pages of a site one after the other, each by its template."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from irtui.exchange.citing import csl
from irtui.exchange.format import File, Losses, library
from irtui.exchange.scope import Scope
from irtui.exchange.site import addresses
from irtui.exchange.site.addresses import Links
from irtui.exchange.site.days import day_pages
from irtui.exchange.site.finding import index, name_list
from irtui.exchange.site.lanes import Drawn, drawn
from irtui.exchange.site.lists import DATED, collections, listed, statements
from irtui.exchange.site.rows import Rows
from irtui.exchange.site.trees import TreeLine, Trees, is_structure
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words
from irtui.model.fields import claim_fields
from irtui.model.names import capitalized, kind_in_words
from irtui.model.records import TABLES, Event, Gap, Party, Record, Source
from irtui.pages.anchors import anchor
from irtui.pages.citations import cite, cite_dataset
from irtui.pages.dataset_page import dataset_page
from irtui.pages.footnotes import LEGEND
from irtui.pages.page import Page
from irtui.pages.report_pages import REPORTS, report_page
from irtui.pages.sheet import sheet
from irtui.query.audit.reports import findings
from irtui.query.folding import fold_text
from irtui.query.time.timeline import timeline
from irtui.query.tree.collections import COLLECTIONS
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection, Node, Role
from irtui.query.tree.unfolded import Line
from irtui.render import colours
from irtui.render.terminal.signs import hues

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What is a language tag to a browser."""
_TRUST = "How far it can be trusted"
_ENOUGH = 12
"""Lines below one of the tree that are unfolded at first."""
_WITHOUT_LANES = (Event, Gap, Party, Source)
"""Records that are moments themselves, or are behind all moments."""
_STEPS = 5
"""Records above one that its page names."""
_SOME = 2
"""Marks from which on a timeline of a record tells something."""


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """The files of the site, made one by one; their names are permanent addresses."""
    return Maker(scope, losses).files()


class Maker:
    """Makes the files of a site of ``scope``, and counts in ``losses`` what has no page."""

    def __init__(self, scope: Scope, losses: Losses) -> None:
        self.scope, self.losses = scope, losses
        self.as_of = scope.as_of
        self.hues = hues(scope.dataset)
        self.hierarchy = Hierarchy(scope.as_of)
        jinja = library("jinja2", "site", "site")
        self._jinja = jinja.Environment(
            loader=jinja.PackageLoader("irtui.exchange.site"),
            autoescape=True,
            undefined=jinja.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        about = scope.dataset.about
        self._jinja.globals["said"] = _said
        self._jinja.globals["site"] = {
            "title": about.title,
            "edition": scope.edition,
            "cited": cite_dataset(scope.edition).in_text(),
            "licence": about.licence or "",
            "day": day_in_words(scope.day),
            "of_day": scope.of_day,
            "part": scope.part,
        }

    # What pages are made with

    def links(self, page: str) -> Links:
        """The way from a page to others."""
        return Links(page, self.scope.records)

    @cached_property
    def languages(self) -> Mapping[Ref, str]:
        """The language of the title of each record that is in another than English."""
        found = {}
        for ref, record in self.scope.dataset.records.items():
            claim = self.as_of.leading(record, record.name)
            lang = claim.value.lang if claim else None
            if lang and lang != "en":
                found[ref] = lang
        return found

    def rows(self, links: Links, page: Page) -> Rows:
        """What writes the rows of a page."""
        return Rows(links, page, self.hues, self.languages)

    def file(self, template: str, name: str, **values: Any) -> File:
        """One page."""
        made = self._jinja.get_template(f"{template}.html.jinja")
        text = made.render(page=name, root=addresses.root(name), **values)
        return File(name, text.encode())

    def page(
        self, name: str, page: Page, template: str = "page", *, title: str = "", **values: Any
    ) -> File:
        """One page of rows."""
        parts = self.rows(self.links(name), page).parts(page.sections)
        return self.file(
            template, name, title=title or page.title, sheet=page, parts=parts, **values
        )

    # Files

    def files(self) -> Iterator[File]:
        """All files, those that all pages need first."""
        yield from self._common()
        yield self._index()
        yield from self._overviews()
        yield from map(self._record, self.scope.records.values())
        yield from day_pages(self)

    def _common(self) -> Iterator[File]:
        for name in ("style.css", "icon.svg", "site.js"):
            made = self._jinja.get_template(f"{name}.jinja")
            yield File(name, made.render(dark=colours.DARK, light=colours.LIGHT).encode())
        yield File("search-index.js", index(self.scope))
        yield from (File("sources.json", one.content) for one in csl.export(self.scope, Losses()))
        yield File(".nojekyll", b"")  # GitHub Pages is to serve the files as they are
        yield self.file("404", "404.html", title="Page not found")

    def _index(self) -> File:
        scope = self.scope
        page = dataset_page(self.as_of, ())
        rows = self.rows(self.links(addresses.INDEX), page)
        # Of a part of the dataset it would count what is not here.
        told = () if scope.part else [one for one in page.sections if one.rows[0].label]
        return self.file(
            "index",
            addresses.INDEX,
            title=scope.dataset.about.title,
            summary=scope.dataset.about.summary or "",
            subtitle=page.subtitle,
            parts=rows.parts(told),
            tree=self._tree(addresses.INDEX, bodies=True),
            timeline=self._timeline(addresses.INDEX),
            collections=collections(scope),
            reports=self._reports,
            trust=_TRUST,
        )

    @cached_property
    def _reports(self) -> Mapping[str, Page]:
        """The reports that tell anything, by their addresses."""
        chosen, whole = self.scope.chosen, self.scope.top is None
        found = {}
        for name in REPORTS:
            if name != "problems":  # the file is not what is published
                every = findings(name, self.as_of)
                about = tuple(
                    one for one in every if one.ref in chosen or (whole and one.ref is None)
                )
                found[addresses.of_report(name)] = report_page(
                    name, self.as_of, about, None, chosen
                )
        return {address: page for address, page in found.items() if page.sections}

    def _timeline(self, page: str) -> Drawn | None:
        found = timeline(self.as_of, self.scope.top)
        return drawn(self.as_of, found, self.links(page))

    def _roots(self) -> list[Node]:
        top = self.scope.top
        if top is not None and self.hierarchy.has(top):
            return [self.hierarchy.node(top)]
        return [node for node in self.hierarchy.roots() if node.role is not Role.COLLECTION]

    def wants(self, node: Node) -> bool:
        """Whether a line of a tree is of the site."""
        return node.ref is None or node.ref in self.scope.records

    def _tree(self, page: str, *, bodies: bool = False) -> list[TreeLine]:
        def wanted(node: Node) -> bool:
            return self.wants(node) and (is_structure(node) or not bodies)

        trees = Trees(self.hierarchy, self.links(page), self.hues, wanted)
        return trees.lines(self._roots(), self._opens)

    def _opens(self, line: Line) -> bool:
        few = len(self.hierarchy.children(line.node)) <= _ENOUGH
        return line.level == 1 and line.node.role is Role.BODY and few

    def _overviews(self) -> Iterator[File]:
        scope = self.scope
        tree = self._tree(addresses.TREE)
        yield self.file("tree", addresses.TREE, title="Structure", tree=tree)
        found = self._timeline(addresses.TIMELINE)
        yield self.file("timeline", addresses.TIMELINE, title="Timeline", timeline=found)
        for one in collections(scope):
            groups = listed(scope, one.table, self.links(one.address), self.languages)
            yield self.file(
                "collection",
                one.address,
                title=one.title,
                groups=groups,
                of=one,
                dated=issubclass(TABLES[one.table], DATED),
            )
        names: dict[str, list[tuple[str, str | None, str]]] = {}
        links = self.links(addresses.NAMES)
        for text, ref in name_list(scope):
            entry = text, links.record(ref), kind_in_words(scope.records[ref])
            names.setdefault(_letter(text), []).append(entry)
        yield self.file("names", addresses.NAMES, title="All names", names=names)
        said = statements(scope)
        yield self.page(addresses.STATEMENTS, said, way=("records", "Records"))
        for address, page in self._reports.items():
            yield self.page(address, page, way=("trust", _TRUST))

    # Records

    def _record(self, record: Record) -> File:
        name = addresses.of_record(record.ref)
        links = self.links(name)
        page = sheet(self.as_of, record.ref)
        rows = self.rows(links, page)
        parts = rows.parts(page.sections)
        return self.file(
            "record",
            name,
            title=page.title,
            lang=self.languages.get(record.ref, ""),
            sheet=page,
            ref=str(record.ref),
            way=list(self._way(record, links)),
            face=list(rows.face(page.face)),
            parts=parts,
            anchors=list(_others(record, rows)),
            timeline=self._timeline_of(record, links),
            claims=bool(claim_fields(type(record))),
            cited=cite(self.as_of, record.ref, self.scope.edition).in_text(),
            summary=record.summary or "",
            legend=LEGEND,
        )

    def _way(self, record: Record, links: Links) -> Iterator[tuple[str, str]]:
        """What the record stands under in the tree, from the top: the way to it, and its name."""
        way = self.hierarchy.path_to(record.ref)[:-1][-_STEPS:]
        if not way:
            label = COLLECTIONS.get(record.TABLE)
            label = label or capitalized(self.scope.dataset.plural(record.TABLE, None))
            yield links.to(addresses.of_collection(record.TABLE)), label
        for key in way:
            if isinstance(key, Collection):
                yield links.to(addresses.of_collection(key.table)), COLLECTIONS[key.table]
            elif isinstance(key, Ref) and (href := links.record(key)):
                yield href, self.as_of.short_title(key)

    def _timeline_of(self, record: Record, links: Links) -> Drawn | None:
        if isinstance(record, _WITHOUT_LANES):
            return None
        found = timeline(self.as_of, record.ref)
        if sum(len(lane.marks) for lane in found.own) < _SOME:
            return None
        return drawn(self.as_of, found, links)


def _others(record: Record, rows: Rows) -> Iterator[str]:
    """What can be cited of the record and has no row: its head stands for that."""
    for field in claim_fields(type(record)):
        for claim in getattr(record, field):
            yield from rows.ids_of(anchor(record, field, claim))


def _letter(name: str) -> str:
    """What a list of names has a name under, in Latin letters whatever its script is."""
    first = fold_text(name)[:1]
    return first.upper() if first.isalpha() else "0–9" if first else "Others"


def _said(tag: str) -> str:
    """A language as a page says it; empty for what a browser would not know, and for English."""
    return tag if tag != "en" and _TAG.fullmatch(tag) else ""
