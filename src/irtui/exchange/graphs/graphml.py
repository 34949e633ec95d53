"""A graph as GraphML, which Cytoscape, yEd and Gephi read.

The format: http://graphml.graphdrawing.org/specification.html
"""

from collections.abc import Iterator
from io import BytesIO

from irtui.exchange.format import File, Losses, library
from irtui.exchange.graphs.graph import edges_of, nodes_of
from irtui.exchange.scope import Scope


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a directed graph in which two records may have several edges."""
    networkx = library("networkx", "graphml", "graph")
    graph = networkx.MultiDiGraph(title=scope.edition.title, edition=scope.edition.in_words())
    graph.graph["day"] = scope.day.isoformat()
    for node in nodes_of(scope, losses):
        graph.add_node(str(node.ref), label=node.label, **node.values)
    refs = [node for node in scope.records if str(node) in graph]
    for number, edge in enumerate(edges_of(scope, refs, losses), start=1):
        ends = str(edge.source), str(edge.target)
        graph.add_edge(*ends, key=f"e{number}", label=edge.label, **edge.values)
    content = BytesIO()
    networkx.write_graphml_xml(graph, content)
    yield File("", content.getvalue())
