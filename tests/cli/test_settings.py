"""``irtui settings``: what is set, where, and what is wrong with it."""

from pathlib import Path

import pytest

from irtui.load.settings import load_settings
from irtui.model.settings import Settings
from tests.cli.running import run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are looked for."""
    folder = tmp_path / "config" / "irtui"
    folder.mkdir(parents=True)
    return folder / "settings.toml"


def printed(file: Path) -> tuple[int, str, str]:
    ran = run("settings", XDG_CONFIG_HOME=str(file.parents[1]))
    return ran.code, ran.out, ran.err


def test_without_a_file_all_is_printed_as_a_comment_and_reads_as_nothing_set(file: Path) -> None:
    code, out, err = printed(file)
    assert code == 0
    assert err == f"Settings: {file} (there is no such file yet)\n"
    assert all(line.startswith("#") or not line for line in out.splitlines())
    file.write_text(out.replace("# theme =", "theme ="))
    assert load_settings(file) == (Settings(), ())


def test_what_is_set_is_printed_so_that_it_reads_the_same(file: Path) -> None:
    file.write_text(
        'theme = "light"\ntree_width = 45\neditor = "code -w"\n[keys]\n"find" = "/ f3"\n'
    )
    settings, problems = load_settings(file)
    assert not problems
    assert (settings.theme, settings.tree_width, settings.keys) == ("light", 45, {"find": "/ f3"})
    _, out, _ = printed(file)
    file.write_text(out)
    assert load_settings(file) == (settings, ())


def test_what_is_wrong_is_told_with_its_place_and_the_rest_holds(file: Path) -> None:
    file.write_text('them = "light"\ntheme = "drak"\ntree_width = 900\nascii = true\n')
    code, out, err = printed(file)
    assert code == 2
    assert "ascii = true" in out
    told = [line for line in err.splitlines()[1:] if not line.startswith(" ")]
    assert [line.removeprefix(f"{file}:").partition(":")[0] for line in told] == ["1", "2", "3"]
    assert "Did you mean “theme”?" in err
    assert "Did you mean “dark”?" in err
    file.write_text("theme = [\n")
    assert printed(file)[0] == 2
