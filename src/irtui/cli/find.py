"""``irtui find``: records by what they are called and what is said of them."""

from collections.abc import Iterable
from typing import Any

import click

from irtui.cli.common import (
    NOTHING_FOUND,
    WRONG_USE,
    Answer,
    Settings,
    common_options,
    fail_with_faults,
    format_option,
    print_answer,
)
from irtui.cli.help import examples, listed
from irtui.model.safe_text import safe_line
from irtui.query.find import FIELDS, Index

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
    as_of = settings.as_of(dataset)
    words = safe_line(" ".join(" ".join(query).split()))
    found = Index(as_of).find(words)
    if found.faults:
        fail_with_faults(words, found.faults)
    if found.empty:
        click.echo("There is nothing to look for. Write a word, or a field and a value.", err=True)
        raise SystemExit(WRONG_USE)
    hits = list(found.hits(limit))

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.hit_lines(hits, width)

    def plain_lines() -> Iterable[str]:
        from irtui.render import plain

        return plain.hit_lines(hits)

    def as_json() -> str:
        from irtui.render import answers

        listed = answers.hits(hits)
        return answers.document(as_of, query=words, total=found.total, hits=listed)

    def markdown_lines() -> Iterable[str]:
        from irtui.render import markdown

        return markdown.hit_lines(f"Found for {words}", hits)

    answer = Answer(styled, plain_lines, as_json, markdown_lines)
    print_answer(settings, answer, manner)
    if not hits:
        for line in found.nothing_in_words():
            click.echo(line, err=True)
        raise SystemExit(NOTHING_FOUND)
