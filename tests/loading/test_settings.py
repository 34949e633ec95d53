"""The user's settings from their file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irtui.commands.keymap import BY_ID, with_sound_keys
from irtui.loading.settings import load_settings
from irtui.model.fields import field_table
from irtui.model.settings import Look, Settings
from irtui.render.toml_text import toml_text

VALUES = st.one_of(
    st.text(max_size=9).map(toml_text),
    st.sampled_from(
        ['"dark"', '"x"', '"f9"', "true", "39", "-1", "9e9", "[]", '["/", "f3"]', "{}"]
    ),
    st.sampled_from(["{ a = 1 }", "2020-01-01", "nan", "[[", "{"]),
)
NAMES = st.sampled_from([*field_table(Settings), "them", "keys.find", "keys.tree.fold", '"keys"'])
LINES = st.tuples(NAMES, VALUES).map(" = ".join) | st.sampled_from(
    ["[keys]", "[keys.tree]", "find = 'q'", "fold = 3", "[[keys]]"]
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@given(st.lists(LINES, max_size=6).map("\n".join).map(str.encode) | st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_any_file_gives_settings_or_problems_with_their_places(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found, problems = load_settings(file, with_sound_keys)
    assert isinstance(found, Settings)
    assert all(one.file == str(file) and one.message for one in problems)
    placed = [one for one in problems if one.code != "not-utf8" and content.strip()]
    assert all(one.line and 1 <= one.line <= content.count(b"\n") + 1 for one in placed)


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\nfind = "/ f9"\ntree.fold = "f10"',
        '[keys]\nfind = ["/", "f9"]\n"tree.fold" = "f10"',
        'keys.find = "/, f9"\n[keys.tree]\nfold = "f10"',
    ],
)
def test_keys_may_be_written_as_toml_allows(file: Path, text: str) -> None:
    file.write_text(text)
    found, problems = load_settings(file, with_sound_keys)
    assert problems == ()
    assert {name: one.replace(",", "") for name, one in found.keys.items()} == {
        "find": "/ f9",
        "tree.fold": "f10",
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[keys]\ntree.fold = "oops"', "2:6"),
        ('[keys]\n"tree.fold" = "oops"', "2:1"),
        ('[keys.tree]\n\nfold = "oops"', "3:1"),
        ('theme = "light"\nkeys.tree.fold = 3', "2:11"),
    ],
)
def test_what_is_wrong_with_keys_is_told_with_its_place(file: Path, text: str, place: str) -> None:
    file.write_text(text)
    found, (problem,) = load_settings(file, with_sound_keys)
    assert f"{problem.line}:{problem.column}" == place
    assert found.keys == {}
    assert found.theme in (None, Look.LIGHT)


def test_every_id_can_be_written_without_quotes_beside_every_other(file: Path) -> None:
    file.write_text("[keys]\n" + "\n".join(f'{name} = "f24"' for name in BY_ID))
    found, problems = load_settings(file)
    assert problems == ()
    assert found.keys == dict.fromkeys(BY_ID, "f24")


def test_all_that_is_wrong_is_told_in_the_order_of_the_file(file: Path) -> None:
    file.write_text(
        'ascii = 1\nx = { a = 1 }\nday = 3\ntheme = "\\u0007"\n[keys]\nfind = "x\\u0007"\n'
    )
    _, problems = load_settings(file, with_sound_keys)
    assert [(one.path, one.line, one.column) for one in problems] == [
        (("ascii",), 1, 1),
        (("x",), 2, 1),
        (("day",), 3, 1),
        (("theme",), 4, 1),
        (("theme",), 4, 1),
        (("keys", "find"), 6, 1),
        (("keys", "find"), 6, 1),
    ]
    (told,) = load_settings(file.parent)[1]
    assert (told.code, told.message) == (
        "file-unreadable",
        "This is a folder, and no file of settings.",
    )
    assert (told.file, told.hint) == (str(file.parent), "Move it away, or remove it.")
    assert load_settings(file.parent / "none.toml") == (Settings(), ())
