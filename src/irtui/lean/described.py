"""What attrs knows of a class of `irtui.lean`, once something asks it."""

from typing import Any

import attrs

from irtui.lean.attributes import NOTHING, Attribute, Factory, fields


def describe(cls: Any) -> None:
    """Have attrs describe a class, which otherwise stays as it is."""
    own = cls.__annotations__
    attrs.define(
        cls,
        these={one.name: _field(one) for one in fields(cls) if one.name in own},
        init=False,
        repr=False,
        eq=False,
        slots=False,
        match_args=False,
        on_setattr=attrs.setters.NO_OP,
    )


def _field(one: Attribute) -> Any:
    default: object = one.default
    if isinstance(default, Factory):
        made = default.factory
        default = attrs.Factory(made, True) if default.takes_self else attrs.Factory(made)
    elif default is NOTHING:
        default = attrs.NOTHING
    return attrs.field(
        default=default,
        converter=one.converter,
        metadata=dict(one.metadata),
        init=one.init,
        repr=one.repr,
        eq=one.eq,
        kw_only=one.kw_only,
    )
