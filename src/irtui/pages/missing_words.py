"""What is missing, and how it was looked for, in words."""

from typing import TYPE_CHECKING

from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words, year_in_words
from irtui.model.dates import When
from irtui.model.names import ordinal
from irtui.model.records import Body, Event

if TYPE_CHECKING:
    from irtui.query.audit.reports import Missing


def missing_in_words(dataset: Dataset, found: "Missing") -> str:
    """What is not there, as one sentence."""
    from irtui.query.audit.reports import EmptyYears, NumbersMissing, UnnamedParts

    match found.what:
        case UnnamedParts(kind, named, counted):
            return f"{named} of {counted} {dataset.plural(Body.TABLE, kind)} are named."
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
