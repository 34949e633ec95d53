"""``irtui edit``: which file and line the editor is told, and what is said when it ends."""

import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.running import LIGHTHOUSES, run

_WRITER = "import sys; open({to!r}, 'w').write('\\n'.join(sys.argv[1:]))"


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """A program that takes a line as vi does, and writes down what it was told."""
    program = tmp_path / "vi"
    told = tmp_path / "told"
    script = _WRITER.format(to=str(told))
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(script)} "$@"\n'
    )
    program.chmod(0o755)
    return program


def told(editor: Path) -> tuple[int, Path]:
    """The line and the file that the editor was told."""
    line, file = (editor.parent / "told").read_text().splitlines()
    return int(line.removeprefix("+")), Path(file)


@pytest.mark.parametrize(
    ("place", "starts"),
    [
        ("body:lamp-commission", "[body.lamp-commission]"),
        ("lamp-commission#name", "name"),
        ("dataset", "[dataset]"),
    ],
)
def test_the_editor_opens_at_the_line_of_the_place(editor: Path, place: str, starts: str) -> None:
    ran = run("edit", place, "-d", LIGHTHOUSES, EDITOR=str(editor), VISUAL=None)
    assert (ran.code, ran.err) == (0, "")
    line, file = told(editor)
    assert str(file) == LIGHTHOUSES
    assert file.read_text().splitlines()[line - 1].startswith(starts)


def test_a_file_with_errors_opens_at_the_first_and_they_are_told_again(
    editor: Path, tmp_path: Path
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(
        '[dataset]\ntitle = "T"\nreviewed = "2024"\n[body.a]\nnmae = "A"\n[body.b]\nname = "B"\n'
    )
    ran = run("edit", "-d", str(file), EDITOR=str(editor), VISUAL=None)
    assert told(editor) == (5, file)
    assert ran.code == 1
    assert "Unknown field" in ran.err
    run("edit", "b", "-d", str(file), EDITOR=str(editor), VISUAL=None)
    assert told(editor) == (6, file)


def test_without_an_editor_or_a_record_it_says_what_to_do() -> None:
    ran = run("edit", "lamp-commission", "-d", LIGHTHOUSES, EDITOR=None, VISUAL=None)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("No editor is set. Set $VISUAL or $EDITOR")
    assert run("edit", "nobody", "-d", LIGHTHOUSES).code == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("lamp-commission#name.9", "There is no claim name.9: the record has 2."),
        ("lamp-commission#name.0", "There is no claim name.0: the record has 2."),
        ("lamp-commission#nmae", "There is no “nmae”: the record does not have it."),
    ],
)
def test_a_claim_that_is_not_there_is_told_and_nothing_opens(place: str, told: str) -> None:
    ran = run("edit", place, "-d", LIGHTHOUSES, EDITOR="false", VISUAL=None)
    assert (ran.code, ran.out, ran.err.strip()) == (1, "", told)


def test_of_the_dataset_of_a_checkout_nothing_is_said(editor: Path) -> None:
    ran = run("edit", "dataset", EDITOR=str(editor), VISUAL=None)
    assert (ran.code, ran.err) == (0, "")
