"""A large dataset, written anew for each benchmark: sound, and the same on every machine.

So many records, in about the proportions of the bundled dataset, and of about its length each:
bodies four levels deep, their yearly sessions with two chairs, people with names in three scripts
and terms of office, agreements that succeed each other, and sources for everything. What it says
is made up.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from bench.sizes import PARTS, RECORDS, SIDES, TERMS, Sizes

_SEED = 20251229
_LAST_YEAR = 2025
_TERM_BEGINS = 1996
_TERM = 5
"""Years in an office; its holders' terms end in `_LAST_YEAR`."""

_SYLLABLES = (
    ("ra", "ра", "रा"),  # noqa: RUF001 - Cyrillic is meant
    ("vi", "ви", "वि"),
    ("mo", "мо", "मो"),
    ("da", "да", "दा"),
    ("ne", "не", "ने"),
    ("ku", "ку", "कु"),
    ("si", "си", "सि"),
    ("la", "ла", "ला"),
    ("po", "по", "पो"),
    ("ti", "ти", "ति"),
    ("ga", "га", "गा"),  # noqa: RUF001 - Cyrillic is meant
    ("be", "бе", "बे"),  # noqa: RUF001 - Cyrillic is meant
)
"""Syllables in Latin, Cyrillic and Devanagari script."""
_SUBJECTS = (
    "Shipbuilding",
    "Avionics",
    "Armoured Vehicles",
    "Air Defence",
    "Military Education",
    "Spare Parts",
    "Engines",
    "Hydrography",
    "Communications",
    "Military Medicine",
    "Logistics",
    "Joint Exercises",
)
_LEVELS = ("commission", "working-group", "sub-group", "expert-panel")
_PLACES = ("New Delhi", "Moscow", "Nashik", "Irkutsk", "Pune", "Saint Petersburg")
_KINDS = {
    "party": {"state": "states"},
    "body": {level: f"{level.replace('-', ' ')}s" for level in _LEVELS},
    "event": {"session": "sessions", "signing": "signings"},
    "agreement": {"agreement": "agreements"},
    "programme": {"joint-production": "joint productions"},
    "organisation": {"ministry": "ministries"},
    "post": {"official": "officials"},
    "person": {"official": "officials"},
    "source": {"news": "news reports"},
    "gap": {"date": "dates"},
}

Table = dict[str, object]
"""One TOML table: keys with strings, integers, lists, or claims as tables."""


