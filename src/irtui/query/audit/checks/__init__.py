"""Logic checks: what contradicts itself in a file that is otherwise sound.

They give warnings and notes; the dataset can be shown all the same.
"""

from datetime import date
from itertools import chain

from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.model.most_problems import told
from irtui.model.problems import Path, Problem
from irtui.query.audit.checks import meetings, records, seats, sources

__all__ = ["check_logic"]


def check_logic(dataset: Dataset, today: date | None = None) -> tuple[Problem, ...]:
    """Everything in a sound dataset that contradicts itself; without file, line and column.

    Args:
        dataset: what a file without errors says.
        today: the day that it is; without it, the day of the review is not compared with it.
    """
    return told(
        chain(
            dataset.once(contradictions),
            records.reviewed_in_future(dataset, today),
            records.seen_on_another_day(dataset),
        )
    )


def _plain(_: Dataset, problems: tuple[Problem, ...]) -> object:
    return [(one.code, one.message, one.hint, one.path) for one in problems]


def _again(_: Dataset, plain: list[tuple[str, str, str, Path]]) -> tuple[Problem, ...]:
    return tuple(Problem(*one) for one in plain)


@stored("contradictions", _plain, _again)
def contradictions(dataset: Dataset) -> tuple[Problem, ...]:
    """What contradicts itself in the records."""
    return told(
        chain(
            meetings.outside_their_body(dataset),
            meetings.without_a_day(dataset),
            meetings.after_review(dataset),
            seats.outside_a_term(dataset),
            seats.outside_a_life(dataset),
            seats.of_two_sides(dataset),
            meetings.out_of_order(dataset),
            meetings.left_out(dataset),
            records.outliving_their_parent(dataset),
            records.ended_before_begun(dataset),
            seats.outside_their_life(dataset),
            records.owned_too_much(dataset),
            records.of_one_name(dataset),
            records.at_no_place(dataset),
            records.in_no_language(dataset),
            records.never_true(dataset),
            sources.uncited(dataset),
            sources.empty(dataset),
            sources.before_their_event(dataset),
            sources.with_a_faulty_address(dataset),
        )
    )
