"""Measure irtui against its peers and its goals: ``python -m bench``."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import budget, commands, keys, pages, starts
from bench.figures import Result, Row
from bench.pages import Results
from bench.processes import MeasureError, adopt
from bench.setting import Setting

GROUPS: dict[str, Callable[[Setting], Iterator[Result]]] = {
    "start": starts.bundled,
    "growth": starts.growth,
    "load": commands.load,
    "help": commands.without_data,
    "answers": commands.answers,
    "keys": keys.keys,
    "find": keys.find,
    "unfold": keys.unfold,
    "memory": starts.memory,
    "long": commands.long,
    "budget": budget.budget,
}
"""What is measured, by the word for ``--only``, in the order of the table."""


def _measure(setting: Setting, group: str, failures: list[str]) -> Iterator[Result]:
    """The results of a group; what cannot be measured is said, and the rest goes on."""
    try:
        for result in GROUPS[group](setting):
            print(pages.line(result), flush=True)
            yield result
            if isinstance(result, Row) and result.missing:
                failures.append(result.what)
    except MeasureError as error:
        failures.append(group)
        print(f"Not measured: {error}", file=sys.stderr, flush=True)
        yield Row(f"What “{group}” measures").unmeasured(error)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=GROUPS, help="measure this group; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="few runs, to see whether it works")
    parser.add_argument(
        "--write",
        action="store_true",
        help="put what was measured into README and docs, as a whole run that is not quick does",
    )
    parser.add_argument("-n", "--pairs", type=int, help="how often each is measured (7; quick: 2)")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for a frame (60)")
    parser.add_argument(
        "--python",
        type=Path,
        default=Path(sys.executable),
        help="the interpreter of another irtui to be measured",
    )
    parser.add_argument(
        "--before", action="store_true", help="keep the budget as that of the version before"
    )
    arguments = parser.parse_args()
    arguments.pairs = arguments.pairs or (2 if arguments.quick else 7)
    return arguments


def main() -> int:
    """Measure, print, and return 1 if something could not be measured, else 0."""
    arguments = _arguments()
    failures: list[str] = []
    results: dict[str, list[Result]] = {}
    adopt()
    with TemporaryDirectory() as folder:
        setting = Setting(arguments.pairs, arguments.timeout, arguments.python, Path(folder))
        print(", ".join(f"{name} {value}" for name, value in setting.machine.items()), flush=True)
        setting.forget()
        setting.compile()
        for group in arguments.only or GROUPS:
            print(f"\n{group}", flush=True)
            results[group] = list(_measure(setting, group, failures))
        if arguments.write or not (arguments.only or arguments.quick):
            kept = Results.read()
            kept.renew(setting.machine, results, before=arguments.before)
            kept.write()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
