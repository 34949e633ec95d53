"""``irtui settings``: what is set, where, and what is wrong with it."""

import re
from pathlib import Path

import pytest

from irtui.commands import COMMANDS, Keymap
from irtui.commands.keymap import with_sound_keys
from irtui.loading.settings import load_settings
from irtui.model.fields import field_table
from irtui.model.settings import Settings
from tests.cli.running import run, run_apart


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are looked for."""
    folder = tmp_path / "config" / "irtui"
    folder.mkdir(parents=True)
    return folder / "settings.toml"


def printed(file: Path, *options: str, **environment: str) -> tuple[int, str, str]:
    ran = run("settings", *options, XDG_CONFIG_HOME=str(file.parents[1]), **environment)
    return ran.code, ran.out, ran.err


def test_without_a_file_all_is_printed_as_a_comment_and_reads_as_nothing_set(file: Path) -> None:
    code, out, err = printed(file)
    assert code == 0
    assert err == f"Settings: {file} (there is no such file yet)\n"
    assert all(line.startswith("#") or not line for line in out.splitlines())
    file.write_text(out.replace("# tree_width =", "tree_width ="))
    assert load_settings(file) == (Settings(), ())
    settings = [line for line in out.splitlines() if re.match(r"# (\w+ = |\[)", line)]
    assert len(settings) == len(field_table(Settings))
    file.write_text("\n".join(line.removeprefix("# ") for line in settings))
    assert printed(file)[0] == 0


def test_what_is_set_is_printed_so_that_it_reads_the_same(file: Path) -> None:
    file.write_text('theme = "light"\ntree_width = 45\neditor = "code -w"\n[keys]\nfind = "/ f3"\n')
    settings, problems = load_settings(file)
    assert not problems
    assert (settings.theme, settings.tree_width, settings.keys) == ("light", 45, {"find": "/ f3"})
    _, out, _ = printed(file)
    file.write_text(out)
    assert load_settings(file) == (settings, ())


def test_what_is_read_of_a_dataset_is_limited_as_the_user_has_set_it(file: Path) -> None:
    dataset = file.with_name("deep.toml")
    dataset.write_text(f"a = {'[' * 40}{']' * 40}")
    for text, code, said in (
        ("max_levels = 20", 2, "no more than 20 levels are read"),
        ("max_levels = 50", 1, "Unknown table"),
    ):
        file.write_text(text)
        ran = run_apart("check", str(dataset), XDG_CONFIG_HOME=str(file.parents[1]))
        assert ran.code == code
        assert said in ran.out + ran.err


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
    file.write_text('editor = "vim \'x"\n')
    assert f"{file}:1:1: error: This is not a valid command: no closing quot" in printed(file)[2]
    file.unlink()
    file.mkdir()
    code, _, err = printed(file)
    assert (code, "This is a folder" in err, "no such file" in err) == (2, True, False)
    assert "it is a folder" in printed(file, "--edit", EDITOR="true")[2]


def test_all_commands_are_printed_with_ids_and_keys_as_the_file_would_have_them(file: Path) -> None:
    file.write_text('[keys]\ntree.fold = "f9"\nfind = ""\nleave = "f10"\n')
    code, out, _ = printed(file, "--keys")
    assert code == 0
    set_ones = [line.partition(" #")[0].strip() for line in out.splitlines()[1:] if line[:1] != "#"]
    assert [line for line in set_ones if line] == ['find = ""', 'leave = "f10"', 'tree.fold = "f9"']
    rows = [line.removeprefix("# ") for line in out.splitlines() if " = " in line]
    assert len(rows) == len(COMMANDS)
    file.write_text("\n".join(["[keys]", *rows]))
    settings, problems = load_settings(file, with_sound_keys)
    ways = [one.message for one in problems]
    assert ways == []
    keymap = Keymap.of(settings)
    changed = {"find": (), "tree.fold": ("f9",)}
    others = [one for one in COMMANDS if "escape" not in one.keys]  # for them, leave has keys
    assert {one.id: keymap.keys(one) for one in others} == {
        one.id: changed.get(one.id, one.keys) for one in others
    }


def test_the_file_is_made_with_comments_and_opened_in_the_editor_and_never_made_anew(
    file: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "them = 1" >> "$1"\n')
    editor.chmod(0o755)
    file.parent.rmdir()
    code, out, err = printed(file, "--edit", VISUAL=str(editor), EDITOR="")
    assert (code, out) == (2, "")
    assert "Unknown field “them”" in err
    lines = file.read_text().splitlines()
    assert lines[-1] == "them = 1"
    assert '# theme = "dark"' in lines
    assert printed(file, "--edit", VISUAL="true", EDITOR="")[0] == 2
    assert file.read_text().splitlines() == lines
    file.write_text(f'editor = "{editor}"\n')
    printed(file, "--edit", VISUAL="false", EDITOR="")
    assert file.read_text() == f'editor = "{editor}"\nthem = 1\n'


def test_where_there_is_no_editor_it_is_said_how_to_set_one(file: Path) -> None:
    code, _, err = printed(file, "--edit", VISUAL="", EDITOR="")
    assert code == 2
    assert "No editor is set" in err
