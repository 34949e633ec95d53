"""The app in a terminal: it takes it, obeys signals, and leaves it as it was."""

import random
import re
import shlex
import shutil
import signal
from pathlib import Path
from unittest.mock import Mock

import pytest

from irtui.commands import COMMANDS
from irtui.tui.lending import lend
from tests.hostile import NAME, broken, hidden, sound
from tests.respelling import written
from tests.support import DATASETS
from tests.terminal import Session, irtui

ESTUARY = str(DATASETS / "estuary.toml")
ALL_PARTS = [
    "irtui",
    "Structure",
    "WG Lamps",
    "last met",
    "Timeline 2008",
    "Light dues",
    "all keys",
]
"""What the bar, each pane and the footer show of `ESTUARY`."""
WORKING = {"25", "7", "1000", "1003", "1006", "1015", "1004", "1049", "2004", "kitty"}
"""What is other than usual while the app has the terminal."""
PALETTE = """
from irtui.tui.app import IrtuiApp
def instead(app):
    {does}
IrtuiApp.action_command_palette = instead
"""
"""Lets the key of the palette do something else."""


def opened(session: Session) -> Session:
    for text in ("\x1b[?2004h", "Structure", "all keys"):
        session.until(text)
    return session


def log_in(home: Path) -> Path:
    return home / "irtui" / "log" / "crash.log"


def given_back(session: Session) -> bool:
    return session.as_before and not session.modes


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM], ids=str
)
def test_a_signal_ends_it_and_the_terminal_is_as_before(number: signal.Signals) -> None:
    with irtui("-d", ESTUARY) as session:
        opened(session)
        assert set(session.modes) == WORKING
        session.signal(number)
        code, written = session.end()
        assert given_back(session)
    assert code == 128 + number
    assert "Traceback" not in written


def test_a_signal_ends_it_also_while_it_computes() -> None:
    # In pieces: a wait without an end does not notice a signal that comes just before it.
    waits = "app.bell()\n    while True: __import__('threading').Event().wait(0.1)"
    with irtui("-d", ESTUARY, before=PALETTE.format(does=waits)) as session:
        opened(session).press("\x10")
        session.until("\a")
        session.signal(signal.SIGTERM)
        code, _ = session.end()
        assert given_back(session)
    assert code == 128 + signal.SIGTERM


AT_ITS_IMPORT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == "irtui.tui.app":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""
NOT_YET_WHOLE = """
import os, signal
from irtui.tui.screens.explorer import Explorer
def on_mount(screen):
    os.kill(os.getpid(), signal.SIGTERM)
    raise LookupError
Explorer.on_mount = on_mount
"""


@pytest.mark.parametrize(
    ("before", "ended"),
    [(AT_ITS_IMPORT, -signal.SIGINT), (NOT_YET_WHOLE, 128 + signal.SIGTERM)],
    ids=["import", "mount"],
)
def test_a_signal_ends_it_before_it_is_whole_and_nothing_that_fails_by_that_is_told(
    before: str, ended: int
) -> None:
    with irtui("-d", ESTUARY, before=before) as session:
        code, written = session.end()
        assert given_back(session)
    assert (code, "failed" in written) == (ended, False)


def test_an_app_that_ends_lends_its_terminal_to_nobody() -> None:
    app = Mock(return_code=143)
    assert lend(app, lambda: "edited", "not") == "not"
    app.suspend.assert_not_called()


@pytest.mark.parametrize(
    "before", ["", "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"]
)
def test_it_ends_with_its_terminal_under_nohup_too(before: str) -> None:
    with irtui("-d", ESTUARY, before=before) as session:
        assert opened(session).hang_up() == 128 + signal.SIGHUP


def test_after_a_stop_the_whole_screen_is_drawn_again_in_the_size_that_it_has_now() -> None:
    exported = "import os; os.environ.update(COLUMNS='60', LINES='10')"
    with irtui("-d", ESTUARY, before=exported) as session:
        opened(session)
        session.until("\x1b[36;1H")  # its last line
        for number in (signal.SIGTSTP, signal.SIGSTOP):
            session.signal(number)
            assert session.stopped()
            if number == signal.SIGTSTP:
                assert given_back(session)
            else:  # nobody can refuse this one, or do anything before
                session.set_as_before()
                session.resize(120, 40)
            session.signal(signal.SIGCONT)
            for part in ALL_PARTS:
                session.until(part)
            assert set(session.modes) == WORKING
        session.until("\x1b[40;1H")  # that of the new size
        session.press("q")
        code, _ = session.end()
        assert given_back(session)
    assert code == 0


