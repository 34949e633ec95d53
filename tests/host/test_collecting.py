"""The garbage collector looks a moment after the last key."""

import asyncio
import gc

import pytest

from irtui.host import collecting
from irtui.host.collecting import Collecting


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that it looked at, the latest last; so far, none of the others is due."""
    found: list[int] = []
    monkeypatch.setattr(gc, "collect", found.append)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    monkeypatch.setattr(collecting, "_PAUSE", 0)
    return found


async def test_after_the_last_of_some_keys_it_looks_once(looks: list[int]) -> None:
    each = Collecting()
    for _ in range(3):
        each.put_off()
    for _ in range(3):
        await asyncio.sleep(0)
    assert looks == [1]


async def test_once_in_a_while_it_looks_at_all(
    looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 21))
    monkeypatch.setattr(collecting, "_SHARE", 1e-12)
    each = Collecting()
    for _ in range(2):
        each.put_off()
        for _ in range(3):
            await asyncio.sleep(0)
    assert looks == [2, 1]


async def test_while_it_is_off_it_does_not_look_and_does_so_afterwards(looks: list[int]) -> None:
    gc.disable()
    try:
        Collecting().put_off()
        for _ in range(5):
            await asyncio.sleep(0)
        assert looks == []
    finally:
        gc.enable()
    for _ in range(3):
        await asyncio.sleep(0)
    assert looks == [1]
