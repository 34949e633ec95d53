"""Citations: as text, and as CSL-JSON that a published library reads and sets."""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given

from irtui.loading import bundled_path, load
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Precision, When, parse_date
from irtui.model.fields import claim_fields
from irtui.model.names import one_line
from irtui.model.records import Record, Source
from irtui.pages.anchors import anchor
from irtui.pages.citations import Cited, Edition, NoSuchFieldError, cite
from irtui.pages.phrases import value_in_words
from irtui.pages.sheet import sheet
from irtui.query.evidence import record_support
from tests.each import each
from tests.model.strategies import WHEN_TEXTS
from tests.query.answers import BUNDLED, WORLDS, reviewed, some, world
from tests.support import HEAD, dataset, day, loaded, ref

DIGEST = "c0ffee" * 10 + "feed"
RIVERS = """
[dataset]
title = "Rivers"
version = "1.2"
reviewed = "2024-06-01"
maintainers = ["The ferry", "The weir"]
"""
FORD = """
[source.log]
publisher = "The Ferry"
title = "Log of the ferry"
title_basis = "published"
date = "2000-09-02"
accessed = "2024-05"
language = "en"
url = "https://example.org/log"
archive = "https://example.org/kept/log"
[source.chart]
publisher = "The Chart Room"
title = "A chart of the weir"
title_basis = "described"
date = "2020~"
[source.letter]
title = "A letter about the ford"
title_basis = "rebuilt"
url = "https://example.org/a-letter-about-the-ford"
[source.leaf]

[post.keeper]
name = "Keeper"
sources = ["log"]

[body.ford]
name = "Old Ford"
sources = ["leaf"]
founded = [
  { value = "2001", sources = ["log"], rank = "preferred" },
  { value = "2002-05", sources = [{ source = "chart", at = "p. 3" }] },
  { value = "1901", sources = [{ source = "chart", at = "p. 4" }], rank = "deprecated" },
]
cadence = "annual"
mandate = { value = "It keeps the ford.", since = "2003", sources = ["letter"] }
chair_posts = [
  { post = "keeper", seen = ["2004", "2006"], sources = ["log"] },
  { as = "Master of the Fog", sources = ["chart"] },
]

[event.flood]
kind = "session"
body = "ford"
sources = ["log"]
when = { value = "2010-05-04", basis = "inferred", sources = ["log", "chart"], note = "Counted." }
statements = ["Wet."]
number = [
  { value = 4, basis = "inferred", sources = ["log"], note = "Counted." },
  { value = 5, sources = ["chart"] },
]
"""
LOG = "The Ferry, “Log of the ferry”, 2 September 2000, https://example.org/log, read May 2024"
CHART = "The Chart Room, [A chart of the weir], about 2020"
LETTER = "letter, “A letter about the ford”, https://example.org/a-letter-about-the-ford"
IN = f"In: Rivers, version 1.2, reviewed 1 June 2024, sha256:{DIGEST}"


def ford() -> Dataset:
    """The ford, its flood, and four sources."""
    return dataset(FORD, RIVERS)


def cited(place: str) -> Cited:
    """The citation of a place in the ford's dataset: ``table:id#field``."""
    data = ford()
    record, _, field = place.partition("#")
    return cite(AsOf(data, day("2024-06-01")), ref(record), Edition.of(data.about, DIGEST), field)


def claims(data: Dataset) -> Iterator[tuple[Record, str, Claim[Any]]]:
    """Every claim of a dataset, with its record and its field."""
    for record in data.records.values():
        for field in claim_fields(type(record)):
            for claim in getattr(record, field):
                yield record, field, claim


# As text


