"""What is said of all that can be wrong is, to the letter, what it was: see `tests.telling`."""

from tests.telling import TOLD, problems


def test_it_says_the_same_as_before() -> None:
    before = (TOLD / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert list(problems()) == before, "see what changes: python -m tests.telling"
