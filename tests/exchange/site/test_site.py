import re
from itertools import islice, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.exchange.format import Losses
from irtui.exchange.site import days
from irtui.exchange.site.addresses import of_day, outside
from irtui.exchange.site.maker import export
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.pages.anchors import anchor
from irtui.query.time.changes import changes
from tests.exchange.exporting import exported, scope
from tests.exchange.site.reading import MARKUP, SITES, dataset, followed, pages, site
from tests.hostile import PIECES
from tests.large import many
from tests.support import HEAD, loaded
from tests.tools import library

TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title link script body a header nav ul ol li search label input div p"
        " main article h1 h2 span code dl dt dd details summary section figure figcaption strong"
        " svg g circle rect text table caption thead tbody tr th td s button footer",
    )
)
"""The tags that a page is made of."""


@pytest.mark.parametrize("name", SITES)
def test_every_link_of_a_site_leads_to_a_place_on_it(name: str) -> None:
    files, read = site(name), pages(name)
    for path, page in read.items():
        assert len(page.ids) == len(set(page.ids)), path
        for way in page.ways:
            if not way.startswith(("http:", "https:")):
                target, place = followed(path, way)
                assert target in files, (path, way)
                assert not place or place in read[target].ids, (path, way)


@pytest.mark.parametrize("name", SITES)
def test_nothing_on_a_page_runs_or_is_loaded_from_elsewhere(name: str) -> None:
    for path, page in pages(name).items():
        for tag in page.tags:
            assert tag.name in TAGS, path
            assert not any(key.startswith("on") or key == "style" for key in tag.attributes)
            if tag.name in ("script", "link"):
                way = tag.attributes.get("src") or tag.attributes["href"]
                assert followed(path, way)[0] in ("site.js", "style.css", "icon.svg")
            if tag.attributes.get("href", "").startswith("http"):
                assert tag.name == "a", path
                assert tag.attributes["rel"] == "noopener noreferrer nofollow"
        policy = [tag for tag in page.tags if "http-equiv" in tag.attributes]
        assert path == "404.html" or "default-src 'none'" in policy[0].attributes["content"]


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    page = pages("markup")["body/a.html"]
    assert MARKUP in page.text
    assert "<" not in site("markup")["search-index.js"].decode()


@pytest.mark.parametrize("name", ["lighthouses", "markup", "hostile"])
def test_pages_are_html_without_a_mistake(name: str) -> None:
    parser = library("html5rdf")
    for path, content in site(name).items():
        if path.endswith(".html"):
            reader: Any = parser.HTMLParser(strict=True)
            reader.parse(content)


@pytest.mark.parametrize("name", SITES)
def test_each_claim_has_a_place_with_the_name_by_which_it_is_cited(name: str) -> None:
    for record in dataset(name).records.values():
        ids = set(pages(name)[f"{record.TABLE}/{record.id}.html"].ids)
        for field in claim_fields(type(record)):
            for claim in getattr(record, field):
                assert anchor(record, field, claim).partition("#")[2] in ids


def test_a_site_is_made_of_the_same_bytes_again() -> None:
    again, losses = exported("site", dataset("lighthouses"))
    assert dict(again) == dict(site("lighthouses"))
    assert not losses.counts


def test_every_page_names_the_edition() -> None:
    for path, page in pages("lighthouses").items():
        assert path == "404.html" or f"sha256:{'0' * 64}" in page.text


def test_of_a_day_there_are_the_pages_of_what_there_was() -> None:
    of_day = scope("legislature", at="1998-01-01")
    files = exported("site", "legislature", at="1998-01-01")[0]
    tables = {one.table for one in of_day.dataset.records}
    records = {name for name in files if name.partition("/")[0] in tables}
    assert records == {f"{one.table}/{one.id}.html" for one in of_day.records}
    assert "changes.html" not in files
    assert not any(name.startswith("day/") for name in files)


def test_of_a_branch_there_are_the_pages_of_its_records() -> None:
    name, top = (
        "estuary",
        next(str(one) for one in dataset("estuary").records if one.table == "body"),
    )
    part = scope(name, top=top)
    files = exported("site", name, top=top)[0]
    assert {f"{one.table}/{one.id}.html" for one in part.records} <= files.keys()
    assert sum(name.partition("/")[0] in {one.table for one in part.records} for name in files) == (
        len(part.records)
    )


@pytest.mark.parametrize("name", ["legislature", "lighthouses"])
def test_each_day_of_changes_leads_to_the_next(name: str) -> None:
    found = changes(dataset(name))
    days = list(dict.fromkeys(change.day for change in found))
    for one, other in pairwise(days):
        ways = {followed(of_day(one), way)[0] for way in pages(name)[of_day(one)].ways}
        assert of_day(other) in ways
    for change in found:
        assert change.text in pages(name)["changes.html"].text
        page = pages(name)[of_day(change.day)]
        assert change.text in page.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://fog.example/lamp", "https://fog.example/lamp", ""),
        ("https://f\u043eg.example/", "https://xn--fg-fmc.example/", "xn--fg-fmc.example"),
        ("javascript:owned=1", None, None),
        ("https://bank.example@evil.example/", None, None),
        ("file:///etc/passwd", None, None),
    ],
)
def test_an_address_is_a_link_only_where_it_is_safe(
    text: str, url: str | None, host: str | None
) -> None:
    found = outside(text)
    assert (found and found.url, found and found.host) == (url, host)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_an_address_of_whatever_kind_leads_to_http_only(text: str) -> None:
    found = outside(text)
    assert found is None or found.url.startswith(("http://", "https://"))


def test_what_every_visitor_loads_is_small() -> None:
    common = dict(islice(export(scope("bundled"), Losses()), 4))
    assert len(common["site.js"]) <= 10_000
    assert len(common["search-index.js"]) <= 300_000


BODIES = """
[body.b@]
kind = "part"
name = "Board @"
founded = "&"
sources = ["s"]
[event.e@]
body = "b@"
when = "&"
sources = ["s"]
"""


def _bodies(count: int) -> Dataset:
    head = '[source.s]\ntitle = "T"\n[dataset.kinds.body]\npart = "parts"\n'
    found = loaded(f"{HEAD}{head}{many(count, BODIES)}").dataset
    assert found is not None
    return found


def test_a_site_grows_as_its_dataset_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "MOST", 2)
    few, more = (
        sum(len(content) for name, content in exported("site", _bodies(count))[0].items())
        for count in (40, 160)
    )
    assert more <= 4 * few


def test_of_many_days_the_last_have_pages_and_the_others_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "MOST", 3)
    monkeypatch.setattr(days, "FEW", 2)
    files, losses = exported("site", _bodies(5))
    assert losses.counts == {"days of changes without a page of their own": 2}
    shown = [name for name in files if name.startswith("day/")]
    assert shown == [of_day(change.day) for change in changes(_bodies(5))[2:]]
    last = files[shown[-1]].decode()
    tree = last.partition('<ul class="tree">')[2]
    assert "Board 4" in tree
    assert "Board 3" not in tree
