"""Queries put to datasets, and what is found."""

import re
from collections.abc import Generator
from functools import cache
from typing import TypeVar

from irtui.model.as_of import AsOf
from irtui.query.find import Found, Hit, Index, Match
from tests.query.answers import FICTIONAL, reviewed, world
from tests.support import dataset, day

T = TypeVar("T")

TODAY = "2024-06-01"
"""The day whose names are shown, unless a test asks for another."""
_RECORD = re.compile(r"^\[(?!source|gap|dataset).*\]$", re.MULTILINE)
LOG = '\n[source.log]\npublisher = "Ledger"\n'


def sourced(toml_text: str) -> str:
    """A text whose records all rest on one source, which is added to it."""
    return _RECORD.sub(r'\g<0>\nsources = ["log"]', toml_text) + LOG


@cache
def index(name: str = FICTIONAL, on: str = "") -> Index:
    """The index of a dataset of that name, shared by all tests."""
    data = world(name)
    return Index(AsOf(data, day(on) if on else reviewed(data)))


@cache
def index_of(toml_text: str, on: str = TODAY) -> Index:
    """The index of some records, which are given a source."""
    return Index(AsOf(dataset(sourced(toml_text)), day(on)))


def refs(found: Found) -> list[str]:
    """The references of all hits, best first."""
    return [str(hit.ref) for hit in found.hits()]


def found(query: str, toml_text: str, on: str = TODAY) -> list[str]:
    """References of what some records have for a query, best first."""
    return refs(index_of(toml_text, on).find(query))


def hit(query: str, target: str, within: Index) -> Hit:
    """The hit of one record; that it is none fails the test."""
    return next(hit for hit in within.find(query).hits() if str(hit.ref) == target)


def matches(query: str, toml_text: str) -> dict[str, Match]:
    """How well each record matches, best first."""
    return {str(hit.ref): hit.match for hit in index_of(toml_text).find(query).hits()}


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """A text with brackets around its marked parts."""
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def finish(steps: Generator[None, None, T]) -> T:
    """What a generator returns when all of its steps are done."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            value: T = done.value
            return value