@each(
    ("place", "text"),
    [
        ("body:ford#founded.1", f"Old Ford: founded 2001. Source: {LOG}."),
        ("body:ford#founded.2", f"Old Ford: founded May 2002. Source: {CHART}, p. 3."),
        ("body:ford#founded.3", f"Old Ford: founded 1901 (thought wrong). Source: {CHART}, p. 4."),
        (
            "body:ford#founded",
            (
                "Old Ford: founded 2001; founded May 2002; founded 1901 (thought wrong)."
                f" Sources: {LOG}; {CHART}, p. 3; {CHART}, p. 4."
            ),
        ),
        ("body:ford#cadence", "Old Ford: cadence annual. Source: leaf."),
        (
            "body:ford#mandate",
            f"Old Ford: mandate It keeps the ford (since 2003). Source: {LETTER}.",
        ),
        (
            "body:ford#chair_posts.1",
            f"Old Ford: chaired by Keeper (seen 2004 to 2006). Source: {LOG}.",
        ),
        (
            "event:flood#when",
            f"4th session of the Old Ford: when 4 May 2010. Inferred from {LOG}; {CHART}.",
        ),
        (
            "event:flood#number",
            f"4th session of the Old Ford: number 4 (inferred); number 5. Sources: {LOG}; {CHART}.",
        ),
        (
            "event:flood#number.1",
            f"4th session of the Old Ford: number 4. Inferred from {LOG}.",
        ),
        ("event:flood#body", f"4th session of the Old Ford: body Old Ford. Source: {LOG}."),
        ("event:flood#statements", f"4th session of the Old Ford: statements Wet. Source: {LOG}."),
        ("post:keeper", f"Keeper. Source: {LOG}."),
        ("source:log", f"Log of the ferry. Source: {LOG}."),
        ("source:leaf", "leaf. Source: leaf."),
    ],
)
def test_a_citation_says_what_who_says_it_and_where_it_is_found(place: str, text: str) -> None:
    assert cited(place).in_text() == f"{text} {IN}, {place}."


@pytest.mark.parametrize(
    ("value", "seen", "alone"),
    [
        ("It keeps the ford.", "It keeps the ford (seen 2003)", "It keeps the ford."),
        ("Is it kept?", "Is it kept? (seen 2003)", "Is it kept?"),
        ("Keep it!", "Keep it! (seen 2003)", "Keep it!"),
        ("It keeps…", "It keeps… (seen 2003)", "It keeps…"),
        ("It keeps...", "It keeps... (seen 2003)", "It keeps..."),
        ("यह काम करता है।", "यह काम करता है (seen 2003)", "यह काम करता है."),
        ("It said: “Keep it.”", "It said: “Keep it.” (seen 2003)", "It said: “Keep it.”"),
        ("Upkeep", "Upkeep (seen 2003)", "Upkeep."),
    ],
)
def test_a_sentence_ends_once(value: str, seen: str, alone: str) -> None:
    data = dataset(
        f"""
        [source.log]
        publisher = "Ferry Inc."
        [body.ford]
        name = "Ford Ltd."
        sources = ["log"]
        statements = [{{ value = "{value}", date = "2003" }}]
        mandate = [{{ value = "{value}", seen = ["2003"] }}, "{value}"]
        """,
        RIVERS,
    )

    def found(place: str) -> Cited:
        return cite(
            AsOf(data, day("2024-06-01")), ref("body:ford"), Edition.of(data.about, ""), place
        )

    rest = " Source: Ferry Inc. In: Rivers"
    assert found("").in_text().startswith(f"Ford Ltd.{rest}")
    assert found("mandate.1").in_text().startswith(f"Ford Ltd.: mandate {seen}.{rest}")
    assert found("mandate.2").in_text().startswith(f"Ford Ltd.: mandate {alone}{rest}")
    assert f": mandate {seen}; mandate " in found("mandate").in_text()
    assert found("mandate.1").csl()[-1]["note"] == f"body:ford#mandate.1: Ford Ltd.: mandate {seen}"
    said = seen.replace("seen ", "")
    assert found("statements").in_text().startswith(f"Ford Ltd.: statements {said}.{rest}")


def test_a_record_is_cited_with_all_that_its_claims_rest_on() -> None:
    found = cited("body:ford")
    assert found.what == "Old Ford"
    assert [source.id for source, _ in found.sources] == ["leaf", "log", "chart", "letter"]


def test_what_rests_on_no_source_is_cited_without_one() -> None:
    data = dataset('[source.log]\n[gap.fish]\nabout = "source:log"\ntext = "No fish."\n', RIVERS)
    found = cite(AsOf(data, day("2024-06-01")), ref("gap:fish"), Edition.of(data.about, DIGEST))
    assert found.in_text() == f"No fish. {IN}, gap:fish."
    assert [item["type"] for item in found.csl()] == ["dataset"]


def test_names_are_those_of_the_day() -> None:
    data = world("lighthouses")
    for on, name in (("2005-01-01", "Lamp Commission"), ("2024-06-01", "Lamp and Fog Commission")):
        edition = Edition.of(data.about, "")
        found = cite(AsOf(data, day(on)), ref("body:lamp-commission"), edition, "cadence")
        assert found.what == f"{name}: cadence annual"


def test_an_edition_leaves_out_what_is_not_known() -> None:
    data = dataset("[source.log]\n")
    edition = Edition.of(data.about, "")
    assert edition.in_words() == "Rivers and lighthouses, reviewed 1 June 2024"
    (_, item) = cite(AsOf(data, day("2024-06-01")), ref("source:log"), edition).csl()
    assert item.keys() == {"id", "type", "title", "issued", "note"}


