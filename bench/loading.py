"""Seconds of processor time for loading a file and for its bare parse, in turn, as JSON.

``python bench/loading.py PAIRS [FILE]``; without a file it is the bundled one.
"""

import gc
import json
import sys
from pathlib import Path
from time import process_time

import tomli

from irtui.loading import bundled_path, load


def _spent(file: Path, *, bare: bool) -> float:
    gc.collect()
    gc.disable()  # as `load` does itself, so that the bare parse is as fast as it can be
    began = process_time()
    kept = tomli.loads(file.read_text(encoding="utf-8")) if bare else load(file)
    took = process_time() - began
    gc.enable()
    assert kept
    return took


def main() -> None:
    """Measure, the one or the other first by turns, and print."""
    pairs, name = int(sys.argv[1]), sys.argv[2]
    file = Path(name) if name else bundled_path()
    for bare in (True, False):  # which imports what it needs
        _spent(file, bare=bare)
    found = []
    for turn in range(pairs):
        took = {bare: _spent(file, bare=bare) for bare in (turn % 2 == 0, turn % 2 == 1)}
        found.append((took[False], took[True]))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
