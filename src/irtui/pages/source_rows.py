"""The rows of the sources that a page cites."""

from collections.abc import Iterable, Iterator, Mapping

from irtui.model.claims import Citation, Ref
from irtui.model.dataset import Dataset
from irtui.model.languages import language
from irtui.model.names import source_line
from irtui.model.records import THIRD, Source
from irtui.model.safe_text import safe_line
from irtui.model.values import TitleBasis
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row
from irtui.pages.phrases import Piece, Tone
from irtui.pages.remarks import side_in_words


def places(footnotes: Footnotes, citations: Iterable[Citation]) -> Iterator[Row]:
    """Where in its sources something is said, and in which words."""
    for citation in citations:
        if said := _place(citation):
            number = footnotes.own([citation])
            yield Row((*number, Piece(f" {said}", Tone.REMARK)), continues=True)


def _place(citation: Citation) -> str:
    quote = f"“{citation.quote}”" if citation.quote else ""
    return ": ".join(filter(None, (citation.at, quote)))


def source_rows(
    dataset: Dataset,
    footnotes: Footnotes,
    counts: Mapping[Ref, str] | None = None,
    whole: Iterable[Citation] = (),
) -> Iterator[Row]:
    """The numbered sources, each with what is to be known of it, its title and its address.

    Args:
        dataset: where the sources are.
        footnotes: their numbers.
        counts: how much rests on each, in words, where that is asked for; ids are told then, too.
        whole: the citations of what was read for the record as a whole.
    """
    read = {citation.ref: said for citation in whole if (said := _place(citation))}
    for ref in footnotes.sources:
        source = dataset.get(ref, Source)
        pieces = [Piece(source_line(source), Tone.LINK, ref)]
        if said := " · ".join(_said(dataset, source)):
            pieces.append(Piece(f" · {said}", Tone.MUTED))
        if counts is not None:
            pieces.append(Piece(f"  {counts[ref]}", Tone.REMARK))
        yield Row(tuple(pieces), f"[{footnotes.number(source.id)}]", anchor=str(ref))
        if counts is not None:
            yield Row((Piece(str(ref), Tone.MUTED),), continues=True)
        if source.title:
            title = Piece(source.title, Tone.MUTED, lang=source.language or "")
            yield Row((title,), continues=True)
        if source.url:
            yield Row((Piece(safe_line(source.url), Tone.ADDRESS),), continues=True)
        if ref in read:
            yield Row((Piece(f"for the record: {read[ref]}", Tone.REMARK),), continues=True)


def _said(dataset: Dataset, source: Source) -> Iterator[str]:
    """Its language, whose it is, and whether its title and its text are its own."""
    if source.language:
        yield language(source.language)
    if source.origin and source.origin != THIRD:
        yield side_in_words(dataset, source.origin)
    if source.title_basis and source.title_basis is not TitleBasis.PUBLISHED:
        yield f"title {source.title_basis}"
    if source.reprints:
        yield f"repeats {source_line(dataset.get(source.reprints, Source))}"
