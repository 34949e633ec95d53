"""``irtui show``: one record with its claims, links and sources."""

from collections.abc import Iterable

import click
from rich.text import Text

from irtui.cli.common import Settings, common_options, find_record, print_lines
from irtui.query.sheet import sheet
from irtui.render.dress import terminal_dress
from irtui.render.layout import lay_out
from irtui.render.plain import sheet_lines


@click.command("show")
@click.argument("record", metavar="ID")
@common_options
def command(settings: Settings, record: str) -> None:
    """Print the record ID: its claims with numbered sources, its links both ways, its gaps.

    ID is an id, or a reference with its table, such as body:ID.
    """
    dataset = settings.dataset()
    ref = find_record(dataset, record)
    page = sheet(dataset, ref, settings.day(dataset))

    def styled(width: int) -> Iterable[Text]:
        return lay_out(page, width, terminal_dress)

    print_lines(settings, styled, sheet_lines(page))
