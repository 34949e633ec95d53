"""What the border of the tree says of its filter."""

from irtui.model.safe_text import is_indic
from irtui.query.tree.filtered_tree import FilteredTree
from irtui.tui.session.session import Cover
from irtui.tui.session.view import View


def filter_words(
    filtered: FilteredTree, view: View, cover: Cover | None, key: str
) -> tuple[str, str]:
    """What is filtered, and how to leave that; the other may be empty.

    Args:
        filtered: what the filter leaves.
        view: what is shown.
        cover: what an open box lies over; ``None``: none is open.
        key: the key that leaves the filter, or the box.
    """
    # Terminals disagree about the width of Indic text, and it would tear the border.
    named = "filtered" if is_indic(view.filter) else f"only “{view.filter}”"
    return named, _way_out(view, cover, key) if filtered.unfolds else "too many to unfold"


def _way_out(view: View, cover: Cover | None, key: str) -> str:
    """What the key does to the filter that is shown; empty, if it leaves it as it is."""
    before = cover.view.filter if cover else ""
    if not before:
        return f"{key} shows all"
    if view.filter == before:
        return ""
    return f"{key} puts {'the filter' if is_indic(before) else f'“{before}”'} back"
