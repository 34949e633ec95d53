"""A dataset that is written in whatever way is noticed."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from irtui.host.watching import Watched, changes


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """A folder beside another one, with two links into that."""
    for name in ("near", "far"):
        (tmp_path / name).mkdir()
    for name in ("near/a.toml", "far/b.toml", "far/c.toml"):
        (tmp_path / name).write_text("a = 1\n")
    (tmp_path / "near" / "b.toml").symlink_to("../far/b.toml")
    (tmp_path / "link.toml").symlink_to("near/b.toml")
    return tmp_path / "near"


@pytest.mark.parametrize(
    ("watched", "count"),
    [
        ("near/a.toml", ["near/a.toml", "near", "."]),
        ("near/b.toml", ["near/b.toml", "far/b.toml", "near", "far"]),
        ("link.toml", ["link.toml", "near/b.toml", "far/b.toml"]),
        ("near", ["near/a.toml", "near/new.toml", "near/b.toml", "far/b.toml", "near", "far"]),
        ("gone/far/a.toml", ["gone/far/a.toml", "gone/far", "gone", "."]),
    ],
)
def test_what_counts_as_a_change(near: Path, watched: str, count: list[str]) -> None:
    every = {
        *("near/a.toml", "near/b.toml", "near/new.toml", "near/a.toml~", "near/.new.toml"),
        *("far/b.toml", "far/c.toml", "link.toml", "gone/far/a.toml", "gone/b.toml"),
    }
    top, found = near.parent, Watched.of(near.parent / watched)
    assert {one for one in {*every, *count} if found.counts(str(top / one))} == {*count}


@pytest.mark.parametrize(
    ("watched", "folders"),
    [
        ("near/a.toml", ["near"]),
        ("link.toml", [".", "near", "far"]),
        ("near", [".", "near", "far"]),
        ("gone/far/a.toml", ["."]),
    ],
)
def test_folders_are_watched_that_are_there(near: Path, watched: str, folders: list[str]) -> None:
    found = Watched.of(near.parent / watched)
    assert found.folders == {str(near.parent / one) for one in folders}


def written(path: Path) -> None:
    path.write_text("b = 1\n")


def renamed_over(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("b = 1\n")
    other.rename(path)


def folder_away(path: Path) -> None:
    shutil.rmtree(path.parent)


def folder_back(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("b = 1\n")


@pytest.mark.parametrize(
    "turns", [(written, written), (renamed_over, written), (folder_away, folder_back, written)]
)
async def test_a_change_is_noticed(near: Path, turns: tuple[Callable[[Path], None], ...]) -> None:
    path, seen = near / "a.toml", asyncio.Event()
    texts: list[str] = []

    async def watch() -> None:
        async for _ in changes(path):
            texts.append(path.read_text() if path.exists() else "")
            seen.set()

    async with asyncio.timeout(60):
        watcher = asyncio.create_task(watch())
        for number, turn in enumerate(turns):
            await seen.wait()  # the first time, it has begun to watch
            turn(path)
            if path.exists():
                path.write_text(f"b = {number}\n")
            now = path.read_text() if path.exists() else ""
            while texts[-1:] != [now]:
                seen.clear()
                await seen.wait()
    watcher.cancel()
    await asyncio.wait([watcher])


async def test_what_cannot_be_watched_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "not \udcff UTF-8"
    folder.mkdir()
    with pytest.raises(OSError, match="surrogates"):
        await anext(changes(folder / "a.toml"))
