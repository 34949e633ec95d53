"""What the classes of `irtui.lean` have: their attributes, declared as with attrs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

NOTHING = object()
"""Stands for a default that there is not."""
_PLACE = "__lean__"
"""Where a class has its attributes."""


class Factory:
    """Makes a default value, anew for each object, as `attrs.Factory`."""

    __slots__ = ("factory", "takes_self")

    def __init__(self, factory: Callable[..., object], takes_self: bool = False) -> None:
        self.factory = factory
        self.takes_self = takes_self


class Attribute:
    """An attribute of a class, with the names that attrs has for what is known of it."""

    __slots__ = ("converter", "default", "eq", "init", "kw_only", "metadata", "name", "repr")

    def __init__(
        self,
        default: object = NOTHING,
        *,
        converter: Callable[[Any], object] | None = None,
        metadata: Mapping[object, Any] | None = None,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - attrs' own name
        eq: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.name = ""
        self.default = default
        self.converter = converter
        self.metadata = metadata or {}
        self.init = init
        self.repr = repr
        self.eq = eq
        self.kw_only = kw_only

    @property
    def alias(self) -> str:
        """What it is called where an object is made: attrs leaves underscores away."""
        return self.name.lstrip("_")


def field(*, factory: Callable[[], object] | None = None, **how: Any) -> Any:
    """Declare an attribute, as `attrs.field` with the parameters of `Attribute`."""
    if factory is not None:
        how["default"] = Factory(factory)
    return Attribute(**how)


def collect(cls: type, *, kw_only: bool) -> tuple[Attribute, ...]:
    """Collect the attributes that a class declares, after those of its bases.

    The class keeps them, and loses the defaults and `field` calls that stood for them in its body.

    Args:
        cls: the class, which no object was made of yet.
        kw_only: whether its own are given by keyword only.
    """
    own = {}
    for name, hint in cls.__annotations__.items():
        if hint is ClassVar or getattr(hint, "__origin__", None) is ClassVar:
            continue
        given = cls.__dict__.get(name, NOTHING)
        own[name] = one = given if isinstance(given, Attribute) else Attribute(given)
        one.name = name
        one.kw_only = one.kw_only or kw_only
        if given is not NOTHING:
            delattr(cls, name)
    kept = [one for one in _inherited(cls) if one.name not in own]
    attributes = (*kept, *own.values())
    setattr(cls, _PLACE, attributes)
    return attributes


def _inherited(cls: type) -> Iterable[Attribute]:
    """The attributes of the bases, each where the last that declares it has it."""
    found: dict[str, Attribute] = {}
    for base in cls.__mro__[:0:-1]:
        for one in fields(base):
            if found.get(one.name) is not one:
                found.pop(one.name, None)
                found[one.name] = one
    return found.values()


def fields(cls: type) -> tuple[Attribute, ...]:
    """The attributes of a class, those of its bases first; none, if it is none of `irtui.lean`."""
    found: tuple[Attribute, ...] = getattr(cls, _PLACE, ())
    return found


def has(cls: type) -> bool:
    """Whether a class is one of `irtui.lean`."""
    return hasattr(cls, _PLACE)
