"""The numbers of the sources on a page."""

from collections.abc import Iterable, Iterator
from typing import Any

from irtui.model.claims import Citation, Claim, Ref
from irtui.model.records import Record
from irtui.pages.phrases import Piece, Tone

_MANY = 30
"""Sources of a record up to which each of its claims names all; of more, all but the first claim
name the first and the last."""


class Footnotes:
    """Numbers sources as they come up: ``[1]`` is a claim's own, ``(1)`` one of its record."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._marked: set[Ref] = set()
        self.for_the_record = False
        """Whether any source was cited that was read for a record as a whole."""

    def number(self, source: str) -> int:
        """The number of a source, by its id."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def sources(self) -> tuple[Ref, ...]:
        """The sources in the order of their numbers."""
        return tuple(Ref("source", identifier) for identifier in self._numbers)

    def own(self, citations: Iterable[Citation]) -> Iterator[Piece]:
        """The numbers of a claim's own sources."""
        return self._marks(citations, "[]")

    def cited(self, record: Record, *claims: Claim[Any] | None) -> Iterator[Piece]:
        """The numbers of what claims of ``record`` rest on, each once."""
        own = [citation for claim in claims if claim for citation in claim.sources]
        yield from self._marks(dict.fromkeys(own), "[]")
        if record.sources and not all(claim and claim.sources for claim in claims):
            self.for_the_record = True
            again = record.ref in self._marked
            self._marked.add(record.ref)
            if again and len(record.sources) > _MANY:
                first, last = record.sources[0], record.sources[-1]
                yield from (*self._mark(first, "()"), Piece(" …"), *self._mark(last, "()"))
            else:
                yield from self._marks(record.sources, "()")

    def _mark(self, citation: Citation, frame: str) -> Iterator[Piece]:
        mark = f"{frame[0]}{self.number(citation.source)}{frame[1]}"
        yield Piece(" ")
        yield Piece(mark, Tone.CITATION, citation.ref)

    def _marks(self, citations: Iterable[Citation], frame: str) -> Iterator[Piece]:
        for citation in citations:
            yield from self._mark(citation, frame)
            if citation.at:
                yield Piece(f" {citation.at}", Tone.MUTED)
