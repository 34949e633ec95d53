"""Writes what follows from the code and the data: references, the schema, the figures."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from docs.app import app_reference
from docs.citable import CITATION, PACKAGE, citation_file, data_package
from docs.figures import PAGE, data_page
from docs.format import format_reference
from docs.python import python_reference
from docs.settings import settings_reference
from irtui import __version__
from irtui.cli import main as irtui
from irtui.loading import bundled_path, load
from irtui.model.codes import CODES
from irtui.schema.format import schema_text

REFERENCE = Path(__file__).with_name("reference")
DATA = Path(__file__).parents[1] / "data"
_HEAD = """\
# Commands

Written by `make reference` from the help that `irtui --help` and `irtui COMMAND --help` print;
the manual page `irtui.1` is, too. What plain lines and JSON are made of:
[plain lines](plain.md), [JSON](json.md).
"""
_WIDTH = 80
"""Cells in a line of help."""
_ROFF = str.maketrans(
    {
        "\\": r"\e",
        "-": r"\-",
        "'": r"\(aq",
        "“": r"\(lq",
        "”": r"\(rq",
        "’": r"\(cq",
        "–": r"\(en",
        "…": r"\&...",
    }
)


def contexts() -> Iterator[click.Context]:
    """The command irtui, and then each of its commands, in the order of their names."""
    top = irtui.make_context("irtui", [], resilient_parsing=True, terminal_width=_WIDTH)
    yield top
    for name in irtui.list_commands(top):
        command = irtui.get_command(top, name)
        assert command is not None
        yield command.make_context(name, [], parent=top, resilient_parsing=True)


def reference() -> str:
    """The help of every command, as a page of Markdown."""
    parts = [_HEAD]
    for ctx in contexts():
        level = "##" if ctx.parent is None else "###"
        parts.append(f"{level} {ctx.command_path}\n\n```text\n{ctx.get_help()}\n```\n")
    return "\n".join(parts)


_CHECKS = """\
# Checks

Written by `make reference` from the codes as they are declared in `model/codes.py`. How to run the
checks: [Checking a dataset](check.md). `irtui check --explain CODE` shows an example, wrong and
right.

With an **error** the file cannot be shown; with a **warning** it can, but something in it is
probably wrong; a **note** is worth knowing.
"""


def checks() -> str:
    """Every code as a row of a table."""
    rows = ["| code | | what it means | how to mend it |", "|---|---|---|---|"]
    for name, code in CODES.items():
        cells = (f"`{name}`", str(code.severity), f"{code.meaning} {code.why}", code.mend)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join((_CHECKS, *rows)) + "\n"


def _roff(text: str) -> str:
    """``text`` for groff's man macros, which read ASCII."""
    words = text.translate(_ROFF)
    found = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in words)
    return f"\\&{found}" if found.startswith(".") else found


def _prose(text: str) -> Iterator[str]:
    """The paragraphs of a help text; those that click leaves as they are stay so here."""
    for paragraph in text.split("\n\n"):
        yield ".PP"
        if paragraph.startswith("\b"):
            yield from (".nf", *map(_roff, paragraph.splitlines()[1:]), ".fi")
        else:
            yield _roff(" ".join(paragraph.split()))


def _options(ctx: click.Context) -> dict[str, str]:
    """The options of a command as they are written, each with its help."""
    options = (one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option))
    return dict(record for option in options if (record := option.get_help_record(ctx)))


def _tagged(found: dict[str, str]) -> Iterator[str]:
    for tag, words in found.items():
        yield from (".TP", rf"\fB{_roff(tag)}\fR", _roff(words))


def _usage(ctx: click.Context) -> str:
    pieces = _roff(" ".join(ctx.command.collect_usage_pieces(ctx)))
    return rf"\fB{_roff(ctx.command_path)}\fR {pieces}"


def _about(ctx: click.Context) -> Iterator[str]:
    for text in (ctx.command.help, ctx.command.epilog):
        if text:
            yield from _prose(text)


def _manual() -> Iterator[str]:
    top, *commands = contexts()
    assert top.command.help is not None
    first, _, _ = top.command.help.partition("\n\n")
    shared = _options(top)
    yield r".\" Written by `make reference` from the help of the commands."
    yield f'.TH IRTUI 1 "" "irtui {__version__}" "User Commands"'
    yield from (".SH NAME", rf"irtui \- {_roff(' '.join(first.split()).removesuffix('.'))}")
    yield from (".SH SYNOPSIS", _usage(top))
    yield from (".SH DESCRIPTION", *_about(top))
    yield from (".SH OPTIONS", *_tagged(shared))
    yield ".SH COMMANDS"
    yield "Those that answer from a dataset take \\-d, \\-\\-at and \\-\\-plain, too."
    for ctx in commands:
        yield f".SS {ctx.info_name}"
        yield _usage(ctx)
        yield from _about(ctx)
        own = {tag: words for tag, words in _options(ctx).items() if tag not in shared}
        yield from _tagged(own)
    options = [one for one in top.command.params if isinstance(one, click.Option)]
    named = {str(one.envvar): one.help or "" for one in options if one.envvar}
    yield from (".SH ENVIRONMENT", *_tagged(named))


def manual() -> str:
    """The manual page, for the man macros of groff."""
    return "\n".join(_manual()) + "\n"


def dataset_schema() -> str:
    """The format for an editor of the bundled dataset, with its kinds and ids."""
    return schema_text(load(bundled_path()).dataset) + "\n"


PAGES = {
    REFERENCE / "app.md": app_reference,
    REFERENCE / "commands.md": reference,
    REFERENCE / "irtui.1": manual,
    REFERENCE / "checks.md": checks,
    REFERENCE / "format.md": format_reference,
    REFERENCE / "python.md": python_reference,
    REFERENCE / "settings.md": settings_reference,
    DATA / "relations.schema.json": dataset_schema,
    CITATION: citation_file,
    PACKAGE: data_package,
    PAGE: data_page,
}
"""What is written, and what makes it."""


def main() -> None:
    """Renew the pages."""
    for path, made in PAGES.items():
        old, new = path.read_text(encoding="utf-8") if path.exists() else "", made()
        path.write_text(new, encoding="utf-8")
        print(f"{path.name} {'was current' if new == old else 'was renewed'}", file=sys.stderr)


if __name__ == "__main__":
    main()
