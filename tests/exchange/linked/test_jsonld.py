"""Linked data, as rdflib and pyshacl read it."""

import json
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from irtui.exchange.linked.jsonld_words import base_of, iri, kind
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref, parts_of
from irtui.model.dates import Moment, Span
from irtui.model.fields import claim_fields, field_table
from irtui.model.holding import Presence
from irtui.model.records import Body
from irtui.query.chairs import seats
from tests.exchange.exporting import exported, named, scope
from tests.support import dataset, day, ref
from tests.tools import library

pytestmark = pytest.mark.filterwarnings("ignore:.*Graph is deprecated:DeprecationWarning")
"""rdflib and pyshacl use parts of rdflib that are to go."""

ROOT = Path(__file__).parents[3]
SMALL = ("delta", "estuary", "hostile", "namesakes")
IRTUI = Namespace("urn:irtui:vocabulary:")
_IRI = re.compile(r"(urn:irtui:|https?://)(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})*")


@cache
def graph(name: str, at: str | None = None) -> Graph:
    """A dataset's export, as rdflib reads it."""
    return Graph().parse(data=exported("jsonld", name, at=at)[0][""], format="json-ld")


@cache
def structure(at: str | None = None) -> Graph:
    """As `graph`, of the bodies, offices and people of the bundled dataset alone: in a second."""
    found = json.loads(exported("jsonld", "bundled", at=at)[0][""])
    tables = ("body:", "post:", "person:")
    found["@graph"] = [one for one in found["@graph"] if one["@id"].startswith(tables)]
    return Graph().parse(data=json.dumps(found), format="json-ld")


def asked(found: Graph, query: str) -> set[tuple[str, ...]]:
    """The answers to a query of SPARQL; records as ``table:id``."""
    base = base_of(named("bundled").about.title)
    prefixes = "".join(f"PREFIX {name}: <{base}:{name}:>\n" for name in ("body", "post", "person"))
    prefixes += "PREFIX irtui: <urn:irtui:vocabulary:>\n"
    rows: Any = found.query(prefixes + query)
    return {tuple(str(one or "").removeprefix(f"{base}:") for one in row) for row in rows}


