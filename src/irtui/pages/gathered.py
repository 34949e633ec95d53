"""Rows of one kind under a heading: those of the day, then, folded, what is of another time."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from irtui.lean import frozen
from irtui.pages.page import Row, Section, key_of
from irtui.pages.phrases import Piece, Tone

SEVERAL = 3
"""Rows from which on what is alike of all of them is said once."""


@frozen
class Group:
    """Rows that are of the same time."""

    rows: tuple[Row, ...]
    count: int
    """How many there are; several rows may be of one."""
    apart: str = ""
    """Of which time they are, or what else sets them apart; empty: they are of the day."""

    @property
    def in_words(self) -> str:
        """How many there are, and what sets them apart: ``3 later``."""
        return f"{self.count:,} {self.apart}"


def gathered(heading: str, groups: Sequence[Group], *remarks: str) -> Section:
    """Groups as one section; those that are not of the day each fold under a row that counts it.

    Args:
        heading: what it is called.
        groups: what is in it, none of them empty.
        remarks: what is said of all of it.
    """
    of: dict[str, Group] = {}
    for group in groups:
        before = of.get(group.apart, Group((), 0))
        rows_of_both = (*before.rows, *group.rows)
        of[group.apart] = Group(rows_of_both, before.count + group.count, group.apart)
    today = of.pop("", Group((), 0))
    others = [*of.values()]
    rows = [*today.rows]
    if not rows and len(others) == 1:  # the heading says already what they are
        rows += others[0].rows
    else:
        for group in others:
            head = (Piece(group.in_words, Tone.MUTED),)
            rows.append(Row(head, below=group.rows, key=key_of(group.apart)))
    said = " · ".join(filter(None, (*(group.in_words for group in others), *remarks)))
    return Section(
        heading, tuple(rows), f"{today.count:,}" if today.count else "", said, folds=True
    )


def lifted(groups: Sequence[Group]) -> tuple[list[Group], str]:
    """Groups whose rows do not repeat what is said of all of them, and what that is in words."""
    rows = [row for group in groups for row in group.rows]
    if len(rows) < SEVERAL:
        return [*groups], ""
    remark, bracket = _alike(row.remark for row in rows), _alike(map(_bracket, rows))

    def brief(row: Row) -> Row:
        kept = (piece for piece in row.pieces if not (bracket and piece.tone is Tone.CITATION))
        return evolve(row, pieces=tuple(kept), remark="" if remark else row.remark)

    said = [f"each {remark}"] if remark else []
    said += [f"each from {bracket}"] if bracket else []
    brief_groups = [evolve(group, rows=tuple(map(brief, group.rows))) for group in groups]
    return brief_groups, " · ".join(said)


def _alike(texts: Iterable[str]) -> str:
    """What all of some texts are; empty, if they differ."""
    every = set(texts)
    return every.pop() if len(every) == 1 else ""


def _bracket(row: Row) -> str:
    return "".join(piece.text for piece in row.pieces if piece.tone is Tone.CITATION).strip()
