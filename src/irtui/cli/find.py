"""``irtui find``: records by what they are called and what is said of them."""

from collections.abc import Iterable
from typing import Any

import click

from irtui.cli.answering import Answer, Asked, answering
from irtui.cli.candidates import terms
from irtui.cli.common import examples, listed
from irtui.cli.failing import fail, fail_with_faults
from irtui.model.safe_text import safe_line
from irtui.pages.search_words import nothing_found
from irtui.query.find import FIELDS, Index
from irtui.render import markdown, plain
from irtui.render.answers.hits import FindJson

_EPILOG = "\n\n".join(
    [
        examples(
            ("irtui find lamp", "whatever has to do with lamps"),
            ("irtui find 'kind:session date:2000..2004'", "the sessions of some years"),
            ("irtui find 'lamp !kind:source'", "the same without the sources"),
            ("irtui find has:conflict --format json", "what is disputed, for a script"),
        ),
        listed("Fields, written FIELD:VALUE", *FIELDS.items()),
        listed(
            "Words",
            ("'word", "as a whole word"),
            ("^word", "at the start of a word"),
            ('"two words"', "side by side"),
            ("!term", "without what matches the term"),
        ),
    ]
)


@click.command("find", epilog=_EPILOG)
@click.argument("query", nargs=-1, required=True, shell_complete=terms)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Print no more than N hits.")
@answering
def command(asked: Asked, query: tuple[str, ...], limit: int | None) -> Answer:
    """Print the records that match every term of QUERY, the best first, and why each does.

    Names of all days, abbreviations, aliases, people, posts, places, numbers, statements and
    sources are searched; case, accents and script do not matter. Where little is found, near misses
    follow. The exit code is 1 if nothing is found, 2 if a term cannot be understood.
    """
    words = safe_line(" ".join(" ".join(query).split()))
    found = Index(asked.as_of).find(words)
    if found.faults:
        fail_with_faults(words, found.faults)
    if found.empty:
        fail("There is nothing to look for. Write a word, or a field and a value.")
    hits = list(found.hits(limit))

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.hit_lines(hits, width)

    return Answer(
        styled=styled,
        plain=lambda: plain.hit_lines(hits),
        json=lambda: FindJson.to(asked.as_of, query=words, total=found.total, hits=tuple(hits)),
        markdown=lambda: markdown.hit_lines(f"Found for {words}", hits),
        nothing=None if hits else nothing_found(found),
    )
