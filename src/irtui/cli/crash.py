"""What is said of a fault of irtui itself: one line, and a log to be reported."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from irtui import __version__
from irtui.cli.ending import INTERRUPTED

CRASHED = 70
"""The exit code: EX_SOFTWARE of BSD's sysexits."""
_LONGEST_SUMMARY = 120
"""Characters."""


def _log_path() -> Path:
    from platformdirs import user_log_path

    return user_log_path("irtui", appauthor=False) / "crash.log"


def _report(error: BaseException) -> str:
    """All that is needed to look into the fault, and nothing of what the functions held."""
    import platform
    from datetime import UTC, datetime
    from traceback import format_exception

    from irtui.host.versions import installed_version
    from irtui.model.safe_text import safe_text

    versions = f"irtui {__version__}, Textual {installed_version('textual')}"
    parts = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')}\n",
        f"{versions}, Python {platform.python_version()}, {platform.platform()}\n",
        f"Arguments: {sys.argv[1:]}\n\n",
        *format_exception(error),
    ]
    return safe_text("".join(parts))


def _write_log(error: BaseException) -> str:
    """Writes the log over the one of the last crash; tells where it is, or why it is not."""
    from irtui.model.safe_text import safe_line

    path = _log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_report(error), encoding="utf-8", errors="backslashreplace")
    except OSError as failed:
        why = failed.strerror or type(failed).__name__
        return f"this line (the log {safe_line(str(path))} cannot be written: {why})"
    return f"the log {safe_line(str(path))}"


def _first(error: BaseException) -> BaseException:
    """The first of the exceptions that led to one."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def _summary(error: BaseException) -> str:
    """The kind of an exception and the start of its message, in one line."""
    from irtui.model.safe_text import safe_line

    text = safe_line(f"{type(error).__name__}: {error}".removesuffix(": "))
    return text if len(text) <= _LONGEST_SUMMARY else f"{text[: _LONGEST_SUMMARY - 1]}…"


@contextmanager
def crashes_told() -> Iterator[None]:
    """Ends the program with exit code 70 and one line where it fails by its own fault."""
    try:
        yield
    except Exception as error:
        import click

        if isinstance(first := _first(error), KeyboardInterrupt):  # while a class was made
            raise SystemExit(INTERRUPTED) from None
        line = f"irtui failed: {_summary(first)}. Please report it with {_write_log(error)}."
        with suppress(OSError):  # where stderr takes nothing, there is nobody left to tell
            click.echo(line, err=True)
        raise SystemExit(CRASHED) from error