SHELL = """
import os, signal
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
job = os.fork()
while job:
    stopped = os.WIFSTOPPED(status := os.waitpid(job, os.WUNTRACED)[1])
    if not stopped:
        os._exit(os.waitstatus_to_exitcode(status))
    os.tcsetpgrp(0, os.getpgrp())
    os.write(2, b"STOPPED")
    os.read(0, 1)
    os.tcsetpgrp(0, job)
    os.killpg(job, signal.SIGCONT)
os.setpgid(0, 0)
os.tcsetpgrp(0, os.getpgrp())
signal.signal(signal.SIGTTOU, signal.SIG_DFL)
"""
"""What a shell does for a job: when it stops, the shell has the terminal, until ``fg``."""


def test_ctrl_z_goes_back_to_the_shell_until_it_says_fg() -> None:
    with irtui("-d", ESTUARY, before=SHELL) as session:
        opened(session).press("\x1a")
        session.until("STOPPED")
        assert given_back(session)
        session.press("\n")
        for part in ALL_PARTS:
            session.until(part)
        assert set(session.modes) == WORKING
        session.press("/\x1a")
        session.until("STOPPED")
        session.press("\n")
        session.until("Find")
        code, _ = session.leave()
        assert given_back(session)
    assert code == 0


def test_ctrl_z_does_nothing_where_no_shell_waits() -> None:
    with irtui("-d", ESTUARY) as session:
        opened(session).press("\x1a")
        session.until("no shell started it")
        code, _ = session.leave()
    assert code == 0


BROWSER = """#!/bin/sh
trap 'echo INTERRUPTED' INT
echo "BROWSING $1"
read -r line
stty -echo raw
exit 3
"""


def test_a_browser_has_the_terminal_until_it_ends_and_then_all_is_drawn_again(
    tmp_path: Path,
) -> None:
    browser = tmp_path / "w3m"
    browser.write_text(BROWSER)
    browser.chmod(0o700)
    named = f"import os; os.environ['BROWSER'] = {str(browser)!r}"
    with irtui("-d", ESTUARY, "--go", "source:ferry-log", before=named) as session:
        opened(session).press("o")
        session.until("host")
        session.press("\r")
        session.until("BROWSING https://ferry.example/log")
        assert given_back(session)
        session.press("\x03")
        session.until("INTERRUPTED")
        session.press("\n")
        for part in (
            "irtui",
            "WG Lamps",
            "Log of the",
            "Timeline",
            "all keys",
            "w3m ended with exit code 3",
        ):
            session.until(part)
        assert set(session.modes) == WORKING
        session.press("q")
        code, _ = session.end()
        assert given_back(session)
    assert code == 0


def test_a_failure_is_told_in_a_line_and_in_a_log_and_the_terminal_is_as_before(
    tmp_path: Path,
) -> None:
    fails = "rows = list(app.loaded.dataset.records.values()); raise OSError(5, 'x\\x1b[31m')"
    with irtui("-d", ESTUARY, home=tmp_path, before=PALETTE.format(does=fails)) as session:
        opened(session).press("\x10")
        code, written = session.end()
        assert given_back(session)
    log = log_in(tmp_path)
    assert code == 70
    line = f"irtui failed: OSError: [Errno 5] x␛[31m. Please report it with the log {log}.\r\n"
    assert written.endswith(line)
    assert written.rpartition("\x1b[?1049l")[2].count("\n") == 1
    report = log.read_text(encoding="utf-8")
    assert "in instead" in report
    assert "[Errno 5] x␛[31m" in report
    assert "Record" not in report


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("import asyncio; raise asyncio.CancelledError", "AppFailedError: The explorer failed."),
        (
            "import asyncio; asyncio.get_running_loop().call_soon(lambda: 1 / 0)",
            "ZeroDivisionError",
        ),
    ],
)
def test_what_ends_it_without_being_asked_to_is_a_failure(
    does: str, told: str, tmp_path: Path
) -> None:
    with irtui("-d", ESTUARY, home=tmp_path, before=PALETTE.format(does=does)) as session:
        opened(session).press("\x10")
        code, written = session.end()
        assert given_back(session)
    assert (code, "Traceback" in written) == (70, False)
    assert f"irtui failed: {told}" in written


