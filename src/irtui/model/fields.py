"""How a field is declared: once, with all that structuring, checks, schema and docs need.

A record class declares each field with one of the helpers below; they put a `FieldSpec` into the
attribute's metadata, and `field_table` reads it back.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any

from irtui.lean import field, fields, frozen

_SPEC = "irtui"


class Kind(Enum):
    """What a field's value is made of."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOUND = "bound"
    """A date, or the event that marks it."""
    WORD = "word"
    REFERENCE = "reference"
    ID = "id"
    """The bare id of a record, whose table the field fixes."""
    PLACE = "place"
    """The id of a place, or its name as text."""
    STRUCTURE = "structure"
    CITATIONS = "citations"
    FLAG = "flag"
    """True or false."""
    MAPPING = "mapping"
    WORDS = "words"
    """Some words by name, in one text or an array; a name may have parts with dots between."""


@frozen(kw_only=True)
class FieldSpec:
    """What is to be known of a field besides its name."""

    kind: Kind
    doc: str
    """One line: what the field says."""
    many: bool = False
    """Whether a list holds members; else it holds alternatives, of which one is true."""
    claims: bool = True
    """Whether its values are claims; else they are plain, as those of a source."""
    required: bool = False
    words: type[StrEnum] | None = None
    """For a word: the words allowed. ``None``: those of the dataset's own vocabulary."""
    targets: tuple[str, ...] = ()
    """For a reference or an id: the tables that it may point into."""
    bare: bool = False
    """For a reference into several tables: whether an id alone is one of the first."""
    printed: bool = False
    """For a reference: whether a text as printed may stand there instead."""
    label: str = ""
    """What the panel writes before the values; empty: the key, with spaces."""
    link: str = ""
    """What the link is called at the record that has the field; empty: it is no link."""
    inverse: str = ""
    """What the link is called at the record that it points to."""
    joint: bool = False
    """For claims that are alternatives: whether some may say that they hold jointly."""
    lone: bool = False
    """For plain members: whether a single one needs no list."""
    nested: bool = False
    """For a mapping: whether its values are mappings themselves."""
    entries: type[Any] | None = None
    """For a mapping: the class of its values; a plain one stands for the first key."""
    free: bool = False
    """For a mapping: whether its values may be of any sort but tables; they are kept as texts."""
    line: bool = False
    """For texts: whether each stands on one line, as a name does; its line breaks become spaces."""
    least: int | None = None
    """For a number: the smallest that the field allows."""
    most: int | None = None
    """For a number: the largest."""
    structure: type[Any] | None = None
    """For a structure: its class."""
    keys: tuple[str, ...] = ()
    """For a structure: the attributes that the field takes; empty: all."""
    needs: tuple[str, ...] = ()
    """For a structure: the attributes that say what it is about; one of them must be there."""
    main: str = "value"
    """For a structure: the key that a plain value stands for."""
    distinct: str = ""
    """For a many-valued structure: the key that two members must not share; claims that share it
    are alternatives (two counts of one thing)."""
    in_turn: str = ""
    """For a many-valued structure: the key of what goes from one member to the next (the chair for
    a side); of claims that share it and were only seen, the last seen is the one of the day."""

    @property
    def successive(self) -> str | None:
        """The key that claims share of which one follows the other; ``""``: all of the field do.

        ``None``: members stand beside each other.
        """
        return self.in_turn or self.distinct or (None if self.many else "")

    @property
    def parts(self) -> "Mapping[str, FieldSpec]":
        """For a structure: what the field takes of it, by attribute name; empty for any other."""
        if self.structure is None:
            return _NO_PARTS
        table = field_table(self.structure)
        return {name: table[name] for name in self.keys} if self.keys else table


_NO_WORDS: Mapping[str, Any] = {}
_NO_PARTS: Mapping[str, FieldSpec] = MappingProxyType({})


def _field(spec: FieldSpec, default: object) -> Any:
    return field(default=default, metadata={_SPEC: spec})


def _claims(kind: Kind, doc: str, **rest: Any) -> Any:
    return _field(FieldSpec(kind=kind, doc=doc, **rest), ())


def text(doc: str, *, many: bool = False, label: str = "", line: bool = False) -> Any:
    """Claims whose value is text."""
    return _claims(Kind.TEXT, doc, many=many, label=label, line=line)


def integer(doc: str, *, least: int) -> Any:
    """Claims whose value is a whole number."""
    return _claims(Kind.INTEGER, doc, least=least)


def dated(doc: str, *, many: bool = False) -> Any:
    """Claims whose value is a date."""
    return _claims(Kind.DATE, doc, many=many)


