"""The numbers of the sources on a page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from irtui.model.claims import Citation, Claim, Ref
from irtui.model.records import Record
from irtui.pages.phrases import Piece, Tone

LEGEND = "* read for the record as a whole, not for that value"
"""What the star after a bracket says."""


class Footnotes:
    """Numbers sources as they come up: ``[1]`` is a claim's own, ``[1]*`` one of its record."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._whole: dict[Ref, tuple[Piece, ...]] = {}  # what was read for each record
        self.for_the_record = False
        """Whether any source was cited that was read for a record as a whole."""

    def number(self, source: str) -> int:
        """The number of a source, by its id."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def sources(self) -> tuple[Ref, ...]:
        """The sources in the order of their numbers."""
        return tuple(Ref("source", identifier) for identifier in self._numbers)

    def cited(self, record: Record, *claims: Claim[Any] | None) -> Iterator[Piece]:
        """The numbers of what claims of ``record`` rest on, each once."""
        yield from self.own(citation for claim in claims if claim for citation in claim.sources)
        if record.sources and not all(claim and claim.sources for claim in claims):
            self.for_the_record = True
            if record.ref not in self._whole:
                self._whole[record.ref] = tuple(self.own(record.sources, "]*"))
            yield from self._whole[record.ref]

    def in_brief(self, record: Record, claim: Claim[Any] | None) -> Iterator[Piece]:
        """As `cited`, without telling whether they are the claim's own or were read for all."""
        return self.own(claim.sources if claim and claim.sources else record.sources)

    def own(self, citations: Iterable[Citation], end: str = "]") -> Iterator[Piece]:
        """The numbers of a claim's own sources, ascending, in one bracket: ``[2–4 11]``.

        Numbers that follow each other are run together; the ends of a run lead to sources.
        """
        refs = {self.number(one.source): one.ref for one in citations}
        if not refs:
            return
        yield Piece(" [", Tone.CITATION)
        ordered = sorted(refs)
        runs: list[list[int]] = [[ordered[0]]]
        for one, other in pairwise(ordered):
            if other == one + 1:
                runs[-1].append(other)
            else:
                runs.append([other])
        for place, run in enumerate(runs):
            if place:
                yield Piece(" ", Tone.CITATION)
            ends = list(dict.fromkeys((run[0], run[-1])))
            for number in ends:
                if number != ends[0]:
                    yield Piece("–" if len(run) > 2 else " ", Tone.CITATION)
                yield Piece(str(number), Tone.CITATION, refs[number])
        yield Piece(end, Tone.CITATION)


def cited_in(pieces: Iterable[Piece], sources: Sequence[Ref]) -> tuple[Ref, ...]:
    """The sources whose numbers stand among pieces, those in the middle of a run with them.

    Args:
        pieces: a text with numbers in brackets.
        sources: the sources in the order of their numbers.
    """
    found: dict[Ref, None] = {}
    last, runs = -1, False
    for piece in pieces:
        if piece.tone is Tone.CITATION and piece.target is not None:
            number = sources.index(piece.target)
            found |= dict.fromkeys(sources[last + 1 if runs else number : number + 1])
            last = number
        runs = piece.tone is Tone.CITATION and piece.text == "–"
    return tuple(found)
