"""What is said of a search that found nothing, and of what a filter leaves out."""

from collections.abc import Callable, Iterator

from irtui.query.find import Found
from irtui.query.tree.filtered_tree import FilteredTree

_QUOTED = 60
"""Characters of a query that are repeated where nothing was found."""


def nothing_found(found: Found) -> Iterator[str]:
    """What to say where nothing was found: what is near, what a term hides, and the reach."""
    typed = found.query.text.strip()
    yield f"Nothing matches “{typed if len(typed) <= _QUOTED else typed[:_QUOTED] + '…'}”."
    if found.nearest:
        yield f"The nearest is {' and '.join(f'“{near.text}”' for near in found.nearest)}."
    for other in found.without:
        match = "record matches" if other.count == 1 else "records match"
        yield f"Without “{other.term}”, {other.count:,} {match}."
    if found.query.words:
        yield (
            "Names of all days and scripts, people, posts, places, numbers, statements and "
            "sources were searched."
        )


def unseen(filtered: FilteredTree, spelled: Callable[[str], str]) -> Iterator[str]:
    """How much of what was looked for is not in the tree, and which key brings it in.

    Args:
        filtered: what the filter leaves.
        spelled: puts keys into words that name commands.
    """
    if filtered.hidden:
        yield f"{spelled('{former-bodies}')} shows {filtered.hidden:,} not of this day"
    if filtered.outside:
        yield f"{filtered.outside:,} outside the tree"


def left_by(filtered: FilteredTree, spelled: Callable[[str], str]) -> Iterator[str]:
    """What is to be said of a tree that a filter has left; see `unseen`."""
    if not filtered.found:
        yield "nothing here matches"
    yield from unseen(filtered, spelled)
