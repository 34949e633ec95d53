"""The tables of a dataset's file while an import fills them: ids, kinds, sources."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from irtui.exchange.foreign import text_in, words
from irtui.exchange.format import Imported, Reading, Unread
from irtui.lean import field, frozen
from irtui.model.claims import ID_PATTERN, Ref
from irtui.model.dates import DateError, parse_date
from irtui.model.names import counted
from irtui.model.records import TABLES
from irtui.model.safe_text import quoted
from irtui.query.folding import id_of

Table = dict[str, Any]
"""A record, or a claim, by the keys of the file."""

_LONGEST = 50
"""Letters of an id that is made of a name."""
_ENDINGS = {
    "person": "people",
    "people": "people",
    "(?<=[^aeiou])y": "ies",
    "(?<=ss|us|ch|sh)|(?<=[xz])": "es",
    "(?<=s)": "",
}
"""How words end, and how several of them do; the first one counts."""
_REGISTERS = {"wikidata": "https://www.wikidata.org/wiki/{}"}
"""The address of a record in a register, as ``[dataset.registers]`` has it."""
MEETING = frozenset(
    words(
        "assembly board cabinet chamber commission committee congress council court delegation"
        " executive government house legislature panel parliament senate subcommittee"
        " sub-committee"
    )
)
"""What organisations are called in which people meet."""
_ASIDE = frozenset(words("party faction caucus group"))


def meets(text: str | None) -> bool:
    """Whether a word for an organisation, or its name, says that people meet in it."""
    found = {*(text or "").casefold().replace("_", " ").split()}
    return bool(found & MEETING) and not found & _ASIDE


def slug(text: str) -> str:
    """A name or an address as an id, cut between its words where it is long."""
    whole = id_of(re.sub("^https?://(?:www[.])?", "", text))
    if len(whole) <= _LONGEST:
        return whole
    return (whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]).strip("-")


def language_tag(text: str | None) -> str | None:
    """The tag of a language, of a tag or of a code of three letters; ``None``, if it is none."""
    if not text:
        return None
    from langcodes import standardize_tag, tag_is_valid  # noqa: PLC0415 - it takes a while

    tag = text.replace("_", "-")
    return str(standardize_tag(tag)) if tag_is_valid(tag) else None


def plural(word: str) -> str:
    """The plural of an English word of a vocabulary, by the usual rules; one may correct it.

    Of several words it is that of the last one, or of the last one before “of”, “for”, “to” or
    “in”. A word in a single s is taken for a plural already.
    """
    head, *rest = re.split("(?=[ -](?:of|for|to|in)[ -])", re.sub("[-_]", " ", word), maxsplit=1)
    for ending, several in _ENDINGS.items():
        if re.search(f"(?:{ending})$", head, re.IGNORECASE):
            return re.sub(f"(?:{ending})$", several, head, flags=re.IGNORECASE) + "".join(rest)
    return f"{head}s{''.join(rest)}"


def without_nothing(table: Table) -> Table:
    """The keys of a table that say something."""
    return {key: value for key, value in table.items() if value not in (None, "", [], {})}


def brief(claims: list[Table]) -> Any:
    """Claims in their shortest spelling: a plain value where there is one and it says no more."""
    each = [one["value"] if set(one) == {"value"} else one for one in claims]
    return each[0] if len(each) == 1 else each


@frozen(kw_only=True, eq=False)
class Draft:
    """What an import has made so far."""

    reading: Reading
    path: Path
    register: str
    """The name under which ids that do not fit are kept in ``identifiers``."""
    tables: dict[str, dict[str, Table]] = field(factory=lambda: {name: {} for name in TABLES})
    kinds: dict[str, dict[str, str]] = field(factory=dict)
    ids: dict[tuple[str, str], str] = field(factory=dict)
    """The id that was given to each thing, by its table and by what it is called in the file."""
    numbers: dict[tuple[str, str], int] = field(factory=dict)
    """The last number that was given to an id of a table."""
    skipped: Counter[tuple[str, str]] = field(factory=Counter)
    """How often something had no place in the format, by what had it and by its name."""
    faults: list[Unread] = field(factory=list)

    def unread(self, where: str, what: str) -> None:
        """Note that something was not understood."""
        self.faults.append(Unread(where, what))

    # Records

    def id(self, table: str, original: str, name: str | None = None) -> str:
        """The id of a record: its own where it fits, else one made of it, or of its name.

        Args:
            table: where the record stands.
            original: its id in the file; the same one always gives the same id.
            name: what the id is made of, if the original is not to be.
        """
        key = (table, original)
        if key not in self.ids:
            bare = original.removeprefix(f"{table}:")
            wanted = bare if re.fullmatch(ID_PATTERN, bare) else slug(name or bare)
            given = wanted
            while (table, given) in self.numbers:
                self.numbers[table, wanted] += 1
                given = f"{wanted}-{self.numbers[table, wanted]}"
            self.numbers[table, given] = 1
            self.ids[key] = given
        return self.ids[key]

    def identifiers(self, identifier: str, original: str, table: str) -> dict[str, str]:
        """The original id of a record, where the one that it was given is another."""
        bare = original.removeprefix(f"{table}:")
        return {} if bare == identifier else {self.register: original}

    def add(self, table: str, identifier: str, record: Table) -> Ref:
        """Put a record into its table; keys that say nothing are left out."""
        self.tables[table][identifier] = without_nothing(record)
        return Ref(table, identifier)

    def kind(self, table: str, word: str | None) -> str | None:
        """A word of the vocabulary, which is declared with its plural."""
        if word:
            self.kinds.setdefault(table, {})[word] = plural(word)
        return word

    def source(self, original: str, table: Table, name: str | None = None) -> str:
        """The id of a source, which becomes a record when it is first asked for.

        Args:
            original: what tells it from others: its address and more.
            table: its record.
            name: what its id is made of, if not of the original.
        """
        known = ("source", original) in self.ids
        identifier = self.id("source", original, name or original)
        if not known:
            self.add("source", identifier, table)
        return identifier

    @property
    def document(self) -> str:
        """The id of the source that the file is itself, for what names no other."""
        return self.source(
            "\0the file",
            {
                "title": self.path.name,
                "title_basis": "described",
                "accessed": self.reading.today,
            },
            self.path.stem,
        )

    # Dates

    def date(self, value: Any, where: str) -> str | None:
        """A date of the grammar; of a time, its day; ``None`` and unread, if it is none."""
        if value in (None, "", [], {}):
            return None
        written = text_in(value) or "?"
        text = re.sub(r"^(\d{4}-\d\d-\d\d)[T ].*$", r"\1", written)
        text = re.sub("(?:-00)+$", "", text)
        try:
            parse_date(text)
        except DateError:
            self.unread(where, f"{quoted(written)} is not a date.")
            return None
        return text

    # What comes of it

    def imported(self, title: str | None) -> Imported:
        """All of it as the tables of a file, with ``title`` unless the user gave another."""
        about: Table = {
            "title": self.reading.title or title or self.path.stem or "Imported",
            "reviewed": self.reading.today,
        }
        tables = {name: records for name, records in self.tables.items() if records}
        records = chain.from_iterable(table.values() for table in tables.values())
        used = set(chain.from_iterable(one.get("identifiers", ()) for one in records))
        registers = {name: pattern for name, pattern in _REGISTERS.items() if name in used}
        about |= without_nothing({"kinds": self.kinds, "registers": registers})
        for (where, name), number in self.skipped.items():
            times = counted(number, "time")
            self.unread(where, f"{quoted(name)} has no place in the format: {times}.")
        return Imported(tables={"dataset": about} | tables, unread=tuple(self.faults))


def merged(tables: Iterable[Table]) -> list[Table]:
    """Tables without those that say the same again, in their order."""
    found: dict[str, Table] = {}
    for one in tables:
        found.setdefault(repr(one), one)
    return list(found.values())
