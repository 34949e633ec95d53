"""Measure how long irtui takes to start: ``python -m bench``."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.dataset import RECORDS, write
from bench.report import Comparison, Figure, Shares, machine
from bench.screen import COLUMNS, ROWS
from bench.terminal import Program, Run, RunError, python_program, run

_PYTHON = Path(sys.executable)
_FLOOR_GOAL = 1.3
_PEER_GOAL = 0.8
_EMPTY_APP = "from textual.app import App; App().run()"
_MARKS = ("as of", "Timeline")
_HOW = f"""\
Each figure is shortest / median / longest, from the spawn to the first full frame on a terminal of
{COLUMNS}×{ROWS}: the moment when every letter and digit of the screen that the program then rests
on stands in its place, and every cell was written to that ever is. Two programs run in turn, after
a warm-up each, with an empty home.
"""
_VISIDATA = """\
VisiData shows a TOML file as one row with a column for each table, and its full frame is that row
with its cells. It reads with tomllib, looks into no record, and redraws every 100 ms while it
loads, so its figures come in such steps. irtui reads, checks and shows the records.
"""


def _irtui(file: Path | None) -> Program:
    data = ("-d", str(file)) if file else ()
    return python_program("irtui", _PYTHON, "-m", "irtui", *data, marks=_MARKS)


def _empty_app() -> Program:
    return python_program("empty Textual app", _PYTHON, "-c", _EMPTY_APP, quit_key=b"\x11")


def _visidata(file: Path) -> Program:
    # Its message of the day would come from the network.
    arguments = ("-m", "visidata", "--motd-url=", "-f", "toml", str(file))
    return python_program(
        "VisiData",
        _PYTHON,
        *arguments,
        marks=("dataset", "party"),
        fills=False,
        rows=ROWS - 1,
    )


class _Clock:
    """Keeps the whole within its time; ``deadline`` is in seconds of `perf_counter`."""

    def __init__(self, seconds: float) -> None:
        self.deadline = perf_counter() + seconds

    def allows(self, begun: float, done: int, seconds_kept: float = 0.0) -> bool:
        """Whether there is time for one more like the ``done`` since ``begun``."""
        now = perf_counter()
        each = (now - begun) / done if done else 0.0
        return now + each <= self.deadline - seconds_kept


def _compare(
    name: str,
    programs: tuple[Program, Program],
    goal: float,
    arguments: argparse.Namespace,
    clock: _Clock,
    seconds_kept: float = 0.0,
) -> Comparison:
    """Two programs in turn, irtui first and last by turns; one pair is measured in any case."""
    for program in programs:
        run(program, arguments.timeout)
    begun = perf_counter()
    pairs: list[tuple[float, float]] = []
    while len(pairs) < arguments.runs and clock.allows(begun, len(pairs), seconds_kept):
        first, second = programs if len(pairs) % 2 == 0 else programs[::-1]
        took = {
            first.name: run(first, arguments.timeout).milliseconds,
            second.name: run(second, arguments.timeout).milliseconds,
        }
        pairs.append((took[programs[0].name], took[programs[1].name]))
    if not pairs:
        raise RunError("No time was left; give --seconds a larger number.")
    return Comparison(name, programs[1].name, goal, tuple(pairs), arguments.runs)


def _stages_of(done: Run, times: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The stages of one start, in seconds; together they are the time to the first full frame."""
    read, checks = times.get("read and parse", 0.0), times.get("checks", 0.0)
    yield "Python", times["began"] - done.spawned
    yield "imports", times["imports"]
    yield "read and parse", read
    yield "structure", times["load"] - read - checks
    yield "checks", checks
    yield "command line, app made", times["app"] - times["began"] - times["imports"] - times["load"]
    yield "first paint", done.full - times["app"]


def _shares(name: str, file: Path | None, arguments: argparse.Namespace) -> Shares:
    data = ("-d", str(file)) if file else ()
    stages: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        result = Path(folder) / "times.json"
        command = ("-m", "bench.stages", str(result), *data)
        program = python_program("irtui with clocks", _PYTHON, *command, marks=_MARKS)
        for _ in range(arguments.stage_runs):
            done = run(program, arguments.timeout)
            times = json.loads(result.read_text(encoding="utf-8"))
            for stage, seconds in _stages_of(done, times):
                stages.setdefault(stage, []).append(seconds * 1000)
    return Shares(name, {stage: Figure.of(taken) for stage, taken in stages.items()})


def _measure(
    arguments: argparse.Namespace, clock: _Clock, folder: Path
) -> Iterator[Comparison | Shares | RunError]:
    """Every measurement of the benchmark; what cannot be made gives its error."""
    large = folder / "large.toml"
    write(large)
    bundled_name = "The bundled dataset beside an empty Textual app"
    large_name = f"A dataset of {RECORDS:,} records ({large.stat().st_size / 1e6:.1f} MB)"
    floor = (_irtui(None), _empty_app())
    peer = (_irtui(large), _visidata(large))
    try:
        # The second comparison needs about two thirds of the time.
        kept = arguments.seconds * 0.65
        yield _compare(bundled_name, floor, _FLOOR_GOAL, arguments, clock, kept)
        yield _shares("What the start with it is made of", None, arguments)
    except RunError as error:
        yield error
    try:
        yield _shares(f"{large_name}: what the start is made of", large, arguments)
        if find_spec("visidata"):
            yield _compare(f"{large_name} beside VisiData", peer, _PEER_GOAL, arguments, clock)
        else:
            yield RunError("VisiData is not installed; it is in the dependency group “bench”.")
    except RunError as error:
        yield error


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=9, help="pairs of runs to compare (9)")
    parser.add_argument("--stage-runs", type=int, default=3, help="runs to tell stages by (3)")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds for one frame (30)")
    parser.add_argument(
        "--seconds", type=float, default=165.0, help="after these no pair is begun (165)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    if arguments.runs < 1 or arguments.stage_runs < 1:
        parser.error("there must be a run at least")
    return arguments


def main() -> int:
    """Measure, print, and return 1 if something could not be measured, else 0."""
    arguments = _arguments()
    clock = _Clock(arguments.seconds)
    found = machine()
    failures: list[str] = []
    results: list[Comparison | Shares] = []
    if not arguments.json:
        print(", ".join(f"{name} {value}" for name, value in found.items()))
        print(_HOW, flush=True)
    with TemporaryDirectory() as folder:
        for result in _measure(arguments, clock, Path(folder)):
            if isinstance(result, RunError):
                failures.append(str(result))
                print(f"Not measured: {result}\n", file=sys.stderr, flush=True)
                continue
            results.append(result)
            if not arguments.json:
                print(*result.lines(), "", sep="\n", flush=True)
    if arguments.json:
        report = {
            "machine": found,
            "comparisons": [each.as_json() for each in results if isinstance(each, Comparison)],
            "shares": [each.as_json() for each in results if isinstance(each, Shares)],
            "not_measured": failures,
        }
        print(json.dumps(report, indent=2))
    else:
        print(_VISIDATA, end="")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
