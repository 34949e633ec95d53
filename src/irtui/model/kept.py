"""What is found once of a value that never changes, and kept as long as the value."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

from attrs import field

from irtui.lean import frozen

T = TypeVar("T")


@frozen(eq=False)
class Keeps:
    """A frozen value: what was found of it once stays true, and goes when the value goes."""

    _kept: dict[Callable[..., Any], dict[Any, Any]] = field(factory=dict, init=False, repr=False)

    def kept(self, question: Callable[..., Any]) -> dict[Any, Any]:
        """What was found in answer to a ``question``, by what it was asked of."""
        return self._kept.setdefault(question, {})

    def once(self, answer: Callable[[Self], T]) -> T:
        """What ``answer`` says of the value; asked once."""
        known: dict[Callable[[Self], T], T] = self.kept(Keeps.once)
        if answer not in known:
            known[answer] = answer(self)
        return known[answer]

    def has_asked(self, answer: Callable[[Self], Any]) -> bool:
        """Whether that was asked `once`."""
        return answer in self.kept(Keeps.once)
