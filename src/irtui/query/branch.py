"""The branch of a record: it and all that lies below it, on whatever day."""

from collections.abc import Iterator

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
        for one in below(dataset, waiting.pop()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found)


def below(dataset: Dataset, ref: Ref) -> Iterator[Ref]:
    """The records right below one; it itself is not."""
    for link in dataset.links_to(ref):
        wrong = link.claim is not None and link.claim.deprecated
        if link.field in BELOW and not wrong and link.source != ref:
            yield link.source
