"""How many problems are told: the worst, where there are more than the user wants to hear of."""

from collections.abc import Iterable, Sized
from heapq import nsmallest
from itertools import chain, islice

from irtui.model.codes import Severity
from irtui.model.limits import limits
from irtui.model.problems import MORE, Problem

_WORST_FIRST = tuple(Severity)


def enough(problems: Sized) -> bool:
    """Whether they are more than are told, so that nobody need look for others as bad."""
    return len(problems) > limits().max_problems


def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are told: the worst, if they are too many, and then that there are more."""
    most = limits().max_problems
    rest = iter(problems)
    first = tuple(islice(rest, most + 1))
    if not enough(first):
        return first
    worst = nsmallest(most, chain(first, rest), lambda one: _WORST_FIRST.index(one.severity))
    message = f"There are more problems than the {most:,} that are told."
    hint = "Correct these first; for more, set max_problems (irtui settings --edit)."
    return (*worst, Problem(MORE, message, hint))
