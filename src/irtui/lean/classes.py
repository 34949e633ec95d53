"""Makes the classes of `irtui.lean`."""

from collections.abc import Callable
from operator import attrgetter
from threading import RLock
from typing import Any, TypeVar

from irtui.lean.attributes import Attribute, collect, fields
from irtui.lean.writing import written_init

T = TypeVar("T")


def frozen(cls: type | None = None, /, *, eq: bool = True, **rest: Any) -> Any:
    """As `attrs.frozen`, for ``eq``, ``kw_only`` and ``slots``, which are not usual here."""
    return _made(cls, eq=eq, hashed=eq, **rest)


def mutable(cls: type | None = None, /, *, eq: bool = True, **rest: Any) -> Any:
    """As `attrs.define`, for ``eq``, ``kw_only`` and ``slots``, which are not usual here."""
    return _made(cls, eq=eq, hashed=False, **rest)


def evolve(one: T, **changes: Any) -> T:
    """A copy of an object with some attributes changed, as `attrs.evolve`."""
    for attribute in fields(type(one)):
        if attribute.init and attribute.alias not in changes:
            changes[attribute.alias] = getattr(one, attribute.name)
    return type(one)(**changes)


def _made(cls: Any, *, eq: bool, hashed: bool, kw_only: bool = False, slots: bool = False) -> Any:
    if cls is None:
        return lambda one: _made(one, eq=eq, hashed=hashed, kw_only=kw_only, slots=slots)
    own = cls.__dict__
    attributes = collect(cls, kw_only=kw_only)
    positional = tuple(one.alias for one in attributes if one.init and not one.kw_only)
    cls.__match_args__ = positional  # type: ignore[misc]  # mypy forbids it for any class
    if "__repr__" not in own:
        cls.__repr__ = _repr
    if eq and "__eq__" not in own:
        cls.__eq__, cls.__hash__ = _compared(attributes, hashed=hashed)
    if slots:
        cls = _with_slots(cls, attributes)
    cls.__init__ = _written_later(cls, attributes)
    cls.__attrs_attrs__ = _Described(cls)
    return cls


def _with_slots(cls: type, attributes: tuple[Attribute, ...]) -> type:
    """Another class, which is the same but has a slot for each attribute.

    ``super()`` without arguments fails in its methods: it means the class without slots.
    """
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    own = {name: value for name, value in cls.__dict__.items() if name not in _OF_NO_SLOTS}
    own["__slots__"] = tuple(one.name for one in attributes if one.name not in inherited)
    own["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, own)


_OF_NO_SLOTS = ("__dict__", "__weakref__")


def _written_later(cls: Any, attributes: tuple[Attribute, ...]) -> Callable[..., None]:
    def write(self: Any, *args: Any, **kwargs: Any) -> None:
        with _at_once:
            if cls.__init__ is write:
                cls.__init__ = written_init(cls, attributes)
        cls.__init__(self, *args, **kwargs)

    return write


class _Described:
    """Stands where attrs has what it knows of a class, until that is asked for."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls

    def __get__(self, _: object, owner: type) -> Any:
        from irtui.lean.described import describe

        with _at_once:
            if self._cls.__dict__["__attrs_attrs__"] is self:
                describe(self._cls)
        return self._cls.__attrs_attrs__


_at_once = RLock()
"""Threads may make the first objects of a class at once; one of them finishes it."""


def _repr(self: Any) -> str:
    shown = (one.name for one in fields(type(self)) if one.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _compared(
    attributes: tuple[Attribute, ...], *, hashed: bool
) -> tuple[Callable[[Any, Any], object], Callable[[Any], int] | None]:
    """How objects of a class are compared, and hashed: by the values of their attributes."""
    names = [one.name for one in attributes if one.eq]
    values: Callable[[Any], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hash_of(self: Any) -> int:
        return hash(values(self))

    return equal, hash_of if hashed else None
