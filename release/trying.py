"""Tries what was built as a stranger does: in an empty environment, with an empty home."""

import os
import pty
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from irtui import __version__
from release.building import PIP, run
from tests.terminal import Session

_COMMANDS = (
    ("--version",),
    ("check",),
    ("tree", "--at", "2005"),
    ("show", "irigc-mmtc"),
    ("find", "boytsov"),
    ("verify",),
    ("init", "mine"),
    ("check", "mine/relations.toml"),
)
"""What is run, one after the other, in an empty folder."""


def try_all(root: Path, built: Path) -> None:
    """Install and run each of what was built.

    Raises:
        AssertionError: one of them does not do what it should; so does `subprocess`, where a
            command ends with an error.
    """
    (wheel,) = built.glob("*.whl")
    (source,) = built.glob("*.tar.gz")
    archive = built / "irtui.pyz"
    # A process may still be keeping the dataset for the next time, in the home of the last.
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for package in (wheel, source):
            environment = Path(name, package.name)
            python = _installed(package, environment, root / "constraints.txt")
            assert (environment / "share" / "man" / "man1" / "irtui.1").exists()
            assert [*environment.glob("lib/*/site-packages/irtui/data/relations.cache")]
            _try(package, Path(name, f"home of {package.name}"), python.with_name("irtui"))
        _try(archive, Path(name, "home"), Path(sys.executable), archive)


def _installed(package: Path, environment: Path, pins: Path) -> Path:
    """The Python of a new environment into which the package was installed."""
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    pinned = ("-c", pins, "--build-constraint", pins)
    run(*PIP, "--python", python, "install", *pinned, package)
    return python


def _try(package: Path, home: Path, *command: Path) -> None:
    home.mkdir()
    alone = {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    for arguments in _COMMANDS:
        done = subprocess.run(
            [*command, *arguments], cwd=home, env=alone, capture_output=True, text=True, check=False
        )
        said = f"{package.name}: irtui {' '.join(arguments)}: {done.returncode}"
        assert done.returncode == 0, f"{said}\n{done.stdout}{done.stderr}"
        assert arguments != ("--version",) or f"irtui {__version__}\n" in done.stdout
    _open(home, alone, *command)
    print(f"{package.name}: {len(_COMMANDS)} commands run, the explorer opened and closed")


def _open(home: Path, alone: dict[str, str], *command: Path) -> None:
    """Open the explorer in a terminal, and leave it."""
    terminal, inner = pty.openpty()
    process = subprocess.Popen(
        command, cwd=home, env=alone, stdin=inner, stdout=inner, stderr=inner
    )
    os.close(inner)
    session = Session(process, terminal)
    try:
        session.until("IRIGC")
        code, written = session.leave()
        assert code == 0, written
    finally:
        session.close()
