"""Every screen and every command in one process, which notes whatever it changes on the disk.

Run as ``python -m tests.writing FOLDER``; its environment leads all files of the user's own there.
"""

import asyncio
import os
import sys
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from irtui.cli import main
from irtui.host.caching import keep
from irtui.host.remembered import Memory
from irtui.loading import load
from irtui.tui.app import IrtuiApp
from tests.cli.running import ARGUMENTS
from tests.tui.screens import ESTUARY, settle
from tests.tui.walk import walk

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATHS = {
    "os.chmod": 1,
    "os.chown": 1,
    "os.link": 2,
    "os.mkdir": 1,
    "os.remove": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.utime": 1,
}
"""The events of Python's audit that change a file, and how many of their arguments are paths."""
changed: set[str] = set()
"""The paths of what was changed."""


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is changed by an event, as `sys.addaudithook` tells of it."""
    paths = arguments[: _PATHS.get(event, 0)]
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        paths = arguments[:1]
    changed.update(os.fsdecode(one) for one in paths if isinstance(one, str | bytes | os.PathLike))


async def _explore(dataset: Path) -> None:
    """Go through all screens, set a bookmark, save a picture, and leave."""
    app = IrtuiApp(load(dataset), memory=Memory.of_user(), today=date(2020, 7, 15))
    app.keeper.keep_place()
    async with app.run_test(size=(120, 36)) as pilot:
        async for _ in walk(pilot):
            pass
        await pilot.press("m")
        await settle(pilot)
        app.action_save_picture()
        app.keeper.keep_place()


def _print(folder: Path, dataset: Path) -> None:
    """Run every command, and those options that write; keep the dataset in the cache."""
    assert keep(dataset)
    given = {**ARGUMENTS, "init": [str(folder / "init")], "serve": ["--help"]}
    calls = [[name, *words] for name, words in given.items()]
    calls += [["settings", "--edit"], ["--screenshot", str(folder / "picture.svg")]]
    for words in calls:
        result = CliRunner().invoke(main, words, env={"IRTUI_DATA": str(dataset)})
        assert result.exit_code in (0, 1), (words, result.output)


if __name__ == "__main__":
    here = Path(sys.argv[1])
    sys.addaudithook(note)
    _print(here, Path(os.environ["IRTUI_DATA"]))
    asyncio.run(_explore(here / ESTUARY.name))
    sys.stdout.write("\n".join(sorted(changed)))
