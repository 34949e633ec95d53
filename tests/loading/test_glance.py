"""What is told of a dataset before it is read."""

from collections import Counter
from pathlib import Path

import pytest

from irtui.loading import bundled_path, load
from irtui.loading.glance import glance
from irtui.model.claims import Ref
from tests.support import DATASETS


@pytest.mark.parametrize("path", [bundled_path(), DATASETS / "delta.toml", DATASETS / "foundation"])
def test_a_glance_sees_the_title_and_the_records_that_are_read_then(path: Path) -> None:
    seen, loaded = glance(path), load(path)
    assert loaded.dataset is not None
    assert seen.title == loaded.dataset.about.title
    assert sorted(one.ref for one in seen.records) == sorted(loaded.dataset.records)
    assert seen.counts == Counter(ref.table for ref in loaded.dataset.records)


def test_a_record_is_found_by_words_of_its_name_or_id(tmp_path: Path) -> None:
    file = tmp_path / "lights.toml"
    lines = (
        '[dataset]\r\ntitle = "Lights"\r\n',
        '[body.board]\r\nname = { value = "Board of \\u00c5land" }\r\n',
        '[gap.log]\r\ntext = "No \x1b[31mlog"\r\n',
        '[other.x]\r\nname = "x"\r\n[post.keeper]\r\n',
    )
    file.write_bytes("".join(lines).encode())
    seen = glance(file)
    assert [(one.ref, one.name) for one in seen.find("board åland")] == [
        (Ref("body", "board"), "Board of Åland")
    ]
    assert [one.name for one in seen.find("")] == [
        "Board of Åland",
        "No \N{SYMBOL FOR ESCAPE}[31mlog",
        "keeper",
    ]


def test_nothing_is_seen_of_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "noise.toml").write_bytes(bytes(range(256)))
    for path in (tmp_path, tmp_path / "noise.toml", tmp_path / "nowhere.toml"):
        assert (glance(path).title, [*glance(path).records]) == ("", [])
