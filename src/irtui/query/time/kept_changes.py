"""Changes as plain values, so that those of a large dataset need not be found again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Precision, on
from irtui.model.records import Source
from irtui.query.time.change import Change, Turn


def plain_changes(_: Dataset, changes: Sequence[Change]) -> Any:
    """Changes as plain values."""
    return [
        (
            one.day.toordinal(),
            one.when and _plain_moment(one.when),
            one.text,
            (one.ref.table, one.ref.id),
            [ref.id for ref in one.sources],
            one.tellings,
            one.other and (one.other.table, one.other.id),
            one.turn.value,
        )
        for one in changes
    ]


def changes_again(_: Dataset, plain: Any) -> tuple[Change, ...]:
    """The changes that `plain_changes` wrote."""
    return tuple(
        Change(
            date.fromordinal(day),
            when and _moment(when),
            text,
            Ref(*ref),
            tuple(Ref(Source.TABLE, one) for one in sources),
            tellings,
            other and Ref(*other),
            Turn(turn),
        )
        for day, when, text, ref, sources, tellings, other, turn in plain
    )


def _plain_moment(moment: Moment) -> Any:
    """A moment; of one that is a day and no more, its number."""
    first, last = moment.earliest, moment.latest
    if first is not None and moment == on(first):
        return first.toordinal()
    return (
        moment.text,
        first and first.toordinal(),
        last and last.toordinal(),
        moment.precision.value,
        moment.uncertain,
        moment.approximate,
        [_plain_moment(one) for one in moment.choices],
        moment.is_range,
    )


def _moment(plain: Any) -> Moment:
    if isinstance(plain, int):
        return on(date.fromordinal(plain))
    text, first, last, precision, uncertain, approximate, choices, is_range = plain
    return Moment(
        text,
        first and date.fromordinal(first),
        last and date.fromordinal(last),
        Precision(precision),
        uncertain,
        approximate,
        tuple(map(_moment, choices)),
        is_range,
    )
