"""What differs between two datasets: for a terminal, as plain lines, as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.style import Style
from rich.text import Text

from irtui.model.names import one_line
from irtui.pages.diff_words import Said, count_in_words, said, sections, summary, title_of
from irtui.query.audit.diff import Compared, Comparison, Difference, How
from irtui.render.markdown import escaped, heading
from irtui.render.terminal.pieces import wrapped

_SIGNS = {
    How.ADDED: ("+", Style(color="green")),
    How.REMOVED: ("\N{MINUS SIGN}", Style(color="red")),
    How.CHANGED: ("~", Style(dim=True)),
    How.RENAMED: ("~", Style(dim=True)),
}
_MUTED = Style(dim=True)
_STRONG = Style(bold=True)
_DATASET = "Dataset"


def _own(record: Compared) -> Sequence[Difference]:
    """The differences to tell of a record: of one that is new or gone, that is all."""
    return record.differences if record.how is How.CHANGED else ()


def _was(record: Compared) -> str:
    return f", was {record.was}" if record.was else ""


# For a terminal


def _hanging(sign: Text, text: Text, width: int) -> Iterator[Text]:
    """A text behind a sign, wrapped so that the sign stands alone."""
    for number, line in enumerate(wrapped(text, max(width - sign.cell_len, 8))):
        # Put together, and not added: the style of the sign is that of the sign alone.
        yield Text.assemble(sign if number == 0 else " " * sign.cell_len, line)


def _said_line(one: Said, width: int) -> Iterator[Text]:
    sign, style = _SIGNS[one.how]
    text = Text(f"{one.label}  ", _MUTED).append(one.text, Style(dim=False))
    yield from _hanging(Text("    ") + Text(f"{sign} ", style), text, width)


def text_lines(comparison: Comparison, day: date, width: int, *, brief: bool) -> Iterator[Text]:
    """What differs, by table and record; signs beside the colours say what became of each.

    Args:
        comparison: what to tell.
        day: whose names are used.
        width: cells in a line.
        brief: only count.
    """
    yield Text(summary(comparison).capitalize(), _STRONG)
    if comparison.about and not brief:
        yield Text()
        yield Text(_DATASET, _MUTED)
        for one in said(comparison, comparison.about, day):
            yield from _said_line(one, width)
    for name, records in sections(comparison):
        yield from () if brief else (Text(),)
        yield Text(f"{name}  ", _MUTED).append(count_in_words(records), _MUTED)
        for record in () if brief else records:
            # A record that only changed is the heading of its own lines.
            sign, style = (" ", _MUTED) if record.how is How.CHANGED else _SIGNS[record.how]
            title = Text(title_of(comparison, record, day), _STRONG)
            title.append(f"  {record.ref}{_was(record)}", Style(bold=False, dim=True))
            yield from _hanging(Text(f"{sign} ", style), title, width)
            for one in said(comparison, _own(record), day):
                yield from _said_line(one, width)


# Plain lines


def plain_lines(comparison: Comparison, day: date, *, brief: bool) -> Iterator[str]:
    """What differs, one fact a line, each with the record that it is about."""
    yield summary(comparison)
    if brief:
        yield from (f"{name}: {count_in_words(records)}" for name, records in sections(comparison))
        return
    yield from _plain_facts("dataset", comparison, comparison.about, day)
    for record in comparison.records:
        if record.how is not How.CHANGED:
            title = title_of(comparison, record, day)
            yield f"{record.ref}: {record.how}{_was(record)}: {title}"
        yield from _plain_facts(str(record.ref), comparison, _own(record), day)


def _plain_facts(
    about: str, comparison: Comparison, differences: Sequence[Difference], day: date
) -> Iterator[str]:
    for one in said(comparison, differences, day, aloud=True):
        yield f"{about}: {_fact(one)}"


_WORDS = {How.ADDED: "added: ", How.REMOVED: "withdrawn: "}


def _fact(one: Said) -> str:
    return f"{one.label}: {_WORDS.get(one.how, '')}{one.text}"


# Markdown


def markdown_lines(comparison: Comparison, day: date, *, brief: bool) -> Iterator[str]:
    """What differs, to be pasted into release notes."""
    yield from heading(f"Changes: {one_line(comparison.new.about.title)}")
    yield f"{escaped(summary(comparison).capitalize())}."
    if brief:
        yield ""
        for name, records in sections(comparison):
            yield f"- {escaped(name)}: {escaped(count_in_words(records))}"
        return
    if comparison.about:
        yield ""
        yield from heading(_DATASET, 2)
        for one in said(comparison, comparison.about, day):
            yield f"- {escaped(_fact(one))}"
    for name, records in sections(comparison):
        yield ""
        yield from heading(f"{name}: {count_in_words(records)}", 2)
        for record in records:
            how = "" if record.how is How.CHANGED else f"{record.how}: "
            title = escaped(title_of(comparison, record, day))
            yield f"- {how}**{title}** ({escaped(f'{record.ref}{_was(record)}')})"
            for one in said(comparison, _own(record), day):
                yield f"  - {escaped(_fact(one))}"
