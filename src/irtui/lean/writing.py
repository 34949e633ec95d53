"""Writes the ``__init__`` of a class from its attributes."""

from collections.abc import Callable, Sequence
from typing import Any

from irtui.lean.attributes import NOTHING, Attribute, Factory


def written_init(cls: type, attributes: Sequence[Attribute]) -> Callable[..., None]:
    """A function that takes what attrs' ``__init__`` would take, and does with it what that does.

    Args:
        cls: the class; where it has ``__attrs_post_init__``, that is called at the end.
        attributes: all that its objects have.
    """
    known: dict[str, Any] = {"NOTHING": NOTHING}
    lines = [line for one in attributes for line in _assigned(one, known)]
    if hasattr(cls, "__attrs_post_init__"):
        lines.append("self.__attrs_post_init__()")
    taken = [one for one in attributes if one.init]
    parameters = [_parameter(one) for one in taken if not one.kw_only]
    if by_keyword := [_parameter(one) for one in taken if one.kw_only]:
        parameters += ["*", *by_keyword]
    head = f"def __init__({', '.join(['self', *parameters])}):"
    text = "\n    ".join([head, *(lines or ["pass"])])
    exec(compile(text, f"<{cls.__qualname__}>", "exec"), known)  # noqa: S102 - of names in our code
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    return made


def _parameter(one: Attribute) -> str:
    if one.default is NOTHING:
        return one.alias
    return f"{one.alias}={'NOTHING' if isinstance(one.default, Factory) else f'default_{one.name}'}"


def _assigned(one: Attribute, known: dict[str, Any]) -> list[str]:
    """The lines that give an object an attribute; what they name is put among the ``known``."""
    default, value = one.default, one.alias
    if isinstance(default, Factory):
        known[f"make_{one.name}"] = default.factory
        made = f"make_{one.name}({'self' if default.takes_self else ''})"
        value = f"{made} if {value} is NOTHING else {value}" if one.init else made
    elif default is not NOTHING:
        known[f"default_{one.name}"] = default
        value = value if one.init else f"default_{one.name}"
    elif not one.init:
        return []  # it is set later
    if one.converter:
        known[f"convert_{one.name}"] = one.converter
        value = f"convert_{one.name}({value})"
    return [f"self.{one.name} = {value}"]
