"""What differs between two datasets, a fact a line: as plain lines, as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from irtui.model.names import one_line
from irtui.pages.diff_page import own_differences, was_in_words
from irtui.pages.diff_words import Worded, count_in_words, sections, summary, title_of, worded
from irtui.query.audit.diff import Comparison, Difference, How
from irtui.render.markdown import escaped, heading


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
            yield f"{record.ref}: {record.how}{was_in_words(record)}: {title}"
        yield from _plain_facts(str(record.ref), comparison, own_differences(record), day)


def _plain_facts(
    about: str, comparison: Comparison, differences: Sequence[Difference], day: date
) -> Iterator[str]:
    for one in worded(comparison, differences, day, aloud=True):
        yield f"{about}: {_fact(one)}"


_WORDS = {How.ADDED: "added: ", How.REMOVED: "withdrawn: "}


def _fact(one: Worded) -> str:
    return f"{one.label}: {_WORDS.get(one.how, '')}{one.text}"


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
        yield from heading("Dataset", 2)
        for one in worded(comparison, comparison.about, day):
            yield f"- {escaped(_fact(one))}"
    for name, records in sections(comparison):
        yield ""
        yield from heading(f"{name}: {count_in_words(records)}", 2)
        for record in records:
            how = "" if record.how is How.CHANGED else f"{record.how}: "
            title = escaped(title_of(comparison, record, day))
            yield f"- {how}**{title}** ({escaped(f'{record.ref}{was_in_words(record)}')})"
            for one in worded(comparison, own_differences(record), day):
                yield f"  - {escaped(_fact(one))}"
