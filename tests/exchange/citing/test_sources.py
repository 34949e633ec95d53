"""Sources as CSL-JSON, RIS and BibTeX, each read by a library that others wrote."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st

from irtui.exchange.citing.bibtex import entry
from irtui.exchange.citing.csl import DATASET, on_one_line
from irtui.exchange.citing.ris import reference
from irtui.model.records import Source
from irtui.query.evidence import record_support
from tests.exchange.exporting import NAMES, exported, named, scope
from tests.support import dataset

RIVERS = dataset(
    """
[source.log]
publisher = "The Ferry & Co."
title = "Log: 50% of {all} ferries"
title_basis = "published"
kind = "news"
date = "2000-09-02"
accessed = "2024-05"
language = "ru"
url = "https://example.org/log_1?a=50%25"
archive = "https://example.org/kept/log_1"
summary = "What ferries did."
[source.chart]
title = "A chart"
title_basis = "described"
date = "2008-10/2008-12"
reprints = "log"
origin = "third"
[source.leaf]
date = "201X"
[source.old]
publisher = "Nobody"
url = "javascript:alert(1)"

[person.keeper]
name = { value = "The keeper", sources = ["log"] }
sources = ["chart"]
[body.ford]
name = [
  { value = "Ford", until = "2002", sources = ["log"] },
  { value = "New Ford", since = "2003", sources = ["chart"] },
]
founded = "2000"
sources = ["leaf"]
""",
    head="""
