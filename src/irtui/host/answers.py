"""The answers that are kept beside a large dataset: all that are asked of it as a whole."""

from collections.abc import Callable
from typing import Any

from irtui.model.dataset import Dataset

ANSWERS: tuple[Callable[[Dataset], Any], ...] = ()
"""Each is declared where it stands, by `irtui.model.kept.stored`."""
