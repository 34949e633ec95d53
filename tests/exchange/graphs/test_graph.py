import xml.etree.ElementTree as ET
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import networkx
import pytest

from irtui.exchange.format import Losses
from irtui.exchange.graphs.graph import Edge, Node, edges_of, nodes_of
from irtui.exchange.scope import Scope
from irtui.model.records import Gap, Source
from irtui.pages.citations import cite
from tests.exchange.exporting import NAMES, exported, scope
from tests.support import dataset, ref


def _graph(found: Scope) -> tuple[list[Node], list[Edge]]:
    nodes = list(nodes_of(found, Losses()))
    return nodes, list(edges_of(found, [node.ref for node in nodes], Losses()))


def _read(name: str, content: bytes) -> Any:
    if name == "gexf":
        return networkx.read_gexf(BytesIO(content), version="1.3")
    return networkx.read_graphml(BytesIO(content), force_multigraph=True, edge_key_type=str)


SMALL = ("delta", "estuary", "hostile", "namesakes")
_IN_TIME = {"id", "start", "end", "spells"}


def _without_time(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in _IN_TIME}


@pytest.mark.parametrize(
    ("name", "of"),
    [*((name, of) for name in ("graphml", "gexf") for of in SMALL), ("graphml", "bundled")],
)
def test_networkx_reads_every_record_and_link_with_all_that_is_said_of_it(
    name: str, of: str
) -> None:
    nodes, edges = _graph(scope(of))
    content = exported(name, of)[0][""]
    graph = _read(name, content)
    assert of == "bundled" or exported(name, of)[0][""] == content
    assert graph.is_directed()
    expected = {str(node.ref): {"label": node.label, **node.values} for node in nodes}
    assert {one: _without_time(data) for one, data in graph.nodes(data=True)} == expected
    between = sorted(
        (str(edge.source), str(edge.target), sorted({"label": edge.label, **edge.values}.items()))
        for edge in edges
    )
    found = graph.edges(data=True)
    told = sorted((one, other, sorted(_without_time(data).items())) for one, other, data in found)
    assert told == between


@pytest.mark.parametrize("of", NAMES)
def test_each_record_and_each_link_is_there_or_counted(of: str) -> None:
    whole = scope(of)
    nodes, edges = _graph(whole)
    lost = exported("graphml", of)[1].counts
    sources = sum(isinstance(one, Source) for one in whole.records.values())
    gaps = sum(isinstance(one, Gap) for one in whole.records.values())
    assert len(nodes) + sources + gaps == len(whole.records)
    assert lost["gaps"] == gaps
    assert lost["sources as nodes (what rests on them names them)"] == sources
    links = [
        link
        for record in whole.records.values()
        for link in whole.dataset.links_from(record)
        if link.label and not link.cites and link.source.table not in ("source", "gap")
    ]
    assert sum(edge.label != "for the side" for edge in edges) == len(links)


def test_an_edge_names_its_claim_as_a_citation_takes_it() -> None:
    whole = scope("estuary")
    _, edges = _graph(whole)
    for edge in edges:
        record, _, place = str(edge.values["claim"]).partition("#")
        cited = cite(whole.as_of, ref(record), whole.edition, place)
        assert [f"source:{source.id}" for source, _ in cited.sources]
        told = str(edge.values["sources"]).split(" | ")
        assert told == list(dict.fromkeys(f"source:{source.id}" for source, _ in cited.sources))


_TERMS = """
[source.log]
publisher = "The log"
date = "2020-02"

[body.board]
name = "Board"
founded = "2001-05"
sources = ["log"]

[post.keeper]
name = "Keeper"
sources = ["log"]

[person.ada]
name = "Ada"
sources = ["log"]
roles = [
  { post = "keeper", since = "2003-02-01", until = "2005" },
  { post = "keeper", since = "2009~", rank = "deprecated" },
  { in = "board", role = "member", seen = ["2004-01-01", "2006-03"] },
]

[event.meeting]
body = "board"
when = "[2004-01-05,2004-02-05]"
sources = ["log"]
"""


def test_a_graph_in_time_has_the_days_that_are_known_and_leaves_open_what_is_not() -> None:
    data = dataset(_TERMS)
    root = ET.fromstring(exported("gexf", data)[0][""])
    space = "{http://gexf.net/1.3}"
    graph = root.find(f"{space}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    times = {
        (one.get("label"), one.get("start"), one.get("end"))
        for one in (*graph.iter(f"{space}node"), *graph.iter(f"{space}edge"))
    }
    assert times == {
        ("Board", "2001-05-01", None),
        ("Keeper", None, None),
        ("Ada", None, None),
        ("Event: Board", None, None),
        ("held", "2003-02-01", "2005-12-31"),
        ("held", "2009-01-01", None),
        ("member of", "2004-01-01", "2006-03-01"),
        ("meeting of", None, None),
    }
    kinds = [one.get("kind") for one in graph.iter(f"{space}edge")]
    assert kinds == ["held", "held 2", "member of", "meeting of"]
    spells = [(one.get("start"), one.get("end")) for one in graph.iter(f"{space}spell")]
    assert spells == 2 * [("2004-01-05", "2004-01-05"), ("2004-02-05", "2004-02-05")]
    (wrong,) = [edge for edge in _graph(scope(data))[1] if edge.values["rank"] == "deprecated"]
    assert wrong.values["since"] == "2009~"
    assert wrong.values["since_earliest"] == "2008-01-01"
    assert wrong.values["sources_in_words"] == "The log, February 2020"


@pytest.mark.parametrize("of", NAMES)
def test_of_a_day_only_what_held_on_it_is_in_the_graph(of: str) -> None:
    of_day = scope(of, at="2006-07-01")
    nodes, edges = _graph(of_day)
    assert all(of_day.as_of.presence(of_day.dataset.get(node.ref)) for node in nodes)
    assert all(edge.values["holds"] in ("yes", "possibly") for edge in edges)
    whole = {(edge.values["claim"], edge.target) for edge in _graph(scope(of))[1]}
    assert {(edge.values["claim"], edge.target) for edge in edges} <= whole


def test_of_a_day_the_links_that_lead_to_what_was_not_there_are_counted() -> None:
    found, losses = exported("graphml", "lighthouses", at="2012-01-01")
    graph = _read("graphml", found[""])
    assert {"body:wick-group", "body:lamp-commission"} <= set(graph)
    assert losses.counts["links to what is not exported"] > 0
