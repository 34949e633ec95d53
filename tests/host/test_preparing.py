"""A large dataset is read by another process, which keeps it."""

from pathlib import Path

import pytest

from irtui.host.caching import cache_file, open_dataset
from irtui.host.preparing import prepare
from tests.support import DATASETS

DELTA = DATASETS / "delta.toml"


async def test_another_process_says_what_it_does_and_keeps_the_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    dataset = open_dataset(DELTA).dataset
    assert dataset is not None
    assert [said async for said in prepare(DELTA)] == [
        f"Keeping {len(dataset.records)} records for the next time"
    ]
    assert cache_file(DELTA).exists()
    assert open_dataset(DELTA).kept


async def test_whoever_does_not_wait_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    preparing = prepare(DELTA)
    await anext(preparing)
    await preparing.aclose()
    async for _ in prepare(tmp_path / "nowhere.toml"):
        raise AssertionError("nothing can be kept of what is not there")
