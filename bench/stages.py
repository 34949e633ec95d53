"""The explorer, looked at every few milliseconds: ``stages.py FILE [ARGUMENTS]``.

Nothing of irtui is wrapped or named but its folders, so this works with any version of it: each
look gives the processor time since the one before to the stage that the stack tells. FILE gets a
line a look: the time by `perf_counter`, whose clock all processes share, the seconds of processor
time, and the stage.
"""

from time import perf_counter, process_time

_BEGAN, _PYTHON = perf_counter(), process_time()

import atexit  # noqa: E402 - the clock starts before anything is imported
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from types import FrameType  # noqa: E402

_EVERY = 0.001
"""Seconds of processor time between two looks; the system may look less often."""
_IMPORTING = "<frozen importlib._bootstrap>"
_STAGES = {
    "/tomli/": "read and parse",
    "/irtui/loading/read": "read and parse",
    "/irtui/loading/cache/": "cache",
    "/irtui/loading/fingerprint": "cache",
    "/irtui/host/caching": "cache",
    "/irtui/loading/checks": "checks",
    "/irtui/loading/cycles": "checks",
    "/irtui/loading/": "structure",
}
"""Parts of the paths of files, and the stages of what runs in them; the first that fits counts."""


def _imported(frame: FrameType | None) -> str | None:
    """The name of the module that is being imported, if any is."""
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTING and "name" in frame.f_locals:
            return str(frame.f_locals["name"])
        frame = frame.f_back
    return None


def _stage(frame: FrameType | None) -> str:
    """What a stack is doing."""
    name = _imported(frame)
    if name is not None:
        return "imports, own" if name.startswith("irtui") else "imports, libraries"
    files = []
    running = False
    while frame is not None:
        files.append(frame.f_code.co_filename)
        running = running or (frame.f_code.co_name == "run" and "/textual/" in files[-1])
        frame = frame.f_back
    for part, stage in _STAGES.items():
        if any(part in file for file in files):
            return stage
    return "app, until the frame is full" if running else "command line, app made"


def main() -> None:
    """Run irtui, and look at it."""
    file = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(file, f"{_BEGAN} {_PYTHON} Python\n".encode())
    counted = process_time()

    def look(_signal: int, frame: FrameType | None) -> None:
        nonlocal counted
        line = f"{perf_counter()} {process_time() - counted} {_stage(frame)}\n"
        os.write(file, line.encode())  # at once: irtui may end in any way
        counted = process_time()  # what the look itself takes belongs to no stage

    atexit.register(signal.setitimer, signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    from irtui.__main__ import run  # noqa: PLC0415 - what is timed

    run()


if __name__ == "__main__":
    main()
