"""The pages of a site one after the other, each by its template."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from irtui.exchange.citing import csl
from irtui.exchange.format import File, Losses, library
from irtui.exchange.formats import EXPORTS
from irtui.exchange.scope import Scope
from irtui.exchange.site import addresses
from irtui.exchange.site.addresses import Links
from irtui.exchange.site.days import day_pages
from irtui.exchange.site.finding import index, name_list
from irtui.exchange.site.lanes import drawn
from irtui.exchange.site.lists import DATED, collections, listed, statements
from irtui.exchange.site.record_pages import RecordPages
from irtui.exchange.site.rows import Rows
from irtui.exchange.site.trees import TreeLine, Trees, is_structure
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words
from irtui.model.names import kind_in_words
from irtui.model.records import TABLES
from irtui.pages.citations import cite_dataset
from irtui.pages.dataset_page import dataset_page
from irtui.pages.page import Page
from irtui.pages.report_pages import REPORTS, report_page
from irtui.query.audit.reports import findings
from irtui.query.folding import fold_text
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import Line
from irtui.render import colours
from irtui.render.terminal.signs import hues

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What is a language tag to a browser."""
_TRUST = "How far it can be trusted"
_ENOUGH = 12
"""Lines below one of the tree that are unfolded at first."""


class Maker:
    """Makes the files of a site.

    Args:
        scope: what is to be in it.
        losses: where what has no page is counted.
    """

    def __init__(self, scope: Scope, losses: Losses) -> None:
        self.scope, self.losses = scope, losses
        self.as_of = scope.as_of
        self.hues = hues(scope.dataset)
        self.hierarchy = Hierarchy(scope.as_of)
        jinja = library("jinja2", EXPORTS["site"])
        loader = jinja.PackageLoader("irtui.exchange.site")
        self._jinja = jinja.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.about = self._about()
        self._jinja.globals |= {"site": self.about, "said": _said}

    def _about(self) -> Mapping[str, Any]:
        about, edition = self.scope.dataset.about, self.scope.edition
        return {
            "title": about.title,
            "edition": edition,
            "cited": cite_dataset(edition).in_text(),
            "licence": about.licence or "",
            "day": day_in_words(self.as_of.day),
            "of_day": self.scope.of_day,
            "part": self.scope.part,
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
        return Rows(links, page, {ref: ink.value for ref, ink in self.hues.items()}, self.languages)

    def file(self, template: str, name: str, **values: Any) -> File:
        """One page."""
        links = self.links(name)
        text = self._jinja.get_template(f"{template}.html.jinja").render(
            page=name, root=addresses.root(name), links=links, **values
        )
        return File(name, text.encode())

    def page(self, name: str, page: Page, template: str = "page", **values: Any) -> File:
        """One page of rows."""
        rows = self.rows(self.links(name), page)
        parts = [rows.part(section) for section in page.sections]
        return self.file(template, name, title=page.title, sheet=page, parts=parts, **values)

    # Files

    def files(self) -> Iterator[File]:
        """All files, those that all pages need first."""
        yield from self._common()
        yield self._index()
        yield from self._overviews()
        yield from RecordPages(self).files()
        yield from day_pages(self)

    def _common(self) -> Iterator[File]:
        get = self._jinja.get_template
        themes = {"dark": colours.DARK, "light": colours.LIGHT}
        yield File("style.css", get("style.css.jinja").render(**themes).encode())
        yield File("icon.svg", get("icon.svg.jinja").render(**themes).encode())
        yield File("site.js", get("site.js.jinja").render().encode())
        yield File("search-index.js", index(self.scope))
        yield from (File("sources.json", one.content) for one in csl.export(self.scope, Losses()))
        yield File(".nojekyll", b"")  # GitHub Pages is to serve the files as they are
        yield self.file("404", "404.html", title="Page not found")

    def _index(self) -> File:
        scope = self.scope
        page = dataset_page(self.as_of, ())
        rows = self.rows(self.links(addresses.INDEX), page)
        # Of a part of the dataset it would count what is not here.
        told = () if self.about["part"] else [one for one in page.sections if one.rows[0].label]
        return self.file(
            "index",
            addresses.INDEX,
            title=scope.dataset.about.title,
            summary=scope.dataset.about.summary or "",
            subtitle=page.subtitle,
            parts=[rows.part(section) for section in told],
            tree=self._tree(addresses.INDEX, bodies=True),
            timeline=self._timeline(addresses.INDEX),
            collections=collections(scope),
            reports=self._reports,
            trust=_TRUST,
        )

    @cached_property
    def _reports(self) -> list[tuple[str, str, str]]:
        """The address, the title and the summary of each report."""
        pages = {name: page for name, page in self._report_pages.items() if page.sections}
        return [
            (addresses.of_report(name), page.title, page.subtitle) for name, page in pages.items()
        ]

    @cached_property
    def _report_pages(self) -> Mapping[str, Page]:
        chosen, whole = self.scope.chosen, self.scope.top is None
        found = {}
        for name in REPORTS:
            if name != "problems":  # the file is not what is published
                every = findings(name, self.as_of)
                about = tuple(
                    one for one in every if one.ref in chosen or (whole and one.ref is None)
                )
                found[name] = report_page(name, self.as_of, about, None, chosen)
        return found

    def _timeline(self, page: str) -> Any:
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
        for text, record in name_list(self.as_of, scope.records.values()):
            entry = text, links.record(record.ref), kind_in_words(record)
            names.setdefault(_letter(text), []).append(entry)
        yield self.file("names", addresses.NAMES, title="All names", names=names)
        said = statements(scope)
        yield self.page(addresses.STATEMENTS, said, way=("records", "Records"))
        for name, page in self._report_pages.items():
            if page.sections:
                yield self.page(addresses.of_report(name), page, way=("trust", _TRUST))


def _letter(name: str) -> str:
    """What a list of names has a name under, in Latin letters whatever its script is."""
    first = fold_text(name)[:1]
    return first.upper() if first.isalpha() else "0–9" if first else "Others"


def _said(tag: str) -> str:
    """A language as a page says it; empty for what a browser would not know, and for English."""
    return tag if tag != "en" and _TAG.fullmatch(tag) else ""
