"""The keys, the signs and the words of the app, as its help shows them."""

from collections.abc import Iterable, Iterator

from irtui.commands import Place, commands_of
from irtui.pages.glossary import WORDS
from irtui.tui.help_sections import SIGNS, rows_of

_HEAD = """\
# The app: keys, signs and words

Written by `make reference` from the table of commands and the glossary, which the help of the app
(`?`) shows, too. Letters work under a Russian keyboard layout as well. The fields of a query:
[find](find.md).
"""


def _table(head: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (head, "|---|---|")
    for first, words in rows:
        yield f"| {first} | {words} |"


def _page() -> Iterator[str]:
    yield _HEAD
    yield "## Keys\n"
    for place in Place:
        rows = [(f"`{keys}`", words) for keys, words in rows_of(commands_of(place))]
        yield f"### {place}\n"
        yield from _table("| keys | what they do |", rows)
        yield ""
    yield "## Signs\n"
    for place, signs in SIGNS.items():
        yield f"### {place}\n"
        yield from _table("| sign | what it means |", signs.items())
        yield ""
    yield "## Words\n"
    yield from _table("| word | what it means |", WORDS.items())


def app_reference() -> str:
    """The page, in Markdown."""
    return "\n".join(_page()) + "\n"
