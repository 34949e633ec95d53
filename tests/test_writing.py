"""What is written, all of it: files of the user's own, what is asked for, and never a dataset."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import LIGHTHOUSES, SOURCE, environment
from tests.tui.screens import ESTUARY

PLACES = {
    "cache": "above what can be made again",
    "cache/irtui": "the folder of what can be made again",
    "cache/irtui/*.cache": "a dataset that is kept",
    "cache/irtui/*.lock": "lets one process alone keep it",
    "cache/irtui/.irtui-*": "becomes that dataset",
    "config": "above the settings",
    "config/irtui": "the folder of the settings",
    "config/irtui/settings.toml": "irtui settings --edit, where there are none",
    "here/irtui-*.svg": "the picture that a key saves where irtui was started",
    "init": "irtui init",
    "init/irtui.schema.json": "irtui init",
    "init/relations.toml": "irtui init",
    "picture.svg": "--screenshot",
    ".irtui-*": "becomes that picture",
    "state": "above what is remembered",
    "state/irtui": "the folder of what is remembered",
    "state/irtui/state.json": "what is remembered",
    "state/irtui/state.lock": "lets one irtui alone change it",
    "state/irtui/.irtui-*": "becomes what is remembered",
}
"""Every place that is written, and what for."""


@pytest.mark.skipif(sys.platform == "win32", reason="folders of the user's own as Unix has them")
def test_no_screen_and_no_command_writes_a_dataset_or_anything_that_is_not_listed(
    tmp_path: Path,
) -> None:
    (tmp_path / "here").mkdir()
    datasets = [Path(shutil.copy(one, tmp_path)) for one in (str(ESTUARY), LIGHTHOUSES)]
    for copy in datasets:
        copy.chmod(0o444)
    before = [(one.read_bytes(), one.stat()) for one in datasets]
    homes = {f"XDG_{name.upper()}_HOME": str(tmp_path / name) for name in ("state", "config")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.writing", str(tmp_path)],
        env=environment(
            **homes,
            XDG_CACHE_HOME=str(tmp_path / "cache"),
            EDITOR="true",
            IRTUI_DATA=str(datasets[1]),
            PYTHONPATH=os.pathsep.join(map(str, (SOURCE, SOURCE.parent))),
            PYTHONDONTWRITEBYTECODE="1",
        ),
        cwd=tmp_path / "here",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = {os.path.relpath(line, tmp_path) for line in done.stdout.splitlines()}
    assert {re.sub(r"[0-9a-f]{8,}|(?<=irtui-)[\w-]+(?=\.svg)", "*", one) for one in written} == {
        *PLACES
    }
    after = [(one.read_bytes(), one.stat()) for one in datasets]
    for (old, was), (new, now) in zip(before, after, strict=True):
        assert old == new
        assert (was.st_mtime_ns, was.st_ino, was.st_mode) == (
            now.st_mtime_ns,
            now.st_ino,
            now.st_mode,
        )
