"""What reads exports as their users do, where it is installed; ``.ci/tools`` installs all of it.

A test that needs what is not there is skipped, or fails if ``IRTUI_TOOLS=all`` is in the
environment.
"""

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest

_NODE = Path(__file__).parents[1] / ".venv" / "node" / "node_modules"


def _missing(what: str) -> NoReturn:
    message = f"{what} is not installed; .ci/tools installs it"
    if os.environ.get("IRTUI_TOOLS") == "all":
        pytest.fail(message)
    pytest.skip(message)


def program(name: str) -> str:
    """The path of a program: ``dot``, ``node``, ``chromium``, ``chromedriver``."""
    return shutil.which(name) or _missing(name)


def library(name: str) -> Any:
    """A Python library that is no part of every test environment."""
    try:
        return import_module(name)
    except ImportError:
        _missing(name)


def package(name: str) -> Path:
    """The folder of an npm package: ``axe-core``, ``mermaid``."""
    folder = _NODE / name
    return folder if folder.is_dir() else _missing(name)
