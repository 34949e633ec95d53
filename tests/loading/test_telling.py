"""What is said of all that can be wrong is, to the letter, what it was: see `tests.telling`."""

import pytest

from tests.telling import PARTS, TOLD, problems


@pytest.mark.parametrize("part", range(PARTS))
def test_it_says_the_same_as_before(part: int) -> None:
    before = (TOLD / f"problems-{part}.txt").read_text(encoding="utf-8").splitlines()
    assert list(problems(part)) == before, "see what changes: python -m tests.telling"
