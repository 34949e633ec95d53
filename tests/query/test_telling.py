"""What is told of small datasets is, to the letter, what it was: see `tests.telling`."""

from tests.each import each
from tests.telling import SMALL, TELLERS, TOLD


@each("name", SMALL)
@each("what", TELLERS)
def test_it_tells_the_same_as_before(what: str, name: str) -> None:
    before = (TOLD / f"{what}-{name}.txt").read_text(encoding="utf-8").splitlines()
    assert list(TELLERS[what](name)) == before, "see what changes: python -m tests.telling"
