"""Records as TOML 1.0, in the spellings of the format, by the field table; drafts of them, too."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from irtui.lean import fields, has
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset, plural_of
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, field_table, key_of
from irtui.model.records import TABLES, About, Gap, Record, Source

if TYPE_CHECKING:
    from irtui.query.drafts import Draft


def toml_text(text: str) -> str:
    """A basic string; TOML escapes what JSON does, and one character more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_SHORT = 70
"""Letters of plain claims that stand together on a line."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_key(text: str) -> str:
    """A key, bare where it may be."""
    return text if _BARE.fullmatch(text) else toml_text(text)


def _inline(pairs: Iterable[tuple[str, str]]) -> str:
    return f"{{ {', '.join(f'{key} = {value}' for key, value in pairs)} }}"


def _filled(value: Any) -> dict[str, Any]:
    """What of a value's keys is not as it is without them, by attribute name."""
    return {
        attribute.name: found
        for attribute in fields(type(value))
        if attribute.name in field_table(type(value))
        and (found := getattr(value, attribute.name)) not in (attribute.default, {})
    }


def _keys(value: Any) -> Iterator[tuple[str, str]]:
    """The keys of a structure, a claim or a citation, each with its value."""
    table = field_table(type(value))
    for name, found in _filled(value).items():
        yield key_of(name), plain_text(found, table[name])


def plain_text(value: Any, spec: FieldSpec) -> str:
    """A value that is no claim."""
    if type(value) in (tuple, list):
        if spec.lone and len(value) == 1:
            return plain_text(value[0], spec)
        return f"[{', '.join(plain_text(one, spec) for one in value)}]"
    if isinstance(value, Mapping):
        return _inline((toml_key(key), plain_text(one, spec)) for key, one in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Ref):
        alone = len(spec.targets) == 1 or (spec.bare and value.table == spec.targets[0])
        return toml_text(value.id if alone else str(value))
    if isinstance(value, Moment | Span):
        return toml_text(value.text)
    if isinstance(value, Citation):
        alone = value.at is None and value.quote is None
        return toml_text(value.source) if alone else _inline(_keys(value))
    if has(type(value)):
        return _entry(value) if type(value) is spec.entries else _inline(_keys(value))
    return toml_text(value) if isinstance(value, str) else str(value)


def _entry(value: Any) -> str:
    """A value of a mapping: a plain one, where it says no more than its first key."""
    first, pairs = key_of(next(iter(field_table(type(value))))), list(_keys(value))
    return pairs[0][1] if [key for key, _ in pairs] == [first] else _inline(pairs)


def _claim(claim: Claim[Any], spec: FieldSpec) -> str:
    """A claim in the shortest of its spellings: a plain value, or a table."""
    value, rest = claim.value, list(_keys(claim))
    if spec.structure is None:
        plain = plain_text(value, spec)
        return _inline([("value", plain), *rest]) if rest else plain
    own = list(_keys(value))
    if not rest and [key for key, _ in own] == [key_of(spec.main)]:
        return own[0][1]
    return _inline([*own, *rest])


def _claims(claims: tuple[Claim[Any], ...], spec: FieldSpec) -> str:
    """The claims of a field: of several, each on a line, unless they are short and plain."""
    written = [_claim(claim, spec) for claim in claims]
    if len(claims) == 1 and not spec.many:
        return written[0]
    short = sum(map(len, written)) <= _SHORT and not any(one.startswith("{") for one in written)
    if len(claims) == 1 or short:
        return f"[{', '.join(written)}]"
    return "\n".join(["[", *(f"  {one}," for one in written), "]"])


def record_lines(record: Record) -> Iterator[str]:
    """A record as a table of a file, line by line."""
    yield f"[{record.TABLE}.{record.id}]"
    # What it rests on stands last, as in a list of references.
    for name, value in sorted(_filled(record).items(), key=lambda pair: pair[0] == "sources"):
        spec = field_table(type(record))[name]
        written = _claims(value, spec) if spec.claims else plain_text(value, spec)
        yield f"{key_of(name)} = {written}"


def about_lines(about: About) -> Iterator[str]:
    """What a dataset says of itself, as the first table of its file, line by line."""
    yield "[dataset]"
    table = field_table(About)
    for name, value in _filled(about).items():
        if not isinstance(value, Mapping):
            yield f"{key_of(name)} = {plain_text(value, table[name])}"
    for name, value in _filled(about).items():
        if isinstance(value, Mapping):
            yield ""
            yield f"[dataset.{key_of(name)}]"
            for key, one in value.items():
                yield f"{toml_key(key)} = {plain_text(one, table[name])}"


def dataset_lines(dataset: Dataset) -> Iterator[str]:
    """A dataset as its file, line by line: a section for each kind of record, under a comment."""
    yield from about_lines(dataset.about)
    for table in TABLES:
        records = dataset.table(table)
        if records:
            yield ""
            yield f"# {plural_of(table).capitalize()}"
        for record in records:
            yield ""
            yield from record_lines(record)


def _draft_lines(dataset: Dataset, record: Record) -> Iterator[str]:
    """A draft, and what it leaves out of what says what it is, as comments with what each says."""
    yield from record_lines(record)
    table = field_table(type(record))
    named = () if isinstance(record, Source | Gap) else ("name",)
    own = (name for name in table if name not in field_table(Record))
    for name in ("kind", *named, *own):
        if not getattr(record, name):
            words = ", ".join(dataset.about.kinds.get(record.TABLE, ())) if name == "kind" else ""
            yield f"# {key_of(name)} =  # {words or table[name].doc}"


def stub_lines(dataset: Dataset, draft: "Draft") -> Iterator[str]:
    """The draft as the lines of a file, to be put at the end of the dataset's."""
    if old := draft.replaces:
        yield f"# It was announced as [{old.table}.{old.id}]: take that table out, and write"
        yield f"# {draft.record.id} wherever another record points to {old.id}."
    for ref in draft.unsure:
        yield f"# Whether {ref} was in office on that day, nothing says for certain."
    yield from _draft_lines(dataset, draft.record)
    if draft.source:
        yield ""
        yield "# Where it was read. “irtui new source URL DATE” makes one of an address."
        yield from _draft_lines(dataset, draft.source)
