"""What is wrong with the file that is explored, its logic with it."""

from datetime import date

from irtui.loading import Loaded
from irtui.model.problems import Problem


def problems_of(loaded: Loaded, today: date) -> tuple[Problem, ...]:
    """Every problem of a file that has a dataset; ``today`` is the day it is. Found once a day."""
    assert loaded.dataset is not None  # else there is no logic in it
    known: dict[date, tuple[Problem, ...]] = loaded.dataset.kept(problems_of)
    if today not in known:
        from irtui.query.audit.checks import check_logic  # no first frame needs them

        found = (*loaded.problems, *check_logic(loaded.dataset, today))
        known[today] = loaded.place(found)
    return known[today]
