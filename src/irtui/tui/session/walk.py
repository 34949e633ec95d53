"""The walk through the hits of a search."""

from collections.abc import Sequence

from attrs import mutable

from irtui.model.claims import Ref


@mutable
class Walk:
    """Steps along the hits of a search, in a circle."""

    start: Ref | None
    """The record that was selected before the first step."""
    steps: int = 0
    """How many, those on less those back."""

    def end(self, hits: Sequence[Ref]) -> Ref | None:
        """The hit that the steps lead to; from another record, the first step leads to the best."""
        if not self.steps:
            return None
        outside = -1 if self.steps > 0 else 1
        at = hits.index(self.start) if self.start in hits else outside
        return hits[(at + self.steps) % len(hits)]
