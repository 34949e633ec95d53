"""What surrounds every command: a tidy environment, and one safe message where something fails."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, NoReturn, TextIO

from irtui import __version__
from irtui.host.terminal_size import is_believable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

INTERRUPTED = 130
"""The exit code after ctrl+c, as shells say it: 128 and the number of the signal."""
CRASHED = 70
"""The exit code after a fault of irtui itself: EX_SOFTWARE of BSD's sysexits."""
UNREAD = 141
"""The exit code where nobody reads on, as after ``| head``: so does SIGPIPE end a program."""
_LONGEST_SUMMARY = 120
"""Characters of what is said of such a fault."""


def tidy_environment() -> None:
    """Lets no one believe a size there that no terminal has, or an empty ``NO_COLOR``.

    Click, rich and Textual all read a size, and each takes another number for one. That an empty
    ``NO_COLOR`` means nothing is said at no-color.org; Textual obeys it.
    """
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    for name in ("COLUMNS", "LINES"):
        told = os.environ.get(name, "")
        if not (told.isascii() and told.isdecimal() and is_believable(int(told[:9]))):
            os.environ.pop(name, None)


class _Unheard(FileIO):
    """A file that takes all that it is given, also where nothing can be written."""

    def write(self, content: "ReadableBuffer", /) -> int:
        try:
            return super().write(content)
        except OSError:
            return memoryview(content).nbytes


def _heard_or_not(told: TextIO) -> TextIO:
    """The stderr of this process as `_Unheard`; what stands in its place, as it is."""
    if told is not sys.__stderr__:
        return told
    file = BufferedWriter(_Unheard(told.fileno(), "w", closefd=False))
    return TextIOWrapper(file, told.encoding, told.errors, line_buffering=True)


def forgive_files() -> None:
    """What the output cannot hold is no fault: it is written with what it has.

    And where stderr is closed or takes nothing, what is told there is told nobody; click would put
    it into stdout.
    """
    from irtui.render.terminal.ascii import forgive

    if sys.stderr is None:
        # It stays open until the process ends, so no context closes it.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    elif sys.platform != "win32":
        sys.stderr = _heard_or_not(sys.stderr)
    forgive(sys.stdout, sys.stderr)


def _drop_output() -> None:
    """Sends what is still waiting to be written nowhere, or Python would try it again at its end.

    The way is that of the Python documentation's note on SIGPIPE.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _fail_to_write(why: str, cause: OSError | None = None) -> NoReturn:
    """Ends the program with exit code 2: the output takes nothing, as on a full disk."""
    import click

    from irtui.cli.failing import WRONG_USE

    class UnwritableError(click.ClickException):
        exit_code = WRONG_USE

    raise UnwritableError(f"The answer cannot be written: {why}.") from cause


@contextmanager
def one_safe_message() -> Iterator[None]:
    """Whatever fails ends in one message, and what was typed cannot drive the terminal in it."""
    try:
        if sys.stdout is None:
            _fail_to_write("stdout is closed")
        yield
    except OSError as error:
        _drop_output()
        if error.errno == errno.EPIPE:
            raise SystemExit(UNREAD) from None
        _fail_to_write(str(error.strerror), error)
    except KeyboardInterrupt:
        with suppress(OSError):  # what is in the place of a file has no descriptor
            _drop_output()  # it may wait for who does not read
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        import click

        from irtui.model.safe_text import safe_text

        if isinstance(error, click.ClickException):
            # click calls it final, but prints what stands there when the error is shown.
            error.message = safe_text(error.message)  # type: ignore[misc] # not final
        raise


@contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """Lets ctrl+c end the process by itself: Python would not hear it amid the parser of TOML.

    And amid an import, it may raise what becomes another error, or is dropped.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # it is ignored, or someone else's
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


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
    from platformdirs import user_log_path

    from irtui.model.safe_text import safe_line

    path = user_log_path("irtui", appauthor=False) / "crash.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_report(error), encoding="utf-8", errors="backslashreplace")
    except OSError as failed:
        why = failed.strerror or type(failed).__name__
        return f"this line (the log {safe_line(str(path))} cannot be written: {why})"
    return f"the log {safe_line(str(path))}"


def _summary(error: BaseException) -> str:
    """The kind of an exception and the start of its message, in one line."""
    from irtui.model.safe_text import safe_line

    text = safe_line(f"{type(error).__name__}: {error}".removesuffix(": "))
    return text if len(text) <= _LONGEST_SUMMARY else f"{text[: _LONGEST_SUMMARY - 1]}…"


@contextmanager
def failures_told() -> Iterator[None]:
    """Ends the program where a command fails, with its message, as click does for its own.

    Where the fault is that of irtui, it ends with exit code 70 and one line.
    """
    try:
        yield
    except Exception as error:
        import click

        if isinstance(error, click.ClickException):
            # Where stderr takes nothing, nobody is left to tell.
            with suppress(OSError, ValueError):
                error.show()
            raise SystemExit(error.exit_code) from error
        first: BaseException = error
        while first.__cause__ is not None:
            first = first.__cause__
        if isinstance(first, KeyboardInterrupt):  # while a class was made
            raise SystemExit(INTERRUPTED) from None
        line = f"irtui failed: {_summary(first)}. Please report it with {_write_log(error)}."
        with suppress(OSError):
            click.echo(line, err=True)
        raise SystemExit(CRASHED) from error


def leave(code: object) -> NoReturn:
    """End the process at once.

    To take down what a large dataset is made of takes as long as to make it, and is of no use.

    Args:
        code: that of `SystemExit`.
    """
    if isinstance(code, int | None):
        with suppress(OSError):  # then Python says it, at its own end
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code or 0)
    raise SystemExit(code)
