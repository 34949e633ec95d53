"""Remarks on a claim: when it held, how it is ranked, what supports it."""

from collections.abc import Iterator
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Rank, Ref
from irtui.model.date_words import in_words
from irtui.model.dates import When, sort_key
from irtui.model.holding import resolve


def held_in_words(as_of: AsOf, claim: Claim[Any]) -> str:
    """From when until when a claim held, or when it was seen to; empty if nothing is known."""
    words = []
    if since := _bound(as_of, claim.since):
        words.append(f"since {since}")
    if until := _bound(as_of, claim.until):
        words.append(f"until {until}")
    if claim.seen and not words:
        ordered = sorted(claim.seen, key=sort_key)
        first, last = in_words(ordered[0]), in_words(ordered[-1])
        words.append(f"seen {first}" if first == last else f"seen {first} to {last}")
    return " ".join(words)


def _bound(as_of: AsOf, bound: When | Ref | None) -> str:
    """A bound in words; for an event, when it took place."""
    moment = resolve(as_of.dataset, bound)
    if moment is None:
        return as_of.title(bound) if isinstance(bound, Ref) else ""
    between = moment.is_range and moment.earliest and moment.latest
    return f"some day {in_words(moment)}" if between else in_words(moment)


def remarks(as_of: AsOf, claim: Claim[Any], *, alternatives: bool = False) -> Iterator[str]:
    """The remarks on a claim, one after the other.

    Args:
        as_of: where its bounds are found, and the day whose names are used.
        claim: the claim.
        alternatives: whether it stands among others, so that its being preferred tells something.
    """
    if held := held_in_words(as_of, claim):
        yield held
    if claim.joint:
        yield "joint"
    if claim.deprecated:
        yield "thought wrong"
    if alternatives and claim.rank is Rank.PREFERRED:
        yield "preferred"
