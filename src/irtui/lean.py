"""Classes of attrs that are cheap to make.

Half of what importing irtui took was attrs writing and compiling the methods of some two hundred
classes: a ``__repr__``, an ``__eq__``, a ``__hash__`` and a ``__setattr__`` for each. Here all
share one of each. That a value is frozen the type checker says, which reads attrs' own names here;
at run time nothing stands in the way, so making an object takes half as long, too.

What attrs still does, it does when the first object of a class is made, or its attributes are asked
for: of many classes, none ever is. Only classes of which thousands are made have ``slots``.
"""

from collections.abc import Callable
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any

__all__ = ["frozen", "mutable"]

if TYPE_CHECKING:
    from attrs import define as mutable
    from attrs import frozen
else:
    import attrs

    def frozen(cls: type | None = None, /, *, eq: bool = True, **rest: Any) -> Any:
        """As `attrs.frozen`, for ``eq``, ``kw_only`` and ``slots``, which are not usual here."""
        return _made(cls, eq=eq, hashed=eq, **rest)

    def mutable(cls: type | None = None, /, *, eq: bool = True, **rest: Any) -> Any:
        """As `attrs.define`, for ``eq``, ``kw_only`` and ``slots``, which are not usual here."""
        return _made(cls, eq=eq, hashed=False, **rest)

    def _made(cls: type | None, *, eq: bool, slots: bool = False, **rest: Any) -> Any:
        if cls is None:
            return lambda one: _made(one, eq=eq, slots=slots, **rest)
        if "__repr__" not in cls.__dict__:
            cls.__repr__ = _repr
        compared = eq and "__eq__" not in cls.__dict__
        finished = _finished if slots else _finished_later  # with slots, it is another class
        return finished(cls, compared=compared, slots=slots, **rest)

    def _finished_later(cls: Any, *, compared: bool, **rest: Any) -> Any:
        unfinished = [cls]

        def finish() -> None:
            with _finishing:
                if unfinished:
                    _finished(cls, compared=compared, **rest)
                    unfinished.clear()

        def later(name: str) -> Callable[..., Any]:
            def method(self: Any, *args: Any, **kwargs: Any) -> Any:
                finish()
                return getattr(cls, name)(self, *args, **kwargs)

            return method

        for name in ("__init__", "__eq__", "__hash__") if compared else ("__init__",):
            setattr(cls, name, later(name))
        cls.__attrs_attrs__ = _Attributes(cls, finish)
        return cls

    def _finished(cls: Any, *, compared: bool, hashed: bool, **rest: Any) -> Any:
        made = attrs.define(
            cls,
            init=True,
            auto_attribs=True,
            repr=False,
            eq=False,
            on_setattr=attrs.setters.NO_OP,
            weakref_slot=False,
            **rest,
        )
        if compared:
            made.__eq__, made.__hash__ = _compared(made, hashed=hashed)
        return made

    class _Attributes:
        """Stands for the attributes of a class that is not finished."""

        def __init__(self, cls: type, finish: Callable[[], None]) -> None:
            self._cls, self._finish = cls, finish

        def __get__(self, _: object, owner: type) -> Any:
            self._finish()
            return self._cls.__attrs_attrs__

    _finishing = RLock()  # by one thread at a time


def _repr(self: Any) -> str:
    shown = (one.name for one in self.__attrs_attrs__ if one.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _compared(
    cls: Any, *, hashed: bool
) -> tuple[Callable[[Any, Any], object], Callable[[Any], int] | None]:
    """How objects of a class are compared, and hashed: by the values of their attributes."""
    names = [one.name for one in cls.__attrs_attrs__ if one.eq]
    values: Callable[[Any], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hash_of(self: Any) -> int:
        return hash(values(self))

    return equal, hash_of if hashed else None
