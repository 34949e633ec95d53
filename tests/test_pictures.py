"""The pictures in the documentation."""

import re

import pytest

from docs.pictures import MOST_BYTES, PAGE, ROOT, commands, draw

PICTURES = dict(commands())


@pytest.mark.parametrize("path", PICTURES, ids=str)
def test_it_is_what_its_command_draws_today(path, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # restored after draw() has set another
    monkeypatch.setenv("IRTUI_DATA", "")
    draw(tmp_path / path.name, PICTURES[path])
    drawn = (tmp_path / path.name).read_bytes()
    assert drawn == (ROOT / path).read_bytes() or pytest.fail("run `make pictures`")
    assert len(drawn) < MOST_BYTES


def test_each_is_shown_below_its_command_with_words_for_whoever_does_not_see_it():
    shown = re.findall(r"!\[([^\]]+)\]\(\.\./(.+?)\)", PAGE.read_text(encoding="utf-8"))
    assert [f"docs/{path}" for _, path in shown] == [*map(str, PICTURES)]
    assert min(len(words) for words, _ in shown) > 50
