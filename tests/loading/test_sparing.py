"""A dataset that is made piece by piece is the one that is made of the whole, or none."""

from pathlib import Path

import attrs
import pytest
import tomli

import irtui.loading.read
from irtui.loading import bundled_path, load
from irtui.loading.sparing import sound_dataset
from irtui.loading.structure import structured
from tests.each import each
from tests.large import many
from tests.support import DATASETS, HEAD

PLAIN = HEAD + many(20, "[body.b@]\nname = 'B'\nsources = ['s']\n") + "[source.s]\ntitle = 'S'\n"
PLACES = (
    HEAD
    + many(20, "[event.e@]\nname = 'E'\nplace = ['p@', 'q']\n[body.b@]\nname = 'B'\n")
    + many(20, "[place.p@]\nname = 'P'\n")
)
BUNDLED = bundled_path().read_text(encoding="utf-8")
TEXTS = {
    "bundled": BUNDLED,
    **{path.name: path.read_bytes().decode(errors="replace") for path in DATASETS.glob("*.toml")},
    "plain": PLAIN,
    "places": PLACES,
    "place with spaces": PLACES.replace("[place.p7]", "[ place.p7 ]"),
    "place in a text": PLACES.replace("[place.p7]", "[place.p7]\nsummary = '''\n[place.q]'''"),
    "fault": PLAIN + "[event.e]\nname = 1\n",
    "twice": PLAIN + "[body.b7]\nname = 'Again'\n",
    "in two places": PLAIN + "[body.b7.extra]\nown = 'field'\n",
    "no description": PLAIN.replace(HEAD, ""),
}


@each("name", sorted(TEXTS))
def test_it_is_that_of_the_whole_or_none(name: str) -> None:
    found = sound_dataset(TEXTS[name], 100)
    if found is not None:
        whole, faulty = structured(tomli.loads(TEXTS[name]))
        same = repr((found.about, *found.records.items())) == repr(
            (whole.about, *whole.records.items())
        )
        assert same, "another dataset"
        assert not faulty


@pytest.mark.parametrize("name", ["bundled", "plain", "places"])
def test_of_most_there_is_one(name: str) -> None:
    assert sound_dataset(TEXTS[name], 100) is not None, name


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "[body.wrong]\nname = 1\n",
        "[body.wrong]\nparent = 'nothing'\n",
        "[body.unsourced]\nname = 'B'\n",
        "[body.twice]\nname = 'B'\nsources = ['s', 's']\n",
        "[body.wrong]\nname = 'B'\nsources = [1]\n",
        "[body.listed]\nname = [{ value = 'B', sources = ['s', 's'] }, { value = 'C' }]\n",
        "[body.roles]\nname = 'B'\nmembers = { party = 'p', role = 'nobody' }\n",
        "[body.twice]\nname = { value = 'B', sources = ['s', 's'] }\n",
        "[source.t]\ntitle = 'T'\norigin = 'nobody'\n",
        "[body.b7]\nname = 'Again'\n",
        "[body.wrong",
    ],
)
def test_what_is_said_of_a_long_file_is_the_same(
    rest: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.toml"
    file.write_text(PLAIN + rest, encoding="utf-8")
    whole = load(file)
    monkeypatch.setattr(irtui.loading.read, "_LONG", 100)
    found = load(file, sparing=True)
    assert [*map(attrs.asdict, found.problems)] == [*map(attrs.asdict, whole.problems)]
    assert found.readable == whole.readable
    assert found.fingerprint == whole.fingerprint
    assert found.spot(("body", "b7")) == whole.spot(("body", "b7"))


def test_what_a_long_file_says_is_read_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(irtui.loading.read, "_LONG", 100)
    file = tmp_path / "long.toml"
    file.write_text(PLAIN, encoding="utf-8")
    found, changed = load(file, sparing=True), load(file, sparing=True)
    assert found.document is not None
    assert found.document.data == tomli.loads(PLAIN)
    file.write_text(PLAIN + "[body.wrong", encoding="utf-8")
    assert changed.document is None
    assert not changed.is_current()
