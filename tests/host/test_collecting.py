"""The garbage collector looks in the pauses between keys."""

import asyncio
import gc

import pytest

from irtui.host import collecting
from irtui.host.collecting import Collecting


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that it looked at, the latest last."""
    found: list[int] = []
    monkeypatch.setattr(gc, "collect", found.append)
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
    Collecting().put_off()
    for _ in range(3):
        await asyncio.sleep(0)
    assert looks == [2]