def _value(value: object) -> str:
    """A value in TOML, on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """Makes the records, table by table; each volume has names and numbers of its own."""

    def __init__(self, sizes: Sizes, volume: int) -> None:
        self._sizes = sizes
        self._random = Random(_SEED + volume)  # noqa: S311 - nothing here is secret
        self._volume = volume

    def _below(self, count: int) -> int:
        # The one method of Random whose sequence Python promises to keep.
        return int(self._random.random() * count)

    def _sources(self, count: int = 2) -> list[object]:
        first = self._below(self._sizes.sources)
        return [f"source-{(first + step * 97) % self._sizes.sources}" for step in range(count)]

    def _claim(self, value: object, **more: object) -> Table:
        return {"value": value, **more, "sources": self._sources()}

    def _names(self, number: int) -> tuple[str, str, str]:
        """Given name and family name of a person, in the three scripts."""
        number += self._volume * self._sizes.people
        digits = [number // len(_SYLLABLES) ** place % len(_SYLLABLES) for place in range(4)]
        given = [*digits[:2], (number * 7 + 3) % len(_SYLLABLES)]
        family = [*digits[2:], (number * 5 + 1) % len(_SYLLABLES), (number * 11) % len(_SYLLABLES)]
        latin, cyrillic, devanagari = (
            " ".join(
                "".join(_SYLLABLES[digit][script] for digit in digits).capitalize()
                for digits in (given, family)
            )
            for script in range(3)
        )
        return latin, cyrillic, devanagari

    def parties(self) -> Iterator[tuple[str, Table]]:
        """The two sides."""
        for side, adjective in zip(SIDES, ("Indian", "Russian"), strict=True):
            yield (
                side,
                {
                    "name": side.capitalize(),
                    "kind": "state",
                    "adjective": adjective,
                    "mark": {"india": "IN", "russia": "RU"}[side],
                    "sources": self._sources(),
                },
            )

    def bodies(self) -> Iterator[tuple[str, Table]]:
        """Bodies with seven parts each, down to the fourth level."""
        for number in range(self._sizes.bodies):
            level, above = 0, number
            while above >= self._sizes.roots:
                level, above = level + 1, (above - self._sizes.roots) // PARTS
            kind = _LEVELS[level]
            subject = _SUBJECTS[number % len(_SUBJECTS)]
            shown = number + self._volume * self._sizes.bodies
            title = f"{kind.replace('-', ' ').capitalize()} {shown} on {subject}"
            table: Table = {
                "name": self._claim(title, lang="en"),
                "abbreviation": self._claim(f"{kind[0].upper()}{shown} {subject}"),
                "kind": kind,
                "summary": f"{title}: it plans the cooperation, meets once a year and reports to "
                "the body above it.",
                "sources": self._sources(),
                "founded": self._claim(str(_LAST_YEAR - self._sizes.sessions(number))),
                "cadence": "annual",
                "mandate": [self._claim(f"Cooperation in {subject.lower()}.", note="As reported.")],
                "chair_posts": [
                    {
                        "post": f"post-{side}-{number % self._sizes.posts}",
                        "sources": self._sources(1),
                    }
                    for side in SIDES
                ],
            }
            if level:
                parent = f"body-{(number - self._sizes.roots) // PARTS}"
                table["parent"] = self._claim(parent, seen="2024-07")
            yield f"body-{number}", table

    def events(self) -> Iterator[tuple[str, Table]]:
        """The sessions of all bodies, one a year."""
        for body in range(self._sizes.bodies):
            count = self._sizes.sessions(body)
            shown = body + self._volume * self._sizes.bodies
            for number in range(1, count + 1):
                year = _LAST_YEAR - count + number
                when = f"{year}-{1 + self._below(11):02}-{1 + self._below(28):02}"
                place = _PLACES[(body + number) % len(_PLACES)]
                yield (
                    f"event-{body}-{number}",
                    {
                        "name": f"Session {number} of body {shown}",
                        "body": f"body-{body}",
                        "kind": "session",
                        "number": number,
                        "when": self._claim(when, note="As reported.") if number % 4 == 0 else when,
                        "place": place,
                        "status": "held",
                        "chairs": [
                            {
                                "person": _holder(side, body % self._sizes.posts, year),
                                "post": f"post-{side}-{body % self._sizes.posts}",
                                "party": side,
                            }
                            for side in SIDES
                        ],
                        "documents": [{"value": "A protocol.", "note": "Its text was not found."}],
                        "sources": self._sources(),
                    },
                )

    def agreements(self) -> Iterator[tuple[str, Table]]:
        """Agreements in lines of four, each of ten years after the one before."""
        for number in range(self._sizes.agreements):
            first = 1991 + number % 4 * 10
            table: Table = {
                "name": self._claim(f"Agreement {number} on {_SUBJECTS[number % len(_SUBJECTS)]}"),
                "kind": "agreement",
                "signed": self._claim(f"{first - 1}-12-06" if first <= _LAST_YEAR else "2020"),
                "term": self._claim(f"{first}/{first + 9}"),
                "parties": [f"party:{side}" for side in SIDES],
                "governs": [f"body:body-{number % self._sizes.bodies}"],
                "sources": self._sources(),
            }
            if number % 4:
                table["supersedes"] = f"agreement-{number - 1}"
            yield f"agreement-{number}", table

    def programmes(self) -> Iterator[tuple[str, Table]]:
        """Programmes that rest on an agreement."""
        for number in range(self._sizes.programmes):
            yield (
                f"programme-{number}",
                {
                    "name": f"Programme {number}: {_SUBJECTS[number % len(_SUBJECTS)]}",
                    "kind": "joint-production",
                    "status": self._claim("active", seen="2024-11-22"),
                    "organisations": [f"organisation:organisation-{number}"],
                    "agreements": [f"agreement-{number}"],
                    "sources": self._sources(),
                },
            )

    def organisations(self) -> Iterator[tuple[str, Table]]:
        """Ministries, half of them on each side."""
        for number in range(self._sizes.organisations):
            yield (
                f"organisation-{number}",
                {
                    "name": f"Ministry {number} of {_SUBJECTS[number % len(_SUBJECTS)]}",
                    "kind": "ministry",
                    "parties": SIDES[number % 2],
                    "sources": self._sources(),
                },
            )

    def posts(self) -> Iterator[tuple[str, Table]]:
        """The offices whose holders chair."""
        for place, side in enumerate(SIDES):
            for number in range(self._sizes.posts):
                ministry = (number * 2 + place) % self._sizes.organisations
                yield (
                    f"post-{side}-{number}",
                    {
                        "name": f"Secretary {number} of {side.capitalize()}",
                        "kind": "official",
                        "organisation": f"organisation:organisation-{ministry}",
                        "party": side,
                        "sources": self._sources(),
                    },
                )

    def people(self) -> Iterator[tuple[str, Table]]:
        """Who held the offices, one after the other."""
        for place, side in enumerate(SIDES):
            for post in range(self._sizes.posts):
                for term in range(TERMS):
                    number = (post * TERMS + term) * 2 + place
                    latin, cyrillic, devanagari = self._names(number)
                    since = _TERM_BEGINS + term * _TERM
                    yield (
                        f"person-{side}-{post}-{term}",
                        {
                            "name": latin,
                            "aliases": [
                                {"value": f"{latin[0]}. {latin.split()[1]}", "lang": "en"},
                                {"value": cyrillic, "lang": "ru"},
                                {"value": devanagari, "lang": "hi"},
                            ],
                            "kind": "official",
                            "sources": self._sources(),
                            "party": side,
                            "posts": [
                                {
                                    "post": f"post-{side}-{post}",
                                    "since": f"{since}-01-01",
                                    "until": f"{since + _TERM - 1}-12-31",
                                    "sources": self._sources(),
                                    "note": "The end rests on one page.",
                                }
                            ],
                        },
                    )

    def sources(self) -> Iterator[tuple[str, Table]]:
        """Where everything was read."""
        for number in range(self._sizes.sources):
            subject = _SUBJECTS[number % len(_SUBJECTS)]
            shown = number + self._volume * self._sizes.sources
            day = f"2025-12-{1 + number % 28:02}"  # as late as what they are cited for
            yield (
                f"source-{number}",
                {
                    "publisher": f"Agency {number % 40}",
                    "title": f"Report {shown}: the two sides discuss {subject.lower()} in detail",
                    "title_basis": "rebuilt",
                    "url": f"https://example.org/{day}/report-{number}-on-cooperation.html",
                    "date": day,
                    "language": "en",
                    "origin": SIDES[number % 2],
                    "kind": "news",
                },
            )

    def gaps(self) -> Iterator[tuple[str, Table]]:
        """What was not found."""
        for number in range(self._sizes.gaps):
            yield (
                f"gap-{number}",
                {
                    "about": f"event:event-{number}-1",
                    "field": "venue",
                    "kind": "date",
                    "text": f"The building in which the first session of body {number} was held.",
                    "looked_in": "the pages listed as sources",
                },
            )


def _holder(side: str, post: int, year: int) -> str:
    """The id of the person who held an office in a year."""
    return f"person-{side}-{post}-{(year - _TERM_BEGINS) // _TERM}"


def _head() -> Iterator[str]:
    yield "[dataset]"
    yield 'title = "Ten thousand records for a benchmark"'
    yield 'summary = "Made up by a program, to measure how long a large file takes to open."'
    yield 'version = "1"'
    yield "reviewed = 2025-12-29"
    yield f"lanes = {_value([f'body:body-{number}' for number in range(6)])}"
    for table, kinds in _KINDS.items():
        yield f"\n[dataset.kinds.{table}]"
        for kind, plural in kinds.items():
            yield f"{kind} = {_value(plural)}"


def _sections(sizes: Sizes, volume: int) -> Iterator[tuple[str, Iterable[tuple[str, Table]]]]:
    writer = _Writer(sizes, volume)
    yield "party", writer.parties()
    yield "body", writer.bodies()
    yield "event", writer.events()
    yield "agreement", writer.agreements()
    yield "programme", writer.programmes()
    yield "organisation", writer.organisations()
    yield "post", writer.posts()
    yield "person", writer.people()
    yield "source", writer.sources()
    yield "gap", writer.gaps()


_ID = re.compile(
    r"\b(body|event|agreement|programme|organisation|post|person|source|gap)"
    rf"(-(?:(?:{'|'.join(SIDES)})-)?\d)"
)


def _volume(sizes: Sizes, volume: int) -> Iterator[str]:
    """The lines of a volume; from the second on, its ids say which one it is."""
    for section, tables in _sections(sizes, volume):
        if section == "party" and volume:
            continue
        for identifier, table in tables:
            yield f"\n[{section}.{identifier}]"
            yield from (f"{key} = {_value(value)}" for key, value in table.items())


def write(path: Path, volumes: int = 1, records: int = RECORDS) -> int:
    """Write the dataset to ``path``.

    Args:
        path: the file.
        volumes: how many times as much as one volume; all share the two sides of the first.
        records: how many records the first volume has, 500 at least.

    Returns:
        How many records it has, the ``[dataset]`` table not counted.
    """
    sizes = Sizes(records)
    lines = list(_head())
    for volume in range(volumes):
        content = "\n".join(_volume(sizes, volume))
        lines.append(_ID.sub(rf"\1-v{volume}\2", content) if volume else content)
    content = "\n".join(lines) + "\n"
    count = content.count("\n[") - len(_KINDS)
    assert count == volumes * records - (volumes - 1) * len(SIDES), count
    path.write_text(content, encoding="utf-8")
    return count
