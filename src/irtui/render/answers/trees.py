"""The tree, with all that is unfolded in it."""

from collections.abc import Iterable

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dates import Truth
from irtui.model.values import Status
from irtui.query.tree.hierarchy import Hierarchy, Node, Role
from irtui.render.answers.base import AnswerJson, edition
from irtui.render.answers.declared import Json, said


@frozen
class NodeJson(Json):
    """A line of the tree."""

    key: str = said("Names this place in the tree, on every day.")
    label: str = said("What it is called on the day.")
    role: Role = said("What it stands for.")
    ref: Ref | None = said("The record that it stands for.")
    there: Truth = said("Whether it was there on the day.")
    status: Status | None = said("For a meeting: how far it got.")
    note: str = said("A count, or a date in brief (EDTF's signs ~ and ?); empty for none.")
    children: tuple["NodeJson", ...] | None = said(
        "What is below it; null: it is a collection, left folded."
    )


@frozen
class TreeJson(AnswerJson):
    """The answer of ``irtui tree``."""

    tree: tuple[NodeJson, ...] = said("The top of the tree.")


def _node(hierarchy: Hierarchy, node: Node) -> NodeJson:
    below = hierarchy.children(node) if node.folds and node.role is not Role.COLLECTION else ()
    children = tuple(_node(hierarchy, child) for child in below)
    return NodeJson.of(
        node,
        there=node.truth,
        status=node.status if node.role is Role.EVENT else None,
        # All records of a table, which the tree leaves folded in every manner.
        children=None if node.role is Role.COLLECTION else children,
    )


def tree(hierarchy: Hierarchy, nodes: Iterable[Node]) -> TreeJson:
    """The answer of ``irtui tree``: nodes, each with what is below it."""
    found = tuple(_node(hierarchy, node) for node in nodes)
    return TreeJson(edition(hierarchy.dataset), hierarchy.day, found)
