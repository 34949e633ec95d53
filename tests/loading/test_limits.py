"""What is looked for in a text before it is parsed."""

import pytest

from irtui.loading.limits import endless_number, may_have_deep_key

DIGITS = "1" * (1 << 17)


@pytest.mark.parametrize(
    ("line", "deep"),
    [
        ("a = 1", False),
        ("a.b.c = 1", False),
        ("a.b.c.d = 1", True),
        ("a . \"b c\" . 'd' . e = 1", True),
        ("[a.b.c.d]", True),
        ("a = 1.2\nb.c = 3.4\nd.e = 5", False),
    ],
)
def test_a_key_of_more_parts_than_levels_is_seen(line: str, deep: bool) -> None:
    assert may_have_deep_key(line, 3) is deep


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"a = {DIGITS}", 4),
        (f"a = 'b' # c\nd = [2, {DIGITS}]", 20),
        (f"a = '{DIGITS}'", None),
        (f"# {DIGITS}", None),
        (f'a = """\n{DIGITS}"""', None),
        ("a = 1", None),
    ],
    ids=range(6),
)
def test_a_number_of_too_many_digits_is_found_where_it_begins(text: str, at: int | None) -> None:
    assert endless_number(text) == at
