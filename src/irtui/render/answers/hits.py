"""The hits of a search."""

from irtui.model.said import Count, said
from irtui.query.find import Hit
from irtui.render.answers.base import AnswerJson


class FindJson(AnswerJson):
    """The answer of ``irtui find``."""

    query: str = said("What was looked for.")
    total: Count = said("How many records were found, near misses counted.")
    hits: tuple[Hit, ...] = said("The best first.")
