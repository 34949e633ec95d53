"""``irtui verify``: whether a file is the one that was cited, or one that was published."""

import sys
from pathlib import Path

import click

from irtui.cli.answering import print_utf8
from irtui.cli.common import FILE, common_options, examples, format_option
from irtui.cli.failing import NOTHING_FOUND, fail_with_problems
from irtui.cli.options import Options
from irtui.loading import load
from irtui.loading.folder import fingerprint_of
from irtui.loading.published import published
from irtui.model.safe_text import safe_line
from irtui.pages.verified import Verified, digests_in
from irtui.render.answers.declared import document
from irtui.render.answers.files import verify

_EPILOG = examples(
    ("irtui verify FILE", "whether it is an edition that was published"),
    ("irtui verify FILE sha256:…", "whether it is the one of that digest"),
    ("irtui verify FILE - < mail.txt", "whether it is the one that is cited there"),
)


def _cited(ctx: click.Context, param: click.Parameter, text: str | None) -> tuple[str, ...]:
    """The digests in what was given, or in what comes on stdin."""
    if text is None:
        return ()
    if text == "-":  # which is None where it is closed
        text = sys.stdin.buffer.read().decode(errors="replace") if sys.stdin else ""
    if found := digests_in(text):
        return found
    told = "there is no digest in it: “sha256:” and 64 of 0–9 and a–f, as “irtui cite” prints."
    raise click.BadParameter(told, ctx, param)


def _digest(path: Path) -> str:
    """The digest of a file; ends the program if it cannot be read."""
    found = fingerprint_of(path) or (loaded := load(path)).fingerprint
    if found is None:
        fail_with_problems(loaded)
    return found.digest


@click.command("verify", epilog=_EPILOG)
@click.argument("file", metavar="[FILE]", type=FILE, required=False)
@click.argument("cited", metavar="[CITATION]", required=False, callback=_cited)
@format_option("json")
@common_options
def command(options: Options, file: Path | None, cited: tuple[str, ...], manner: str) -> None:
    """Tell whether FILE, a file or a folder, is the very one of the CITATION, byte for byte.

    CITATION is any text that holds a digest, such as what “irtui cite” prints; with - it is read
    from stdin. Without it, FILE is held against all editions of the dataset that comes with irtui;
    without FILE, so is the one of -d, or that dataset itself. The file is not read as a dataset.

    The exit code is 0 if it fits, 1 if it does not, and 2 if it cannot be read, or if there is no
    digest in the CITATION.
    """
    path = file or options.path
    with options.waiting(f"Reading {safe_line(path.name)}", path):
        found = Verified(safe_line(str(path)), _digest(path), cited, published())
    if manner == "json":
        print_utf8(document(verify(found)))
    else:
        for line in found.in_words():
            click.echo(line)
    if not found.fits:
        raise SystemExit(NOTHING_FOUND)
