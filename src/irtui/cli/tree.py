"""``irtui tree``: the hierarchy of a day."""

from collections.abc import Iterable

import click
from rich.text import Text

from irtui.cli.common import Settings, common_options, find_record, print_lines
from irtui.query.hierarchy import Hierarchy
from irtui.render import plain, text


@click.command("tree")
@click.argument("record", metavar="[ID]", required=False)
@common_options
def command(settings: Settings, record: str | None) -> None:
    """Print the hierarchy as of a day: the bodies of that day and their meetings up to it.

    With ID, only that body and what is below it.
    """
    dataset = settings.dataset()
    hierarchy = Hierarchy(dataset, settings.day(dataset))
    nodes = hierarchy.roots()
    if record is not None:
        nodes = [hierarchy.node(find_record(dataset, record))]

    def styled(width: int) -> Iterable[Text]:
        return text.tree_lines(hierarchy, nodes, width)

    print_lines(settings, styled, plain.tree_lines(hierarchy, nodes))
