"""Sources: what they support, what can be found again, what they are too old for."""

from collections.abc import Iterator, Sequence
from datetime import date

from irtui.model.addresses import UnsafeAddressError, address, is_plain
from irtui.model.claims import Basis, Citation, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import end_of
from irtui.model.problems import Path, Problem
from irtui.model.records import Event, Source, Treaty
from irtui.model.safe_text import has_marks, quoted, shortened, unsafe_characters
from irtui.query.audit.checks.places import first_day, held, standing


def uncited(dataset: Dataset) -> Iterator[Problem]:
    """Sources on which nothing rests."""
    cited = {citation.source for record in dataset.records.values() for citation in record.sources}
    for record in dataset.all(Source):
        if record.id not in cited and not any(link.cites for link in dataset.links_to(record.ref)):
            yield Problem(
                "uncited-source",
                "Nothing cites this source.",
                "Cite it where it supports something, or remove it.",
                (record.TABLE, record.id),
            )


def empty(dataset: Dataset) -> Iterator[Problem]:
    """Sources of which nothing is said by which they can be found."""
    for source in dataset.all(Source):
        addressed = source.url or source.archive or source.identifiers
        if not (addressed or source.title or source.name or source.date):
            yield Problem(
                "empty-source",
                "The source has no address, no title and no date.",
                "Add what is known of it, so that a reader can find it.",
                (source.TABLE, source.id),
            )


def before_their_event(dataset: Dataset) -> Iterator[Problem]:
    """Sources that are older than the event, or the signing, that they are cited for.

    Of the sources of a whole record, some may be older, such as the one that announced it.
    """
    events: list[tuple[Event | Treaty, str]] = [(event, "when") for event in held(dataset)]
    events += [(treaty, "signed") for treaty in dataset.all(Treaty)]
    for record, field in events:
        latest = _latest(dataset, record.sources) if getattr(record, field) else None
        for claim, path in standing(record, field):
            first = first_day(claim.value)
            if first is None or claim.basis is Basis.INFERRED:  # concluded, and its note says how
                continue
            if claim.sources:
                for index in _older(dataset, claim.sources, first):
                    yield _too_old(claim.sources[index], (*path, "sources", index))
            elif latest and latest < first:
                yield _too_old(record.sources[0], (record.TABLE, record.id, "sources"))


def _latest(dataset: Dataset, citations: Sequence[Citation]) -> date | None:
    """The day by which all were certainly published; ``None`` if that is not known of each."""
    days = [_surely_by(dataset, citation) for citation in citations]
    known = [day for day in days if day]
    return max(known) if known and len(known) == len(days) else None


def _older(dataset: Dataset, citations: Sequence[Citation], first: date) -> Iterator[int]:
    """The places of those that are certainly older than a day."""
    for index, citation in enumerate(citations):
        if (published := _surely_by(dataset, citation)) and published < first:
            yield index


def _surely_by(dataset: Dataset, citation: Citation) -> date | None:
    """The day by which a source was certainly published."""
    known: dict[Ref, date | None] = dataset.kept(_surely_by)
    if citation.ref not in known:
        source = dataset.get(citation.ref, Source)
        end = end_of(source.date) if source.date else None
        doubtful = end is None or end.uncertain or end.approximate
        known[citation.ref] = None if end is None or doubtful else end.latest
    return known[citation.ref]


def _too_old(citation: Citation, path: Path) -> Problem:
    return Problem(
        "source-before-event",
        f"{shortened(citation.source)} is older than the event that it is cited for.",
        "If it announces the event, cite it under “planned”; otherwise check both dates.",
        path,
    )


def with_a_faulty_address(dataset: Dataset) -> Iterator[Problem]:
    """Addresses that lead nowhere, or that are not opened."""
    for source in dataset.all(Source):
        for name in ("url", "archive"):
            text: str | None = getattr(source, name)
            if text and not is_plain(text) and (fault := _fault(text.strip())):
                yield Problem(*fault, (source.TABLE, source.id, name))


def _fault(text: str) -> tuple[str, str, str] | None:
    """What is wrong with an address: its code, its message, and a hint."""
    hidden = unsafe_characters(text, line=True) or has_marks(text)
    if " " in text and not hidden:
        hint = "Remove the space, or write %20 for it."
        return "wrong-address", f"{quoted(text)} contains a space.", hint
    try:
        address(text)
    except UnsafeAddressError as error:
        if not hidden and ":" not in text.partition("/")[0]:
            whole = quoted(f"https://{text.lstrip('/')}")
            message = f"{quoted(text)} has no scheme such as https://."
            return "wrong-address", message, f"Write {whole}."
        hint = "Write it on one line, beginning with https:// and the host."
        return "unsafe-address", str(error), hint
    return None
