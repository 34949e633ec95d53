"""Where the user's own files are, as the system has it."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_state_path

_NAME = "irtui"


def settings_file() -> Path:
    """The file of the user's settings; it need not exist."""
    return user_config_path(_NAME, appauthor=False) / "settings.toml"


def state_file() -> Path:
    """The file of what the app remembers by itself; it need not exist."""
    return user_state_path(_NAME, appauthor=False) / "state.json"


def cache_folder() -> Path:
    """The folder of what the program can make again at any time; it need not exist."""
    return user_cache_path(_NAME, appauthor=False)