# Places


@each(
    ("place", "where"),
    [
        ("body:ford", "body:ford"),
        ("body:ford#name", "body:ford#name"),
        ("body:ford#name.1", "body:ford#name"),
        ("body:ford#founded", "body:ford#founded"),
        ("body:ford#founded.3", "body:ford#founded.3"),
        ("body:ford#founded.03", "body:ford#founded.3"),
        ("body:ford#founded.", "body:ford#founded"),
        ("body:ford#chair_posts", "body:ford#chair_posts"),
        ("body:ford#chair posts", "body:ford#chair_posts"),
        ("body:ford#chair posts.2", "body:ford#chair_posts.2"),
    ],
)
def test_a_place_has_one_name_however_it_is_written(place: str, where: str) -> None:
    found = cited(place)
    assert found.anchor == where
    assert found.in_text().endswith(f", {where}.")
    assert cited(found.anchor).what == found.what


@each(
    "place",
    [
        "body:ford#dissolved",
        "body:ford#founded.4",
        "body:ford#founded.0",
        "body:ford#founded.-1",
        "body:ford#founded.x",
        "body:ford#founded.1.1",
        "body:ford#cadence.2",
        "body:ford#kind",
        "body:ford#sources",
        "body:ford#colour",
        "body:ford#FOUNDED",
        "body:ford#ref",
    ],
)
def test_where_there_is_no_claim_the_fields_that_have_some_are_named(place: str) -> None:
    with pytest.raises(NoSuchFieldError) as raised:
        cited(place)
    assert str(raised.value) == "It has name, chair_posts, founded, mandate, cadence."


def test_a_record_without_claims_says_so() -> None:
    data = dataset("[source.log]\n[gap.fish]\ntext = 'No fish.'\n")
    edition = Edition.of(data.about, "")
    with pytest.raises(NoSuchFieldError, match=r"^It has no claims\.$"):
        cite(AsOf(data, day("2024-06-01")), ref("gap:fish"), edition, "text")


def test_a_record_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        cited("body:weir")


@pytest.mark.parametrize("name", WORLDS)
def test_the_name_of_every_claim_leads_back_to_it(name: str) -> None:
    data = world(name)
    edition, on = Edition.of(data.about, ""), reviewed(data)
    names = set()
    for record, field, claim in claims(data):
        where = anchor(record, field, claim)
        names.add(where)
        head, _, place = where.partition("#")
        key, _, number = place.partition(".")
        at = int(number) if number else 1
        assert (data.get(ref(head)), getattr(record, key)[at - 1]) == (record, claim)
        if not isinstance(record, Source):
            found = cite(AsOf(data, on), record.ref, edition, place)
            assert found.anchor == where
            words = one_line(value_in_words(AsOf(data, on), claim.value))
            assert words.replace(".", "") in found.what.replace(".", "")
            expected = claim.sources or record.sources
            assert [(source.id, place) for source, place in found.sources] == [
                (citation.source, citation.at) for citation in expected
            ]
            assert found.basis is claim.basis
    assert len(names) == len(list(claims(data)))


@pytest.mark.parametrize("name", WORLDS)
def test_all_that_stands_on_a_sheet_can_be_cited_as_it_says(name: str) -> None:
    data = world(name)
    edition, on = Edition.of(data.about, ""), reviewed(data)
    for record in some(name):
        for part in sheet(AsOf(data, on), record).sections:
            for row in part.rows:
                head, _, place = row.anchor.partition("#")
                if head:
                    assert cite(AsOf(data, on), ref(head), edition, place).anchor == row.anchor


@pytest.mark.parametrize("name", WORLDS)
def test_every_record_is_cited_by_its_name_with_all_of_its_sources(name: str) -> None:
    data = world(name)
    edition, on = Edition.of(data.about, DIGEST), reviewed(data)
    for record in map(data.get, some(name)):
        found = cite(AsOf(data, on), record.ref, edition)
        assert found.what == AsOf(data, on).full_title(record, alone=True)
        text = found.in_text()
        assert text.startswith(found.what)
        assert text.endswith(f"sha256:{DIGEST}, {record.ref}.")
        for source, _ in found.sources:
            assert (source.url or source.publisher or source.id) in text
        if not isinstance(record, Source):
            support = record_support(data, record)
            assert tuple(source.ref for source, _ in found.sources) == support.sources


# As CSL-JSON


def items(place: str) -> dict[str, dict[str, Any]]:
    """The items of a citation by their ids."""
    found = cited(place).csl()
    assert len({item["id"] for item in found}) == len(found)
    return {item["id"]: item for item in found}


