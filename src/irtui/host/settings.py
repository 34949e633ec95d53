"""The settings of whoever runs irtui."""

from pathlib import Path

from attrs import frozen

from irtui.commands.keymap import with_sound_keys
from irtui.host.folders import settings_file
from irtui.load.settings import load_settings
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


def user_settings() -> UserSettings:
    """Read the settings from their file; without one, nothing is set."""
    path = settings_file()
    return UserSettings(path, *load_settings(path, with_sound_keys))
