"""Words for a shell: what it reads is what was meant, and what is printed is safe."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from irtui.model.safe_text import safe_line
from irtui.render.shell import command, file_word, shell_word

WORDS = [
    "plain.toml",
    "two words.toml",
    "it's.toml",
    "Ленин.toml",
    "na\u00adme.toml",
    "it's\u00ad\\n.toml",
    "a\nb\tc",
    "\x1b[31m",
    "क्\u200dष",
    "$HOME `id`\u202e",
    "",
]


def test_a_word_without_anything_unsafe_is_quoted_as_ever() -> None:
    assert command("irtui", "-d", "a b") == "irtui -d 'a b'"
    assert shell_word("na\u00admé's") == "$'na\\302\\255mé\\'s'"


@pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="a shell of POSIX reads it"
)
def test_a_shell_reads_what_was_meant() -> None:
    words = [*WORDS, os.fsdecode(b"\xff.toml"), os.fsdecode("\u00ad".encode() + b"\xff")]
    line = command("printf", "%s\\0", *words)
    assert safe_line(line) == line
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=True)
    assert done.stdout.split(b"\0")[:-1] == [os.fsencode(word) for word in words]


@pytest.mark.parametrize(
    ("path", "word"), [("~", "./~"), ("~a/b", "./~a/b"), ("a/~", "a/~"), ("/~", "/~")]
)
def test_a_file_is_not_taken_for_a_home(path: str, word: str) -> None:
    assert file_word(Path(path)) == word
    assert Path(word) == Path(path)
