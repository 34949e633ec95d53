"""The answers that are kept beside a large dataset: all that are asked of it as a whole."""

from collections.abc import Callable
from typing import Any

from irtui.model.as_of import loose_events, tops
from irtui.model.dataset import Dataset
from irtui.model.holding import first_day
from irtui.model.namesakes import shared_names, twins
from irtui.model.presences import turns
from irtui.query.evidence import single_is_usual
from irtui.query.find.folded_texts import of_its_day
from irtui.query.series import numbered_kinds

ANSWERS: tuple[Callable[[Dataset], Any], ...] = (
    first_day,
    shared_names,
    twins,
    turns,
    tops,
    loose_events,
    numbered_kinds,
    single_is_usual,
    of_its_day,
)
"""Each is declared where it stands, by `irtui.model.kept.stored`."""
