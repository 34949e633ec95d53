"""A document in pieces says what it says as a whole, or nothing."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from irtui.loading import bundled_path
from irtui.loading.pieces import in_pieces
from tests.each import each
from tests.large import many
from tests.support import DATASETS, HEAD

NAMES = ("dataset", "body", "event", '"body"', "body.x", "dataset.kinds")
HEADERS = [
    f"{space}{opening}{name}{closing}"
    for name in (
        *NAMES,
        "body.a",
        "body.b",
        "event.a",
        "dataset.kinds.body",
        'body."a.b"',
        " body ",
    )
    for opening, closing in (("[", "]"), ("[[", "]]"))
    for space in ("", "  ")
]
STATEMENTS = [
    "a = 1",
    "kinds.body = 1",
    "body.a = 2",
    "body = { a = 1 }",
    'text = """\n[body.a]\n"""',
    "text = '''\n[dataset]'''",
    "list = [\n[1],\n[body]\n]",
    "list = [\n[1],\n[2],\n]",
    "# [dataset]",
    "b = 'Ж'",
    "",
]


def said(text: str) -> dict[str, Any] | None:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError:
        return None


@given(
    st.lists(st.sampled_from((*HEADERS, *STATEMENTS)), max_size=9),
    st.sampled_from(("[body.first]\n", "", "# [\n\n[event.first]\n")),
    st.integers(0, 40),
    st.sampled_from(("\n", "\r\n")),
)
def test_pieces_say_what_the_whole_says_or_nothing(
    lines: list[str], begun: str, size: int, newline: str
) -> None:
    text = (begun + "\n".join(lines) + "\n").replace("\n", newline)
    found = in_pieces(text, size)
    assert found is None or repr(found) == repr(said(text))


@each("path", sorted(DATASETS.glob("**/*.toml")))
def test_a_dataset_in_pieces_is_the_same(path: Path) -> None:
    text = path.read_bytes().decode(errors="replace")
    found = in_pieces(text, 300)
    assert found is None or repr(found) == repr(said(text))


@pytest.mark.parametrize(
    "text",
    [bundled_path().read_text(encoding="utf-8"), HEAD + many(20, "[body.b@]\nname = 'B'")],
    ids=["bundled", "many"],
)
def test_most_datasets_can_be_parsed_in_pieces(text: str) -> None:
    assert repr(in_pieces(text, 100)) == repr(tomli.loads(text))
