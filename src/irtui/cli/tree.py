"""``irtui tree``: the hierarchy of a day."""

from collections.abc import Iterable
from typing import Any

import click

from irtui.cli.candidates import record_ids
from irtui.cli.common import (
    Answer,
    Settings,
    common_options,
    find_record,
    format_option,
    print_answer,
)
from irtui.cli.help import examples
from irtui.model.date_words import day_in_words
from irtui.query.tree.hierarchy import Hierarchy

_EPILOG = examples(
    ("irtui tree", "the structure as of the day of the review"),
    ("irtui tree --at 2005", "as it was at the end of 2005"),
    ("irtui tree ID --format json", "one body and what is below it"),
)


@click.command("tree", epilog=_EPILOG)
@click.argument("record", metavar="[ID]", required=False, shell_complete=record_ids)
@format_option
@common_options
def command(settings: Settings, record: str | None, manner: str) -> None:
    """Print the hierarchy as of a day: the bodies of that day and their meetings up to it.

    With ID, only that body and what is below it. Collections beside the hierarchy, such as people
    and sources, are counted and stay folded. The exit code is 1 if there is no such record.
    """
    dataset = settings.dataset()
    as_of = settings.as_of(dataset)
    hierarchy = Hierarchy(as_of)
    nodes, of = hierarchy.roots(), dataset.about.title
    if record is not None:
        ref = find_record(dataset, record)
        nodes, of = [hierarchy.node(ref)], as_of.title(ref)

    def styled(width: int) -> Iterable[Any]:
        from irtui.render.terminal import text

        return text.tree_lines(hierarchy, nodes, width)

    def plain_lines() -> Iterable[str]:
        from irtui.render import plain

        return plain.tree_lines(hierarchy, nodes)

    def as_json() -> str:
        from irtui.render import answers, record_answers

        return answers.document(as_of, tree=record_answers.nodes(hierarchy, nodes))

    def markdown_lines() -> Iterable[str]:
        from irtui.render import markdown

        return markdown.tree_lines(f"{of}, as of {day_in_words(as_of.day)}", hierarchy, nodes)

    print_answer(settings, Answer(styled, plain_lines, as_json, markdown_lines), manner)
