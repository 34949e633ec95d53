"""Drafts of records as TOML to be pasted: what is to be filled in stands there as comments."""

from collections.abc import Iterator

from irtui.model.dataset import Dataset
from irtui.model.fields import field_table, key_of
from irtui.model.records import Gap, Record, Source
from irtui.query.drafts import Draft
from irtui.render.toml_text import record_lines


def _asked_for(record: Record) -> Iterator[str]:
    """The keys of a draft that say what it is: those that all records have, and its own."""
    yield "kind"
    if not isinstance(record, Source | Gap):
        yield "name"
    yield from (name for name in field_table(type(record)) if name not in field_table(Record))


def _to_fill(dataset: Dataset, record: Record) -> Iterator[str]:
    """The keys that a draft leaves out, as comments with what each says."""
    table = field_table(type(record))
    for name in _asked_for(record):
        if not getattr(record, name):
            words = ", ".join(dataset.about.kinds.get(record.TABLE, ())) if name == "kind" else ""
            yield f"# {key_of(name)} =  # {words or table[name].doc}"


def _lines(dataset: Dataset, record: Record) -> Iterator[str]:
    yield from record_lines(record)
    yield from _to_fill(dataset, record)


def stub_lines(dataset: Dataset, draft: Draft) -> Iterator[str]:
    """The draft as the lines of a file, to be put at the end of the dataset's."""
    if old := draft.replaces:
        yield f"# It was announced as [{old.table}.{old.id}]: take that table out, and write"
        yield f"# {draft.record.id} wherever another record points to {old.id}."
    for ref in draft.unsure:
        yield f"# Whether {ref} was in office on that day, nothing says for certain."
    yield from _lines(dataset, draft.record)
    if draft.source:
        yield ""
        yield "# Where it was read. “irtui new source URL DATE” makes one of an address."
        yield from _lines(dataset, draft.source)
