"""What one run of the benchmark measures, and with what."""

import os
import platform
import shutil
import sys
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from subprocess import run

from attrs import frozen

from bench.dataset import write
from bench.processes import MeasureError, spend, wait_for_all
from bench.sizes import RECORDS
from bench.terminal import Program, full_frame

SIZES = (500, 2_000, 10_000, 32_000, 100_000)
"""Records of the datasets that grow."""
LARGE, LARGEST = 10_000, 100_000
_EMPTY_APP = "from textual.app import App; App().run()"
_PANES = Path(__file__).with_name("panes.py")
_MARKS = ("as of", "Timeline")
_EARLY = " people,"
"""What the explorer counts in a file that it has not read yet, among other things."""


@frozen
class Setting:
    """How thoroughly, by what Python, and where."""

    pairs: int
    """How often each comparison is made."""
    timeout: float
    """Seconds that a program has for its full frame."""
    python: Path
    """The interpreter that has the irtui to be measured."""
    folder: Path
    """For what is written, and thrown away afterwards."""

    @property
    def cache(self) -> Path:
        """What irtui keeps from one run to the next."""
        return self.folder / "cache"

    def forget(self) -> None:
        """Empty the cache: what is opened next is opened for the first time."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.mkdir()

    def warm(self, file: Path | None = None) -> None:
        """Open a file once, so that it is in the cache."""
        full_frame(self.irtui(file), self.timeout, self.cache)
        wait_for_all()

    def dataset(self, records: int) -> Path:
        """The file of about so many records; it is written and checked at the first call.

        Raises:
            MeasureError: ``irtui check`` finds a problem in it.
        """
        path = self.folder / f"{records}.toml"
        if not path.exists():
            volumes = records // RECORDS if records % RECORDS == 0 else 1
            write(path, volumes, records // volumes)
            spend([self.command, "check", str(path)])
        return path

    @property
    def command(self) -> str:
        """The command that its users type."""
        return str(self.python.with_name("irtui"))

    def irtui(self, file: Path | None = None) -> Program:
        """The explorer, on the bundled data or on a file."""
        data = ("-d", str(file)) if file else ()
        return Program("irtui", (self.command, *data), marks=_MARKS, early=_EARLY)

    def empty_app(self) -> Program:
        """What every Textual app takes."""
        argv = (str(self.python), "-c", _EMPTY_APP)
        return Program("an empty Textual app", argv, quit_key=b"\x11")

    def panes(self) -> Program:
        """The panes of the explorer with nothing in them."""
        argv = (str(self.python), str(_PANES))
        return Program("three empty panes", argv, quit_key=b"\x11", marks=("Timeline",))

    def visidata(self, file: Path) -> Program:
        """VisiData, which shows a TOML file as one row with a column for each table.

        It reads with tomllib, looks into no record, and redraws every 100 ms while it loads.

        Raises:
            MeasureError: it is not installed.
        """
        command = Path(sys.executable).with_name("vd")
        if not command.exists():
            raise MeasureError("VisiData is not installed (PyPI: pip install visidata)")
        # Its message of the day would come from the network, and below the table it tells the time.
        argv = (str(command), "--motd-url=", "-f", "toml", str(file))
        marks = ("dataset", "party")
        return Program("VisiData", argv, marks=marks, fills=False, rows=39)

    def fzf(self, lines: Path) -> Program:
        """The finder fzf on a file of lines.

        Raises:
            MeasureError: it is not installed.
        """
        command = shutil.which("fzf")
        if command is None:
            raise MeasureError("fzf is not installed (Debian: apt install fzf)")
        argv = ("/bin/sh", "-c", f'exec {command} < "$0"', str(lines))
        return Program("fzf", argv, quit_key=b"\x1b", fills=False)

    def compile(self) -> None:
        """Have Python compile all that is measured, so that no run does."""
        find = (
            "import irtui, sysconfig as s; print(*irtui.__path__, s.get_path('purelib'), sep='\\n')"
        )
        found = run([self.python, "-c", find], capture_output=True, text=True, check=True)
        folders = found.stdout.splitlines()
        # A package may bring templates that are no Python.
        run([self.python, "-m", "compileall", "-q", "-j", "0", *folders], check=False)

    @cached_property
    def machine(self) -> dict[str, str]:
        """What the figures were measured on, and with."""
        versions = {}
        for package in ("irtui", "textual", "tomli", "visidata"):
            try:
                versions[package] = version(package)
            except PackageNotFoundError:
                versions[package] = "not installed"
        return {
            "system": f"{platform.system()} {platform.machine()}",
            "cores": str(os.cpu_count()),
            "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
            "Python": platform.python_version(),
            **versions,
        }
