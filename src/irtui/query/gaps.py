"""What was looked for and not found, from the record that lacks it."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Gap


def gap_about(dataset: Dataset, ref: Ref, field: str) -> Ref | None:
    """The gap that says what a field of a record lacks; ``None`` if nobody looked."""
    for link in dataset.links_to(ref):
        gap = dataset.get(link.source)
        if isinstance(gap, Gap) and gap.field == field:
            return gap.ref
    return None
