"""Classes of attrs that are cheap to make.

For whoever reads or checks them, our classes are those of attrs: the names here are attrs' own, and
`attrs.fields`, `attrs.asdict` and the like know them. But a sixth of what the first frame took was
importing attrs, and having it write the methods of a hundred classes. So at run time a class gets
what it needs from `irtui.lean.classes`, and attrs is imported when something asks it for a class.

That a value is frozen the type checker says; at run time nothing stands in the way, so making an
object takes half as long, too. An ``__init__`` is written when the first object is made: of many
classes, none ever is. Only classes of which thousands are made have ``slots``.
"""

from typing import TYPE_CHECKING

__all__ = ["Factory", "evolve", "field", "fields", "frozen", "has", "mutable"]

if TYPE_CHECKING:
    from attrs import Factory, evolve, field, fields, frozen, has
    from attrs import define as mutable
else:
    from irtui.lean.attributes import Factory, field, fields, has
    from irtui.lean.classes import evolve, frozen, mutable