SENT = [
    b"/\xff\xc3",
    b"\x1b[99999999999999999999u",
    b"\x1b[<999999999999;1;1M",
    b"\x1b[<0;999999999999;1M",
    b"\x1b[999999999;999999999R",
    b"\x1b[1:2u\x1b[97;1:3u",
    b"\x1b[48;999999;999999;1;1t",
    b"\x1b[55296u",
    b"regatta",
]
UNREADABLE = """
from textual.drivers.linux_driver import LinuxDriver
read = LinuxDriver.run_input_thread
def fail_once(driver):
    LinuxDriver.run_input_thread = read
    raise ValueError
LinuxDriver.run_input_thread = fail_once
"""
"""As if Textual could not read what comes first."""


def test_what_no_terminal_sends_is_ignored() -> None:
    with irtui("-d", ESTUARY, before=UNREADABLE) as session:
        opened(session).press(b"".join(SENT))
        session.until("regatta")
        code, written = session.leave()
        assert given_back(session)
    assert (code, "Traceback" in written) == (0, False)


NAMED = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "escape": "\x1b[27u",
    "shift+tab": "\x1b[Z",
    "colon": ":",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "ctrl+p": "\x10",
}
KEYS = sorted(
    {
        sent
        for command in COMMANDS
        for key in command.keys
        if (sent := NAMED.get(key, key if len(key) == 1 else "")) and sent.isascii()
    }
    - {"q"}
)
ALLOWED = re.compile(
    r"\x1b\[\??[\d;]*[A-HJKhlm]"  # the cursor, what is erased, modes, colours
    r"|\x1b\[[<>]\d*u|\x1b\[\?\d+\$p"  # kitty's keyboard protocol, questions about modes
    r"|\x1b\]52;c;[\w+/=]*(?:\a|\x1b\\)"  # what is copied
    r"|\x1b\]8;[\w=:;/.?&%#-]*\x1b\\"  # links
    r"|\x1b\]22;[a-z-]+\a"  # the shape of the mouse pointer
    r"|[\r\n\a]"
)


@pytest.mark.parametrize("seed", range(2))
def test_keys_that_come_at_once_leave_it_working_and_nothing_in_the_file_drives_the_terminal(
    seed: int, tmp_path: Path
) -> None:
    chosen = random.Random(seed)
    path = tmp_path / f"{NAME}.toml"
    path.write_text(written(sound()), "utf-8", newline="\n")
    # In every second terminal, addresses are links.
    told = dict.fromkeys(("VISUAL", "LANG", "TERM_PROGRAM", "COLORTERM"), NAME)
    before = f"import os; os.environ.update({told | {'VTE_VERSION': str(seed % 2 * 7600)}})"
    with irtui("-d", str(path), home=tmp_path, before=before, columns=100, rows=30) as session:
        opened(session)
        for _ in range(3):
            session.press("".join(chosen.choices(KEYS, k=chosen.randint(2, 30))))
        code, _ = session.leave()
        assert given_back(session)
    assert code == 0, log_in(tmp_path).read_text(encoding="utf-8")
    assert hidden(ALLOWED.sub("", session.received.decode())) == set()


def test_nothing_in_a_broken_file_drives_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(written(broken()), "utf-8", newline="\n")
    with irtui("-d", str(path), home=tmp_path) as session:
        session.until("problems")
        session.press("jjGg\x1b[6~\x1b[6~r")
        code, _ = session.leave()
    assert code == 2
    assert hidden(ALLOWED.sub("", session.received.decode())) == set()


_EDITOR = """#!/bin/sh
echo "at $1"
read -r answer
sed -i "s/Cléo Tern/Cléo $answer/" "$2"
"""


def test_the_editor_has_the_terminal_and_what_it_wrote_is_shown(tmp_path: Path) -> None:
    editor, file = tmp_path / "vi", tmp_path / "file.toml"
    editor.write_text(_EDITOR)
    editor.chmod(0o755)
    shutil.copy(ESTUARY, file)
    line = file.read_text().splitlines().index("[person.cleo-tern]") + 1
    before = f"import os; os.environ['VISUAL'] = {shlex.quote(str(editor))!r}"
    with irtui("-d", str(file), "--go", "cleo-tern", before=before) as session:
        session.until("all keys")
        session.press("e")
        session.until(f"at +{line}")
        assert (session.modes, session.as_before) == ({}, True)
        session.press("Skua\n")
        session.until("Read again: 1 record changed.")
        session.press("v")
        session.until("Cléo Skua")
        file.write_text("[dataset")
        session.press("R")
        session.until("1 problem")
        code, written = session.leave()
    assert code == 0
    assert "--go person:cleo-tern" in written
    assert "The file now has 1 error." in written
