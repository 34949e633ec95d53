"""A citation of one record or one claim: to be pasted, or read by a reference manager.

The structured form is CSL-JSON, which reference managers read; its fields are those of the
Citation Style Language's input schema (https://github.com/citation-style-language/schema).
"""

from collections.abc import Iterator
from typing import Any

from irtui.lean import field, frozen
from irtui.model.addresses import address_to_copy
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import Precision, Span, When
from irtui.model.fields import Kind, claim_fields, field_table, label_of
from irtui.model.names import one_line, source_line
from irtui.model.records import About, Record, Source
from irtui.model.values import Statement, TitleBasis
from irtui.pages.anchors import WHOLE, anchor
from irtui.pages.phrases import value_in_pieces, value_in_words
from irtui.pages.remarks import remarks
from irtui.query.evidence import record_support


class NoSuchFieldError(LookupError):
    """A record has no claim under the name that was given; the message says which there are."""


@frozen
class Edition:
    """Which state of which dataset is cited."""

    title: str
    version: str | None
    reviewed: When
    keepers: tuple[str, ...]
    digest: str
    """SHA-256 of the file, in hexadecimal; empty, if it is not known."""

    @classmethod
    def of(cls, about: About, digest: str) -> "Edition":
        """The edition of a dataset whose file has this digest."""
        return cls(about.title, about.version, about.reviewed, about.maintainers, digest)

    def in_words(self) -> str:
        """``Title, version 1.0, reviewed 3 June 2026, sha256:…``."""
        parts = [self.title, *([f"version {self.version}"] if self.version else [])]
        parts.append(f"reviewed {in_words(self.reviewed)}")
        return ", ".join([*parts, *([f"sha256:{self.digest}"] if self.digest else [])])


@frozen
class Cited:
    """What is cited, and what it rests on."""

    anchor: str
    """``table:id``, or ``table:id#field``, with ``.2`` for the second claim of the field."""
    what: str = field(converter=one_line)
    """The record, and what the claim says of it; empty: the dataset as a whole."""
    sources: tuple[tuple[Source, str | None], ...]
    """The sources, each with the place in it."""
    basis: Basis
    edition: Edition

    def in_text(self) -> str:
        """One paragraph: what is said, by whom, and in which edition it is found."""
        if not self.what:
            keepers = ", ".join(self.edition.keepers)
            return one_line(f"{keepers}{': ' * bool(keepers)}{self.edition.in_words()}.")
        sources = "; ".join(_source_in_text(*pair) for pair in self.sources)
        inferred = self.basis is Basis.INFERRED
        rests = "Inferred from" if inferred else "Source" if len(self.sources) == 1 else "Sources"
        parts = [_sentence(self.what)]
        if sources:
            parts.append(_sentence(f"{rests}{'' if inferred else ':'} {sources}"))
        parts.append(f"In: {self.edition.in_words()}, {self.anchor}.")
        return one_line(" ".join(parts))

    def csl(self) -> list[dict[str, Any]]:
        """CSL-JSON: an item for each source, by its id, and the last for the dataset."""
        places: dict[Source, list[str]] = {}
        for source, at in self.sources:
            places.setdefault(source, []).extend([at] if at else [])
        sources = (csl_source(source, "; ".join(ats)) for source, ats in places.items())
        return [*sources, self._csl_dataset()]

    def _csl_dataset(self) -> dict[str, Any]:
        edition = self.edition
        inferred = " (inferred)" if self.basis is Basis.INFERRED else ""
        item = {
            "id": self.anchor,
            "type": "dataset",
            "title": edition.title,
            "issued": _csl_date(edition.reviewed),
            "note": f"{self.anchor}: {self.what}{inferred}" if self.what else "",
            "version": edition.version,
            "author": [{"literal": keeper} for keeper in edition.keepers],
            "number": f"sha256:{edition.digest}" if edition.digest else "",
        }
        return {key: value for key, value in item.items() if value}


_DANDA = "\u0964"
_STOPS = (".", "?", "!", "…", _DANDA)
_QUOTES = "”’»\"'"
"""Signs after which a stop still ends the sentence."""


def _sentence(text: str) -> str:
    """``text`` with a stop, if it does not end with one."""
    return text if text.rstrip(_QUOTES).endswith(_STOPS) else f"{text}."


def _clause(text: str) -> str:
    """A sentence as part of another: without its full stop; dots in a row say something."""
    return text if text.endswith("..") else text.removesuffix(".").removesuffix(_DANDA)


def cite_dataset(edition: Edition) -> Cited:
    """A citation of the dataset as a whole."""
    return Cited(WHOLE, "", (), Basis.STATED, edition)


def _source_in_text(source: Source, at: str | None) -> str:
    parts = [source.publisher or source.id]
    if source.title:
        described = source.title_basis is TitleBasis.DESCRIBED
        parts.append(f"[{source.title}]" if described else f"“{source.title}”")
    parts += [in_words(source.date)] if source.date else []
    parts += [at] if at else []
    url = address_to_copy(source.url)
    parts += [url] if url else []
    parts += [f"read {in_words(source.accessed)}"] if source.accessed else []
    return ", ".join(parts)


