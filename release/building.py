"""What is published of a commit, made so that the same commit gives the same bytes.

What has a time in it, has that of the commit (``SOURCE_DATE_EPOCH``, as reproducible-builds.org
defines it); what is of others, has the version in constraints.txt.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from irtui import __version__

SUMS = "SHA256SUMS"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that the archive runs with: what is compiled is in it for each of them."""
_PLATFORMS = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_17", "manylinux2014")
"""The systems whose wheels the archive may hold: each runs where the first does."""
_COMPLETIONS = {"bash": "irtui.bash", "fish": "irtui.fish", "zsh": "_irtui"}
"""What the script for a shell is called in the folder where that shell looks for it."""
BIN = Path(sys.executable).parent
PIP = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")


def run(*command: str | Path, cwd: Path | None = None, **more: str) -> None:
    """Run a command, with more in its environment; what it prints is seen.

    Raises:
        subprocess.CalledProcessError: its exit code is not 0.
    """
    subprocess.run(command, cwd=cwd, env={**os.environ, **more}, check=True)


def build(root: Path, into: Path, epoch: str) -> None:
    """Make all that is published.

    Args:
        root: the source tree.
        into: an empty folder for what is made.
        epoch: the time of the commit, in seconds since 1970.
    """
    os.umask(0o022)  # in the archive, files have the modes that they have here
    with TemporaryDirectory() as name:
        work = Path(name)
        pins = root / "constraints.txt"
        make = (BIN / "python", "-m", "build", "--outdir", into, root)
        run(*make, PIP_CONSTRAINT=str(pins), SOURCE_DATE_EPOCH=epoch)
        (wheel,) = into.glob("*.whl")
        _download(wheel, work / "wheels", pins)
        _archive(root, work, into / "irtui.pyz", epoch)
        _bill(root, work, into / "irtui.cdx.json", epoch)
        copy(root / "docs" / "reference" / "irtui.1", into)
        for shell, file in _COMPLETIONS.items():
            with (into / file).open("wb") as script:
                command = (sys.executable, into / "irtui.pyz", "completion", shell)
                told = {**os.environ, "SHIV_ROOT": str(work)}
                subprocess.run(command, env=told, stdout=script, check=True)
    (into / SUMS).write_text("".join(_sums(into)), encoding="ascii")


def _sums(folder: Path) -> Iterator[str]:
    """A line for each file, as ``sha256sum`` prints and checks them."""
    for path in sorted(folder.iterdir()):
        if path.name not in (SUMS, ".gitignore"):
            yield f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def _download(wheel: Path, into: Path, pins: Path) -> None:
    """Get the wheels that irtui runs with: those for this Python and those of the archive."""
    get = (*PIP, "download", "--only-binary=:all:", "-c", pins, "-d", into)
    run(*get, wheel)
    platforms = [word for one in _PLATFORMS for word in ("--platform", f"{one}_x86_64")]
    for python in PYTHONS:
        run(*get, *platforms, "--implementation", "cp", "--python-version", python, wheel)


def _archive(root: Path, work: Path, into: Path, epoch: str) -> None:
    """Put irtui and all that it runs with into one file that a Python runs."""
    packages = work / "packages"
    for path in sorted((work / "wheels").glob("*.whl")):
        with ZipFile(path) as wheel:
            wheel.extractall(packages)
    preamble = work / "preamble.py"
    preamble.write_bytes((root / "release" / "preamble.py").read_bytes())
    run(
        BIN / "shiv",
        *("--entry-point", "irtui.__main__:run"),
        *("--python", "/usr/bin/env python3"),
        *("--preamble", preamble),
        *("--site-packages", packages),
        "--extend-pythonpath",  # irtui lets processes of its own read what is large
        "--compressed",
        "--reproducible",
        *("--output-file", into),
        SOURCE_DATE_EPOCH=epoch,
    )


def _bill(root: Path, work: Path, into: Path, epoch: str) -> None:
    """List what irtui runs with, in CycloneDX."""
    environment = work / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    # By its name and not by its path, which would stand in the list.
    offline = ("--no-index", "--find-links", work / "wheels")
    run(*PIP, "--python", python, "install", *offline, f"irtui=={__version__}")
    run(
        *(BIN / "cyclonedx-py", "environment", "--output-reproducible"),
        *("--pyproject", root / "pyproject.toml", "--output-file", into, python),
        SOURCE_DATE_EPOCH=epoch,
    )
    bill = json.loads(into.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = __version__  # which pyproject.toml leaves to Hatch
    into.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
