"""What holds claims in its fields, and knows the place of each."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from irtui.lean import field, frozen
from irtui.model.claims import Claim
from irtui.model.fields import claim_fields

_Claims = tuple[Claim[Any], ...]
_claims: dict[type[Any], Callable[[Any], tuple[_Claims, ...]]] = {}


@frozen(kw_only=True, eq=False, slots=True)
class Holder:
    """What has fields of claims."""

    _places: dict[Claim[Any], int] | None = field(default=None, init=False, repr=False)

    @property
    def claims(self) -> tuple[_Claims, ...]:
        """The claims of each of its `claim_fields`, which are two or more."""
        cls = type(self)
        if cls not in _claims:
            _claims[cls] = attrgetter(*claim_fields(cls))
        return _claims[cls](self)

    def place_of(self, claim: Claim[Any]) -> int:
        """The place of one of its claims among those of the same field, from 0.

        Raises:
            KeyError: the claim is none of its own.
        """
        if (places := self._places) is None:
            places = {one: place for claims in self.claims for place, one in enumerate(claims)}
            object.__setattr__(self, "_places", places)  # which does not change what it says
        return places[claim]
