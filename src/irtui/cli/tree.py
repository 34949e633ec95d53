"""``irtui tree``: the hierarchy of a day."""

from collections.abc import Iterable
from typing import Any

import click

from irtui.cli.answering import Answer, Asked, answering
from irtui.cli.candidates import record_ids
from irtui.cli.common import examples
from irtui.model.date_words import day_in_words
from irtui.query.tree.hierarchy import Hierarchy
from irtui.render import markdown
from irtui.render.answers import structure

_EPILOG = examples(
    ("irtui tree", "the structure as of the day of the review"),
    ("irtui tree --at 2005", "as it was at the end of 2005"),
    ("irtui tree ID --format json", "one body and what is below it"),
)


def tree_answer(asked: Asked, record: str | None = None) -> Answer:
    """The hierarchy of the day, or what of it is below a record."""
    hierarchy = Hierarchy(asked.as_of)
    ref = asked.record(record) if record is not None else None
    nodes = [hierarchy.node(ref)] if ref else hierarchy.roots()

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.tree_lines(hierarchy, nodes, width)

    def plain_lines() -> Iterable[str]:
        from irtui.render import plain  # it knows hits, and so the libraries that find them

        return plain.tree_lines(hierarchy, nodes)

    def markdown_lines() -> Iterable[str]:
        heading = f"{asked.called(ref)}, as of {day_in_words(asked.as_of.day)}"
        return markdown.tree_lines(heading, hierarchy, nodes)

    return Answer(
        styled=styled,
        plain=plain_lines,
        json=lambda: structure.tree(hierarchy, nodes),
        markdown=markdown_lines,
    )


@click.command("tree", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@answering
def command(asked: Asked, record: str | None) -> Answer:
    """Print the hierarchy as of a day: the bodies of that day and their meetings up to it.

    With ID, only that body and what is below it. Collections beside the hierarchy, such as people
    and sources, are counted and stay folded. The exit code is 1 if there is no such record.
    """
    return tree_answer(asked, record)