def csl_source(source: Source, at: str = "") -> dict[str, Any]:
    """A source as an item of CSL-JSON.

    Args:
        source: the source.
        at: where in it; empty: all of it.
    """
    described = source.title_basis is TitleBasis.DESCRIBED
    title = source.title or source_line(source)
    page = "webpage" if source.url else "document"
    item = {
        "id": source.id,
        "type": "article-newspaper" if source.kind == "news" else page,
        "title": f"[{title}]" if described else title,
        "container-title": source.publisher,
        "URL": address_to_copy(source.url),
        "language": source.language,
        "archive_location": address_to_copy(source.archive),
        "abstract": source.summary,
        "keyword": source.kind,
        "locator": at,
        "note": " ".join(_csl_notes(source)),
        "issued": _csl_date(source.date) if source.date else None,
        "accessed": _csl_date(source.accessed) if source.accessed else None,
    }
    return {key: value for key, value in item.items() if value}


def _csl_notes(source: Source) -> Iterator[str]:
    if source.title_basis is TitleBasis.REBUILT:
        yield "The title is rebuilt from the address."
    if source.reprints:
        yield f"It repeats the text of the source {source.reprints.id}."


_PARTS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}


def _csl_date(when: When) -> dict[str, Any]:
    """A date in the parts that are known; what lies between two days is a range, and about."""
    if isinstance(when, Span):
        found = [_csl_date(end) for end in (when.start, when.end) if end]
        parts = [found[0]["date-parts"][0], *(one["date-parts"][-1] for one in found[1:])]
        circa = len(found) < 2 or any("circa" in one for one in found)
        return {"date-parts": parts, **({"circa": True} if circa else {})}
    if count := _PARTS.get(when.precision):
        assert when.earliest is not None  # only a one-of set can lack its first day
        parts = [list(when.earliest.timetuple()[:count])]
        return {"date-parts": parts, **({"circa": True} if when.qualified else {})}
    days = [day for day in (when.earliest, when.latest) if day]
    return {"date-parts": [list(day.timetuple()[:3]) for day in days], "circa": True}


def _claims(record: Record, place: str) -> Iterator[tuple[str, Claim[Any]]]:
    """The claims under ``field`` or ``field.2``, each with its field."""
    name, _, number = place.partition(".")
    fields = {field.rstrip("_"): field for field in claim_fields(type(record))}
    field = fields.get(name.replace(" ", "_"))
    claims = getattr(record, field) if field else ()
    if number.isdecimal() and 1 <= int(number) <= len(claims):
        claims = claims[int(number) - 1 : int(number)]
    elif number:
        claims = ()
    if not claims or field is None:
        known = [short for short, long in fields.items() if getattr(record, long)]
        raise NoSuchFieldError(f"It has {', '.join(known)}." if known else "It has no claims.")
    yield from ((field, claim) for claim in claims)


def _says(as_of: AsOf, record: Record, field: str, claim: Claim[Any], basis: Basis) -> str:
    """What a claim says, and how it is known as far as the ``basis`` of all does not tell it."""
    spec = field_table(type(record))[field]
    label = as_of.dataset.called(label_of(field, spec))
    said = [*remarks(as_of, claim), *([] if claim.basis is basis else ["inferred"])]
    texts = [piece.text for piece in value_in_pieces(as_of, claim.value)]
    if isinstance(claim.value, Statement) or (spec.kind is Kind.TEXT and not spec.line):
        texts[0] = _clause(texts[0])
    words = "".join((f"{label} ", *texts))
    return f"{words} ({' · '.join(said)})" if said else words


def cite(as_of: AsOf, ref: Ref, edition: Edition, place: str = "") -> Cited:
    """The citation of a record, or of the claims at a place in it.

    Args:
        as_of: what is cited from, and the day whose names are used.
        ref: the record.
        edition: what the dataset is called.
        place: ``field``, or ``field.2`` for its second claim; empty for the whole record.

    Raises:
        KeyError: there is no such record.
        NoSuchFieldError: it has no claim there.
    """
    record = as_of.dataset.get(ref)
    named = as_of.full_title(record, alone=True)
    if isinstance(record, Source):
        return Cited(str(ref), named, ((record, None),), Basis.STATED, edition)
    if not place:
        citations = [
            Citation(source.id) for source in record_support(as_of.dataset, record).sources
        ]
        return Cited(str(ref), named, _sources(as_of.dataset, citations), Basis.STATED, edition)
    found = list(_claims(record, place))
    citations = [one for _, claim in found for one in claim.sources or record.sources]
    inferred = all(claim.basis is Basis.INFERRED for _, claim in found)
    basis = Basis.INFERRED if inferred else Basis.STATED
    says = "; ".join(_says(as_of, record, field, claim, basis) for field, claim in found)
    where = anchor(record, *found[0]) if len(found) == 1 else f"{ref}#{found[0][0].rstrip('_')}"
    return Cited(where, f"{named}: {says}", _sources(as_of.dataset, citations), basis, edition)


def text_of(as_of: AsOf, ref: Ref, place: str = "") -> str:
    """What a record, or the claims at a place in it, says, without where that is from.

    A record says its summary, or its name if it has none; a statement its own words; another claim
    what it is about, too. It takes and raises what `cite` does.
    """
    record = as_of.dataset.get(ref)
    if not place or isinstance(record, Source):
        return record.summary or as_of.full_title(record, alone=True)
    found = list(_claims(record, place))
    values = [value_in_words(as_of, claim.value) for _, claim in found]
    if found[0][0] == "statements":
        return "\n".join(values)
    says = "; ".join(_says(as_of, record, *one, Basis.STATED) for one in found)
    return one_line(f"{as_of.full_title(record, alone=True)}: {says}")


def _sources(dataset: Dataset, citations: list[Citation]) -> tuple[tuple[Source, str | None], ...]:
    places = dict.fromkeys((citation.ref, citation.at) for citation in citations)
    return tuple((dataset.get(ref, Source), at) for ref, at in places)
