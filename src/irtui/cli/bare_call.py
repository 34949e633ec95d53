"""``irtui`` without any argument: the explorer, without importing what reads arguments."""

import os
from pathlib import Path

from irtui.cli.ending import failures_told, forgive_files, one_safe_message, tidy_environment
from irtui.cli.explore import explore
from irtui.cli.options import DATA_VARIABLE, Opening, Options


def open_explorer() -> None:
    """Open the explorer as the command ``irtui`` does when it is given nothing."""
    tidy_environment()
    with failures_told():
        forgive_files()
        with one_safe_message():
            named = os.environ.get(DATA_VARIABLE)
            # As click's option does: Path would take the “./” away from “./~”.
            data = Path(os.path.expanduser(named)) if named else None  # noqa: PTH111 - keeps “./”
            explore(Options(data), Opening())
