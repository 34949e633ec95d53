"""Statements of Wikidata as claims: values, qualifiers, ranks and references."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from irtui.exchange.draft import Draft, Table, without_nothing
from irtui.exchange.foreign import object_in, objects_in, text_in
from irtui.exchange.registers.wikidata_values import TimeError, date_of, item_of
from irtui.lean import frozen
from irtui.model.safe_text import quoted

Json = dict[str, Any]

_READ = frozenset(("P580", "P582", "P585", "P1480", "P4100", "P102", "P768"))
"""The qualifiers that are read."""


def claims_of(one: Json) -> Json:
    """The statements of an item, by property."""
    return object_in(one.get("claims", one.get("statements")))


def statements_of(one: Json, name: str) -> Iterator[Json]:
    """The statements of a property of an item."""
    return objects_in(claims_of(one).get(name))


def numbered(item: str, one: Json, name: str) -> Iterator[tuple[str, Json]]:
    """The statements of a property, each with where it stands."""
    for number, statement in enumerate(statements_of(one, name), 1):
        yield f"{item}, {name}, statement {number:,}", statement


def value_in(snak: Any) -> Json | None:
    """The value of a snak as an object; a mere text as its ``text``."""
    data = object_in(snak).get("datavalue")
    value = object_in(data).get("value")
    return {"text": value} if isinstance(value, str) else value if isinstance(value, dict) else None


def item_in(snak: Any) -> str | None:
    """The item that a snak points to."""
    value = value_in(snak) or {}
    number = value.get("numeric-id")
    whole = isinstance(number, int) and not isinstance(number, bool)
    return item_of(value.get("id")) or (item_of(f"Q{number}") if whole else None)


def text_of(snak: Any) -> str | None:
    """The text that a snak has, in whatever language."""
    return text_in((value_in(snak) or {}).get("text"))


def listed(names: list[str]) -> str:
    """Some names, of many the first."""
    return f"{', '.join(names[:6])}{' and more' if len(names) > 6 else ''}"


@frozen(eq=False)
class Statements:
    """Reads statements; what it does not understand is reported to a draft."""

    draft: Draft
    label: Callable[[str], str | None]
    """What an item is called."""
    skipped: Counter[str]
    """Counts what is left out."""

    def claim(self, where: str, statement: Json) -> Table:
        """Dates, sources and rank of a statement, as keys of a claim."""
        qualifiers = object_in(statement.get("qualifiers"))
        rank = text_in(statement.get("rank"))
        self.skipped.update(f"{name} as qualifier" for name in qualifiers if name not in _READ)
        return without_nothing(
            {
                "since": self._bound(where, qualifiers, "P580"),
                "until": self._bound(where, qualifiers, "P582"),
                "seen": self._bound(where, qualifiers, "P585"),
                "sources": self._references(where, statement.get("references")),
                "rank": rank if rank in ("preferred", "deprecated") else None,
            }
        )

    def _bound(self, where: str, qualifiers: Json, name: str) -> str | None:
        at, snaks = f"{where}, {name}", objects_in(qualifiers.get(name))
        dates = [date for snak in snaks if (date := self.date(at, snak))]
        if len(dates) > 1:
            self.draft.unread(at, f"Several dates: {', '.join(dates[1:])} left out.")
        return dates[0] if dates else None

    def date(self, where: str, snak: Any, statement: Json | None = None) -> str | None:
        """The date of a snak; of a statement that says circa, an approximate one."""
        value = self._value(where, snak)
        if value is None:
            return None
        try:
            text = date_of(
                value.get("time"), value.get("precision", ""), value.get("calendarmodel")
            )
        except TimeError as error:
            self.draft.unread(where, f"{quoted(text_in(value.get('time')) or '?')}: {error}")
            return None
        circa = object_in(statement.get("qualifiers")).get("P1480") if statement else None
        doubted = any(item_in(one) == "Q5727902" for one in objects_in(circa))  # circa
        return f"{text}~" if doubted and text[-1].isdigit() else text

    def _value(self, where: str, snak: Any) -> Json | None:
        """The value of a snak; that there is none, or that it is not known, is reported."""
        kind = text_in(snak.get("snaktype")) if isinstance(snak, dict) else None
        if kind in ("somevalue", "novalue"):
            what = "no value" if kind == "novalue" else "an unknown value"
            self.draft.unread(where, f"It has {what}.")
            return None
        value = value_in(snak)
        if value is None:
            self.draft.unread(where, "It has no value that can be read.")
        return value

    def item(self, where: str, snak: Any) -> str | None:
        """The item that a snak points to; reported, if there is none."""
        value = self._value(where, snak)
        item = None if value is None else item_in(snak)
        if value is not None and item is None:
            self.draft.unread(where, "It points to no item.")
        return item

    # References

    def _references(self, where: str, references: Any) -> list[str]:
        found = []
        for reference in objects_in(references):
            if source := self._source(where, object_in(reference.get("snaks"))):
                found.append(source)
            else:
                self.skipped["references that name no source"] += 1
        return list(dict.fromkeys(found))

    def _source(self, where: str, snaks: Json) -> str | None:
        """The source that a reference names: its address, its title, or the work it is in."""

        def first(name: str, said_by: Callable[[Json], str | None]) -> str | None:
            return next(filter(None, map(said_by, objects_in(snaks.get(name)))), None)

        def day(name: str) -> str | None:
            return first(name, partial(self.date, f"{where}, {name}"))

        url, published = first("P854", text_of), first("P1476", text_of)
        title = published or first("P248", self._label_in)
        if not (url or title):
            return None
        table = {
            "publisher": first("P123", self._label_in),
            "title": title,
            "title_basis": "published" if published else None,
            "url": url,
            "date": day("P577"),
            "accessed": day("P813"),
        }
        return self.draft.source(f"{url} {title}", without_nothing(table), title or url)

    def _label_in(self, snak: Any) -> str | None:
        item = item_in(snak)
        return item and (self.label(item) or item)
