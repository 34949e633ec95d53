"""What is done with any bytes: each target fails where more comes of them than is promised."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from fuzz.documents import Choices, document
from irtui.commands.keymap import with_sound_keys
from irtui.host.answers import ANSWERS
from irtui.host.remembered import Memory, Remembered
from irtui.host.settings import with_sound_editor
from irtui.loading import Loaded, bundled_path, load
from irtui.loading.cache import NoCacheError, recall
from irtui.loading.cache.writing import kept_as
from irtui.loading.settings import load_settings
from irtui.model.as_of import AsOf
from irtui.model.asked import asked_date
from irtui.model.dates import DateError, as_moment, parse_date
from irtui.model.problems import Problem
from irtui.model.safe_text import safe_line, safe_text
from irtui.model.settings import Settings
from irtui.pages.sheet import sheet
from irtui.query.audit.checks import check_logic
from irtui.query.find import Index
from irtui.query.tree.hierarchy import Hierarchy
from irtui.render import plain
from tests.cli.running import run
from tests.hostile import hidden
from tests.respelling import written

DAY: Final = date(2012, 6, 1)
LIGHTHOUSES: Final = Path(__file__).parents[1] / "tests" / "datasets" / "lighthouses.toml"
_TELL: Final = tuple(
    line.split()
    for line in (
        *("tree", "timeline", "timeline ID", "show ID", "show ID --full", "show dataset"),
        *("report conflicts", "report gaps", "report single-source", "report one-sided"),
        *("report oldest-sources", "report problems", "report gaps ID", "sources", "sources ID"),
        *("cite ID", "cite dataset", "path ID ID", "find a", "find has:conflict", "find kind:body"),
    )
)
"""Commands that tell of a dataset."""
_JOINERS: Final = re.compile("[\u200c\u200d]")
SPLIT: Final = b"\n#####\n"
"""Parts the files of a folder."""


def _safe(text: str) -> None:
    """Nothing in a text drives a terminal or hides in it; a joiner may stand between letters."""
    assert not hidden(_JOINERS.sub("", text)), text
    assert safe_text(text) == text


def _told(problem: Problem) -> None:
    """A problem says what, and where; and nothing that drives a terminal."""
    assert problem.message
    _safe(str(problem))
    assert problem.line is None or problem.line > 0


def _settled(loaded: Loaded) -> None:
    """A file is a dataset, or has a problem that is an error."""
    assert (loaded.dataset is None) == bool(loaded.errors)
    problems = loaded.problems
    if loaded.dataset:
        problems += loaded.place(check_logic(loaded.dataset, DAY))
        loaded.dataset.records.values()
    for one in problems:
        _told(one)


def file(data: bytes, folder: Path) -> None:
    """As a file."""
    path = folder / "file.toml"
    path.write_bytes(data)
    _settled(load(path))


def files(data: bytes, folder: Path) -> None:
    """As all files of a folder."""
    place = folder / "files"
    place.mkdir(exist_ok=True)
    for number, one in enumerate(data.split(SPLIT, 3)):
        (place / f"{number}.toml").write_bytes(one)
    _settled(load(place))
    for path in place.iterdir():
        path.unlink()


def shown(data: bytes, folder: Path) -> None:
    """As a document made by the field table, of which all is shown."""
    path = folder / "shown.toml"
    path.write_text(written(document(data)), encoding="utf-8", errors="surrogatepass")
    loaded = load(path)
    _settled(loaded)
    if loaded.dataset is None:
        return
    as_of = AsOf(loaded.dataset, DAY)
    tree = Hierarchy(as_of)
    lines = [*plain.tree_lines(tree, tree.roots())]
    for ref in loaded.dataset.records:
        lines += plain.sheet_lines(sheet(as_of, ref))
    _safe("\n".join(lines))


def commands(data: bytes, folder: Path) -> None:
    """As a document made by the field table, of which a command tells."""
    path = folder / "commands.toml"
    choices = Choices(data[:6])
    raw = document(data[6:])
    path.write_text(written(raw), encoding="utf-8", errors="surrogatepass")
    records = [f"{table}:{name}" for table in raw if table != "dataset" for name in raw[table]]
    arguments = [choices.one((*records, one)) if one == "ID" else one for one in choices.one(_TELL)]
    manner = choices.one((["--format", "json"], ["--format", "markdown"], ["--plain"], []))
    ran = run(*arguments, *manner, "-d", str(path), "--at", choices.one(("2005", "2020", "1900")))
    assert ran.code in (0, 1, 2), ran
    _safe(ran.out.replace("\t", "") if manner[-1:] == ["json"] else ran.out)
    _safe(ran.err)
    if manner[-1:] == ["json"] and ran.code == 0:
        json.loads(ran.out)


def settings(data: bytes, folder: Path) -> None:
    """As a file of settings."""
    path = folder / "settings.toml"
    path.write_bytes(data)
    found, problems = load_settings(path, with_sound_keys, with_sound_editor)
    assert isinstance(found, Settings)
    for one in problems:
        _told(one)


def state(data: bytes, folder: Path) -> None:
    """As what the app remembers: what is understood stays when it is written again."""
    path = folder / "state.json"
    path.write_bytes(data)
    memory = Memory(path)
    before = memory.now
    assert isinstance(before, Remembered)
    memory.remember(theme="light")
    if memory.lasting:
        json.loads(path.read_bytes())
        again = Memory(path).now
        assert (again.datasets, again.bookmarks) == (before.datasets, before.bookmarks)
        assert again.theme == "light"
    else:
        assert path.read_bytes() == data


@cache
def kept() -> bytes:
    """A sound cache file."""
    return kept_as(load(LIGHTHOUSES), ANSWERS)


def cached(data: bytes, folder: Path) -> None:
    """As a cache file: the sound one, of which any part is any other bytes."""
    at = int.from_bytes(data[:4]) % (len(kept()) + 1)
    whole = kept()[:at] + data[6:] + kept()[at + int.from_bytes(data[4:6]) :]
    path = folder / "cache"
    path.write_bytes(whole)
    path.chmod(0o600)
    try:
        found = recall(LIGHTHOUSES, path)
    except NoCacheError:
        assert whole != kept()
    else:
        assert whole == kept()
        assert found.dataset


@cache
def _index() -> Index:
    dataset = load(bundled_path()).dataset
    assert dataset
    return Index(AsOf(dataset, DAY))


def search(data: bytes, _: Path) -> None:
    """As what is looked for."""
    found = _index().find(safe_line(data.decode(errors="replace")))
    for one in found.faults:
        _safe(str(one))
    for hit in found.hits(5):
        assert hit.ref in _index().as_of.dataset.records


def when(data: bytes, _: Path) -> None:
    """As a date."""
    text = data.decode(errors="replace")
    for read in (parse_date, asked_date):
        try:
            found = read(text)
        except DateError as error:
            _safe(f"{error} {error.hint}")
        else:
            assert parse_date(found.text) == found
            first, last = as_moment(found).bounds
            assert first is None or last is None or first <= last


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    one.__name__: one
    for one in (file, files, shown, commands, settings, state, cached, search, when)
}
"""By name, what takes any bytes, and an empty folder to write in."""
