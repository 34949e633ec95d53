"""A large dataset is read by another process, which keeps it."""

from pathlib import Path

import pytest

from irtui.host.caching import cache_file, keep, open_dataset, worth_keeping
from irtui.host.means import prepare
from irtui.loading import load
from irtui.query.audit.reports import counts
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


async def test_what_is_kept_while_one_waits_is_completed_later_and_found_by_who_has_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert keep(DELTA, waited_for=True)
    first = open_dataset(DELTA)
    assert worth_keeping(first, many=0)
    assert first.dataset is not None
    assert not first.dataset.has_asked(counts)
    assert keep(DELTA)
    assert first.dataset.has_asked(counts)
    anew = load(DELTA).dataset
    assert anew is not None
    assert first.dataset.once(counts) == anew.once(counts)
    assert not worth_keeping(open_dataset(DELTA), many=0)
