"""irtui, started with a clock on its stages: ``python -m bench.stages FILE [ARGUMENTS]``.

The stages are timed where the real program goes through them: public functions are wrapped, and
then irtui runs as always. Only the imports are moved, to the beginning, where they can be told
apart. What is written to FILE is JSON: seconds of each stage, and the time at which this module
began and at which the app did, both by `time.perf_counter`, whose clock all processes share.
"""

from time import perf_counter

_BEGAN = perf_counter()

import json  # noqa: E402 - the clock starts before anything is imported
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from types import ModuleType  # noqa: E402
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

_spent: dict[str, float] = {}


def _clocked(owner: ModuleType | type, name: str, stage: str) -> None:
    """Have a function add the seconds that it takes to a stage."""
    function: Callable[..., Any] = getattr(owner, name)

    def clocked(*args: Any, **kwargs: Any) -> Any:
        begun = perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            _spent[stage] = _spent.get(stage, 0.0) + perf_counter() - begun

    setattr(owner, name, clocked)


def main() -> None:
    """Run irtui and leave the times in the file that the first argument names."""
    result = Path(sys.argv.pop(1))
    imported = perf_counter()
    import irtui.cli.explore  # noqa: PLC0415 - what is timed
    import irtui.load.loading  # noqa: PLC0415
    import irtui.tui.app  # noqa: PLC0415
    from irtui.cli import main as irtui_main  # noqa: PLC0415

    _spent["imports"] = perf_counter() - imported
    _clocked(irtui.load.loading, "read", "read and parse")
    _clocked(irtui.load.loading, "check_shape", "checks")
    _clocked(irtui.cli.explore, "load", "load")
    run = irtui.tui.app.IrtuiApp.run

    def begin(self: irtui.tui.app.IrtuiApp) -> Any:
        times = {"began": _BEGAN, "app": perf_counter(), **_spent}
        result.write_text(json.dumps(times), encoding="utf-8")
        return run(self)

    irtui.tui.app.IrtuiApp.run = begin  # type: ignore[method-assign,assignment]
    irtui_main()


if __name__ == "__main__":
    main()
