"""Commands as a user runs them: in a terminal, into a pipe, without either."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from attrs import fields

from irtui.cli.answering import print_utf8
from irtui.cli.needing import need_terminal
from irtui.cli.options import Opening
from irtui.render.terminal.ascii import SIGNS
from tests.cli.running import (
    ANSWERING,
    ARGUMENTS,
    LIGHTHOUSES,
    Ran,
    command_line,
    environment,
    on_lighthouses,
    run,
    run_apart,
)
from tests.each import each

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
_END = b"\0 it ended"


def in_terminal(
    arguments: Sequence[str], width: int = 80, more: dict[str, str] | None = None
) -> Ran:
    """A command whose output is a terminal of that width in cells."""
    pty = pytest.importorskip("pty", reason="only Unix has pseudo-terminals")
    ours, theirs = pty.openpty()
    shown = b""
    try:
        with subprocess.Popen(
            command_line("-d", LIGHTHOUSES, *arguments),
            env=environment(**{"TERM": "xterm-256color", "COLUMNS": str(width), **(more or {})}),
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=subprocess.PIPE,
        ) as process:

            def end() -> None:
                process.wait()
                os.write(theirs, _END)

            # We tell the end ourselves: Linux may say that all was read before it is.
            ending = Thread(target=end)
            ending.start()
            while not shown.endswith(_END):
                shown += os.read(ours, 65536)
            ending.join()
            assert process.stderr is not None
            told = process.stderr.read().decode()
    finally:
        os.close(theirs)
        os.close(ours)
    said = shown.removesuffix(_END).decode().replace("\r\n", "\n")
    return Ran(process.returncode, said, told)


NO_TERMINAL = "The explorer needs a terminal. To print, use a command: irtui tree"
COMMANDS = [
    *([name, *ARGUMENTS[name]] for name in ANSWERING if name not in ("check", "cite", "timeline")),
    ["show", "source:log"],
    ["tree", "old-panel"],
]
"""Those that are styled and begin with the same words in every manner, and some more."""


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_in_a_terminal_an_answer_is_styled_and_says_the_same(arguments: list[str]) -> None:
    ran = in_terminal(arguments)
    assert (ran.code, ran.err) == (0, "")
    assert _STYLE.search(ran.out)
    bare = _LINK.sub("", _STYLE.sub("", ran.out))
    assert "\x1b" not in bare
    title = on_lighthouses(*arguments).lines[0].split(",")[0]
    # A page has a title of its own before that.
    assert any(line.startswith(title) for line in bare.splitlines()[:2])


@each(
    ("arguments", "options", "more"),
    [
        *((arguments, ["--plain"], {}) for arguments in COMMANDS),
        (COMMANDS[0], [], {"TERM": "dumb"}),
        (COMMANDS[0], ["--plain"], {"FORCE_COLOR": "1"}),
    ],
)
def test_plain_lines_are_the_same_in_a_terminal_and_in_a_pipe(
    arguments: list[str], options: list[str], more: dict[str, str]
) -> None:
    ran = in_terminal([*arguments, *options], more=more)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == on_lighthouses(*arguments).out


def test_without_colour_an_answer_keeps_its_shape() -> None:
    ran = in_terminal(["show", "lamp-commission"], more={"NO_COLOR": "1"})
    assert ran.code == 0
    colours = [
        code for code in _STYLE.findall(ran.out) if re.search(r"[\[;](3[0-9]|9[0-7])\b", code)
    ]
    assert colours == []
    assert "founded     2000" in _STYLE.sub("", ran.out)


def test_a_page_is_laid_out_to_the_width_of_the_terminal() -> None:
    for width in (40, 60):
        ran = in_terminal(["show", "lamp-commission", "--full"], width)
        lines = _LINK.sub("", _STYLE.sub("", ran.out)).splitlines()
        assert width - 10 < max(len(line) for line in lines if "://" not in line) <= width
        assert "            https://example.org/ferry/log" in lines  # whole, however narrow


@pytest.mark.parametrize("columns", ["0", "-1", "100000", "wide", "٩"])
def test_a_width_that_no_terminal_has_is_not_believed(columns: str) -> None:
    arguments = ["show", "lamp-commission"]
    assert in_terminal(arguments, more={"COLUMNS": columns}) == in_terminal(arguments, 80)


def test_a_query_that_finds_nothing_says_so_in_a_terminal_too() -> None:
    ran = in_terminal(["find", "xylophone"])
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[0] == "Nothing matches “xylophone”."


@pytest.mark.parametrize(
    ("arguments", "printing"),
    [
        ([], "irtui tree"),
        (["--at", "2005"], "irtui tree"),
        (["--go", "lamp-commission"], "irtui show lamp-commission"),
        (["--find", "lamp !oil"], "irtui find 'lamp !oil'"),
    ],
)
def test_without_a_terminal_the_explorer_names_the_command_that_prints(
    arguments: list[str], printing: str
) -> None:
    ran = run(*arguments)
    told = f"The explorer needs a terminal. To print, use a command: {printing}\n"
    assert ran == Ran(2, "", told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TERM")
@pytest.mark.parametrize(
    ("term", "why"), [("dumb", "TERM is “dumb”"), (None, "TERM is not set"), ("xterm", "")]
)
def test_in_a_terminal_that_cannot_be_drawn_in_the_explorer_says_so(
    term: str | None, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TERM", raising=False)
    if term:
        monkeypatch.setenv("TERM", term)
    for file in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(file, "isatty", lambda: True, raising=False)
    left: dict[str, Any] = dict.fromkeys(one.name for one in fields(Opening))
    opening = Opening(**left | {"go": "log"})
    with pytest.raises(SystemExit) if why else nullcontext():
        need_terminal(opening)
    told = f"The explorer cannot be drawn in this terminal: {why}. To print, use a command: irtui "
    assert capsys.readouterr().err == (f"{told}show log\n" if why else "")


GO_ON = "To go on: irtui show ID, irtui find QUERY, irtui --help\n"


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        (["--at", "2005"], ["tree", "--at", "2005"]),
        (["--go", "lamp-commission"], ["show", "lamp-commission"]),
        (["--go", "lamp-commission", "--full"], ["show", "lamp-commission", "--full"]),
        (["--go", "dataset"], ["show", "dataset"]),
    ],
    ids=str,
)
def test_plain_lines_are_printed_instead_of_opening_the_explorer(
    options: list[str], arguments: list[str]
) -> None:
    ran = run("--plain", *options, IRTUI_DATA=LIGHTHOUSES)
    assert ran == Ran(0, on_lighthouses(*arguments).out, GO_ON)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--filter", "lamp"], "--filter belongs to the explorer, which --plain does not open."),
        (["--find", "a b"], "To print what is found: irtui find 'a b' --plain"),
        (["--full", "--former"], "--former, --full belong to the explorer, which"),
        (["--go", "nobody"], "There is no record “nobody”."),
    ],
)
def test_what_plain_lines_have_no_meaning_for_is_refused(options: list[str], told: str) -> None:
    ran = on_lighthouses("--plain", *options)
    assert ran.code in (1, 2)
    assert told in ran.err


@each("place", ["before", "after"])
@each("name", ANSWERING)
def test_in_ascii_a_command_prints_no_sign_that_no_keyboard_has(name: str, place: str) -> None:
    words = [name, *ARGUMENTS[name]]
    words = ["--ascii", *words] if place == "before" else [*words, "--ascii"]
    ran = on_lighthouses(*words)
    signs = {chr(code) for code in SIGNS} & {*ran.out, *ran.err}
    assert ran.code == 0
    assert signs == set()


def test_in_ascii_what_goes_into_a_file_stays_as_it_is() -> None:
    record = on_lighthouses("new", "person")
    assert "“" in record.out
    assert on_lighthouses("--ascii", "new", "person") == record


@pytest.mark.skipif(sys.platform == "win32", reason="closes files as a Unix shell does")
@pytest.mark.parametrize(
    ("redirected", "code", "told"),
    [
        ("tree <&- 2>&-", 0, ""),
        ("tree >&-", 2, "Error: The answer cannot be written: stdout is closed.\n"),
        ("tree <&- >&- 2>&-", 2, ""),
        ("show nobody 2>&-", 1, ""),
        ("bogus 2>&-", 2, ""),
        ("<&-", 2, f"{NO_TERMINAL}\n"),
        ("2>&-", 2, ""),
        ("<&- >&- 2>&-", 2, ""),
    ],
)
def test_a_closed_file_is_no_fault(redirected: str, code: int, told: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m irtui {redirected}'],
        env=environment(IRTUI_DATA=LIGHTHOUSES),
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)
    assert done.stderr.decode() == told


def test_a_bad_day_is_told_before_the_terminal_is_asked_for() -> None:
    ran = run_apart("--at", "never")
    assert ran.code == 2
    assert "“never” is not a date." in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        *([name, *ARGUMENTS[name]] for name in ("check", "find", "schema", "show")),
        ["report", "conflicts"],
        ["find", "xylophone", "--format", "json"],  # 1 would say that nothing was found
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_closed_pipe_ends_a_command_quietly(arguments: list[str]) -> None:
    with subprocess.Popen(
        command_line(*arguments),
        env=environment(IRTUI_DATA=LIGHTHOUSES),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    heard = run_apart(*arguments, IRTUI_DATA=LIGHTHOUSES)
    assert told.decode() == ("" if heard.out else heard.err)
    assert process.returncode == (141 if heard.out else heard.code)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pipe with little room")
def test_ctrl_c_ends_a_command_whose_answer_nobody_reads() -> None:
    import fcntl

    ours, theirs = os.pipe()
    fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, 4096)
    with subprocess.Popen(
        command_line("sources"),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        assert os.read(ours, 1)
        process.send_signal(signal.SIGINT)
        try:
            _, told = process.communicate(timeout=30)  # else it waits for who does not read
        finally:
            process.kill()
            os.close(ours)
    assert (process.returncode, told) == (130, b"")


BARE = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
"""A locale that has ASCII alone."""


@pytest.mark.parametrize(
    ("arguments", "encoding", "more", "shown"),
    [
        (["show", "lamp-commission", "--full"], "latin-1", {}, "Komissiya lamp"),
        (["show", "lamp-commission", "--full"], "koi8-r", {}, "Комиссия ламп"),
        (["show", "lamp-commission", "--full"], "ascii", BARE, "Komissiya lamp"),
        (["show", "lamp-commission", "--full"], "utf-8", {"LC_ALL": "C"}, "Комиссия ламп"),
        (["--help"], "koi8-r", {}, "2018-12-13 ..."),
    ],
    ids=str,
)
def test_what_the_output_cannot_hold_is_written_in_ascii(
    arguments: list[str], encoding: str, more: dict[str, str], shown: str
) -> None:
    bare = {} if encoding in ("utf-8", "ascii") else {"PYTHONIOENCODING": encoding}
    done = subprocess.run(
        command_line("-d", LIGHTHOUSES, *arguments),
        env=environment(**{"PYTHONUTF8": "", **bare, **more}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert shown in text
    assert "\\u" not in text


_EACH = """
import sys
from irtui.cli import main
for arguments in {}:
    try:
        main(arguments)
    except SystemExit as end:
        print("ended:", end.code or 0, file=sys.stderr)