def test_a_source_has_in_csl_what_is_known_of_it() -> None:
    assert items("body:ford#founded.1")["log"] == {
        "id": "log",
        "type": "webpage",
        "title": "Log of the ferry",
        "container-title": "The Ferry",
        "URL": "https://example.org/log",
        "language": "en",
        "archive_location": "https://example.org/kept/log",
        "issued": {"date-parts": [[2000, 9, 2]]},
        "accessed": {"date-parts": [[2024, 5]]},
    }
    assert items("body:ford#founded.2")["chart"] == {
        "id": "chart",
        "type": "document",
        "title": "[A chart of the weir]",
        "container-title": "The Chart Room",
        "locator": "p. 3",
        "issued": {"date-parts": [[2020]], "circa": True},
    }
    assert items("source:letter")["letter"]["note"] == "The title is rebuilt from the address."
    assert items("source:leaf")["leaf"] == {"id": "leaf", "type": "document", "title": "leaf"}


def test_the_last_item_is_the_dataset_with_its_version_and_its_digest() -> None:
    assert list(items("body:ford#founded.1").values())[-1] == {
        "id": "body:ford#founded.1",
        "type": "dataset",
        "title": "Rivers",
        "issued": {"date-parts": [[2024, 6, 1]]},
        "note": "body:ford#founded.1: Old Ford: founded 2001",
        "version": "1.2",
        "author": [{"literal": "The ferry"}, {"literal": "The weir"}],
        "number": f"sha256:{DIGEST}",
    }


@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("body:ford#founded.3", "Old Ford: founded 1901 (thought wrong)"),
        ("event:flood#when", "4th session of the Old Ford: when 4 May 2010 (inferred)"),
        ("event:flood#number.1", "4th session of the Old Ford: number 4 (inferred)"),
        ("event:flood#number.2", "4th session of the Old Ford: number 5"),
        ("event:flood#number", "4th session of the Old Ford: number 4 (inferred); number 5"),
    ],
)
def test_the_dataset_says_what_is_thought_wrong_and_what_is_inferred(place: str, note: str) -> None:
    assert items(place)[place]["note"] == f"{place}: {note}"


def test_a_source_that_is_cited_twice_is_one_item_with_both_places() -> None:
    found = items("body:ford#founded")
    assert list(found) == ["log", "chart", "body:ford#founded"]
    assert found["chart"]["locator"] == "p. 3; p. 4"


def test_a_source_by_itself_is_another_item_than_the_dataset_that_has_it() -> None:
    assert list(items("source:log")) == ["log", "source:log"]


@each(
    ("text", "issued"),
    [
        ("2018-12-13", {"date-parts": [[2018, 12, 13]]}),
        ("2018-12", {"date-parts": [[2018, 12]]}),
        ("2018", {"date-parts": [[2018]]}),
        ("0987", {"date-parts": [[987]]}),
        ("2018?", {"date-parts": [[2018]], "circa": True}),
        ("2018-12~", {"date-parts": [[2018, 12]], "circa": True}),
        ("2018-12-13%", {"date-parts": [[2018, 12, 13]], "circa": True}),
        ("201X", {"date-parts": [[2010, 1, 1], [2019, 12, 31]], "circa": True}),
        ("19XX", {"date-parts": [[1900, 1, 1], [1999, 12, 31]], "circa": True}),
        (
            "[2016-10-19,2016-10-26]",
            {"date-parts": [[2016, 10, 19], [2016, 10, 26]], "circa": True},
        ),
        ("[2008-10..2008-12]", {"date-parts": [[2008, 10, 1], [2008, 12, 31]], "circa": True}),
        ("[..2020-12-31]", {"date-parts": [[2020, 12, 31]], "circa": True}),
        ("[2018..]", {"date-parts": [[2018, 1, 1]], "circa": True}),
        ("2018-07-18/2018-07-19", {"date-parts": [[2018, 7, 18], [2018, 7, 19]]}),
        ("2018/2019-05", {"date-parts": [[2018], [2019, 5]]}),
        ("2018~/2019", {"date-parts": [[2018], [2019]], "circa": True}),
        ("2018/2019-05?", {"date-parts": [[2018], [2019, 5]], "circa": True}),
        ("2018/..", {"date-parts": [[2018]], "circa": True}),
        ("2018/", {"date-parts": [[2018]], "circa": True}),
        ("/2018-05", {"date-parts": [[2018, 5]], "circa": True}),
        ("2015/201X", None),
    ],
)
def test_a_date_has_the_parts_that_are_known_of_it(
    text: str, issued: dict[str, Any] | None
) -> None:
    data = dataset(f'[source.log]\ndate = "{text}"\n')
    edition = Edition.of(data.about, "")
    item = cite(AsOf(data, day("2024-06-01")), ref("source:log"), edition).csl()[0]
    assert issued is None or item["issued"] == issued
    parts = item["issued"]["date-parts"]
    assert parts == sorted(parts)
    assert CiteProcJSON([item])["log"]["issued"]


