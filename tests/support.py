"""Small helpers: texts into datasets by the way that a user's file goes."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from irtui.loading import Loaded, load
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset

DATASETS = Path(__file__).parent / "datasets"
"""Tiny, hostile and fictional files."""

HEAD = """\
[dataset]
title = "Rivers and lighthouses"
reviewed = 2024-06-01
"""
"""The least that a file must begin with."""


def loaded(content: str | bytes) -> Loaded:
    """What comes of loading a file of this ``content``."""
    data = content.encode() if isinstance(content, str) else content
    # Not tmp_path: hypothesis calls this many times within one test.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.toml"
        path.write_bytes(data)
        return load(path)


def dataset(toml_text: str, head: str = HEAD) -> Dataset:
    """The dataset that ``toml_text`` describes; the ``[dataset]`` table comes before it.

    A text with problems fails the test that asks for it.
    """
    result = loaded(head + toml_text)
    assert result.dataset is not None, "\n".join(map(str, result.problems))
    assert not result.problems, "\n".join(map(str, result.problems))
    return result.dataset


def ref(text: str) -> Ref:
    """``table:id`` as a reference."""
    return Ref.parse(text)


def day(text: str) -> date:
    """``2018-12-13`` as a day."""
    return date.fromisoformat(text)


MARK = "¦"
"""Stands in a marked text just before the place that is meant; see `unmarked`."""


def unmarked(marked: str) -> tuple[str, int, int]:
    """A text without its mark, and the line and the column where the mark stood, both from 1."""
    before, _, after = marked.partition(MARK)
    line_start = before.rfind("\n") + 1
    return before + after, before.count("\n") + 1, len(before) - line_start + 1


ESTUARY_CHANGES = [
    date(2009, 6, 30),
    date(2009, 12, 31),
    date(2010, 12, 31),
    date(2011, 5, 2),
    date(2012, 9, 2),
    date(2014, 10, 8),
    date(2014, 12, 31),
    date(2015, 12, 31),
    date(2016, 12, 31),
]
"""The days on which something changed in the fictional dataset of the estuary."""
