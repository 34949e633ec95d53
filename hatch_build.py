"""What is made when a wheel is built: the cache file of the bundled dataset, beside that."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CacheHook(BuildHookInterface[Any]):
    """Makes the file, except for an editable install: there the modules change beside it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file and put it into the wheel."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        file = Path(self._folder.name) / "relations.cache"
        # What builds tells where the required packages are in ways of its own; `sys.path` has all.
        paths = os.pathsep.join([str(Path(self.root) / "src"), *sys.path])
        told = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0"}
        # -P: what lies about in the folder where one works is not to be imported.
        make = [sys.executable, "-P", "-m", "irtui.host.shipping", str(file)]
        subprocess.run(make, env=told, check=True)
        build_data["force_include"][str(file)] = "irtui/data/relations.cache"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made, which is in the wheel now."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
