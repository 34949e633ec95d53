"""The user's editor, and how each is told at which line to open a file."""

import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath

from irtui.host.folders import settings_file
from irtui.lean import field, frozen
from irtui.model.safe_text import quoted, safe_line

VARIABLES = ("VISUAL", "EDITOR")
"""What names the editor in the environment, the first that is set."""
_WAYS = {
    ("+{line}", "{file}"): "ed emacs emacsclient gedit gvim jed joe jmacs kak mcedit mg micro mvim "
    "nano ne nvi nvim pico rnano vi view vim vile xemacs zile",
    ("{file}:{line}",): "helix hx subl sublime_text zed zeditor",
    ("--goto", "{file}:{line}"): "code code-insiders codium cursor",
    ("--line", "{line}", "{file}"): "kate kwrite",
}
"""The words that open a file at a line, and the editors that take them."""


class NoEditorError(Exception):
    """No editor is set, or what is set cannot be run; the message says how to set one."""


class EditorFailedError(NoEditorError):
    """The editor ran, and ended as one that failed."""


@frozen
class Editor:
    """A program that files are edited with."""

    words: tuple[str, ...]
    """Its command and the options that the user gives it."""
    hint: str = field(default="", kw_only=True)
    """What to do if it does not start."""

    @property
    def name(self) -> str:
        """What it is called, for reading."""
        return safe_line(PurePath(self.words[0]).name)

    def command(self, file: Path, line: int = 0) -> list[str]:
        """The words that open a file, at a line where the editor is known to take one.

        Args:
            file: what to open.
            line: from 1; 0 for no line.
        """
        known = PurePath(self.words[0]).stem.lower()
        path = str(file)
        if path.startswith("-"):
            path = f"./{path}"  # else it would be an option
        ways = (words for words, editors in _WAYS.items() if line and known in editors.split())
        way = next(ways, ("{file}",))
        return [*self.words, *(word.format(file=path, line=line) for word in way)]

    def edit(self, file: Path, line: int = 0) -> None:
        """Open a file, and wait until the editor ends.

        Raises:
            EditorFailedError: it ran, and failed.
            NoEditorError: it does not start.
        """
        try:
            with _keys_left_to_it():
                # The user's own command, as one word each: no shell reads it.
                done = subprocess.run(self.command(file, line), check=False)  # noqa: S603
        except FileNotFoundError as error:
            hint = self.hint.replace("=nano", "=vi") if self.name == "nano" else self.hint
            why = f"The command {quoted(self.words[0])} was not found."
            raise NoEditorError(f"{why} {hint}".strip()) from error
        except OSError as error:
            why = f"{self.name} does not start: {error.strerror}."
            raise NoEditorError(f"{why} {self.hint}".strip()) from error
        if done.returncode:
            raise EditorFailedError(f"{self.name} ended with exit code {done.returncode}.")


@contextmanager
def _keys_left_to_it() -> Iterator[None]:
    """Lets ctrl+c and ctrl+backslash not end this process, and the editor with it."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    # Not SIG_IGN, which the editor would inherit.
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


OURS = (
    "This is the dataset that comes with irtui: the next version replaces it. To keep changes, "
    "copy it, and name the copy with -d."
)
"""What is said of a file that `replaced_by_updates`."""
HOW = "Set $VISUAL or $EDITOR to the command of an editor, such as: export EDITOR=nano"
"""How to set an editor."""


def find_editor(environment: Mapping[str, str], setting: str | None = None) -> Editor:
    """The user's editor, the words of its command split as a shell would.

    Args:
        environment: what may name it.
        setting: what the user's settings name, which goes before that.

    Raises:
        NoEditorError: none is set, or its words cannot be split.
    """
    where = safe_line(str(settings_file()))
    named = [("“editor” in your settings", setting or "", f"Correct “editor” in {where}.")]
    named += [
        (f"“${name}”", environment.get(name, ""), f"Correct ${name}, such as: export {name}=nano")
        for name in VARIABLES
    ]
    for name, value, hint in named:
        if why := fault_of_command(value):
            raise NoEditorError(f"{name} is not a valid command: {quoted(value)}: {why}. {hint}")
        if words := shlex.split(value):
            return Editor(tuple(words), hint=hint)
    raise NoEditorError(f"No editor is set. {HOW}")


def fault_of_command(text: str) -> str:
    """Why a shell could not split a text into the words of a command; empty if it could."""
    try:
        shlex.split(text)
    except ValueError as error:
        return str(error).rstrip(".").lower()
    return ""
