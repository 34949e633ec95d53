"""``irtui find``: records by what they are called and what is said of them."""

from collections.abc import Iterable, Iterator

import click
from rich.text import Text

from irtui.cli.common import (
    NOTHING_FOUND,
    WRONG_USE,
    Answer,
    Settings,
    common_options,
    format_option,
    print_answer,
)
from irtui.model.safe_text import safe_text
from irtui.query.find import FIELDS, Fault, Index
from irtui.render import json, markdown, plain, text
from irtui.render.hits import nothing_lines

_EPILOG = "\n".join(
    [
        "\b",
        "Fields, each as FIELD:VALUE:",
        *(f"  {name:<8} {what}" for name, what in FIELDS.items()),
        "",
        "\b",
        "'word     as a whole word          ^word     at the start of a word",
        '"a b"     side by side             !term     without what matches it',
    ]
)


def _fault_lines(query: str, faults: Iterable[Fault]) -> Iterator[str]:
    """What is wrong in a query, each fault with the query and a mark below the place."""
    for fault in faults:
        yield str(fault)
        yield f"  {query}"
        yield f"  {' ' * fault.start}{'^' * (fault.end - fault.start)}"


@click.command("find", epilog=_EPILOG)
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Print no more than N hits.")
@format_option
@common_options
def command(settings: Settings, query: tuple[str, ...], limit: int | None, manner: str) -> None:
    """Print the records that match every term of QUERY, the best first, and why each does.

    Names of all days, abbreviations, aliases, people, posts, places, numbers, statements and
    sources are searched; case, accents and script do not matter. Where little is found, near misses
    follow. The exit code is 1 if nothing is found, 2 if a term cannot be understood.
    """
    dataset = settings.dataset()
    day = settings.day(dataset)
    words = safe_text(" ".join(query))
    found = Index(dataset, day).find(words)
    if found.faults:
        for line in _fault_lines(words, found.faults):
            click.echo(line, err=True)
        raise SystemExit(WRONG_USE)
    hits = list(found.hits(limit))

    def styled(width: int) -> Iterable[Text]:
        return text.hit_lines(hits, width)

    answer = Answer(
        styled,
        lambda: plain.hit_lines(hits),
        lambda: json.document(dataset, day, query=words, total=found.total, hits=json.hits(hits)),
        lambda: markdown.hit_lines(f"Found for {words}", hits),
    )
    print_answer(settings, answer, manner)
    if not hits:
        for line in nothing_lines(found):
            click.echo(line, err=True)
        raise SystemExit(NOTHING_FOUND)
