"""What holds claims in its fields, and knows the place of each."""

from functools import cached_property
from typing import Any

from irtui.lean import frozen
from irtui.model.claims import Claim
from irtui.model.fields import claim_fields


@frozen(kw_only=True, eq=False)
class Holder:
    """What has fields of claims."""

    @cached_property
    def _places(self) -> dict[Claim[Any], int]:
        fields = (getattr(self, name) for name in claim_fields(type(self)))
        return {claim: place for claims in fields for place, claim in enumerate(claims)}

    def place_of(self, claim: Claim[Any]) -> int:
        """The place of one of its claims among those of the same field, from 0.

        Raises:
            KeyError: the claim is none of its own.
        """
        return self._places[claim]
