"""What is found once of a value that never changes, and kept as long as the value, or longer."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar

from irtui.lean import field, frozen

T = TypeVar("T")
Q = TypeVar("Q", bound=Callable[[Any], Any])


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
            known[answer] = self._answer(answer)
        return known[answer]

    def _answer(self, answer: Callable[[Self], T]) -> T:
        return answer(self)

    def has_asked(self, answer: Callable[[Self], Any]) -> bool:
        """Whether that was asked `once`."""
        return answer in self.kept(Keeps.once)


@frozen(eq=False)
class Stored(Generic[T]):
    """How an answer about a whole dataset is kept beside its file, where the file is large.

    The answer must follow from the dataset alone. What is asked is declared by `stored`.
    """

    name: str
    question: Callable[[Any], T]
    write: Callable[[Any, T], Any]
    """Makes plain values of the answer to the question of a dataset: as `marshal` takes them."""
    read: Callable[[Any, Any], T]
    """Makes the answer of a dataset out of these."""


_stored: dict[Callable[[Any], Any], Stored[Any]] = {}


def stored_as(question: Callable[[Any], T]) -> Stored[T] | None:
    """How the answer to a question is stored; ``None``: it is not."""
    return _stored.get(question)


def stored(
    name: str,
    write: Callable[[Any, Any], Any] = lambda _, answer: answer,
    read: Callable[[Any, Any], Any] = lambda _, plain: plain,
) -> Callable[[Q], Q]:
    """Declares that the answer to a question, which is asked `Keeps.once`, can be stored.

    Without ``write`` and ``read``, see `Stored`, it is plain itself.
    """

    def declare(question: Q) -> Q:
        _stored[question] = Stored(name, question, write, read)
        return question

    return declare
