"""The commands: each loads a dataset, asks it and renders the answer."""

from irtui.cli.group import main

__all__ = ["main"]
