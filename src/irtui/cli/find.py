"""``irtui find``: records by their names."""

from collections.abc import Iterable

import click
from rich.text import Text

from irtui.cli.common import NOTHING_FOUND, Settings, common_options, print_lines
from irtui.model.safe_text import safe_text
from irtui.query.find import Index
from irtui.render import plain, text


@click.command("find")
@click.argument("query", nargs=-1, required=True)
@common_options
def command(settings: Settings, query: tuple[str, ...]) -> None:
    """Print the records that match every word of QUERY, the best first, and why.

    Names, former names, aliases, abbreviations and places are searched; case, accents and script
    do not matter.
    """
    dataset = settings.dataset()
    words = safe_text(" ".join(query))
    hits = Index(dataset, settings.day(dataset)).find(words)

    def styled(_: int) -> Iterable[Text]:
        return text.hit_lines(hits)

    print_lines(settings, styled, plain.hit_lines(hits))
    if not hits:
        click.echo(f"Nothing is called “{words}”.", err=True)
        raise SystemExit(NOTHING_FOUND)
