"""Find: one query grammar, one index, and hits that say why they are hits."""

from irtui.query.find.grammar import FIELDS, Fault, Query, parse
from irtui.query.find.hits import Found, Group, Hit, Match, Reason, Without
from irtui.query.find.index import Index

__all__ = [
    "FIELDS",
    "Fault",
    "Found",
    "Group",
    "Hit",
    "Index",
    "Match",
    "Query",
    "Reason",
    "Without",
    "parse",
]
