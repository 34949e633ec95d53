"""Which editor is meant, and how it is told which line to open."""

import sys
from pathlib import Path

import pytest

from irtui.host.editor import Editor, NoEditorError, find_editor

FILE = Path("/data/relations.toml")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "nano"}, ("nano",)),
        ({"VISUAL": "code -w", "EDITOR": "nano"}, ("code", "-w")),
        (
            {"VISUAL": " ", "EDITOR": "'/opt/my editors/vi' -u NONE"},
            ("/opt/my editors/vi", "-u", "NONE"),
        ),
    ],
)
def test_the_first_that_is_set_is_split_as_a_shell_would(
    environment: dict[str, str], words: tuple[str, ...]
) -> None:
    assert find_editor(environment).words == words


@pytest.mark.parametrize(
    ("environment", "said"),
    [({}, "No editor is set."), ({"EDITOR": "vi 'x"}, "“$EDITOR” is not a valid command")],
)
def test_without_an_editor_it_is_said_how_to_set_one(
    environment: dict[str, str], said: str
) -> None:
    with pytest.raises(NoEditorError, match="export EDITOR=nano") as failed:
        find_editor(environment)
    assert said in str(failed.value)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("vi", ["vi", "+12", str(FILE)]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", str(FILE)]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", str(FILE)]),
        ("micro", ["micro", "+12", str(FILE)]),
        ("hx", ["hx", f"{FILE}:12"]),
        ("code -w", ["code", "-w", "--goto", f"{FILE}:12"]),
        ("kate -b", ["kate", "-b", "--line", "12", str(FILE)]),
        ("an-editor-nobody-knows", ["an-editor-nobody-knows", str(FILE)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(words: str, command: list[str]) -> None:
    assert find_editor({"EDITOR": words}).command(FILE, 12) == command
    assert find_editor({"EDITOR": words}).command(FILE)[-1] == str(FILE)


def test_a_file_named_like_an_option_is_none() -> None:
    assert Editor(("vi",)).command(Path("-c.toml"), 3) == ["vi", "+3", "./-c.toml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-such-editor",), "The command “no-such-editor” was not found."),
        (("/",), "does not start: Permission denied."),
        ((sys.executable, "-c", "raise SystemExit(3)"), "ended with exit code 3."),
    ],
)
def test_an_editor_that_fails_is_told(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(NoEditorError) as failed:
        Editor(words).edit(FILE)
    assert said in str(failed.value)


def test_what_an_editor_is_called_is_visible_text(tmp_path: Path) -> None:
    folder = tmp_path / "ed\x1b]0;owned\x07"
    folder.mkdir()
    with pytest.raises(NoEditorError, match=r"^ed␛\]0;owned␇ does not start"):
        Editor((str(folder),)).edit(FILE)


def test_an_editor_of_the_settings_that_is_wrong_is_told_with_their_file() -> None:
    environment = {"EDITOR": "true"}
    with pytest.raises(NoEditorError, match=r"“editor” in your settings is not .*settings.toml"):
        find_editor(environment, "vi 'x")
    with pytest.raises(NoEditorError, match=r"was not found\. .* “editor” in .*settings.toml"):
        find_editor(environment, "no-such-editor").edit(Path("a"))
    with pytest.raises(NoEditorError, match=r"such as: export EDITOR=vi$"):  # nano is not there
        find_editor({"EDITOR": "/nowhere/nano"}).edit(Path("a"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_ctrl_c_is_the_editors(tmp_path: Path) -> None:
    done = tmp_path / "done"
    interrupting = Editor(("sh", "-c", 'kill -INT $PPID; sleep 0.3; touch "$0"'))
    try:
        interrupting.edit(done)
    except KeyboardInterrupt:
        pytest.fail("it has ended irtui, and irtui the editor")
    assert done.exists()