@pytest.mark.parametrize(
    ("name", "at"),
    [*((name, None) for name in SMALL), ("estuary", "2012-01-01"), ("legislature", "2012-01-01")],
)
def test_each_claim_is_a_statement_and_is_said_directly_if_it_leads(
    name: str, at: str | None
) -> None:
    found, of = graph(name, at), scope(name, at=at)
    claims = [
        claim
        for record in of.records.values()
        for field in claim_fields(type(record))
        for claim in of.claims(record, field)
    ]
    statements = set(found.subjects(RDF.type, RDF.Statement))
    assert len(statements) == len(claims)
    assert not exported("jsonld", name, at=at)[1].counts.keys() - {
        "settings of how irtui shows the dataset"
    }
    direct = set()
    for one in statements:
        said = tuple(found.value(one, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert all(said)
        if found.value(one, IRTUI.leading) == Literal(True):
            direct.add(said)
        assert found.value(one, IRTUI.holds) is not None
    claimed = {
        (subject, predicate)
        for one in statements
        for subject in found.objects(one, RDF.subject)
        for predicate in found.objects(one, RDF.predicate)
    }
    said_of = {
        (subject, predicate, value)
        for subject, predicate in claimed
        for value in found.objects(subject, predicate)
    }
    # What is preferred as a name is not said again as another one.
    assert {one for one in direct - said_of if not str(one[1]).endswith("altLabel")} == set()
    assert said_of <= direct


def told(value: Any) -> Iterator[str]:
    """All that a value of a dataset says, as texts."""
    if isinstance(value, Moment | Span):
        yield value.text
    elif isinstance(value, Ref | Enum):
        yield str(value)
    elif isinstance(value, dict):
        yield from (one for pair in value.items() for part in pair for one in told(part))
    elif isinstance(value, tuple | list):
        yield from (one for part in value for one in told(part))
    elif parts := parts_of(type(value)):
        yield from told([getattr(value, part) for part in parts])
    elif value is not None:
        yield str(value)


def written(value: Any) -> Iterator[str]:
    """All texts and numbers of a document, with words and kinds by themselves, too."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        yield from (one for part in parts for one in written(part))
    else:
        yield str(value)
        yield unquote(str(value).rpartition(":")[2])


@pytest.mark.parametrize("name", [*SMALL, "bundled"])
def test_all_that_a_dataset_says_is_in_the_file(name: str) -> None:
    document = set(written(json.loads(exported("jsonld", name)[0][""])["@graph"]))
    for record in named(name).records.values():
        said = set(told([getattr(record, field) for field in field_table(type(record))]))
        # An address is there as an IRI, and a citation has its source with the table before the id.
        missing = (one for one in said - document if f"source:{one}" not in document)
        assert [one for one in missing if iri(one) not in document] == []


@pytest.mark.parametrize("name", ["estuary", "hostile"])
def test_every_iri_is_well_formed_and_nothing_can_end_a_script(name: str) -> None:
    assert b"<" not in exported("jsonld", name)[0][""]
    own = [one for triple in graph(name) for one in triple if isinstance(one, URIRef)]
    texts = (one for one in graph(name).objects() if isinstance(one, Literal))
    own += [one.datatype for one in texts if one.datatype]
    assert own
    assert [one for one in own if not _IRI.fullmatch(one)] == []


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("estuary", None),
        ("legislature", "2012-01-01"),
        ("hostile", None),
    ],
)
def test_it_conforms_to_the_shapes_of_the_vocabularies(name: str, at: str | None) -> None:
    validate = library("pyshacl").validate
    shapes = Graph().parse(Path(__file__).with_name("org-shapes.ttl"))
    conforms, _, report = validate(graph(name, at), shacl_graph=shapes)
    assert conforms, report
    org = Namespace("http://www.w3.org/ns/org#")
    if members := list(graph(name, at).triples((None, org.member, None))):
        broken = Graph() + graph(name, at)
        broken.remove(members[0])
        assert not validate(broken, shacl_graph=shapes)[0]


def test_a_program_finds_who_chairs_a_body_and_who_says_so() -> None:
    data = named("bundled")
    as_of = AsOf(data, data.about.day)
    body = data.get(ref("body:irigc-mmtc"), Body)
    found = asked(
        structure(),
        """
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?post ?person ?source WHERE {
          body:irigc-mmtc irtui:chair_posts ?chair .
          ?chair irtui:post ?post .
          ?claim rdf:object ?chair ; prov:hadPrimarySource ?source .
          OPTIONAL { ?person org:holds ?post }
        }""",
    )
    assert found == {
        (str(seat.claim.value.post), str(seat.holder.person.ref), str(citation.ref))
        for seat in seats(as_of, body)
        if seat.holder
        for citation in seat.claim.sources or body.sources
    }
    assert len({person for _, person, _ in found}) == 2


@pytest.mark.parametrize("at", [None, "2005-01-01"])
def test_a_program_finds_the_structure_of_a_day(at: str | None) -> None:
    data = named("bundled")
    as_of = AsOf(data, day(at) if at else data.about.day)
    found = asked(
        structure(at),
        """
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?body ?parent WHERE {
          ?body a irtui:Body ; irtui:there ?there .
          FILTER (?there IN (<urn:irtui:vocabulary:word:yes>, <urn:irtui:vocabulary:word:possibly>))
          OPTIONAL { ?body org:subOrganizationOf ?parent . ?parent a irtui:Body }
        }""",
    )
    assert found == {(str(body.ref), str(as_of.parent(body) or "")) for body in as_of.bodies()}


def test_a_program_finds_what_bodies_were_called_before() -> None:
    data = named("bundled")
    as_of = AsOf(data, data.about.day)
    found = asked(
        structure(),
        """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?body ?name WHERE {
          ?body a irtui:Body .
          ?claim rdf:subject ?body ; rdf:predicate skos:prefLabel ; rdf:object ?name ;
            irtui:holds <urn:irtui:vocabulary:word:former> .
        }""",
    )
    assert found == {
        (str(body.ref), claim.value.value)
        for body in data.all(Body)
        for claim, held in as_of.claims(body, "name").items()
        if held is Presence.FORMER
    }
    assert found


FORD = dataset("""
[source.log]
publisher = "The Ferry"
title = "Паром"
language = "ru"
url = "https://example.org/a b[1]#x#y"
identifiers = { wikidata = "Q1" }
[source.chart]
url = "javascript:alert(1)"
reprints = "log"
[person.keeper]
name = { value = "Keeper", lang = "no such language" }
born = "1950?"
sources = [{ source = "log", at = "p. 3", quote = "<Keeper>" }]
roles = [
  { in = "ford", role = "member", since = "2003-05", until = "event:flood" },
  { in = "ford", role = "member", until = "2002", rank = "deprecated" },
]
[body.weir]
name = "Weir"
sources = ["log"]
[body.ford]
name = "Ford"
parent = "weir"
succeeds = ["weir"]
founded = [
  { value = "2000-10", basis = "inferred", note = "Counted.", sources = ["log"] },
  { value = "199X", rank = "deprecated" },
]
sources = ["log"]
[event.flood]
when = "2030"
sources = ["log"]
""")


def test_what_is_said_of_a_claim() -> None:
    (file,) = exported("jsonld", FORD)[0].values()
    nodes = {one["@id"]: one for one in json.loads(file)["@graph"]}
    ford, keeper, log = nodes["body:ford"], nodes["person:keeper"], nodes["source:log"]
    claims = {one["@id"]: one for node in (ford, keeper) for one in node["claims"]}
    assert claims["body:ford#founded.1"] == {
        "@id": "body:ford#founded.1",
        "@type": "rdf:Statement",
        "predicate": "schema:foundingDate",
        "value": {"@value": "2000-10", "@type": "xsd:gYearMonth"},
        "irtui:key": "founded",
        "holds": "word:yes",
        "irtui:leading": True,
        "irtui:disputed": False,
        "rank": "word:normal",
        "basis": "word:inferred",
        "irtui:value_earliest": [{"@value": "2000-10-01", "@type": "xsd:date"}],
        "irtui:value_latest": [{"@value": "2000-10-31", "@type": "xsd:date"}],
        "sources": ["source:log"],
        "irtui:own_sources": True,
        "skos:note": "Counted.",
    }
    assert ford["schema:foundingDate"] == [{"@value": "2000-10", "@type": "xsd:gYearMonth"}]
    assert claims["body:ford#founded.2"]["value"] == {"@value": "199X", "@type": "edtf:EDTF"}
    assert ford["org:subOrganizationOf"] == [{"@id": "body:weir"}]
    assert ford["@type"] == ["irtui:Body", "org:Organization", "org:OrganizationalUnit"]
    (change,) = ford["org:resultedFrom"]
    assert change["org:originalOrganization"] == {"@id": "body:weir"}
    assert keeper["schema:birthDate"] == [{"@value": "1950?", "@type": "edtf:EDTF"}]
    assert keeper["skos:prefLabel"] == ["Keeper"]
    assert keeper["org:memberOf"] == [{"@id": "body:ford"}]
    assert keeper["citations"][0]["irtui:quote"] == "<Keeper>"
    member, wrong = (claims[f"person:keeper#roles.{number}"] for number in (1, 2))
    assert member["value"]["org:memberDuring"] == {
        "@type": "time:Interval",
        "time:hasBeginning": {
            "@type": "time:Instant",
            "time:inXSDgYearMonth": {"@value": "2003-05", "@type": "xsd:gYearMonth"},
        },
        "time:hasEnd": {
            "@type": "time:Instant",
            "time:inXSDgYear": {"@value": "2030", "@type": "xsd:gYear"},
        },
    }
    assert member["irtui:until_event"] == [{"@id": "event:flood"}]
    assert wrong["value"]["@type"] == ["irtui:Role"]
    assert "schema:startDate" not in nodes["event:flood"]
    assert log["schema:url"] == [{"@id": "https://example.org/a%20b%5B1%5D#x%23y"}]
    assert log["dcterms:title"] == [{"@value": "Паром", "@language": "ru"}]
    assert nodes["source:chart"]["irtui:url"] == ["javascript:alert(1)"]
    assert nodes["source:chart"]["prov:wasDerivedFrom"] == [{"@id": "source:log"}]


@given(st.text(), st.text(), st.text())
@example("example.org", "/a[%5]#b#c", '|^`<>"{}\\')
def test_any_address_is_a_well_formed_iri_or_none(host: str, path: str, rest: str) -> None:
    for text in (f"https://{host}{path}", f"https://example.org/{path}?{rest}#{path}"):
        if (found := iri(text)) is not None:
            assert _IRI.fullmatch(found)
            parts = urlsplit(found)
            assert not set("[]") & set(parts.path + parts.query + parts.fragment)
            assert "#" not in parts.fragment


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_word_and_title_make_well_formed_iris(text: str) -> None:
    assert _IRI.fullmatch(base_of(text))
    assert re.fullmatch(r"kind:body:(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*", kind("body", text))


def test_the_query_of_the_how_to_page_finds_who_chairs_the_commission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "how-to" / "cite-and-reuse.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    files = exported("jsonld", "bundled", top="body:irigc-mmtc")[0]
    (tmp_path / "commission.jsonld").write_bytes(files[""])
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "cite-and-reuse.md", "exec"), {})
    as_of = AsOf(named("bundled"), named("bundled").about.day)
    lines = capsys.readouterr().out.splitlines()
    for seat in seats(as_of, as_of.dataset.get(ref("body:irigc-mmtc"), Body)):
        assert seat.holder
        assert seat.claim.value.post
        called = (
            f"{as_of.title(seat.claim.value.post)}: {as_of.title(seat.holder.person)} (https://"
        )
        assert any(line.startswith(called) for line in lines)