def word(words: type[StrEnum], doc: str) -> Any:
    """Claims whose value is one of a few words."""
    return _claims(Kind.WORD, doc, words=words)


def reference(
    *targets: str,
    doc: str,
    link: str,
    inverse: str,
    many: bool = False,
    joint: bool = False,
    label: str = "",
) -> Any:
    """Claims that point to a record of one of the ``targets``."""
    return _claims(
        Kind.REFERENCE,
        doc,
        targets=targets,
        link=link,
        inverse=inverse,
        many=many,
        joint=joint,
        label=label or link,
    )


def located(doc: str, *, link: str, inverse: str, many: bool = False, label: str = "") -> Any:
    """Claims whose value is a place: one of the dataset's, or a name that is no id of one."""
    return _claims(
        Kind.PLACE,
        doc,
        targets=("place",),
        link=link,
        inverse=inverse,
        many=many,
        label=label,
        line=True,
    )


def structure(
    of: type[Any],
    doc: str,
    *,
    many: bool = False,
    keys: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    main: str = "value",
    distinct: str = "",
    in_turn: str = "",
    label: str = "",
    link: str = "",
    inverse: str = "",
) -> Any:
    """Claims whose value has keys of its own.

    ``link`` names the references inside that have no name of their own.
    """
    return _claims(
        Kind.STRUCTURE,
        doc,
        structure=of,
        many=many,
        keys=keys,
        needs=needs,
        main=main,
        distinct=distinct,
        in_turn=in_turn,
        label=label,
        link=link,
        inverse=inverse,
    )


def plain(
    kind: Kind,
    doc: str,
    *,
    many: bool = False,
    lone: bool = False,
    required: bool = False,
    default: object = None,
    nested: bool = False,
    line: bool = False,
    words: type[StrEnum] | None = None,
    entries: type[Any] | None = None,
    free: bool = False,
    least: int | None = None,
    most: int | None = None,
    targets: tuple[str, ...] = (),
    bare: bool = False,
    printed: bool = False,
    link: str = "",
    inverse: str = "",
) -> Any:
    """A field that holds its value itself, or a tuple of them, and no claims."""
    spec = FieldSpec(
        kind=kind,
        doc=doc,
        many=many,
        lone=lone,
        claims=False,
        required=required,
        nested=nested,
        line=line,
        words=words,
        entries=entries,
        free=free,
        least=least,
        most=most,
        targets=targets,
        bare=bare,
        printed=printed,
        link=link,
        inverse=inverse,
    )
    if required:
        return field(metadata={_SPEC: spec})
    if kind in (Kind.MAPPING, Kind.WORDS):
        return _field(spec, _NO_WORDS)
    return _field(spec, () if many or kind is Kind.CITATIONS else default)


def key_of(name: str) -> str:
    """The key in the file of an attribute: ``as_`` is written ``as``."""
    return name.rstrip("_")


def label_of(name: str, spec: FieldSpec) -> str:
    """What a field is called where its values are shown."""
    return spec.label or key_of(name).replace("_", " ")


def names_of(name: str, spec: FieldSpec) -> frozenset[str]:
    """What a field is called: by its label, and as a link from both its ends."""
    return frozenset({label_of(name, spec), spec.link, spec.inverse} - {""})


_tables: dict[type[Any], Mapping[str, FieldSpec]] = {}
_of_kind: dict[tuple[type[Any], tuple[Kind, ...]], tuple[tuple[str, FieldSpec], ...]] = {}


def field_table(cls: type[Any]) -> Mapping[str, FieldSpec]:
    """The fields of a record or structure class by attribute name, in order of declaration."""
    if cls not in _tables:
        _tables[cls] = {
            attribute.name: attribute.metadata[_SPEC]
            for attribute in fields(cls)
            if _SPEC in attribute.metadata
        }
    return _tables[cls]


def fields_of_kind(cls: type[Any], *kinds: Kind) -> tuple[tuple[str, FieldSpec], ...]:
    """The fields of ``cls`` whose values are of one of ``kinds``, with their names."""
    if (cls, kinds) not in _of_kind:
        _of_kind[cls, kinds] = tuple(
            (name, spec) for name, spec in field_table(cls).items() if spec.kind in kinds
        )
    return _of_kind[cls, kinds]


_claimed: dict[type[Any], tuple[str, ...]] = {}


def claim_fields(cls: type[Any]) -> tuple[str, ...]:
    """The names of the fields of ``cls`` that hold claims."""
    if cls not in _claimed:
        _claimed[cls] = tuple(name for name, spec in field_table(cls).items() if spec.claims)
    return _claimed[cls]
