"""Sources in words, for formats that have no place of their own for them."""

from collections.abc import Iterable, Iterator, Sequence

from irtui.exchange.scope import Scope
from irtui.model.addresses import address_to_copy
from irtui.model.claims import Citation, Claim
from irtui.model.names import source_line
from irtui.model.records import Record, Source


def citations_of(record: Record, claim: Claim[object]) -> Sequence[Citation]:
    """What a claim rests on: its own citations, or those of its record."""
    return claim.sources or record.sources


def sources_of(scope: Scope, citations: Iterable[Citation]) -> Iterator[tuple[str, str | None]]:
    """Sources, each once: publisher, date and title in a line, and the address if it is http(s)."""
    for ref in dict.fromkeys(citation.ref for citation in citations):
        source = scope.dataset.get(ref, Source)
        title = f": {source.title}" if source.title else ""
        yield f"{source_line(source)}{title}", address_to_copy(source.url)


def in_one_line(scope: Scope, citations: Iterable[Citation]) -> str:
    """Sources by publisher and date, each with its place, with semicolons between."""
    told = (
        f"{source_line(scope.dataset.get(one.ref, Source))}{f', {one.at}' if one.at else ''}"
        for one in citations
    )
    return "; ".join(dict.fromkeys(told))
