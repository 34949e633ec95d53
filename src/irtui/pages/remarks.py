"""What is remarked in words: on a claim, on what supports something, on what is missing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words, year_in_words
from irtui.model.dates import When, sort_key
from irtui.model.holding import resolve
from irtui.model.names import counted, ordinal
from irtui.model.records import Body, Event, Party
from irtui.query.evidence import Support, single_is_rule

if TYPE_CHECKING:
    from irtui.query.audit.reports import Missing
    from irtui.query.tree.nodes import Node

# When a claim held, and how it is ranked


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


# How well something is supported


def side_in_words(dataset: Dataset, side: str) -> str:
    """What a side's own is called: ``northern``; the party's id, if nothing says."""
    party = dataset.records.get(Ref(Party.TABLE, side))
    return party.adjective or side if isinstance(party, Party) else side


def _letters_of(dataset: Dataset, side: str) -> str:
    """The letters that stand for a side; what its own is called, if it has none."""
    party = dataset.records.get(Ref(Party.TABLE, side))
    return party.mark if isinstance(party, Party) and party.mark else side_in_words(dataset, side)


def support_in_words(dataset: Dataset, found: Support) -> str:
    """What is to be warned of, in brief: ``1 source, NB``; empty, where nothing is."""
    side = _letters_of(dataset, found.side) if found.side else ""
    if found.single and dataset.once(single_is_rule):
        return ""
    if found.single:
        many = len(found.sources)
        words = "1 source" if many == 1 else f"1 text in {many} sources"
        return f"{words}, {side}" if side else words
    return f"{side} sources only" if side else ""


# What is missing, and how it was looked for


def missing_in_words(dataset: Dataset, found: "Missing") -> str:
    """What is not there, as one sentence."""
    from irtui.query.audit.reports import EmptyYears, NumbersMissing, UnnamedParts

    match found.what:
        case UnnamedParts(kind, named, whole):
            return f"{named} of {whole} {dataset.plural(Body.TABLE, kind)} are named."
        case EmptyYears(years):
            return f"No meeting is recorded in {', '.join(map(year_in_words, years))}."
        case NumbersMissing(kind, runs):
            return f"Of its {dataset.plural(Event.TABLE, kind)}, {_runs(runs)} not recorded."
    return found.what.text


def _runs(runs: tuple[range, ...]) -> str:
    """``the 1st to 3rd and 5th are``, for runs of numbers in order."""
    parts = [
        (" and " if run[0] + 1 == run[-1] else " to ").join(
            ordinal(number) for number in dict.fromkeys((run[0], run[-1]))
        )
        for run in runs
    ]
    words = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    alone = len(runs) == 1 and runs[0][0] == runs[0][-1]
    return f"the {words} {'is' if alone else 'are'}"


def search_in_words(looked_in: str | None, searched: When | None) -> str:
    """Where something was looked for, and when; empty, if neither is known."""
    where = f"looked for in {looked_in}" if looked_in else ""
    when = f"searched {in_words(searched)}" if searched else ""
    return ", ".join(part for part in (where, when) if part)


def gaps_in_words(node: "Node") -> str:
    """In how many years no meeting of a body is recorded: ``5 gaps``; empty, where in none."""
    return counted(node.gaps, "gap") if node.gaps else ""
