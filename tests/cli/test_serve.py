"""``irtui serve``: who may open an explorer, what is refused, and what a browser gets."""

import asyncio
import base64
import hashlib
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from irtui.cli.options import Options
from irtui.cli.serve import explorer_command, is_loopback, origin, origins
from tests.cli.running import LIGHTHOUSES, command_line, environment, run
from tests.support import DATASETS
from tests.tools import library

PAGE = Path(__file__).parents[2] / "src" / "irtui" / "cli" / "served_page" / "app_index.html"


def test_what_is_asked_for_is_one_word_for_the_shell_whatever_is_in_it() -> None:
    data, find = Path("a b/'$(touch x)';`y`.toml"), '"; rm -rf ~ #\nlamp'
    words = shlex.split(explorer_command(Options(data, date(2005, 12, 31)), "body:x", find))
    assert words[:2] == ["exec", sys.executable]
    assert words[2:] == [
        *("-P", "-m", "irtui", "--data", str(data)),
        *("--go=body:x", f"--find={find}", "--at=2005-12-31"),
    ]
    assert shlex.split(explorer_command(Options(), None, None))[2:] == ["-P", "-m", "irtui"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
def test_this_computer_alone_reaches_it(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "localhost.example.org", "127.0.0.1.x"])
def test_others_may_reach_it(host: str) -> None:
    assert not is_loopback(host)


def test_an_explorer_is_opened_by_pages_of_the_server_alone() -> None:
    assert origin("HTTPS://Example.org:443/x") == "https://example.org"
    assert origin("http://[::1]:8000") == "http://[::1]:8000"
    assert origins("http://127.0.0.1:8000", "127.0.0.1", 8000) == {
        *("http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"),
    }
    # What else runs on this computer is another's, where others are served.
    assert origins("https://example.org", "0.0.0.0", 8000) == {"https://example.org"}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--host", "0.0.0.0"], 2, "0.0.0.0 is every address of this computer: name with --url"),
        (["--host", "::"], 2, ":: is every address of this computer"),
        (["--port", "0"], 2, "0 is not in the range"),
        (["--visitors", "0"], 2, "0 is not in the range"),
        (["--url", "ftp://x"], 2, "Write it as https://host"),
        (["--go", "nobody"], 1, "There is no record “nobody”"),
        (["-d", str(DATASETS / "broken.toml")], 2, "Unknown field"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_served_is_told(arguments: list[str], code: int, told: str) -> None:
    done = run("-d", LIGHTHOUSES, "serve", *arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err


def test_a_port_that_another_has_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("-d", LIGHTHOUSES, "serve", "--port", str(port))
    told = f"127.0.0.1:{port} cannot be used: Address already in use. Try another --port or --host."
    assert (done.code, done.err) == (2, f"{told}\n")


def test_without_its_library_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
    done = run("-d", LIGHTHOUSES, "serve", "--port", port)
    assert done.code == 2
    assert done.err == (
        "irtui serve needs textual-serve, which is not installed. Install it with: "
        "pip install 'irtui[serve]'\n"
    )


def test_the_page_loads_nothing_from_elsewhere_and_runs_one_script_of_its_own() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "//" not in page.replace("<!doctype html>", "")
    (policy,) = re.findall(r'Content-Security-Policy" content="(.+?)"', page)
    (script,) = re.findall(r"<script>(.+?)</script>", page, re.DOTALL)
    told = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'self' 'sha256-{told}';" in policy


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A server of the lighthouses, its address, and the home of who runs it."""
    library("textual_serve")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with subprocess.Popen(
        command_line("-d", LIGHTHOUSES, "serve", "--port", port, "--visitors", "1"),
        env=environment(HOME=str(tmp_path), EDITOR="touch edited", **folders),
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        yield server, f"http://127.0.0.1:{port}", tmp_path
        server.kill()


def test_a_browser_gets_an_explorer_that_writes_nothing_and_ctrl_c_ends_it(
    served: tuple[subprocess.Popen[str], str, Path],
) -> None:
    server, url, home = served
    assert server.stderr is not None
    assert server.stderr.readline().startswith("irtui serves “The lighthouses of two rivers” on")
    asyncio.run(asyncio.wait_for(_visit(url), 60))  # else it would wait for ever
    server.send_signal(signal.SIGINT)
    assert server.wait(20) == 130
    assert list(home.rglob("*")) == []


async def _visit(url: str) -> None:
    aiohttp = library("aiohttp")
    async with aiohttp.ClientSession() as session:
        await _opens(session, url)
        for other in ({}, {"Origin": "http://example.org"}, {"Origin": "null"}):
            async with session.get(f"{url}/ws", headers=other) as refused:
                assert refused.status == 403
        async with session.ws_connect(f"{url}/ws?width=120&height=36", origin=url) as socket:
            seen = await _until("Lamp and Fog Commission", socket)
            assert "irtui" in seen
            for full in ("/", "/ws"):
                async with session.get(f"{url}{full}", headers={"Origin": url}) as refused:
                    assert refused.status == 503
                    told = "This server is full: it gives 1 explorer at a time. Try again later."
                    assert await refused.text() == f"{told}\n"
            await socket.send_json(["stdin", "e"])
            await _until("That is off here", socket)
            await socket.send_json(["stdin", "q"])
            async for _ in socket:
                pass  # until it is closed
        await _opens(session, url)


def test_an_explorer_ends_when_its_server_is_gone() -> None:
    library("textual_serve")
    driver = {"_IRTUI_SERVED": "1", "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    with subprocess.Popen(
        command_line("-d", LIGHTHOUSES),
        env=environment(**driver),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as explorer:
        assert explorer.stdout is not None
        try:
            assert explorer.stdout.readline() == b"__GANGLION__\n"
            explorer.communicate(timeout=20)  # closes its stdin, as if its server were killed
            assert explorer.returncode == 1
        finally:
            explorer.kill()


async def _opens(session: Any, url: str) -> None:
    """Waits until the page can be had: the server says that it is there a moment before it is."""
    found = 0
    while found != 200:
        with suppress(library("aiohttp").ClientConnectorError):
            async with session.get(url) as page:
                found = page.status


async def _until(words: str, socket: object) -> str:
    """What is drawn until some words are."""
    seen = ""
    async for message in socket:  # type: ignore[attr-defined]
        drawn = message.data if isinstance(message.data, bytes) else b""
        seen += re.sub(r"\x1b\[[\d;?<>=]*\$?[a-zA-Z]", "", drawn.decode(errors="replace"))
        if words in seen:
            return seen
    pytest.fail(f"It has ended without “{words}”: {seen[-500:]}")
