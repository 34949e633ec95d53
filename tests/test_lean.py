"""Lean classes do what those of attrs do, and attrs knows them."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial
from inspect import signature
from threading import Barrier, Thread
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import irtui
from irtui import lean
from irtui.lean import fields, frozen, mutable
from irtui.lean.writing import written_init


@frozen
class Buoy:
    """Something that lies at a depth."""

    name: str
    depths: tuple[int, ...] = ()


@frozen
class LightBuoy(Buoy):
    """A buoy with a light."""

    colour: str = "red"


def test_the_attributes_of_a_class_are_known_before_there_is_an_object() -> None:
    assert [one.name for one in attrs.fields(LightBuoy)] == ["name", "depths", "colour"]
    assert [one.name for one in attrs.fields(Buoy)] == ["name", "depths"]


def test_objects_are_told_apart_by_their_values() -> None:
    one = Buoy("north", (3,))
    assert one == Buoy("north", (3,))
    assert hash(one) == hash(Buoy("north", (3,)))
    assert one not in {Buoy("south"), LightBuoy("north", (3,))}
    assert attrs.evolve(one, name="south") == Buoy("south", (3,))
    assert repr(LightBuoy("west")) == "LightBuoy(name='west', depths=(), colour='red')"


def test_what_can_change_has_no_hash() -> None:
    @mutable
    class Log:
        lines: int = 0

    with pytest.raises(TypeError, match="unhashable"):
        hash(Log())


def test_a_class_without_attrs_below_one_is_made_as_that() -> None:
    class Mooring(Buoy):
        pass

    assert Mooring("quay").name == "quay"


def test_threads_may_make_the_first_objects_at_once() -> None:
    @frozen
    class Tide:
        height: int

    made: list[Tide] = []
    together = Barrier(4)

    def make(height: int) -> None:
        together.wait()
        made.append(Tide(height))

    threads = [Thread(target=make, args=(height,)) for height in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one.height for one in made) == [0, 1, 2, 3]


def _ours() -> Iterator[type]:
    """Every class that is made by `irtui.lean`."""
    for module in pkgutil.walk_packages(irtui.__path__, "irtui."):
        if module.name != "irtui.__main__":
            for one in vars(importlib.import_module(module.name)).values():
                if isinstance(one, type) and "__lean__" in vars(one):
                    yield one


def _known(one: Any) -> tuple[Any, ...]:
    """What is known of an attribute, by attrs or by us."""
    default = one.default
    if type(default) in (lean.Factory, type(attrs.Factory(list))):
        default = default.factory, default.takes_self
    elif default in (attrs.NOTHING, lean.attributes.NOTHING):
        default = attrs.NOTHING
    how = one.init, one.repr, bool(one.eq), one.kw_only, one.converter
    return one.name, one.alias, default, dict(one.metadata), how


def test_attrs_knows_of_each_class_what_we_know_and_would_make_its_objects_of_the_same() -> None:
    every = {*_ours()}
    assert len(every) > 200
    for cls in every:
        theirs = attrs.fields(cls)
        assert [*map(_known, theirs)] == [*map(_known, fields(cls))], cls
        declared = {
            one.name: attrs.field(default=one.default, init=one.init, kw_only=one.kw_only)
            for one in theirs
        }
        twin = attrs.make_class(cls.__name__, declared)
        taken = [*signature(written_init(cls, fields(cls))).parameters.values()]
        assert [(one.name, one.kind) for one in taken[1:]] == [
            (one.name, one.kind) for one in signature(twin).parameters.values()
        ], cls


def _boats(made: Any, field: Any, factory: Any) -> list[type]:
    """Two classes, of which one goes by the other, made by us or by attrs."""

    @made()
    class Boat:
        kind: ClassVar[str] = "boat"

        name: str = field(converter=str.strip)
        crew: list[str] = field(factory=list)
        _log: str = field(default="", repr=False, eq=False)
        length: int = 3
        called: str = field(
            init=False, default=factory(lambda self: self.name * 2, takes_self=True)
        )
        told: str = field(init=False)

        def __attrs_post_init__(self) -> None:
            self.told = f"{self.name} of {self.length}"

    @made()
    class Ferry(Boat):
        length: int = field(default=30, kw_only=True)
        seats: int = field(default=factory(lambda self: self.length * 2, takes_self=True))

    return [Boat, Ferry]


_NAMES = "name", "crew", "_log", "length", "called", "told", "kind", "seats"
_PAIRS = [
    (
        _boats(partial(mutable, slots=slots), lean.field, lean.Factory),
        _boats(partial(attrs.define, slots=slots), attrs.field, attrs.Factory),
    )
    for slots in (False, True)
]


@given(
    st.lists(st.sampled_from([" a ", "b", ["c"], 4]), max_size=5),
    st.dictionaries(st.sampled_from(["name", "crew", "log", "length", "seats", "x"]), st.just("7")),
    st.sampled_from([0, 1]),
    st.sampled_from(_PAIRS),
)
def test_objects_are_made_as_attrs_makes_them(
    args: list[Any], kwargs: dict[str, Any], which: int, pair: tuple[list[type], list[type]]
) -> None:
    def made(cls: type) -> object:
        try:
            one = cls(*args, **kwargs)
        except (TypeError, AttributeError) as error:
            return type(error), str(error)
        evolve = lean.evolve if cls in pair[0] else attrs.evolve
        copy = evolve(one, length=5)
        values = {name: getattr(one, name) for name in _NAMES if hasattr(one, name)}
        return values, copy == one, copy.length, hasattr(one, "__dict__")

    ours, theirs = (made(classes[which]) for classes in pair)
    assert ours == theirs
