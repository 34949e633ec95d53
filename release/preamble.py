"""Runs in the archive before irtui does: where what is compiled in it does not fit, says so."""

import sys
import sysconfig
from pathlib import Path

_PACKAGES = Path(__file__).parents[1]
"""Where the archive has unpacked its packages, this file among them."""

if not any(_PACKAGES.glob(f"rapidfuzz/*{sysconfig.get_config_var('EXT_SUFFIX')}")):
    sys.exit(
        "This archive runs on Linux for x86-64, with Python 3.11 to 3.14; here is Python"
        f" {sys.version.split()[0]} on {sysconfig.get_platform()}."
        " Install irtui with “pipx install irtui” instead."
    )
