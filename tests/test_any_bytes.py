"""Any bytes in the place of what irtui reads: more comes of none than is promised.

The corpus is what the fuzzer found that runs most of the code (`make fuzz`), and what once failed.
"""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.__main__ import NAMES, SEEDS
from fuzz.targets import TARGETS
from irtui.loading import bundled_path
from tests.each import each
from tests.support import DATASETS

SMALL = [one.read_bytes() for one in sorted(DATASETS.glob("*.toml"))]
SIGNS = [b"", b"\0", b'"', b"'", b"\\", b"[", b"]", b"{", b"=", b".", b"\n", b"#", b"\xff", b"9"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes")


@each("path", sorted(SEEDS.glob("*/*")))
def test_of_the_corpus_comes_what_is_promised(path: Path, folder: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes(), folder)


def test_every_target_is_fuzzed_and_has_a_corpus() -> None:
    assert tuple(TARGETS) == NAMES
    assert {one.name for one in SEEDS.iterdir()} == {*TARGETS}


@pytest.mark.parametrize("name", ["file", "files", "shown", "state", "search", "when"])
@settings(max_examples=20)
@given(data=st.binary(max_size=60))
def test_of_any_bytes_comes_what_is_promised(name: str, data: bytes, folder: Path) -> None:
    TARGETS[name](data, folder)


@given(
    whole=st.sampled_from(SMALL),
    share=st.floats(0, 1),
    cut=st.integers(0, 3) | st.none(),
    sign=st.sampled_from(SIGNS) | st.binary(max_size=3),
)
def test_a_dataset_that_is_cut_off_or_changed_anywhere_is_one_or_has_errors(
    whole: bytes, share: float, cut: int | None, sign: bytes, folder: Path
) -> None:
    at = round(share * len(whole))
    rest = b"" if cut is None else whole[at + cut :]
    TARGETS["file"](whole[:at] + sign + rest, folder)


def test_the_dataset_of_irtui_may_be_cut_off_anywhere(folder: Path) -> None:
    whole = bundled_path().read_bytes()
    for at in chain(range(1, 2000, 333), range(2000, len(whole), len(whole) // 4)):
        TARGETS["file"](whole[:at], folder)
