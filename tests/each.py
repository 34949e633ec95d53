"""Many cases as one test: for those that take less time than a test of its own does."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from inspect import signature
from typing import Any

Test = Callable[..., None]


def each(names: str | Sequence[str], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Try a test with each of many cases, and tell all that fail together.

    As `pytest.mark.parametrize`, but the cases share what else the test asks for.

    Args:
        names: the parameters of the test that a case gives, with commas between them, or a
            sequence of them.
        cases: what is given for them: of several, as many values in a tuple.
    """
    given = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    tried = [case if len(given) > 1 else (case,) for case in cases]

    def of(test: Test) -> Test:
        own = signature(test)

        @wraps(test)
        def of_all(**shared: Any) -> None:
            failures = []
            for case in tried:
                try:
                    test(**dict(zip(given, case, strict=True)), **shared)
                except Exception as error:
                    error.add_note(f"It fails with {case}.")
                    failures.append(error)
            assert tried
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(tried)} cases", failures)

        rest = [one for name, one in own.parameters.items() if name not in given]
        of_all.__signature__ = own.replace(parameters=rest)  # type: ignore[attr-defined]
        return of_all

    return of
