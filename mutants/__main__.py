"""Mutation testing of model, load and query: `make mutants`.

mutmut changes a module in many small ways, one at a time, and each change that its own tests do not
notice is named. mutmut's own runner would start pytest anew for each of them, which takes eight
times as long as what `mutants.trying` does.
"""

import argparse
import contextlib
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from multiprocessing import get_context

from mutmut.configuration import config

from mutants.making import SOURCE, count
from mutants.trying import Report, examined

FOLDERS = ("model", "loading", "query")


def modules(named: Sequence[str]) -> list[str]:
    """Paths of modules below src/irtui: those that are named, or else all."""
    found = [path for folder in FOLDERS for path in sorted((SOURCE / folder).rglob("*.py"))]
    every = [str(path.relative_to(SOURCE)) for path in found]
    return [one for start in named or ("",) for one in every if one.startswith(start)]


def main() -> None:
    """Try the mutants, and say for each module how many of them its tests notice."""
    parser = argparse.ArgumentParser(prog="make mutants", description=main.__doc__)
    parser.add_argument("modules", nargs="*", help="such as model/dates.py or query/find/")
    parser.add_argument("--sample", type=int, metavar="N", help="try N mutants of all, by chance")
    parser.add_argument("--seed", type=int, default=1, help="another one chooses others")
    parser.add_argument("--survivors", action="store_true", help="name those that were unnoticed")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes at a time")
    options = parser.parse_args()
    config()  # mutmut's, which it would look for in the folder of a test
    named = modules(options.modules)
    reports = []
    with contextlib.ExitStack() as stack:
        # What killed tests leave behind goes with it.
        tempfile.tempdir = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["TMPDIR"] = tempfile.tempdir
        pool = stack.enter_context(get_context("fork").Pool(options.jobs, maxtasksperchild=1))
        tasks: list[tuple[str, set[int] | None]] = [(one, None) for one in named]
        if options.sample:
            counts = zip(named, pool.map(count, named), strict=True)
            places = [(one, place) for one, number in counts for place in range(number)]
            chosen: dict[str, set[int]] = defaultdict(set)
            for one, place in random.Random(options.seed).sample(places, options.sample):
                chosen[one].add(place)
            tasks = list(chosen.items())
        for report in pool.imap(examined, tasks):
            if report.mutants:
                reports.append(report)
                tell(report, options.survivors)
    total = Report(
        "all",
        sum(one.mutants for one in reports),
        [each for one in reports for each in one.survivors],
        sum(one.seconds for one in reports),
    )
    tell(total, False)


def tell(report: Report, survivors: bool) -> None:
    """A line of the table, and what was unnoticed."""
    killed = report.mutants - len(report.survivors)
    share = killed / report.mutants if report.mutants else 1
    print(
        f"{report.module:34}{report.mutants:7}{killed:7}{share:7.1%}{report.seconds:7.0f} s",
        flush=True,
    )
    for survivor in report.survivors if survivors else ():
        print("  " + survivor.replace("\n", "\n  "), flush=True)


if __name__ == "__main__":
    main()
