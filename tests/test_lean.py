"""Lean classes: attrs finishes each when it is first needed, which nobody notices."""

from threading import Barrier, Thread

import attrs
import pytest

from irtui.lean import frozen, mutable


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
