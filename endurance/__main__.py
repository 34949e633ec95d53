"""Act at random on irtui for long, and print what it holds meanwhile: ``python -m endurance``."""

import argparse
import asyncio
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from endurance.acting import Acting, LastingApp, Writing
from endurance.counting import Held
from irtui.host.means import Means
from irtui.host.revisions import Version
from irtui.host.watching import changes
from irtui.loading import bundled_path, load

_SHARE = 20
"""How many times it is said what is held."""
_HALF, _QUARTER = 10, 5
"""So many of these times are a half and a quarter: at the half, the way back is full."""
_MOST_BLOCKS, _MOST_MEMORY = 1.03, 1.15
"""How many times as many blocks there may be in the last quarter as in the first half, and as much
memory: what lies free between the blocks grows for longer."""


async def _run(folder: Path, actions: int, seed: int) -> list[Held]:
    """What is held, again and again."""
    file, older, other = (folder / f"{name}.toml" for name in ("relations", "older", "other"))
    for one in (file, older, other):
        shutil.copy(bundled_path(), one)
    means = Means(changes=changes, editor=lambda: Writing(("endurance",)))
    app = LastingApp(load(file), against=Version(older, True, load(older)), means=means, pace=0.01)
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        acting = Acting(pilot, Random(seed), file, other)  # noqa: S311
        held = [Held.now()]
        print(f"{0:6}  {held[0].row}", flush=True)
        for done in range(1, actions + 1):
            await acting.act()
            if done % max(actions // _SHARE, 1) == 0:
                await acting.settle()
                held.append(Held.now())
                print(f"{done:6}  {held[-1].row}", flush=True)
        app.lasting = False
    return held


def main() -> int:
    """Act and print; 1 if more is held at the end than once all was warm, else 0."""
    parser = argparse.ArgumentParser(prog="python -m endurance", description=__doc__)
    parser.add_argument("--actions", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--seed", type=int, default=1, help="of what is done (1)")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.chdir(folder)  # pictures are saved here
        os.environ["HOME"] = folder
        held = asyncio.run(_run(Path(folder), arguments.actions, arguments.seed))
        os.chdir("/")
    # Up to eight days of a dataset are kept, so one moment holds more than another.
    warm, last = held[: _HALF + 1], held[-_QUARTER:]
    blocks, more_blocks = _most_and_least("blocks", warm, last)
    memory, more_memory = _most_and_least("memory", warm, last)
    print(f"{blocks:,} blocks at most when warm, {more_blocks:,} at least in the last quarter")
    print(f"{memory / 1e6:.1f} MB at most when warm, {more_memory / 1e6:.1f} MB at least then")
    left = [
        of
        for of in last[0].few
        if min(one.few[of] for one in last) > max(one.few[of] for one in warm)
    ]
    if left:
        print(f"more at any time of the last quarter than when warm: {', '.join(left)}")
    grows = more_blocks > blocks * _MOST_BLOCKS or more_memory > memory * _MOST_MEMORY
    return 1 if grows or left else 0


def _most_and_least(of: str, warm: Sequence[Held], last: Sequence[Held]) -> tuple[int, int]:
    """The most that there was of something when warm, and the least in the last quarter."""
    return max(getattr(one, of) for one in warm), min(getattr(one, of) for one in last)


if __name__ == "__main__":
    sys.exit(main())
