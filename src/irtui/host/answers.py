"""The answers that are kept beside a large dataset: all that are asked of it as a whole."""

from collections.abc import Callable
from typing import Any

from irtui.model.dataset import Dataset
from irtui.query.find.folded_texts import of_its_day

ANSWERS: tuple[Callable[[Dataset], Any], ...] = (of_its_day,)
"""Each is declared where it stands, by `irtui.model.kept.stored`."""
