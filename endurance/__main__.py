"""Act at random on irtui for long, and print what it holds meanwhile: ``python -m endurance``."""

import argparse
import asyncio
import os
import shutil
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from endurance.acting import Acting, LastingApp, Writing
from endurance.counting import Held
from irtui.host.means import Means
from irtui.host.revisions import Version
from irtui.host.watching import changes
from irtui.load import bundled_path, load

_SHARE = 20
"""How many times it is said what is held."""
_WARM = 0.25
"""The share of the actions after which memory may no longer grow."""
_MOST = 1.03
"""How many times the memory of then there may be at the end."""


async def _run(folder: Path, actions: int, seed: int) -> tuple[Held, Held]:
    """What is held once all is warm, and at the end."""
    file, older = folder / "relations.toml", folder / "older.toml"
    for one in (file, older):
        shutil.copy(bundled_path(), one)
    means = Means(changes=changes, editor=lambda: Writing(("endurance",)))
    app = LastingApp(load(file), against=Version(older, True, load(older)), means=means, pace=0.01)
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        acting = Acting(pilot, Random(seed), file)  # noqa: S311
        warm = held = Held.now()
        print(f"{0:6}  {held.row}", flush=True)
        for done in range(1, actions + 1):
            await acting.act()
            if done % max(actions // _SHARE, 1) == 0:
                await acting.settle()
                held = Held.now()
                print(f"{done:6}  {held.row}", flush=True)
                if done <= actions * _WARM:
                    warm = held
        app.lasting = False
    return warm, held


def main() -> int:
    """Act and print; 1 if more is held at the end than once all was warm, else 0."""
    parser = argparse.ArgumentParser(prog="python -m endurance", description=__doc__)
    parser.add_argument("--actions", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--seed", type=int, default=1, help="of what is done (1)")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.chdir(folder)  # pictures are saved here
        os.environ["HOME"] = folder
        warm, end = asyncio.run(_run(Path(folder), arguments.actions, arguments.seed))
        os.chdir("/")
    grown = end.memory > warm.memory * _MOST
    left = (end.files, end.threads, end.tasks) > (warm.files, warm.threads, warm.tasks)
    print(f"{warm.memory / 1e6:.1f} MB when warm, {end.memory / 1e6:.1f} MB at the end")
    return 1 if grown or left else 0


if __name__ == "__main__":
    sys.exit(main())
