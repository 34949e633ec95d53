"""A chain of records drawn in lines: ``Ferry ──run by──▶ Crew ──part of──▶ Harbour``."""

from collections.abc import Callable, Sequence

from rich.text import Text

from irtui.model.safe_text import is_indic

_HANG = 2
"""Cells that all lines but the first are indented by; what goes on with a name, by twice that."""


def arrow(words: str, *, bare: bool) -> str:
    """The words between two records as an arrow; ``bare``: in ASCII."""
    line, end = ("--", "-->") if bare else ("──", "──▶")
    return f"{line}{words.strip(', ')}{end}"


def in_links(
    parts: Sequence[Text], width: int, wrap: Callable[[Text, int], list[Text]]
) -> list[Text]:
    """A chain in lines of at most ``width`` cells, broken before an arrow.

    A name is broken only where it is longer than a line. One in an Indic script ends its line:
    terminals disagree about its width.

    Args:
        parts: a name, and then for each further one an arrow and a name.
        width: cells of a line.
        wrap: breaks a text that is too long for a line into lines.
    """
    arrows, names = parts[1::2], parts[2::2]
    links = (Text(" ").join(link) for link in zip(arrows, names, strict=True))
    lines: list[Text] = []
    for link in (parts[0], *links):
        if lines and not is_indic(lines[-1].plain):
            longer = Text(" ").join([lines[-1], link])
            if longer.cell_len <= width:
                lines[-1] = longer
                continue
        indent = _HANG if lines else 0
        fits = indent + link.cell_len <= width
        first, *more = [link] if fits else wrap(link, max(width - 2 * _HANG, 1))
        lines.append(Text(" " * indent) + first)
        lines += [Text(" " * 2 * _HANG) + line for line in more]
    return lines
