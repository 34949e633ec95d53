"""Which mutants of a module its own tests notice.

pytest collects the tests once, and a fork of it runs those that call the mutated function, up to
the first that fails. Those come first that have noticed most, then the fastest. Time is that of the
processor: a busy machine kills none.
"""

import gc
import os
import pickle
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import _lru_cache_wrapper, partial
from itertools import accumulate
from typing import NamedTuple, TypeVar

import hypothesis
import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from mutants.making import SOURCE, Mutants, changed, function_of, mutated
from mutants.own import own_tests

T = TypeVar("T")

MEMORY = 4 << 30
"""Bytes that a process of a mutant may have."""
LONGEST = 2.0
"""Seconds of processor time that the tests for one mutant may take; those beyond are left out."""
PATIENCE = 300
"""Seconds of processor time after which a mutant is as good as noticed, or twice as long in all."""
RARE = 20
"""A function that one of more tests than these runs in is one that few run."""
SPARE = 2.0
"""Seconds of processor time that a mutant has beyond five times what its tests take otherwise."""


class Report(NamedTuple):
    """What the tests of one module say of its mutants."""

    module: str
    """Its path below src/irtui."""
    mutants: int
    survivors: Sequence[str]
    """Each as the lines that were and that are instead; unnoticed by the tests."""
    seconds: float
    """Of processor time."""


class Survey(NamedTuple):
    """Which of a module's functions run in which tests, without a mutant."""

    tests: dict[str, set[str]]
    """The tests that a function runs in, by its name as mutmut writes it."""
    seconds: dict[str, float]
    """How long each test takes."""
    failed: set[str]
    """The tests that fail."""


class Outcome(NamedTuple):
    """What became of the mutants of a module."""

    survivors: dict[str, list[str]]
    """Those that no test noticed, once all tests were imported, each with the tests that ran."""
    early: set[str]
    """The functions that run before that: what is unnoticed of theirs is tried from the start."""
    failed: set[str]
    """The tests that fail without a mutant."""


def apart(work: Callable[[], T], seconds: float | None = None) -> T | None:
    """What ``work`` gives in a process of its own; ``None`` if that dies, or takes longer."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            if seconds is not None:
                signal.setitimer(signal.ITIMER_PROF, seconds)
                signal.alarm(2 * PATIENCE)  # who waits takes no time
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            silence = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silence, stream)
            answer = pickle.dumps(work())
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(answer)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(answer) if answer else None


class Quick:
    """Few examples, and no search for the smallest that fails."""

    def pytest_collection(self) -> None:
        hypothesis.settings.register_profile(
            "mutants",
            deadline=None,
            derandomize=True,
            database=None,
            max_examples=15,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        hypothesis.settings.load_profile("mutants")


class Noticing(Quick):
    """Which test was the first to fail."""

    noticed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.noticed:
            self.noticed = report.nodeid


class Trying(Noticing):
    """Runs, for each mutant, the tests that its function runs in."""

    def __init__(self, mutants: Iterable[str]) -> None:
        self.mutants = mutants
        self.outcome: Outcome | None = None
        self.survey = Survey(defaultdict(set), {}, set())

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        early = set(state()._stats)
        state()._stats.clear()
        survey = apart(lambda: self.surveyed(session.items))
        assert survey is not None, "the tests do not come to their end"
        gc.freeze()
        items = {item.nodeid: item for item in session.items}
        noticing: Counter[str | None] = Counter()
        survivors = {}
        for mutant in self.mutants:
            function = function_of(mutant)
            called = survey.tests.get(function, set())
            # What few ran may be kept from the first of them on: then others need it, too.
            few = RARE * len(called) < len(survey.seconds) and (called or function in early)
            names = sorted(
                set(survey.seconds if few else called) - survey.failed,
                key=lambda one: (one not in called, -noticing[one], survey.seconds[one]),
            )
            sums = accumulate(survey.seconds[name] for name in names)
            names = names[: max(1, sum(after <= LONGEST for after in sums))]
            limit = 5 * sum(survey.seconds[name] for name in names) + SPARE
            tried = partial(self.tried, mutant, [items[name] for name in names])
            noticed = apart(tried, limit) if names else ""
            noticing[noticed] += 1
            if noticed == "":
                survivors[mutant] = names
        self.outcome = Outcome(survivors, early, survey.failed)
        return True

    def surveyed(self, items: Sequence[pytest.Item]) -> Survey:
        caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
        for item, after in zip(items, [*items[1:], None], strict=True):
            for cache in caches:  # what an earlier test has asked for runs in this one, too
                cache.cache_clear()
            begun = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            self.survey.seconds[item.nodeid] = time.process_time() - begun
            for function in state()._stats:
                self.survey.tests[function].add(item.nodeid)
            state()._stats.clear()
            if self.noticed:
                self.survey.failed.add(item.nodeid)
                self.noticed = ""
        return self.survey

    def tried(self, mutant: str, items: Sequence[pytest.Item]) -> str:
        set_mutant_under_test(mutant)
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.noticed:
                break
        return self.noticed


def run(tests: Sequence[str], plugin: object, *more: str) -> int:
    """pytest, with no more than the tests need."""
    options = ["-q", "--tb=native", "--assert=plain", *more]
    for unneeded in ("cacheprovider", "faulthandler", "pytest_cov", "randomly", "syrupy", "xdist"):
        options += ["-p", f"no:{unneeded}"]
    return int(pytest.main([*options, *tests], plugins=[plugin]))


def noticed(mutant: str, tests: Sequence[str]) -> bool:
    """Whether a test fails with a mutant in it from the start."""
    set_mutant_under_test(mutant)
    return run(tests, Noticing(), "-x") != 0


def tried(tests: Sequence[str], mutants: Iterable[str]) -> Outcome | None:
    """What becomes of the mutants of the functions that run in the tests."""
    set_mutant_under_test("stats")
    trying = Trying(mutants)
    run(tests, trying)
    return trying.outcome


def examined(task: tuple[str, set[int] | None]) -> Report:
    """What the tests of a module say of its mutants; alone in its process."""
    module, chosen = task
    begun = sum(os.times()[:4])
    file = mutated(module, chosen)
    name = "irtui." + module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    sys.meta_path.insert(0, Mutants(name, compile(file.code, str(SOURCE / module), "exec")))
    mutants = [f"{name}.{one}" for one in file.mutant_names]
    survivors, tests = mutants, own_tests(module)
    if mutants and tests:
        outcome = apart(lambda: tried(tests, mutants))
        assert outcome is not None, f"{module}: pytest ended early"
        for test in sorted(outcome.failed):
            print(f"{module}: without a mutant, {test} fails", file=sys.stderr)
        survivors = [
            mutant
            for mutant, names in outcome.survivors.items()
            if function_of(mutant) not in outcome.early
            or apart(partial(noticed, mutant, names), PATIENCE) is False
        ]
    told = [changed(file, mutant.rpartition(".")[2]) for mutant in survivors]
    return Report(module, len(mutants), told, sum(os.times()[:4]) - begun)