def _days(parts: list[int]) -> tuple[date, date]:
    """The first and the last day of a date's parts."""
    text = "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
    when = parse_date(text)
    assert when.earliest
    assert when.latest
    return when.earliest, when.latest


def _told_exactly(when: When) -> bool:
    ends = [when] if isinstance(when, Moment) else [when.start, when.end]
    return all(
        end is not None and end.precision <= Precision.YEAR and not end.qualified for end in ends
    )


@given(WHEN_TEXTS)
def test_any_date_keeps_its_first_and_its_last_day(text: str) -> None:
    data = dataset(f'[source.log]\ndate = "{text}"\n')
    item = cite(AsOf(data, day("2024-06-01")), ref("source:log"), Edition.of(data.about, "")).csl()[
        0
    ]
    when, issued = parse_date(text), item["issued"]
    assert issued.keys() <= {"date-parts", "circa"}
    first, last = _days(issued["date-parts"][0])[0], _days(issued["date-parts"][-1])[1]
    if isinstance(when, Moment) or (when.start and when.end):
        assert when.earliest in (None, first)
        assert when.latest in (None, last)
    assert issued.get("circa", False) is not _told_exactly(when)
    assert CiteProcJSON([item])["log"]["issued"]


TYPES = {"article-newspaper", "webpage", "document", "dataset"}


def check(found: list[dict[str, Any]]) -> None:
    """A reference manager reads each item, and finds nothing in it that it does not know."""
    assert json.loads(json.dumps(found)) == found
    read = CiteProcJSON(found)  # warns of variables that CSL has not, and a warning is an error
    assert list(read) == [item["id"].lower() for item in found]
    for item in found:
        assert item["type"] in TYPES
        assert item["title"].strip()


@pytest.mark.parametrize("name", WORLDS)
def test_a_library_reads_the_citation_of_every_record(name: str) -> None:
    data = world(name)
    for record in some(name):
        check(cite(AsOf(data, reviewed(data)), record, Edition.of(data.about, DIGEST)).csl())


@pytest.mark.parametrize("name", WORLDS)
def test_a_library_reads_the_citations_of_claims(name: str) -> None:
    data = world(name)
    edition = Edition.of(data.about, DIGEST)
    for record, field, claim in list(claims(data))[:: 3 if name != BUNDLED else 27]:
        place = anchor(record, field, claim).partition("#")[2]
        check(cite(AsOf(data, reviewed(data)), record.ref, edition, place).csl())


def bibliography(found: list[dict[str, Any]]) -> list[str]:
    """The entries that a style of Harvard makes of items."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
    for item in found:
        made.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in made.bibliography()]


def test_a_library_sets_a_bibliography_of_sources_and_the_dataset() -> None:
    source, rivers = bibliography(cited("body:ford#founded.1").csl())
    for part in ("Log of the ferry", "(2000)", "The Ferry", "https://example.org/log", "May 2024"):
        assert part in source
    for part in ("The ferry", "The weir", "(2024)", "Rivers"):
        assert part in rivers


def test_a_library_sets_a_bibliography_of_sources_of_the_bundled_dataset() -> None:
    data = world(BUNDLED)
    edition = Edition.of(data.about, DIGEST)
    sources = [source for source in data.table("source")[::5] if isinstance(source, Source)]
    found = [cite(AsOf(data, reviewed(data)), source.ref, edition).csl()[0] for source in sources]
    entries = bibliography(found)
    assert len(entries) == len(sources)
    for source, entry in zip(sources, entries, strict=True):
        assert source.url is None or source.url in entry


# The file


def test_the_digest_is_that_of_the_file() -> None:
    read = load(bundled_path())
    assert read.document is not None
    assert read.document.digest == sha256(bundled_path().read_bytes()).hexdigest()


@pytest.mark.parametrize("content", [HEAD, HEAD.replace("\n", "\r\n"), f"{HEAD}# दीप Бойцов\n"])
def test_the_digest_counts_every_byte_but_a_byte_order_mark(content: str) -> None:
    expected = sha256(content.encode()).hexdigest()
    for data in (content.encode(), b"\xef\xbb\xbf" + content.encode()):
        read = loaded(data)
        assert read.document is not None
        assert read.document.digest == expected
