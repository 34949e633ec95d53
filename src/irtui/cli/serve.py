"""``irtui serve``: the explorer in a browser, by textual-serve.

For each page that is opened, it runs an explorer of its own as another process.
"""

import logging
import os
import shlex
import signal
import socket
import subprocess
import sys
from functools import partial
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from irtui.cli.candidates import shown_ids
from irtui.cli.common import common_options, examples
from irtui.cli.failing import fail, find_record
from irtui.cli.options import SERVED_VARIABLE, Options
from irtui.exchange.format import MissingExtraError, library
from irtui.model.names import counted, one_line
from irtui.pages.anchors import WHOLE

_PAGE = Path(__file__).with_name("served_page")
"""The page that the explorer is drawn in; that of textual-serve loads a font from elsewhere."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PORTS = {"http": 80, "https": 443}
_WARNING = """\
Warning: whoever reaches {host} can read this whole dataset, and each page that they open is a
process on this computer. There is no password, and nothing is encrypted. They can write no file
and run no program."""
_FULL = "This server is full: it gives {most} at a time. Try again later.\n"
_EPILOG = examples(
    ("irtui serve", "on http://127.0.0.1:8000"),
    ("irtui serve -d FILE --port 8080", "another dataset, on another port"),
)


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches a host, as far as its name says."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _is_any(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def origin(url: str) -> str:
    """What a browser calls a page's origin: scheme, host, and a port that is not the usual one."""
    parts = urlsplit(url.strip().lower())
    usual = parts.port in (None, _PORTS.get(parts.scheme))
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{'' if usual else f':{parts.port}'}"


def _url(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        sound = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise click.BadParameter("Write it as https://host or http://host:8000.", ctx, param)
    return value.rstrip("/")


def explorer_command(options: Options, go: str | None, find: str | None) -> str:
    """The command that runs one explorer, for the shell of this system."""
    asked = {"--go": go, "--find": find, "--at": options.at and options.at.isoformat()}
    named = ["--data", str(options.data)] if options.data else []
    given = [f"{name}={value}" for name, value in asked.items() if value]
    # -P: what lies in the folder that it is started in is never taken for a part of Python.
    words = [sys.executable, "-P", "-m", "irtui", *named, *given]
    if sys.platform == "win32":
        return subprocess.list2cmdline(words)
    return f"exec {shlex.join(words)}"  # else a shell would wait for each


def origins(url: str, host: str, port: int) -> frozenset[str]:
    """The origins of pages that may open an explorer: those of this server.

    Else any page that somebody visits could, in their browser, read the dataset.
    """
    hosts = _LOOPBACK if is_loopback(host) else ()
    return frozenset({origin(url), *(origin(f"http://{one}:{port}") for one in hosts)})


class _Door:
    """Gives explorers of textual-serve to pages of allowed origins alone, and so many at a time."""

    def __init__(self, server: Any, allowed: frozenset[str], most: int) -> None:
        self._web = import_module("aiohttp.web")
        self._page, self._explorer = server.handle_index, server.handle_websocket
        self._allowed, self._most = allowed, most
        self._full = _FULL.format(most=counted(most, "explorer"))
        self._given = 0

    def _need_room(self) -> None:
        if self._given >= self._most:
            raise self._web.HTTPServiceUnavailable(text=self._full)

    async def page(self, request: Any) -> Any:
        """The page that asks for an explorer."""
        self._need_room()
        return await self._page(request)

    async def explorer(self, request: Any) -> Any:
        """An explorer, until it is left or its page is closed."""
        if request.headers.get("Origin", "").lower() not in self._allowed:
            raise self._web.HTTPForbidden(text="Only pages of this server may open an explorer.\n")
        self._need_room()
        self._given += 1
        try:
            return await self._explorer(request)
        finally:
            self._given -= 1


def _make(
    command: str, title: str, url: str, host: str, port: int, visitors: int
) -> tuple[Any, list[int]]:
    """The server, and the signals that have ended it, once it has run."""
    found = library("textual_serve.server", "irtui serve", "serve")
    server = found.Server(
        command, host=host, port=port, title=title, public_url=url, templates_path=_PAGE
    )
    ended: list[int] = []
    door = _Door(server, origins(url, host, port), visitors)

    def end(number: int) -> None:
        ended.append(number)
        server.request_exit()

    async def on_startup(_: object) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM) if sys.platform != "win32" else ():
            loop.add_signal_handler(number, partial(end, number))
        click.echo(f"irtui serves “{title}” on {url}. Press ctrl+c to end it.", err=True)

    server.on_startup = on_startup
    server.handle_index, server.handle_websocket = door.page, door.explorer
    server.initialize_logging = partial(logging.basicConfig, format="%(message)s")
    return server, ended


def _need_free(host: str, port: int, named: str) -> None:
    """Ends the program where nothing can be served; the server would say that it does before."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error.strerror)
        why = why.partition(" (while")[0]  # what follows is the address again
        fail(f"{named}:{port} cannot be used: {why}. Try another --port or --host.")


@click.command("serve", epilog=_EPILOG)
@click.option("--go", metavar="ID", shell_complete=shown_ids, help="Open at a record.")
@click.option("--find", metavar="QUERY", help="Open with a search.")
@click.option(
    "--host",
    metavar="NAME",
    default="127.0.0.1",
    show_default=True,
    help="The address to serve on.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="The port to serve on.",
)
@click.option(
    "--url",
    metavar="URL",
    callback=_url,
    help="How browsers reach it, if not by host and port: behind a proxy, or with 0.0.0.0.",
)
@click.option(
    "--visitors",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="How many explorers are given at a time; each takes some 60 MB.",
)
@common_options
def command(
    options: Options,
    go: str | None,
    find: str | None,
    host: str,
    port: int,
    url: str | None,
    visitors: int,
) -> None:
    """Serve the explorer to browsers, on this computer alone unless told otherwise.

    Whoever opens its address gets an explorer of the dataset; editing, settings and saving pictures
    are off in it. Needs: pip install 'irtui[serve]'. Ends by ctrl+c, with exit code 130.
    """
    if _is_any(host) and url is None:
        fail(f"{host} is every address of this computer: name with --url the one to open.")
    bare = host.strip("[]")
    named = f"[{bare}]" if ":" in bare else bare
    dataset = options.load().dataset
    assert dataset is not None  # load() has seen to it
    if go and go != WHOLE:
        go = str(find_record(dataset, go))
    _need_free(bare, port, named)
    where = url or f"http://{named}:{port}"
    try:
        server, ended = _make(
            explorer_command(options, go, find),
            one_line(dataset.about.title),
            where,
            bare,
            port,
            visitors,
        )
    except MissingExtraError as error:
        fail(str(error))
    if not is_loopback(bare):
        click.echo(_WARNING.format(host=f"{named}:{port}"), err=True)
    os.environ[SERVED_VARIABLE] = "1"  # what its explorers take from it
    server.serve()
    raise SystemExit(128 + (ended[0] if ended else signal.SIGINT))
