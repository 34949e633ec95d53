"""A dataset that is kept for the next time says what its file says, or is not used."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import irtui.loading.read
from irtui.host.answers import ANSWERS
from irtui.host.caching import cache_file, keep, keep_later, open_dataset
from irtui.loading import Loaded, bundled_path, load
from irtui.loading.cache import NoCacheError, recall
from irtui.loading.cache.writing import kept_as
from irtui.loading.structure import record_of
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored_as
from irtui.model.records import Record
from irtui.pages.sheet import sheet
from irtui.query.find import FIELDS, Index, Offered
from irtui.query.find.once import at_once
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from tests.cli.running import run
from tests.large import many, of_everything
from tests.query.answers import BUNDLED, turning_days
from tests.support import DATASETS, HEAD

PATHS = {
    **{path.stem: path for path in sorted(DATASETS.iterdir()) if path.stem != "broken"},
    BUNDLED: bundled_path(),
}
GENERATED = {"everything": False, "everything dated": True}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where datasets are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "irtui"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A dataset."""
    path = tmp_path / "file.toml"
    path.write_bytes(PATHS["lighthouses"].read_bytes())
    return path


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of datasets that have a value in each field."""
    folder = tmp_path_factory.mktemp("generated")
    for name, dated in GENERATED.items():
        (folder / f"{name}.toml").write_text(HEAD + of_everything(6, dated=dated))
    return folder


def kept_by(path: Path, content: bytes) -> Loaded:
    """The dataset in a file out of a cache file of this content."""
    with TemporaryDirectory() as folder:
        cached = Path(folder) / "cached"
        cached.touch(0o600)
        cached.write_bytes(content)
        return recall(path, cached)


def both(loaded: Loaded) -> tuple[Dataset, Dataset]:
    """A dataset as it was loaded, and out of what is kept of it."""
    kept = kept_by(loaded.path, kept_as(loaded, ANSWERS))
    assert kept.problems == loaded.problems
    assert kept.fingerprint == loaded.fingerprint
    assert loaded.dataset is not None
    assert kept.dataset is not None
    return loaded.dataset, kept.dataset


@pytest.mark.parametrize("name", [*PATHS, *GENERATED])
def test_what_is_kept_of_a_dataset_is_the_dataset(name: str, generated: Path) -> None:
    plain, kept = both(load(PATHS.get(name) or generated / f"{name}.toml"))
    assert list(kept.records) == list(plain.records)
    assert kept.counts == plain.counts
    assert not kept.unknown_targets()
    for question in ANSWERS:  # before a record is made
        how = stored_as(question)
        assert how is not None
        expected = how.write(plain, question(plain))
        assert kept.has_asked(question)
        assert how.write(kept, kept.once(question)) == expected, how.name
    indexes = [Index(AsOf.of(one, one.about.day)) for one in (plain, kept)]
    for field in FIELDS:
        asked = f"{field}:"
        offered, same = (at_once(one.offering(asked, len(asked))) for one in indexes)
        assert offered is not None
        assert offered == same, field
    assert repr(kept.about) == repr(plain.about)
    for ref in plain.records:
        assert repr(kept.records[ref]) == repr(plain.records[ref])
        assert repr(kept.links_to(ref)) == repr(plain.links_to(ref))


@pytest.mark.parametrize("name", ["lighthouses", "estuary", "foundation", "everything dated"])
def test_on_every_day_the_same_was_there(name: str, generated: Path) -> None:
    path = PATHS.get(name) or generated / f"{name}.toml"
    plain, kept = both(load(path))
    each = load(path).dataset  # of which each record is asked about alone
    assert each is not None
    days = turning_days(plain)
    for day in days[:: len(days) // 12 + 1]:
        for former in (False, True):
            one, other = AsOf(plain, day, former), AsOf(kept, day, former)
            alone = AsOf(each, day, former)
            tree, same = Hierarchy(one), Hierarchy(other)
            roots = tree.roots()
            assert same.roots() == roots
            for node in roots:
                assert [*same.children(node)] == [*tree.children(node)]
            for ref, record in plain.records.items():
                assert one.presence(record) == other.presence(kept.records[ref])
                assert one.presence(record) == alone.presence(each.records[ref])


COMMANDS = (
    ("tree",),
    ("tree", "--at", "2011"),
    ("show", "body:lamp-commission", "--full"),
    ("timeline", "body:lamp-commission"),
    ("sources",),
    ("show", "dataset", "--format", "json"),
    ("report", "gaps"),
    ("report", "conflicts", "--format", "json"),
    ("report", "problems"),
    ("path", "lamp-commission", "gull-agreement"),
    ("find", "lamp"),
    ("find", "date:>1900 source:lamp"),
    ("cite", "lamp-commission"),
    ("show", "no-such-record"),
)


def test_every_command_prints_the_same(file: Path) -> None:
    expected = [run(*one, "-d", str(file), XDG_CACHE_HOME=os.devnull) for one in COMMANDS]
    assert keep(file)
    assert open_dataset(file).kept
    assert [run(*one, "-d", str(file)) for one in COMMANDS] == expected


@cache
def _kept() -> tuple[Path, bytes]:
    path = PATHS["hostile"]
    return path, kept_as(load(path), ANSWERS)


@given(st.data())
def test_what_was_cut_off_or_has_another_byte_is_not_used(data: st.DataObject) -> None:
    path, whole = _kept()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = bytes([whole[at] ^ data.draw(st.integers(1, 255))])
    for broken in (whole[:at], whole[:at] + other + whole[at + 1 :], whole + other):
        with pytest.raises(NoCacheError):
            kept_by(path, broken)


def _garbled(cached: Path, _: Path) -> None:
    cached.write_bytes(b"")


def _linked(cached: Path, _: Path) -> None:
    cached.rename(cached.with_suffix(".other"))
    cached.symlink_to(cached.with_suffix(".other"))


def _written_by_all(cached: Path, _: Path) -> None:
    cached.chmod(0o622)


def _of_another(cached: Path, _: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give a file away")
    os.chown(cached, 12345, -1)


def _folder(cached: Path, _: Path) -> None:
    cached.unlink()
    cached.mkdir()


def _pipe(cached: Path, _: Path) -> None:
    cached.unlink()
    os.mkfifo(cached, 0o600)


def _of_other_data(cached: Path, _: Path) -> None:
    path, content = _kept()
    assert cached != cache_file(path)
    cached.write_bytes(content)


def _changed(_: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Lamp", b"Lump"))


def _gone(_: Path, file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    "change",
    [
        _garbled,
        _linked,
        _written_by_all,
        _of_another,
        _folder,
        _pipe,
        _of_other_data,
        _changed,
        _gone,
    ],
)
def test_where_nothing_sound_is_kept_the_file_is_read(
    change: Callable[[Path, Path], None], file: Path
) -> None:
    assert keep(file)
    change(cache_file(file), file)
    found = open_dataset(file)
    assert not found.kept
    assert found.problems == load(file).problems
    if change not in (_folder, _gone):  # what stands in the way is replaced, but no folder
        assert keep(file)
        assert open_dataset(file).kept


def test_what_another_irtui_kept_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keep(file)
    monkeypatch.setattr("irtui.__version__", "0.0")
    assert not open_dataset(file).kept


def test_a_file_that_moves_within_a_folder_makes_another_dataset(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for path in PATHS["foundation"].iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    assert keep(folder)
    assert open_dataset(folder).kept
    one = next(iter(folder.glob("*.toml")))
    one.rename(folder / "another.toml")
    assert not open_dataset(folder).kept


def test_what_is_kept_is_not_kept_again(file: Path) -> None:
    said: list[str] = []
    assert keep(file, said.append)
    assert len(said) == 1
    assert keep(file, said.append)
    assert len(said) == 1


def test_nobody_else_can_read_what_is_kept(file: Path, folder: Path) -> None:
    assert keep(file)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in folder.iterdir()} == {0o600}


def test_a_dataset_is_not_kept_where_there_is_no_place_for_it(file: Path, folder: Path) -> None:
    folder.parent.mkdir()
    folder.touch()
    assert not keep(file)
    assert keep_later(load(file), many=1) is None
    assert not open_dataset(file).kept


def test_a_file_with_errors_is_not_kept(folder: Path) -> None:
    path = DATASETS / "broken.toml"
    assert not keep(path)
    assert keep_later(load(path), many=1) is None
    assert not list(folder.glob("*.cache"))


def test_of_many_datasets_those_opened_last_stay(tmp_path: Path, folder: Path) -> None:
    paths = [tmp_path / f"{number}.toml" for number in range(21)]
    for number, path in enumerate(paths):
        path.write_text(HEAD)
        if number == 20:
            assert open_dataset(paths[0]).kept
        assert keep(path)
        if number < 20:
            os.utime(cache_file(path), ns=(number, number))
    assert len(list(folder.glob("*.cache"))) == 20
    assert not cache_file(paths[1]).exists()
    assert open_dataset(paths[0]).kept


def test_the_file_is_read_when_a_place_in_it_is_asked_for(file: Path) -> None:
    plain = load(file)
    assert keep(file)
    kept = open_dataset(file)
    assert kept.readable
    assert kept.is_current()
    assert kept.same_as(plain)
    assert kept.locate("body", "lamp-commission") == plain.locate("body", "lamp-commission")
    assert kept.spot(("body", "lamp-commission")) == plain.spot(("body", "lamp-commission"))
    _changed(file, file)
    assert not kept.is_current()
    assert not kept.same_as(load(file))
    file.unlink()
    assert not kept.is_current()


def test_dates_that_toml_has_itself_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    day, moment = "2001-02-03", "2001-02-03T04:05:06.5+02:00"
    path.write_text(
        f"{HEAD}[source.s]\ntitle = 'T'\ndate = {moment}\naccessed = {day}\n"
        f"[source.s.extra]\ndays = [{day}, {moment}, 04:05:06]\n"
    )
    plain, kept = both(load(path))
    assert repr(list(kept.records.values())) == repr(list(plain.records.values()))


def test_a_process_of_its_own_keeps_a_large_dataset(file: Path) -> None:
    assert keep_later(load(file)) is None  # it is small
    process = keep_later(load(file), many=1)
    assert process is not None
    assert process.wait(timeout=60) == 0
    found = open_dataset(file)
    assert found.kept
    assert keep_later(found, many=1) is None


def test_what_is_said_while_a_file_is_read_is_not_said_of_one_that_is_kept(file: Path) -> None:
    said: list[str] = []

    @contextmanager
    def reading() -> Iterator[None]:
        said.append("Reading")
        yield

    open_dataset(file, reading)
    assert said == ["Reading"]
    assert keep(file)
    open_dataset(file, reading)
    assert said == ["Reading"]


def made(ask: Callable[[], object]) -> list[Ref]:
    """The records that are made for a question."""
    with pytest.MonkeyPatch.context() as patch:
        found: list[Ref] = []

        def make(cls: type[Record], identifier: str, *rest: Any) -> Record:
            found.append(Ref(cls.TABLE, identifier))
            return record_of(cls, identifier, *rest)

        patch.setattr("irtui.loading.cache.shelf.record_of", make)
        ask()
    return found


BOARD = """
[body.board]
name = "Board"
sources = ["s0"]
[party.north]
name = "North"
sources = ["s0"]
"""
OTHERS = """
[person.p@]
name = "Person @"
party = "north"
sources = ["s@"]
[source.s@]
title = "Source @"
[event.e@]
kind = "signing"
when = "&"
sources = ["s@"]
[organisation.o@]
name = "Works @"
founded = "&"
parties = ["north"]
sources = ["s@"]
[gap.g@]
about = "person:p@"
text = "Born when?"
"""


def test_for_one_record_and_the_top_of_the_tree_few_are_made(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(HEAD + BOARD + many(30, OTHERS))
    _, kept = both(load(path))
    today = AsOf.of(kept, kept.about.day)
    board = Ref("body", "board")

    def ask() -> None:
        sheet(today, board)
        timeline(today, board)
        kept.meant("board")

    asked = made(ask)
    assert set(asked) <= {board, Ref("source", "s0"), Ref("party", "north")}
    roots = made(lambda: Hierarchy(today).roots())
    assert {ref.table for ref in roots} <= {"event"}  # those that belong to nothing are counted


@pytest.mark.parametrize("query", ["kind:s", "person:p", "source:s", "date:20", "sources:1"])
def test_to_list_values_no_record_is_made(query: str, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(HEAD + BOARD + many(3, OTHERS))
    _, kept = both(load(path))
    index = Index(AsOf.of(kept, kept.about.day))
    offered: list[Offered | None] = []
    asked = made(lambda: offered.append(at_once(index.offering(query, len(query)))))
    assert not asked
    assert all(one and one.offers for one in offered)


DATE = st.sampled_from(["1990", "1995-05-05", "2000", "2005-06", "2010~"])
CLAIM = st.builds(
    "{{ value = '{}'{}{}{} }}".format,
    st.sampled_from("abcd"),
    st.just("") | DATE.map(", since = '{}'".format),
    st.just("") | st.just(", seen = '2002'"),
    st.sampled_from(["", "", ", rank = 'deprecated'", ", joint = true"]),
)


@st.composite
def hierarchies(draw: st.DrawFn) -> str:
    """Bodies that are under others, some from a day on, some in a circle over the years."""
    written = []
    for one in "abcd":
        written += [f"[body.{one}]", f"name = '{one}'", "sources = ['s']"]
        for key in ("founded", "dissolved"):
            if (when := draw(st.none() | DATE)) and (key == "founded" or when > "1999"):
                written.append(f"{key} = '{when}'")
        parents = [claim for claim in draw(st.lists(CLAIM, max_size=2)) if f"'{one}'" not in claim]
        written.append(f"parent = [{', '.join(parents)}]")
    return "\n".join([HEAD, *written, "[source.s]", "title = 'T'"])


@given(hierarchies(), st.booleans())
def test_whatever_bodies_are_under_they_stay_there(text: str, former: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.toml"
        path.write_text(text)
        found = load(path)
        if found.dataset is None:
            return
        plain, kept = both(found)
    for year in (1980, 1990, 1993, 1996, 2001, 2003, 2007, 2012, 2024):
        one, other = AsOf(plain, date(year, 6, 1), former), AsOf(kept, date(year, 6, 1), former)
        for ref in (None, *plain.records):
            expected = [body.ref for body in one.children(ref)]
            assert [body.ref for body in other.children(ref)] == expected


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "[source.t]\ntitle = 'T'\n[body.twice]\nname = 'B'\nsources = ['t', 't']\n",
        '[source.t]\ntitle = "\\u202e"\n',
    ],
    ids=["sound", "warning", "unsafe"],
)
def test_a_long_file_is_kept_as_the_whole_would_be(
    rest: str, file: Path, generated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(f"{(generated / 'everything.toml').read_text()}\n{rest}")
    whole = load(file)
    monkeypatch.setattr(irtui.loading.read, "_LONG", 100)
    assert keep(file, waited_for=True)
    kept = open_dataset(file)
    assert kept.kept
    assert kept.problems == whole.problems
    assert bool(kept.problems) is bool(rest)
    assert kept.dataset is not None
    assert whole.dataset is not None
    assert repr([*kept.dataset.records.items()]) == repr([*whole.dataset.records.items()])
