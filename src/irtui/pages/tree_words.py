"""What the tree says of a line in words."""

from irtui.model.names import counted
from irtui.query.tree.nodes import Node


def gaps_in_words(node: Node) -> str:
    """In how many years no meeting of a body is recorded: ``5 gaps``; empty, where in none."""
    return counted(node.gaps, "gap") if node.gaps else ""
