"""Measure how long a search takes, key by key: ``python -m bench.find``.

For each size, the queries are typed letter by letter, and three things are timed for each letter:

- irtui, search: from the query to the hits of the lines in sight, with their reasons;
- irtui, app: from the letter in the search box to the new list of hits, in the app without a
  terminal, everything else that the app does in between included;
- fzf: ``fzf --filter`` over the same texts, a record a line, less what it takes with no lines.

fzf reads its lines anew at each letter and uses all cores; irtui has prepared its index before and
uses one. Both sort what they find.
"""

import argparse
import asyncio
import gc
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.widgets import Input

from bench.dataset import RECORDS, write
from bench.report import machine
from irtui.load import Loaded, load
from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.query.find import Index
from irtui.query.find.texts import Texts
from irtui.tui.app import IrtuiApp
from irtui.tui.widgets.hit_list import HitList

_FRAME = 1000 / 60
"""Milliseconds of one frame on a screen that shows sixty a second."""
_GOALS = {1: 1, 10: 2}
"""Volumes of the dataset, and frames within which 95 of 100 letters are to be answered."""
_IN_SIGHT = 20
"""Hits that a terminal of 36 lines shows at most beside the timeline."""
_QUERIES = (
    "ravimo",
    "рави",
    "रावि",
    "kuvimo",
    "ravjmo",
    "session 12 of body",
    "secretary 4",
    "shipbuilding working",
    "report 123",
    "military education",
    "commission 3",
    "air defence moscow",
    "'panel military",
    '"spare parts"',
    "kind:session party:IN moscow",
    "kind:person date:2012 ra",
    "in:body-3 nashik",
    "sources:2 logistics",
    "person:ravimo",
    "source:report moscow",
    "party:north education",
    "in:commission",
    "kuvimoravjmo",
)
"""What is typed: names in three scripts, typos, words, numbers, signs and fields, known or not."""


def _typed() -> Iterator[str]:
    for query in _QUERIES:
        yield from (query[:length] for length in range(1, len(query) + 1))


def _searches(index: Index) -> Iterator[float]:
    """Milliseconds of each letter, from the query to the hits in sight."""
    for query in _typed():
        begun = perf_counter()
        found = index.find(query)
        left = _IN_SIGHT
        for group in found.groups:
            left -= sum(1 for _ in group.hits(0, left))
            if left <= 0:
                break
        yield (perf_counter() - begun) * 1000


async def _keys(loaded: Loaded) -> list[float]:
    """Milliseconds of each letter, from the search box to the list, in the app."""
    app = IrtuiApp(loaded)
    took = []
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        box, hits = app.screen.query_one(Input), app.screen.query_one(HitList)
        for query in ("zz", *_typed()):  # the first search prepares the index
            begun = perf_counter()
            box.value = query
            while hits.found is None or hits.found.query.text != query:  # noqa: ASYNC110 - timed
                await asyncio.sleep(0)
            took.append((perf_counter() - begun) * 1000)
            await pilot.pause()
    return took[1:]


def _fzf(lines: bytes, program: str) -> Iterator[float]:
    """Milliseconds of each letter with fzf, less what it takes to start."""

    def filtered(query: str, content: bytes) -> float:
        begun = perf_counter()
        subprocess.run(
            [program, "--filter", query], input=content, capture_output=True, check=False
        )
        return (perf_counter() - begun) * 1000

    start = median(filtered("x", b"") for _ in range(9))
    for query in _typed():
        yield max(filtered(query, lines) - start, 0.0)


def _lines(dataset: Dataset) -> bytes:
    """All texts of each record on a line of its own."""
    texts = Texts(AsOf(dataset, dataset.about.day))
    lines = (
        "\t".join(entry.text for entry in texts.of(record)) for record in dataset.records.values()
    )
    return "\n".join(lines).encode()


def _row(name: str, took: list[float]) -> str:
    late = quantiles(took, n=20)[-1]
    figures = f"{median(took):7.1f} / {late:7.1f} / {max(took):7.1f} ms"
    return f"  {name:<18}{figures}   95 of 100 within {late / _FRAME:.2f} frames"


def _measure(volumes: int, frames: int, program: str | None) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.toml"
        write(path, volumes)
        loaded = load(path)
    dataset = loaded.dataset
    assert dataset is not None
    begun = perf_counter()
    index = Index(AsOf(dataset, dataset.about.day))
    index.find("zz")
    prepared = (perf_counter() - begun) * 1000
    gc.collect()
    gc.freeze()  # as the app does after its first frame
    search = list(_searches(index))
    app = asyncio.run(_keys(loaded))
    print(f"{len(dataset.records):,} records, {len(search)} letters; index in {prepared:,.0f} ms")
    print(_row("irtui, search", search))
    print(_row("irtui, app", app))
    worst = max(quantiles(took, n=20)[-1] for took in (search, app)) / _FRAME
    print(f"  goal: within {frames} frames: {'met' if worst <= frames else 'not met'}")
    if program is None:
        print("  fzf is not installed, so nothing is compared with it.")
    else:
        peer = list(_fzf(_lines(dataset), program))
        print(_row("fzf --filter", peer))
        ratio = quantiles(search, n=20)[-1] / quantiles(peer, n=20)[-1]
        print(f"  irtui, search beside fzf, at the 95th of 100: {ratio:.2f}")
    print(flush=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.find", description=__doc__)
    parser.add_argument(
        "--volumes", type=int, choices=list(_GOALS), help=f"times {RECORDS:,} records; both"
    )
    wanted = parser.parse_args().volumes
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    print("Each figure: median / 95th of 100 / longest.\n")
    for volumes, frames in _GOALS.items():
        if wanted in (None, volumes):
            _measure(volumes, frames, shutil.which("fzf"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
