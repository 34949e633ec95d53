"""What programs are run with, and what the system says of them."""

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from time import clock_gettime, perf_counter, sleep

from attrs import frozen

_SUBREAPER = 36
"""``PR_SET_CHILD_SUBREAPER`` of Linux: orphans of what we start become our children."""


class MeasureError(Exception):
    """What is to be measured did not happen; the message says what did instead."""


@frozen
class Spent:
    """What one run of a program took, in seconds."""

    wall: float
    processor: float
    """Of all its threads, and of the processes that it waited for."""


def environment(home: Path, cache: Path | None = None) -> dict[str, str]:
    """What a program finds around it: nothing of the user's but the ways to its modules."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache or home / ".cache"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def spend(argv: Sequence[str], cache: Path | None = None, codes: tuple[int, ...] = (0,)) -> Spent:
    """Run a program that prints, its output thrown away.

    Args:
        argv: what is run.
        cache: the folder for what it keeps from one run to the next; else it keeps nothing.
        codes: the exit codes that it may end with.

    Raises:
        MeasureError: it ended with another one.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        variables = environment(Path(home), cache)
        began = perf_counter()
        with Popen(argv, env=variables, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE) as process:
            _, status, used = os.wait4(process.pid, 0)
            took = perf_counter() - began
            process.returncode = code = os.waitstatus_to_exitcode(status)
            assert process.stderr is not None
            said = process.stderr.read().decode(errors="replace")
    if code not in codes:
        raise MeasureError(f"{' '.join(argv)} ended with {code}: {said[-500:]}")
    return Spent(took, used.ru_utime + used.ru_stime)


def adopt() -> None:
    """Have what our programs leave running become our children, where the system can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def wait_for_all(seconds: float = 120.0) -> None:
    """Wait until nothing that our programs left running is running any more.

    Raises:
        MeasureError: something still is, after so many seconds.
    """
    until = perf_counter() + seconds
    try:
        while perf_counter() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                sleep(0.02)
    except ChildProcessError:
        return
    raise MeasureError(f"A program left something running for {seconds:g} s.")


def processor_time(pid: int) -> float:
    """Seconds of processor time of a running process, all its threads together."""
    clock = ctypes.c_int()
    if ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock)):
        raise MeasureError(f"The processor time of process {pid} is not to be had.")
    return clock_gettime(clock.value)


def memory(pid: int) -> int:
    """The resident memory of a running process, in bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
