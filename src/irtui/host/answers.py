"""What is kept beside a large dataset: the answers for which all of its records would be needed."""

from collections.abc import Callable
from typing import Any

from irtui.model.circles import tops
from irtui.model.dataset import Dataset
from irtui.model.lifetimes import first_day
from irtui.model.namesakes import shared_names, twins
from irtui.model.owners import loose_events
from irtui.model.presences import turns
from irtui.query.audit.checks import contradictions
from irtui.query.audit.reports import counts
from irtui.query.evidence import single_is_rule
from irtui.query.find.facets import TABLES
from irtui.query.find.folded_texts import of_its_day
from irtui.query.find.values import VALUES
from irtui.query.series import numbered_kinds
from irtui.query.time.changes import all_changes
from irtui.query.time.timeline import first_tops
from irtui.query.tree.collections import by_time

LONGEST: tuple[Callable[[Dataset], Any], ...] = (first_day, turns, tops, first_tops, shared_names)
"""Those that the first frame needs and that take longest."""
FIRST = (*LONGEST, twins, loose_events, numbered_kinds, single_is_rule)
"""Those that the first frame needs."""
_SEARCHED = (of_its_day, *TABLES.values(), *VALUES.values())
ANSWERS = (*FIRST, by_time, counts, contradictions, all_changes, *_SEARCHED)
"""All, each declared where it stands, by `model.kept.stored`.

To find those that the first frame does not need takes as long as to read the file.
"""
