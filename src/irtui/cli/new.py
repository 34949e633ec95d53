"""``irtui new``: a record to be filled in and pasted into a dataset."""

from collections.abc import Callable
from pathlib import Path

import click

from irtui.cli.answering import print_utf8
from irtui.cli.candidates import record_ids
from irtui.cli.common import ascii_option, data_option, date_option, examples
from irtui.cli.failing import find_record
from irtui.cli.options import Options
from irtui.host.clock import today
from irtui.model.asked import asked_date
from irtui.model.dataset import Dataset
from irtui.model.dates import DateError, When, on
from irtui.model.records import TABLES, Body
from irtui.model.safe_text import quoted, safe_line
from irtui.query.drafts import Draft, gap_draft, meeting_draft, record_draft, source_draft

_TAKES = {"meeting": ("BODY",), "source": ("URL", "[DATE]"), "gap": ("ID", "[FIELD]")}
"""The words that some kinds take; all others take a name, or none."""
_KINDS = ("meeting", *TABLES)


def _kinds(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    return [kind for kind in _KINDS if kind.startswith(typed)]


def _kind(_: click.Context, __: click.Parameter, kind: str) -> str:
    if kind not in _KINDS:
        from irtui.loading.values import suggestion

        hint = suggestion(kind, _KINDS, f"Known kinds: {', '.join(_KINDS)}.")
        raise click.BadParameter(f"{quoted(kind)} is not a kind of record. {hint}")
    return kind


def _meeting(dataset: Dataset, day: When, body: str) -> Draft:
    ref = find_record(dataset, body if ":" in body else f"{Body.TABLE}:{body}")
    if ref.table != Body.TABLE:
        raise click.UsageError(f"{ref} is no body: meetings are those of a body.")
    return meeting_draft(dataset, dataset.get(ref, Body), day)


def _source(dataset: Dataset, day: When, url: str, published: str = "") -> Draft:
    from irtui.model.addresses import UnsafeAddressError, address

    try:
        host = address(url).host
        when = asked_date(published) if published else None
    except (UnsafeAddressError, DateError) as error:
        raise click.UsageError(str(error)) from error
    return source_draft(dataset, url, host.removeprefix("www."), when, day)


def _gap(dataset: Dataset, day: When, record: str, name: str = "") -> Draft:
    from irtui.loading.checks import answerable
    from irtui.loading.values import suggestion

    about = find_record(dataset, record)
    known = sorted(answerable(about.table))
    if name and name not in known:
        hint = suggestion(name, known, f"It has these: {', '.join(known)}.")
        raise click.UsageError(f"{about} has no field or link {quoted(name)}. {hint}")
    return gap_draft(dataset, about, name, day)


_MADE: dict[str, Callable[..., Draft]] = {"meeting": _meeting, "source": _source, "gap": _gap}

_EPILOG = examples(
    ("irtui new meeting BODY --on DATE", "the next meeting of a body"),
    ("irtui new source URL DATE", "a page, and when it was published"),
    ('irtui new person "Ada Wick"', "a person, with an id by the name"),
    ("irtui new gap ID founded", "what was looked for and not found"),
)


@click.command("new", epilog=_EPILOG)
@click.argument("kind", metavar="KIND", callback=_kind, shell_complete=_kinds)
@click.argument("words", metavar="[WORD]...", nargs=-1, shell_complete=record_ids)
@date_option("--on", "day", "The day of the meeting, or of the search; today without it.")
@data_option("The dataset: a TOML file or a folder. Without it, the one that comes with irtui.")
@ascii_option
def command(kind: str, words: tuple[str, ...], day: When | None, data: Path | None) -> None:
    """Print a record of a KIND to be filled in, for the end of a dataset's file.

    KIND is “meeting”, or a table of the format: body, event, person, source, gap … A meeting takes
    a BODY: it has the next number, the chairs of that day, and what was announced of it. A source
    takes a URL and the date of the page, a gap an ID and a FIELD; all others take a name. Comments
    say what is to be filled in.

    Nothing is written: what is printed loads as it is, pasted at the end of the file.
    """
    taken = _TAKES.get(kind, ("[NAME]",))
    if not sum(not word.startswith("[") for word in taken) <= len(words) <= len(taken):
        raise click.UsageError(f"Write irtui new {kind} {' '.join(taken)}.")
    dataset = Options(data).load().dataset
    assert dataset is not None  # load() has seen to it
    when = day or on(today())
    given = tuple(safe_line(word.strip()) for word in words)
    if kind in _MADE:
        draft = _MADE[kind](dataset, when, *given)
    else:
        draft = record_draft(dataset, kind, "".join(given), when)
    from irtui.render.toml_text import stub_lines

    print_utf8("\n".join(stub_lines(dataset, draft)))
