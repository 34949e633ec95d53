"""What an import makes of words that it finds."""

from irtui.exchange.draft import plural
from tests.each import each


@each(
    ("word", "several"),
    [
        ("committee", "committees"),
        ("country", "countries"),
        ("day", "days"),
        ("person", "people"),
        ("spokesperson", "spokespeople"),
        ("headquarters", "headquarters"),
        ("summit-series", "summit series"),
        ("talks", "talks"),
        ("class", "classes"),
        ("campus", "campuses"),
        ("box", "boxes"),
        ("church", "churches"),
        ("marsh", "marshes"),
        ("Party", "Parties"),
        ("working-group", "working groups"),
        ("legislative_term", "legislative terms"),
        ("head-of-state", "heads of state"),
        ("minister for the coast", "ministers for the coast"),
        ("commander-in-chief", "commanders in chief"),
    ],
)
def test_a_kind_is_declared_with_its_plural(word: str, several: str) -> None:
    assert plural(word) == several
