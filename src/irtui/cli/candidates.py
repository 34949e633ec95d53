"""What a shell may put in for a word that is being typed: records, claims, terms of a query.

A file that cannot be shown gives nothing to put in: a shell is no place for its errors.
"""

import re
from collections import Counter
from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from irtui.host.caching import open_dataset
from irtui.loading import bundled_path
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.names import one_line
from irtui.pages.anchors import WHOLE, anchor
from irtui.pages.phrases import value_in_words


def _dataset(ctx: click.Context) -> Dataset | None:
    """The dataset that the words typed so far name; ``None`` if it cannot be shown."""
    return open_dataset(ctx.params.get("data") or bundled_path()).dataset


def _spelled(dataset: Dataset, typed: str) -> Iterator[tuple[str, Ref]]:
    """The words that begin with ``typed`` and name one record: its id, or ``table:id``.

    An id alone names a record if no other table has it. Each record comes once.
    """
    count = Counter(ref.id for ref in dataset.records)
    for ref in dataset.records:
        words = [ref.id, str(ref)] if count[ref.id] == 1 else [str(ref)]
        for word in words:
            if word.startswith(typed):
                yield word, ref
                break


def _records(dataset: Dataset, typed: str) -> list[CompletionItem]:
    as_of = AsOf.of(dataset, dataset.about.day)
    return [
        CompletionItem(word, help=one_line(as_of.full_title(ref)))
        for word, ref in _spelled(dataset, typed)
    ]


def record_ids(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids, or references ``table:id``, with the names of the records beside them."""
    dataset = _dataset(ctx)
    return _records(dataset, typed) if dataset else []


def shown_ids(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """The name of the dataset itself, which hides a record that is called so, and other ids."""
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    records = [item for item in _records(dataset, typed) if item.value != WHOLE]
    whole = CompletionItem(WHOLE, help=one_line(dataset.about.title))
    return [whole, *records] if WHOLE.startswith(typed) else records


def places(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """What may be shown, and after ``#`` the fields of a record, with what they say beside them."""
    identifier, sign, _ = typed.partition("#")
    if not sign:
        return shown_ids(ctx, param, typed)
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    named = [ref for word, ref in _spelled(dataset, identifier) if word == identifier]
    return [
        CompletionItem(f"{identifier}#{field}", help=words)
        for ref in named[:1]
        for field, words in _fields(dataset, ref)
        if f"{identifier}#{field}".startswith(typed)
    ]


def _fields(dataset: Dataset, ref: Ref) -> Iterator[tuple[str, str]]:
    """What the claims of a record are called, with their values in words."""
    record = dataset.get(ref)
    for name in claim_fields(type(record)):
        claims = getattr(record, name)
        if len(claims) > 1:
            yield anchor(record, name, claims[0]).partition("#")[2].partition(".")[0], "all claims"
        for claim in claims:
            words = value_in_words(AsOf.of(dataset, dataset.about.day), claim.value)
            yield anchor(record, name, claim).partition("#")[2], one_line(words)


_BARE = re.compile(r"[^\w.+]+")
"""What a shell would want to be quoted; in a query it is as good as a hyphen."""
_LITERAL = ("date", "in", "sources")
"""Fields whose values are not compared word by word."""


def terms(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Fields of the query grammar, and the values of the one that is meant, with their counts."""
    from irtui.query.find import FIELDS

    sign = "!" * typed.startswith("!")
    name, colon, _value = typed.removeprefix("!").partition(":")
    meant = [field for field in FIELDS if field == name or (field.startswith(name) and not colon)]
    if len(meant) == 1 and (dataset := _dataset(ctx)):
        before = " ".join(ctx.params.get("query") or ())
        begun = typed if colon else f"{sign}{meant[0]}:"
        return [
            CompletionItem(f"{sign}{meant[0]}:{value}", help=words)
            for value, words in _values(dataset, before, begun, meant[0])
        ]
    return [CompletionItem(f"{sign}{field}:", help=FIELDS[field]) for field in meant]


def _values(dataset: Dataset, before: str, begun: str, field: str) -> Iterator[tuple[str, str]]:
    """The values of a field that begin so, after other words of a query, with what they leave."""
    from irtui.query.find import Index
    from irtui.query.find.once import at_once

    query = f"{before} {begun}".lstrip()
    index = Index(AsOf.of(dataset, dataset.about.day))
    found = at_once(index.offering(query, len(query)))
    for offer in found.offers if found else ():
        bare = offer.value.strip('"')
        value = bare if field in _LITERAL else _BARE.sub("-", bare).strip("-")
        count = "1 record" if offer.count == 1 else f"{offer.count:,} records"
        called = offer.called or (bare if bare != value else "")
        yield value, f"{called}, {count}" if called else count