[dataset]
title = "Rivers"
reviewed = 2024-06-01
kinds.source.news = "news"
""",
)


def ids(of: Any, **scope_of: str) -> list[str]:
    """The ids of the items of an export, as each of the three readers tells them."""
    csl = json.loads(exported("csl", of, **scope_of)[0][""])
    ris = rispy.loads(exported("ris", of, **scope_of)[0][""].decode())
    found = parse_string(exported("bibtex", of, **scope_of)[0][""].decode())
    assert not found.failed_blocks
    assert [one["id"] for one in ris] == [one.key for one in found.entries]
    assert [one["id"] for one in ris] == [one["id"] for one in csl]
    assert list(CiteProcJSON(csl)) == [one["id"] for one in csl]
    assert csl[-1]["id"] == DATASET
    return [one["id"] for one in csl[:-1]]


@pytest.mark.parametrize("name", [*NAMES, "bundled"])
def test_every_source_is_read_and_all_else_is_counted(name: str) -> None:
    data = named(name)
    assert ids(name) == [ref.id for ref in data.refs("source")]
    losses = exported("ris", name)[1].counts
    assert len(data.refs("source")) + losses["other records"] == len(data.records)
    origins = [bool(source.origin) for source in data.all(Source)]
    assert losses["sides that sources come from"] == sum(origins)


@pytest.mark.parametrize("name", ["estuary", "legislature"])
def test_of_a_branch_they_are_those_that_it_rests_on(name: str) -> None:
    data = named(name)
    for top in data.refs("body")[:3]:
        chosen = scope(name, top=str(top)).chosen
        supports = (record_support(data, data.get(ref)).sources for ref in chosen)
        wanted = {ref for refs in supports for ref in refs}
        assert ids(name, top=str(top)) == [ref.id for ref in data.refs("source") if ref in wanted]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"top": "person:keeper"}, ["log", "chart"]),
        ({"top": "source:old"}, ["old"]),
        ({"top": "body:ford"}, ["log", "chart", "leaf"]),
        ({"top": "body:ford", "at": "2001"}, ["log", "leaf"]),
        ({"top": "body:ford", "at": "2005"}, ["chart", "leaf"]),
        ({"at": "2001"}, ["log", "chart", "leaf"]),
    ],
)
def test_of_a_day_they_are_those_of_what_held(asked: dict[str, str], wanted: list[str]) -> None:
    at = {"at": f"{asked['at']}-01-01"} if "at" in asked else {}
    assert ids(RIVERS, **{**asked, **at}) == wanted


def test_ris_says_each_thing_by_its_tag_and_dates_as_exactly_as_they_are_known() -> None:
    text = exported("ris", RIVERS)[0][""].decode()
    assert all(line == "" or line[2:6] == "  - " for line in text.split("\r\n"))
    log, chart, leaf, old, rivers = rispy.loads(text)
    assert log == {
        "type_of_reference": "NEWS",
        "id": "log",
        "title": "Log: 50% of {all} ferries",
        "secondary_title": "The Ferry & Co.",
        "language": "ru",
        "abstract": "What ferries did.",
        "keywords": ["news"],
        "urls": ["https://example.org/log_1?a=50%25"],
        "unknown_tag": {"AV": ["https://example.org/kept/log_1"]},  # as in the specification
        "year": "2000",
        "date": "2000/09/02/",
        "access_date": "2024/05//",
    }
    assert (chart["type_of_reference"], chart["title"]) == ("GEN", "[A chart]")
    assert (chart["year"], chart["date"]) == ("2008", "2008///")
    assert chart["notes"] == [
        "It repeats the text of the source log.",
        "Published 2008-10 to 2008-12.",
    ]
    assert leaf["notes"] == ["Published about 2010-01-01 to 2019-12-31."]
    assert "year" not in leaf
    assert "urls" not in old
    assert (rivers["type_of_reference"], rivers["title"]) == ("DATA", "Rivers")


def test_bibtex_has_types_fields_and_dates_of_biblatex() -> None:
    text = exported("bibtex", RIVERS)[0][""].decode()
    log, chart, leaf, old, rivers = parse_string(text).entries
    assert (log.entry_type, {field.key: field.value for field in log.fields}) == (
        "online",
        {
            "title": r"{Log: 50\% of \textbraceleft{}all\textbraceright{} ferries}",
            "organization": r"{The Ferry \& Co.}",
            "language": "russian",
            "abstract": "What ferries did.",
            "keywords": "news",
            "url": "https://example.org/log_1?a=50%25",
            "addendum": r"Kept copy: https://example.org/kept/log\_1",
            "date": "2000-09-02",
            "urldate": "2024-05",
        },
    )
    assert [one.entry_type for one in (chart, leaf, old, rivers)] == ["misc"] * 3 + ["dataset"]
    assert chart["date"] == "2008-10/2008-12"
    assert leaf["date"] == "2010-01-01~/2019-12-31~"
    assert rivers["number"] == f"sha256:{'0' * 64}"


def test_an_address_that_is_not_safe_is_left_out_and_counted() -> None:
    for name in ("csl", "ris", "bibtex"):
        files, losses = exported(name, RIVERS)
        assert b"javascript" not in files[""]
        assert losses.counts["addresses that are not safe to open"] == 1


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\{}#$%&_^~`'\"-,@\n\r=<>?!")
).filter(on_one_line)


@given(TEXTS, TEXTS)
@example("Log\nof the ferry", "Read\r\nonce")
def test_any_text_comes_back_from_ris_on_one_line(title: str, note: str) -> None:
    item = {"id": "log", "type": "document", "title": title, "note": note}
    (found,) = rispy.loads(reference(item))
    assert (found["title"], found["notes"]) == (on_one_line(title), [on_one_line(note)])


_OTHER_NAMES = {"textbraceleft": "lbrace", "textbraceright": "rbrace"}
"""Names of LaTeX that the decoder does not know, and those that it does."""
_ACCENTS = str.maketrans("ˆ˜", "^~")
"""What the decoder makes of the names of signs."""


@given(TEXTS, TEXTS)
def test_any_text_comes_back_from_bibtex(title: str, note: str) -> None:
    text = entry({"id": "log", "type": "document", "title": title, "note": note})
    for name, known in _OTHER_NAMES.items():
        text = text.replace(name, known)
    read = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    (found,) = read.entries
    for one, wanted in ((found["title"], title), (found["note"], note)):
        assert one.translate(_ACCENTS) == on_one_line(wanted).translate(_ACCENTS)
