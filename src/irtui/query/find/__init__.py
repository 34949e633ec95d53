"""Find: one query grammar, one index, and hits that say why they are hits."""

from irtui.query.find.grammar import FIELDS, Fault, FieldValue, Query, parse, value_at
from irtui.query.find.hits import Found, Group, Hit, Match, Reason, Without
from irtui.query.find.index import Index
from irtui.query.find.values import Offer, Offered

__all__ = [
    "FIELDS",
    "Fault",
    "FieldValue",
    "Found",
    "Group",
    "Hit",
    "Index",
    "Match",
    "Offer",
    "Offered",
    "Query",
    "Reason",
    "Without",
    "parse",
    "value_at",
]