"""


def test_every_command_ends_as_it_should_where_there_is_only_ascii(
    tmp_path: Path,
) -> None:
    asked = [["-d", LIGHTHOUSES, name, *words] for name, words in ARGUMENTS.items()]
    bare = {**BARE, "PYTHONIOENCODING": "ascii", "EDITOR": "true", "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _EACH.format(asked)],
        env=environment(**bare, XDG_CONFIG_HOME=str(tmp_path)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    codes = re.findall("^ended: ([0-9]+)$", done.stderr.decode("ascii"), re.MULTILINE)
    assert len(codes) == len(asked)
    assert set(codes) == {"0", "1", "2"}  # no bookmarks; a file is in the way of init
    assert b"?" * 3 not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (["schema"], "latin-1"),
        (["show", "lamp-commission", "--format", "json"], "utf-16"),
        (["check", "--format", "json"], "cp1252"),
    ],
    ids=str,
)
def test_json_is_utf_8_whatever_the_locale_says(
    arguments: list[str], encoding: str, tmp_path: Path
) -> None:
    printed = []
    for one in ("utf-8", encoding):
        # Not into a pipe: only at the beginning of a file is a byte-order mark put.
        with (tmp_path / one).open("wb") as out:
            subprocess.run(
                command_line(*arguments),
                env=environment(IRTUI_DATA=LIGHTHOUSES, PYTHONUTF8="0", PYTHONIOENCODING=one),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                check=True,
            )
        printed.append((tmp_path / one).read_text(encoding="utf-8"))
    assert json.loads(printed[0])
    assert printed[0] == printed[1]


def test_half_of_a_surrogate_pair_is_escaped_in_json(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    print_utf8('"\udcff"')
    assert capsysbinary.readouterr().out == b'"\\udcff"\n'


INTERRUPTED = """
import os, runpy, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == "{name}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
runpy.run_module("irtui", run_name="__main__", alter_sys=True)
"""
"""`python -m irtui`, but ctrl+c comes while something is imported."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
@pytest.mark.parametrize("name", ["click", "attrs", "irtui.cli.tree"])
def test_ctrl_c_during_the_imports_ends_it_quietly(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name), "tree"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' arguments are text")
def test_bytes_that_are_no_text_are_answered_and_not_obeyed() -> None:
    for arguments in ([b"find", b"\xff\x9b31m"], [b"show", b"\xff"], [b"show", b"a", b"\xff"]):
        ran = run_apart("-d", LIGHTHOUSES, *arguments)
        assert ran.code in (1, 2)
        assert "Traceback" not in ran.err
        assert "<U+DCFF>" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_an_output_that_takes_nothing_is_said_in_one_line() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            [sys.executable, "-m", "irtui", "tree"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 2
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize(("arguments", "code"), [(["nonsense"], 2), (["tree"], 0)], ids=str)
def test_where_stderr_takes_nothing_what_is_told_there_is_told_nobody(
    arguments: list[str], code: int
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            command_line("-d", LIGHTHOUSES, *arguments),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert (done.returncode, bool(done.stdout)) == (code, not code)
