"""A graph in time as GEXF 1.3, which Gephi plays.

The format: https://gexf.net. What networkx writes of it holds the day on which it was written, so
it is written here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from irtui.exchange.format import File, Losses
from irtui.exchange.graphs.graph import Spell, Values, edges_of, nodes_of
from irtui.exchange.scope import Scope

_TYPES = {bool: "boolean", int: "integer", str: "string"}


class _Attributes:
    """Declares the attributes of nodes or of edges as they come up."""

    def __init__(self, graph: Element, of: str) -> None:
        self._declared = SubElement(graph, "attributes", {"class": of, "mode": "static"})
        self._ids: dict[str, str] = {}

    def give(self, element: Element, values: Values) -> None:
        inside = SubElement(element, "attvalues")
        for name, value in values.items():
            if name not in self._ids:
                self._ids[name] = str(len(self._ids))
                kind = _TYPES[type(value)]
                SubElement(self._declared, "attribute", id=self._ids[name], title=name, type=kind)
            text = str(value).lower() if isinstance(value, bool) else str(value)
            SubElement(inside, "attvalue", {"for": self._ids[name], "value": text})


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a directed graph whose nodes and edges come and go."""
    root = Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    meta = SubElement(root, "meta", lastmodifieddate=scope.dataset.about.day.isoformat())
    SubElement(meta, "creator").text = "irtui"
    SubElement(meta, "description").text = scope.edition.in_words()
    graph = SubElement(
        root,
        "graph",
        defaultedgetype="directed",
        mode="dynamic",
        timeformat="date",
        timerepresentation="interval",
        name=scope.edition.title,
    )
    of_nodes, of_edges = _Attributes(graph, "node"), _Attributes(graph, "edge")
    inside = SubElement(graph, "nodes")
    nodes = list(nodes_of(scope, losses))
    for node in nodes:
        element = SubElement(inside, "node", id=str(node.ref), label=node.label)
        of_nodes.give(element, node.values)
        _spell(element, node.spells)
    inside, numbers = SubElement(graph, "edges"), count(1)
    alike: Counter[tuple[object, ...]] = Counter()
    for edge in edges_of(scope, (node.ref for node in nodes), losses):
        alike[named := (edge.source, edge.target, edge.label)] += 1
        again = f" {alike[named]}" if alike[named] > 1 else ""
        element = SubElement(
            inside,
            "edge",
            id=f"e{next(numbers)}",
            source=str(edge.source),
            target=str(edge.target),
            label=edge.label,
            kind=edge.label + again,  # Gephi makes one of all that are of one kind
        )
        of_edges.give(element, edge.values)
        _spell(element, edge.spells)
    indent(root)
    yield File("", tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _spell(element: Element, spells: Iterable[Spell]) -> None:
    """Says when something was there: by attributes, or by spells if there are several."""
    each = [_ends(*spell) for spell in spells]
    if len(each) == 1:
        element.attrib.update(each[0])
    elif each:
        inside = SubElement(element, "spells")
        for ends in each:
            SubElement(inside, "spell", ends)


def _ends(first: object, last: object) -> dict[str, str]:
    return {name: str(day) for name, day in (("start", first), ("end", last)) if day}
