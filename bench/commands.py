"""Commands that print, from the call to the end."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from subprocess import run

from bench.figures import Row
from bench.processes import environment, spend, wait_for_all
from bench.setting import LARGE, LARGEST, Setting

_LOADING = Path(__file__).with_name("loading.py")
_PEER = "import click, attrs"
_PARSE = "import sys, tomli; tomli.load(open(sys.argv[1], 'rb'))"
_COMMANDS = {
    "show": (("show", "body-3"), 2.0, 4.7),
    "tree": (("tree", "body-3"), 2.0, 4.7),
    "find": (("find", "session moscow"), 4.0, 6.1),
    "check": (("check",), 4.0, 4.1),
}
"""Each command with its words, its ratio to the bare parse at most, and what that was before."""
_LONG = {
    "find": (("find", "session moscow"), 2.0, 18.0),
    "check": (("check",), 8.0, 17.0),
    "report gaps": (("report", "gaps"), 3.0, 105.0),
}
"""Each command with its words, its seconds at most, and what they were before."""


def _in_turn(
    setting: Setting,
    argv: Sequence[str],
    other: Sequence[str],
    before: Callable[[], None] = lambda: None,
) -> list[tuple[float, float]]:
    """Seconds of two programs, in pairs; ``before`` is called before the first of them."""
    pairs = []
    for turn in range(-1, setting.pairs):  # the first pair warms up, and does not count
        theirs = spend(other).wall if turn % 2 else 0.0
        before()
        ours = spend(argv, setting.cache).wall
        wait_for_all()
        pairs.append((ours, theirs or spend(other).wall))
    return pairs[1:]


def without_data(setting: Setting) -> Iterator[Row]:
    """What needs no dataset, beside the least that Python takes with what irtui is built on."""
    peer = (str(setting.python), "-c", _PEER)
    for option, before in (("--version", 2.6), ("--help", 2.2)):
        row = Row(f"`irtui {option}`", "Python with click and attrs", goal=1.5, before=before)
        yield row.compared(_in_turn(setting, (setting.command, option), peer))


def answers(setting: Setting) -> Iterator[Row]:
    """What looks at a dataset of 10,000 records, beside its bare parse."""
    file = str(setting.dataset(LARGE))
    parse = (str(setting.python), "-c", _PARSE, file)
    for name, (words, goal, before) in _COMMANDS.items():
        argv = _on(setting, words, file)
        row = Row(f"`irtui {name}`, {LARGE:,} records", "tomli’s parse", goal=goal, before=before)
        yield row.compared(_in_turn(setting, argv, parse, setting.forget))
        if name != "check":  # which reads the file in any case
            row = Row(f"`irtui {name}`, {LARGE:,} records, again", "tomli’s parse")
            yield row.compared(_in_turn(setting, argv, parse))


def _on(setting: Setting, words: Sequence[str], file: str) -> tuple[str, ...]:
    data = (file,) if words[0] == "check" else ("-d", file)
    return (setting.command, *words, *data)


def long(setting: Setting) -> Iterator[Row]:
    """What looks at 100,000 records, in seconds, without the cache and with it."""
    file = str(setting.dataset(LARGEST))
    for name, (words, goal, before) in _LONG.items():
        argv = _on(setting, words, file)
        first, again = [], []
        for _ in range(min(setting.pairs, 3)):
            setting.forget()
            first.append(spend(argv, setting.cache).wall)
            wait_for_all()
            if name != "check":
                again.append(spend(argv, setting.cache).wall)
        what = f"`irtui {name}`, {LARGEST:,} records"
        # To parse the file takes longer than the goal of what need not parse it again.
        row = Row(what, unit="s", goal=None if again else goal, before=before)
        yield row.measured(first)
        if again:
            yield Row(f"{what}, again", unit="s", goal=goal).measured(again)


def load(setting: Setting) -> Iterator[Row]:
    """What loading takes beyond the bare parse, in one process, by processor time."""
    for name, file, before in (
        ("bundled data", None, 1.3),
        (f"{LARGE:,} records", setting.dataset(LARGE), 1.7),
    ):
        argv = [str(setting.python), str(_LOADING), str(setting.pairs * 2), str(file or "")]
        done = run(
            argv, env=environment(setting.folder), capture_output=True, text=True, check=True
        )
        row = Row(f"Load beyond the parse, {name}", "tomli’s parse", goal=1, before=before)
        yield row.compared([(whole - parse, parse) for whole, parse in json.loads(done.stdout)])
