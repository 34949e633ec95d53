"""What the rows of a foreign table tell of, by a mapping: each a record as it is in a file."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from irtui.lean import frozen
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import Record


@frozen
class Constant:
    """What is the same in all rows."""

    value: Any


@frozen
class Cell:
    """What some cells of a row say."""

    columns: tuple[str, ...]
    words: Mapping[str, str]
    split: str | None
    convert: Callable[[str], Any]
    """Gives what the file is to have for a text; raises `CellError`."""


@frozen
class Made:
    """A record that the row makes."""

    name: str
    bare: bool
    """Whether its id is wanted without its table."""


@frozen
class Several:
    """Values one after the other."""

    nodes: "tuple[Node, ...]"


@frozen
class Group:
    """A table of keys."""

    parts: "Mapping[str, Node]"
    gathered: frozenset[str]
    """The keys that take several values as a list."""
    needed: frozenset[str]
    """The keys without which there is nothing to say."""
    varying: frozenset[str]
    """The keys that make something of a row, if there is anything of them."""


Node = Constant | Cell | Made | Several | Group


@frozen
class Rule:
    """What each row tells of one record."""

    name: str
    """What the mapping calls it."""
    cls: type[Record]
    id: Node
    fields: Mapping[str, Node]
    """By the keys of the file."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that it takes anything from."""
        nodes = (self.id, *self.fields.values())
        return tuple(dict.fromkeys(one for node in nodes for one in columns_in(node)))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The records of the same row that it points to."""
        every = (one for node in self.fields.values() for one in leaves(node))
        return tuple(one.name for one in every if isinstance(one, Made))

    @cached_property
    def specs(self) -> Mapping[str, FieldSpec]:
        """The fields that the record may have, by the keys of the file."""
        return {key_of(name): spec for name, spec in field_table(self.cls).items()}


def takes_several(spec: FieldSpec) -> bool:
    """Whether a field takes values one after the other."""
    return spec.claims or spec.many or spec.kind is Kind.CITATIONS


def leaves(node: Node) -> Iterator[Constant | Cell | Made]:
    """What a node is made of in the end."""
    match node:
        case Several():
            for one in node.nodes:
                yield from leaves(one)
        case Group():
            for one in node.parts.values():
                yield from leaves(one)
        case _:
            yield node


def columns_in(node: Node) -> Iterator[str]:
    """The columns that a node takes its values from."""
    for one in leaves(node):
        if isinstance(one, Cell):
            yield from one.columns
