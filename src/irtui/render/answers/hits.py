"""The hits of a search."""

from collections.abc import Iterable
from typing import Annotated

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import Truth
from irtui.query.find import Found, Hit, Match
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.declared import Count, Json, said

SpanJson = Annotated[tuple[Count, Count], ("description", "From, and to before which.")]


class ReasonJson(Json):
    """A text that matched."""

    field: str = said("What it is: name, former name, alias (ru), place, statement …")
    text: str = said("The text in its own spelling.")
    spans: tuple[SpanJson, ...] = said("The parts that matched, in characters of “text”, from 0.")


class HitJson(Json):
    """A hit."""

    ref: Ref = said("The record.")
    title: str = said("What it is called on the day.")
    match: Match = said("How well it matches; the best is named first here.")
    there: Truth = said("Whether it was there on the day.")
    spans: tuple[SpanJson, ...] = said("The parts of “title” that matched.")
    reasons: tuple[ReasonJson, ...] = said("What else matched, until every term has its reason.")


class FindJson(AnswerJson):
    """The answer of ``irtui find``."""

    query: str = said("What was looked for.")
    total: Count = said("How many records were found, near misses counted.")
    hits: tuple[HitJson, ...] = said("The best first.")


def find(as_of: AsOf, query: str, found: Found, hits: Iterable[Hit]) -> FindJson:
    """The answer of ``irtui find``: of all that was found, the ``hits`` that were asked for."""
    listed = (HitJson.of(hit, reasons=tuple(map(ReasonJson.of, hit.reasons))) for hit in hits)
    return FindJson.to(as_of, query=query, total=found.total, hits=tuple(listed))
