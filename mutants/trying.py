"""Which mutants of a module its own tests notice.

pytest collects the tests once, and a fork of it runs those that call the mutated function, up to
the first that fails. Those come first that have noticed most, then the fastest. Time is that of the
processor: a busy machine kills none.
"""

import functools
import gc
import os
import pickle
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import hypothesis
import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from mutants.making import SOURCE, Mutants, changed, function_of, mutated
from mutants.own import own_tests

T = TypeVar("T")

MEMORY = 4 << 30
"""Bytes that a process of a mutant may have."""
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
    """Which of a module's functions run when, by their names as mutmut writes them."""

    early: set[str]
    """Those that run while the tests are imported."""
    tests: dict[str, set[str]]
    """The tests in which a function runs, by the function."""
    seconds: dict[str, float]
    """How long each test takes."""
    failed: set[str]
    """The tests that fail without any mutant."""


def apart(work: Callable[[], T], seconds: float | None = None) -> T | None:
    """What ``work`` gives in a process of its own; ``None`` if that dies, or takes longer."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            if seconds is not None:
                signal.setitimer(signal.ITIMER_PROF, seconds)
                signal.alarm(600)  # who waits takes no time
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
            max_examples=25,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        hypothesis.settings.load_profile("mutants")


class Surveying(Quick):
    """Runs all tests without a mutant, and notes what runs in each."""

    def __init__(self) -> None:
        self.survey = Survey(set(), defaultdict(set), {}, set())
        self.caches: list[Any] = []

    def pytest_collection_finish(self) -> None:
        self.survey.early.update(state()._stats)
        state()._stats.clear()
        kind = functools._lru_cache_wrapper
        self.caches = [one for one in gc.get_objects() if isinstance(one, kind)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        for cache in self.caches:  # what an earlier test has asked for runs in this one, too
            cache.cache_clear()
        begun = time.process_time()
        try:
            return (yield)
        finally:
            self.survey.seconds[item.nodeid] = time.process_time() - begun
            for function in state()._stats:
                self.survey.tests[function].add(item.nodeid)
            state()._stats.clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.survey.failed.add(report.nodeid)


class Noticing(Quick):
    """Which test was the first to fail."""

    noticed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.noticed:
            self.noticed = report.nodeid


class Trying(Noticing):
    """Runs, for each mutant, the tests in which its function runs."""

    def __init__(self, survey: Survey, mutants: Iterable[str]) -> None:
        self.survey = survey
        self.mutants = mutants
        self.survivors: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.freeze()
        seconds = self.survey.seconds
        noticing: Counter[str | None] = Counter()
        for mutant in self.mutants:
            called = self.survey.tests[function_of(mutant)] - self.survey.failed
            items = [item for item in session.items if item.nodeid in called]
            items.sort(key=lambda item: (-noticing[item.nodeid], seconds[item.nodeid]))
            limit = 5 * sum(seconds[item.nodeid] for item in items) + SPARE
            noticed = apart(functools.partial(self.tried, mutant, items), limit)
            noticing[noticed] += 1
            if noticed == "":
                self.survivors.append(mutant)
        return True

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
    for unneeded in ("cacheprovider", "xdist", "pytest_cov", "syrupy", "faulthandler"):
        options += ["-p", f"no:{unneeded}"]
    return int(pytest.main([*options, *tests], plugins=[plugin]))


def surveyed(tests: Sequence[str]) -> Survey:
    """What runs in which of the tests."""
    set_mutant_under_test("stats")
    surveying = Surveying()
    run(tests, surveying)
    return surveying.survey


def survives(mutant: str, tests: Sequence[str]) -> bool:
    """Whether a mutant of a function that runs early is unnoticed."""
    set_mutant_under_test(mutant)
    return run(tests, Noticing(), "-x") == 0


def tried(tests: Sequence[str], survey: Survey, mutants: Iterable[str]) -> list[str]:
    """Those of the mutants that are unnoticed."""
    set_mutant_under_test("")
    trying = Trying(survey, mutants)
    run(tests, trying)
    return trying.survivors


def examined(task: tuple[str, set[int] | None]) -> Report:
    """What the tests of a module say of its mutants; alone in its process."""
    module, chosen = task
    begun = sum(os.times()[:4])
    file = mutated(module, chosen)
    name = "irtui." + module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    sys.meta_path.insert(0, Mutants(name, compile(file.code, str(SOURCE / module), "exec")))
    mutants = [f"{name}.{one}" for one in file.mutant_names]
    tests = own_tests(module)
    survey = apart(lambda: surveyed(tests)) if tests else None
    if survey is None:
        survivors = mutants
    else:
        if survey.failed:
            print(f"{module}: fail without a mutant: {sorted(survey.failed)}", file=sys.stderr)
        late, survivors = [], []
        for mutant in mutants:
            function = function_of(mutant)
            if function in survey.early:
                seconds = 5 * sum(survey.seconds.values()) + 5 * SPARE
                if apart(lambda: survives(mutant, tests), seconds):  # noqa: B023
                    survivors.append(mutant)
            elif function in survey.tests:
                late.append(mutant)
            else:
                survivors.append(mutant)
        unnoticed = apart(lambda: tried(tests, survey, late))
        assert unnoticed is not None, f"{module}: pytest ended early"
        survivors += unnoticed
    told = [changed(file, mutant.rpartition(".")[2]) for mutant in survivors]
    return Report(module, len(mutants), told, sum(os.times()[:4]) - begun)
