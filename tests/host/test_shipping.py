"""The cache file that a wheel brings along: with it, the first start is like any other."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import irtui
from irtui.host.answers import FIRST
from irtui.loading import bundled_path, load
from irtui.loading.cache import NoCacheError, recall
from irtui.loading.cache.writing import kept_as

PACKAGE = Path(irtui.__file__).parent


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache file of the bundled dataset."""
    path = tmp_path_factory.mktemp("shipped") / "relations.cache"
    path.write_bytes(kept_as(load(bundled_path()), FIRST, whole=False, shipped=True))
    return path


def test_it_holds_the_bundled_dataset(shipped: Path, tmp_path: Path) -> None:
    plain = load(bundled_path())
    found = recall(bundled_path(), tmp_path / "none", shipped)
    assert found.kept
    assert not found.whole  # what depends on the Python there is left to that
    assert found.problems == plain.problems == ()
    assert found.dataset is not None
    assert plain.dataset is not None
    assert list(found.dataset.records) == list(plain.dataset.records)
    for ref in plain.dataset.records:
        assert repr(found.dataset.records[ref]) == repr(plain.dataset.records[ref])
        assert repr(found.dataset.links_to(ref)) == repr(plain.dataset.links_to(ref))
    assert all(found.dataset.has_asked(question) for question in FIRST)


def test_it_is_not_used_for_another_file_or_another_irtui(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another = tmp_path / "relations.toml"
    another.write_bytes(bundled_path().read_bytes() + b"\n")
    with pytest.raises(NoCacheError):
        recall(another, tmp_path / "none", shipped)
    monkeypatch.setattr("irtui.__version__", "0.0")
    with pytest.raises(NoCacheError):
        recall(bundled_path(), tmp_path / "none", shipped)


STARTS = """
import json
from irtui.host.answers import ANSWERS, FIRST
from irtui.host.caching import cache_file, keep, open_dataset, worth_keeping
from irtui.loading import bundled_path

def told():
    found = open_dataset(bundled_path())
    more = next(one for one in ANSWERS if one not in FIRST)
    return found.kept, found.whole, worth_keeping(found), found.dataset.has_asked(more)

path, shipped = bundled_path(), bundled_path().with_suffix(".cache")
starts = {"first": told()}
starts["kept"] = keep(path)
starts["again"] = told()
shipped.write_bytes(shipped.read_bytes()[:-1] + b"!")
starts["broken"] = told()
cache_file(path).unlink()
starts["nothing left"] = told()
print(json.dumps(starts))
"""
"""What is said of each start: kept, kept as a whole, worth keeping, what a search needs is kept."""


def test_an_installed_irtui_opens_it_the_first_time_and_then_keeps_what_a_search_needs(
    shipped: Path, tmp_path: Path
) -> None:
    package = tmp_path / "site" / "irtui"
    data = package / "data"
    data.mkdir(parents=True)
    for part in PACKAGE.iterdir():
        (package / part.name).symlink_to(part)
    for path in (bundled_path(), shipped):
        (data / path.name).write_bytes(path.read_bytes())
    (data / shipped.name).chmod(0o666)  # whoever could change it could change the modules, too
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    told = {**os.environ, **home, "PYTHONPATH": str(package.parent)}
    done = subprocess.run(
        [sys.executable, "-c", STARTS], env=told, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {
        "first": [True, False, True, False],
        "kept": True,
        "again": [True, False, False, True],
        "broken": [True, True, False, True],
        "nothing left": [False, True, True, False],
    }
