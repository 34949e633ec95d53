"""Build a release into dist/ and try it: ``python -m release``; or show that it is reproducible.

``python -m release --again`` builds the last commit once more, in another folder, and compares.
"""

import json
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from irtui.loading.published import KEY
from release.building import SUMS, build, run
from release.trying import try_all

ROOT = Path(__file__).parents[1]
NAME = "data/datapackage.json"
LIST = ROOT / NAME
DIST = ROOT / "dist"


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _epoch() -> str:
    return _git("log", "-1", "--format=%ct")


def _changed_since() -> list[str]:
    """The versions of the dataset that were released before, with another digest than now."""
    now = json.loads(LIST.read_text(encoding="utf-8"))[KEY]
    return [
        f"{one['version']} (in {tag})"
        for tag in _git("tag", "--list", "v*").split()
        if _git("ls-tree", tag, NAME)
        for one in json.loads(_git("show", f"{tag}:{NAME}"))[KEY]
        if one not in now
    ]


def release() -> int:
    """Build all that is published, and try it; the exit code is 1 if it must not be published."""
    if changed := _changed_since():
        print(f"The dataset was released as {', '.join(changed)}, and is another now.")
        print(
            f"Take {NAME} of that tag, and give the dataset a new version in data/relations.toml."
        )
        print("and run “make reference”.")
        return 1
    if _git("status", "--porcelain"):
        print("What is built is not what was committed: “git status” lists what differs.")
    rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    build(ROOT, DIST, _epoch())
    try_all(ROOT, DIST)
    print((DIST / SUMS).read_text(encoding="ascii"), end="")
    return 0


def again() -> int:
    """Build the commit in another folder; the exit code is 1 if any digest is another one."""
    before = (DIST / SUMS).read_text(encoding="ascii")
    with TemporaryDirectory() as name:
        source, built = Path(name, "elsewhere"), Path(name, "dist")
        source.mkdir()
        built.mkdir()
        packed = source.with_suffix(".tar")
        run("git", "-C", ROOT, "archive", "--output", packed, "HEAD")
        run("tar", "-xf", packed, "-C", source)
        build(source, built, _epoch())
        after = (built / SUMS).read_text(encoding="ascii")
    differing = sorted(set(before.splitlines()) ^ set(after.splitlines()))
    print(*differing, sep="\n" if differing else "", end="\n" if differing else "")
    print(f"{len(after.splitlines())} files built twice: ", end="")
    print("not the same bytes." if differing else "the same bytes.")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(again() if sys.argv[1:] == ["--again"] else release())
