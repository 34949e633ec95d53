"""A dataset that is written in whatever way is noticed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from irtui.host.watching import changes


def written(path: Path) -> None:
    path.write_text("b = 1\n")


def renamed_over(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("b = 1\n")
    other.rename(path)


def away_and_back(path: Path) -> None:
    path.unlink()
    path.write_text("b = 1\n")


def added(path: Path) -> None:
    (path.parent / "b.toml").write_text("b = 1\n")


def linked_file(path: Path) -> None:
    (path.parent.parent / "far" / "a.toml").write_text("b = 1\n")


def linked_anew(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent.parent / "other.toml")


@pytest.mark.parametrize(
    ("folder", "linked", "change"),
    [
        (False, False, written),
        (False, False, renamed_over),
        (False, False, away_and_back),
        (False, True, linked_file),
        (False, True, linked_anew),
        (True, False, written),
        (True, False, added),
        (True, False, Path.unlink),
    ],
)
async def test_a_change_is_noticed(
    tmp_path: Path,
    *,
    folder: bool,
    linked: bool,
    change: Callable[[Path], object],
) -> None:
    for name in ("near", "far"):
        (tmp_path / name).mkdir()
    path = tmp_path / "near" / "a.toml"
    if linked:
        (tmp_path / "far" / "a.toml").write_text("a = 1\n")
        path.symlink_to("../far/a.toml")
    else:
        path.write_text("a = 1\n")
    watched = changes(path.parent if folder else path)
    first = asyncio.ensure_future(anext(watched))
    await asyncio.sleep(0)  # it watches from its first step on
    (tmp_path / "near" / "a.toml~").write_text("no dataset")
    change(path)
    await asyncio.wait_for(first, 20)
    await watched.aclose()  # type: ignore[attr-defined]


async def test_what_cannot_be_watched_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "not \udcff UTF-8"
    folder.mkdir()
    with pytest.raises(ValueError, match="surrogates"):
        await anext(changes(folder / "a.toml"))
