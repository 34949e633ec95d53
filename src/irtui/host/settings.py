"""The settings of whoever runs irtui."""

import errno
from contextlib import suppress
from pathlib import Path

from irtui.commands.keymap import with_sound_keys
from irtui.host.folders import settings_file
from irtui.lean import evolve, frozen
from irtui.loading.settings import load_settings
from irtui.model.names import counted
from irtui.model.problems import Problem
from irtui.model.settings import Settings


@frozen
class UserSettings:
    """What is set, where, and what is wrong with it."""

    path: Path
    """The file; it need not exist."""
    sound: Settings
    """What is set, as far as it can be."""
    problems: tuple[Problem, ...] = ()

    @property
    def complaint(self) -> str:
        """One line on what is wrong; empty, if nothing is."""
        if not self.problems:
            return ""
        them = "it" if len(self.problems) == 1 else "them"
        count = counted(len(self.problems), "problem")
        return f"{self.path.name} has {count}: irtui settings lists {them}."


def start_settings(path: Path) -> None:
    """Make a file in which every setting stands as a comment; one that is there stays as it is.

    Raises:
        OSError: the file is not there and cannot be made; then nothing is left of it.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    from irtui.host.files import write_first  # once in a while
    from irtui.render.settings_text import settings_lines

    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(settings_lines(Settings())).lstrip("\n") + "\n"
    with suppress(FileExistsError):
        write_first(path, text.encode())


def with_sound_editor(settings: Settings) -> tuple[Settings, list[Problem]]:
    """Settings without an editor whose command cannot be split, and what is wrong with it."""
    if not settings.editor:
        return settings, []
    from irtui.host.editor import fault_of_command  # few set one

    why = fault_of_command(settings.editor)
    if not why:
        return settings, []
    told = f"This is not a valid command: {why}."
    hint = 'Write it as in a shell, such as: editor = "code -w"'
    return evolve(settings, editor=None), [Problem("wrong-word", told, hint, ("editor",))]


def user_settings() -> UserSettings:
    """Read the settings from their file; without one, nothing is set."""
    path = settings_file()
    return UserSettings(path, *load_settings(path, with_sound_keys, with_sound_editor))
