"""Signs and letters in ASCII."""

from io import BytesIO, TextIOWrapper

import pytest
from attrs import astuple
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from irtui.pages.glossary import RECORD, TREE
from irtui.pages.phrases import TURN_SIGNS
from irtui.render.terminal.ascii import SIGNS, encoding_in_ascii, forgive, in_cells, write_in_ascii
from irtui.render.terminal.signs import Glyphs


def stream(encoding: str) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding=encoding, write_through=True)


def written(out: TextIOWrapper) -> bytes:
    assert isinstance(out.buffer, BytesIO)
    return out.buffer.getvalue()


def test_signs_that_mean_different_things_stay_different() -> None:
    glyphs = Glyphs()
    # The line of the day is one, whether it crosses a bar or not; “+” has two places of its own.
    every = {*"".join(astuple(glyphs)), *glyphs.counts, "⚠"} - {glyphs.crossed}
    assert len({in_cells(sign) for sign in every}) == len(every)
    for signs in (TREE, RECORD, dict.fromkeys(TURN_SIGNS.values(), "")):
        assert len({in_cells(sign) for sign in signs}) == len(signs)
        assert all(in_cells(sign).isascii() for sign in signs)


@given(
    st.text(st.sampled_from("aé–●Щщьд日本देवñ👩🏽‍🚀\u0301\u200d☃…\udcff "), max_size=12),
    st.sampled_from(["utf-8", "latin-1", "koi8-r", "ascii", "gb18030"]),
)
def test_a_text_keeps_its_cells_and_can_be_written(text: str, encoding: str) -> None:
    cells = in_cells(text, encoding)
    assert cell_len(cells) == cell_len(text.translate(SIGNS))
    assert not {*cells} & {chr(code) for code in SIGNS}
    cells.encode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "● Бойцов, é, दे “…”"),
        ("koi8-r", '* Бойцов, e, de "..."'),
        ("latin-1", '* Boytsov, é, de "..."'),
        ("ascii", '* Boytsov, e, de "..."'),
    ],
)
def test_a_stream_is_written_in_what_its_encoding_has(encoding: str, told: str) -> None:
    out = stream(encoding)
    forgive(out)
    forgive(out)
    out.write("● Бойцов, é, दे “…”")
    assert written(out).decode(encoding) == told
    assert encoding_in_ascii(out) == (None if encoding == "utf-8" else encoding)


def test_letters_stay_where_only_signs_are_to_be_in_ascii() -> None:
    out = stream("utf-8")
    write_in_ascii(out)
    out.write("● Бойцов → “é” \udcff")
    assert written(out).decode() == '* Бойцов -> "é" \\udcff'
