"""The hits of a search."""

from collections.abc import Iterable

from irtui.model.as_of import AsOf
from irtui.model.said import Count, said
from irtui.query.find import Found, Hit
from irtui.render.answers.base import AnswerJson


class FindJson(AnswerJson):
    """The answer of ``irtui find``."""

    query: str = said("What was looked for.")
    total: Count = said("How many records were found, near misses counted.")
    hits: tuple[Hit, ...] = said("The best first.")


def find(as_of: AsOf, query: str, found: Found, hits: Iterable[Hit]) -> FindJson:
    """The answer of ``irtui find``: of all that was found, the ``hits`` that were asked for."""
    return FindJson.to(as_of, query=query, total=found.total, hits=tuple(hits))
