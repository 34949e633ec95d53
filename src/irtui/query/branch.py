"""The branch of a record: it and all that lies below it, on whatever day."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset

BELOW = frozenset(
    {"parent", "body", "programme", "agreement", "part_of", "organisation", "place", "within"}
)
"""The fields by which a record lies below another."""


def branch(dataset: Dataset, ref: Ref) -> frozenset[Ref]:
    """A record and all that lies below it."""
    found, waiting = {ref}, [ref]
    while waiting:
        for link in dataset.links_to(waiting.pop()):
            wrong = link.claim is not None and link.claim.deprecated
            if link.field in BELOW and not wrong and link.source not in found:
                found.add(link.source)
                waiting.append(link.source)
    return frozenset(found)
