"""Writes the reference of the format: what each key says comes from the field table."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from attrs import frozen

from irtui.model.claims import Citation, Claim
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, About, Record
from irtui.model.values import KindWords

_HEAD = """\
# The format

Written by `make reference` from the field table (`model/records.py`) and from the dataset that
`irtui init` writes, whose records are the examples here.

The smallest dataset that works has a title, the day that it speaks for, one record, and where that
was read. Save this as `ferry.toml`; `irtui -d ferry.toml` opens it, `irtui check ferry.toml` says
what is wrong with it.

```toml
[dataset]
title = "The ferry of two towns"
reviewed = 2024-06-30

[body.ferry-board]
name = "Ferry Board"
founded = "2019"
sources = ["courier"]

[source.courier]
title = "Two towns, one ferry"
date = "2019-05-14"
```

A dataset is TOML 1.0. Each record is a table of its own, `[body.ferry-board]`: the table of the
format, a dot, and an id. Ids are made of `a-z`, `0-9` and `-`, are unique in their table, and stay
as they are, since others point to them. Where a field leads to one table the id will do
(`"ferry-board"`); where it may lead to several, the table stands before it (`"body:ferry-board"`).
The order of the records is free. A key that is not listed here is an error.

`irtui new KIND` prints a record to be filled in; `irtui init DIR` writes a small dataset with all
of the format; `irtui schema` prints the format for editors.
"""

_CLAIMS = """\
## Claims

What is said of a record are claims: values with their dates, their sources and their rank. A claim
has three spellings.

```toml
[body.bridge-board]
mandate = "Plans the bridge."                                                   # a plain value
cadence = { value = "annual", seen = "2020-06-01", sources = ["courier"] }      # a table
founded = [                                                                     # several claims
  { value = "2019", rank = "preferred", sources = ["courier"], note = "Its own minutes say so." },
  { value = "2018", sources = ["courier"] },
]
sources = ["courier"]
```

A plain value rests on the sources of its record; a claim with `sources` is stated by exactly those.
A claim with neither is an error. In a field of one **claim**, a list holds alternatives: one of
them is true. In a field of **claims**, it holds members: each of them is true. A field of a
**value** holds no claims: it has neither dates nor sources of its own.
"""


@frozen
class _Meaning:
    """What a word of the format means, in plain words."""

    word: str
    text: str
    needs: str = ""
    """The key of ``[dataset]`` without which there is nothing to explain."""


_MEANINGS = (
    _Meaning(
        "Holds on a day",
        "Yes, possibly, or no. Between `since` and `until` it holds; both days belong to it. Where"
        " a bound is not known to the day (`2018`), it possibly holds in the uncertain part. With"
        " `seen` alone it holds from the first to the last sighting, and possibly before and after."
        " Without any of these it holds as long as its record is there.",
    ),
    _Meaning(
        "Possibly",
        "It may have held or been there on the day, and the sources do not say. Such lines are"
        " marked `?`, or gathered under “Possibly there”. A record without founding or end is there"
        " from its first to its last sighting or event, and possibly outside of them.",
    ),
    _Meaning(
        "First day",
        "The earliest day that a date can mean: that of `2018` is 1 January 2018, and the last day"
        " is 31 December. Dates are sorted by their first day; a date that you ask for, such as"
        " `--at 2018`, means its last. Before the first day that the dataset speaks of, nothing is"
        " there.",
    ),
    _Meaning(
        "Conflict",
        "Two claims that cannot both be true on a day when both certainly hold, neither of them"
        " deprecated. `2000` and `2000-10-03` are none: the second is more exact. The same value"
        " twice is none, either, nor “until 2018” beside “since 2018”. All tellings stay and are"
        " shown; `preferred` says which one stands first.",
    ),
    _Meaning(
        "Joint",
        "Two parents that hold together are a conflict, unless both claims say `joint = true`: then"
        " it is one joint body. It stands under the first of them in the tree, and both list it.",
    ),
    _Meaning(
        "Preferred, deprecated",
        "The rank of a claim. Preferred is shown first, deprecated is kept and thought wrong. What"
        " stopped being true is not deprecated: it has an `until`.",
    ),
    _Meaning(
        "Inferred",
        "Counted or concluded by who keeps the dataset, and printed in no source. Such a claim"
        " names the sources that it was concluded from, and its note says how.",
    ),
    _Meaning(
        "Snapshot",
        "A dataset made from a register as it was on one day. What has no dates was seen on that"
        " day: it is not “possibly” there then, and nothing begins or ends with it. `seen` on a"
        " record stands in its place. Write the same day for `reviewed`.",
        needs="snapshot",
    ),
)

_DATES = """\
## Dates

A date is as exact as its source. The forms are a subset of
[EDTF](https://www.loc.gov/standards/datetime/) (ISO 8601-2): levels 0 and 1, and of level 2 the
sets of which one is meant. A day may stand without quotes, as TOML writes it.

| written | means |
|---|---|
| `2018-12-13` | a day |
| `2018-12` | some day of that month |
| `2018` | some day of that year |
| `201X` | some day of 2010 to 2019 |
| `20XX` | some day of that century |
| `2018?` | uncertain: the source is in doubt |
| `2018~` | approximate: about that year |
| `2018%` | both |
| `2018-07-18/2018-07-19` | it lasted from one to the other |
| `2021/2031` | as above, in years |
| `2018/..` | it began then, and goes on |
| `2018/` | it began then; its end is not known |
| `/2010` | it ended then; its beginning is not known |
| `[2016-10-19,2016-10-26]` | one of these two days, and none between |
| `[2008-10..2008-12]` | some day from the one to the other |
| `[..2020-12-31]` | some day up to this one |

Where a claim begins or ends, `event:ID` may stand for a date: it means the day of that event, so
that a disputed day is disputed in one place.
"""

_WORDS = """\
## Words

The words of `kind` are yours: `[dataset.kinds]` lists them for each table, each with its plural; so
are those of `role`, in `[dataset.kinds.role]`. A table
says more: `session = { plural = "sessions", counted = "held" }` makes the tree count “22 held”, and
`release = { plural = "releases", counted = "released" }` “5 released”. Such a word makes events of
the kind meetings, as a number of any of them does; those of other kinds are steps of a body, such
as milestones and signings, and stand and count apart. `[dataset.words]` renames what fields and
links are called, at each end by itself:

```toml
[dataset.words]
"governed by" = "rests on the agreement"
```

Some fields have words of the format:
"""

_MORE = """\
## Registers, fields of your own, folders

`identifiers` are the ids of a record in registers elsewhere. Where `[dataset.registers]` has the
address of a register, with `{}` for the id, the id is shown as an address, which `o` opens. What
the format has no field for goes under `extra`: texts, numbers, `true` and `false`, dates, and lists
of these. It is kept, shown, searched and put out as plain text.

```toml
[dataset.registers]
ink-register = "https://register.example/ink/{}"
```

```toml
[organisation.ferry-office.extra]
boats = 3
colours = ["white", "blue"]
```

A dataset is one file or a folder: `irtui -d DIR` reads all `.toml` files in it, in the order of
their names. Ids are unique over all of them, and one of them has the `[dataset]` table. Hidden
files and folders in it are left out. A link counts as the file that it leads to, and must not lead
out of the folder.
"""

_TABLES = """\
## Tables

In the lists below, **claim** is one value with alternatives, **claims** are members, **value** and
**values** hold no claims (see [Claims](#claims)). A link has a name at each of its ends:
*part of ⇄ has parts*.
"""


def _range(spec: FieldSpec) -> str:
    least, most = (str(bound) if bound is not None else "" for bound in (spec.least, spec.most))
    if least and most:
        return f" from {least} to {most}"
    return f", at least {least}" if least else f", at most {most}" if most else ""


def _name(cls: type[Any]) -> str:
    """What a class is called in the page: “chair post” for ChairPost."""
    return re.sub("(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


def _targets(spec: FieldSpec) -> str:
    if len(spec.targets) == 1:
        named = ", or its name" if spec.kind is Kind.PLACE else ""
        return f"id of [{spec.targets[0]}](#{spec.targets[0]}){named}"
    first, *others = spec.targets
    written = [f"id of [{first}](#{first})" if spec.bare else f"`{first}:ID`"]
    written += [f"`{target}:ID`" for target in others]
    return " or ".join(written + ["text, one line"] * spec.printed)


def _mapped(spec: FieldSpec) -> str:
    """What the keys of a mapping lead to."""
    if spec.entries:
        name = _name(spec.entries)
        return f"for each table, kinds and their [words](#{name.replace(' ', '-')})"
    return "keys of your own and plain values" if spec.free else "keys and texts"


def _value(spec: FieldSpec) -> str:
    """What a field's value is made of."""
    match spec.kind:
        case Kind.INTEGER | Kind.NUMBER:
            return f"{'whole ' * (spec.kind is Kind.INTEGER)}number{_range(spec)}"
        case Kind.DATE:
            return "[date](#dates)"
        case Kind.BOUND:
            return "[date](#dates) or `event:ID`"
        case Kind.WORD:
            words = spec.words
            return f"[{_name(words)}](#words)" if words else "word of `[dataset.kinds]`"
        case Kind.REFERENCE | Kind.ID | Kind.PLACE:
            return _targets(spec)
        case Kind.STRUCTURE if spec.structure:
            name = _name(spec.structure)
            keys = (
                f" with {', '.join(f'`{key_of(key)}`' for key in spec.keys)}" if spec.keys else ""
            )
            link = f"[{name}](#{name.replace(' ', '-')})"
            return f"{link}{keys}, or just its `{key_of(spec.main)}`"
        case Kind.CITATIONS:
            return "[citation](#citation), or just its `source`"
        case Kind.MAPPING:
            return _mapped(spec)
        case Kind.FLAG:
            return "`true` or `false`"
        case _:
            return "text, one line" if spec.line else "text"


def _how_many(spec: FieldSpec) -> str:
    many = spec.many or spec.kind is Kind.CITATIONS
    return ("claim" if spec.claims else "value") + "s" * many


def _row(name: str, spec: FieldSpec) -> str:
    needed = " Required." if spec.required else ""
    if spec.needs:
        needed = f" One of {', '.join(f'`{key_of(key)}`' for key in spec.needs)} is required."
    link = f" *{spec.link} ⇄ {spec.inverse}*" if spec.link else ""
    cells = (f"`{key_of(name)}`", _value(spec), _how_many(spec), f"{spec.doc}{needed}{link}")
    return f"| {' | '.join(cells)} |"


def _rows(fields: Iterable[tuple[str, FieldSpec]]) -> str:
    head = ("| key | made of | how many | what it says |", "|---|---|---|---|")
    return "\n".join((*head, *(_row(*one) for one in fields)))


def _doc(cls: type[Any]) -> str:
    return (cls.__doc__ or "").partition("\n")[0].replace("``", "`")


def _example(table: str) -> str:
    """The first record of a table, as the dataset of `irtui init` writes it."""
    text = files("irtui.cli").joinpath("starter.toml").read_text(encoding="utf-8")
    found = re.search(rf"^\[{table}(?:\.[^]]+)?\]\n(?:.+\n)+", text, re.MULTILINE)
    assert found, table  # it shows all of the format
    return f"```toml\n{found[0]}```"


def _structures() -> dict[str, type[Any]]:
    """Every class of values with keys of their own, by its name."""
    classes: tuple[type[Record], ...] = (Record, *TABLES.values())
    specs = (spec for cls in classes for spec in field_table(cls).values())
    found = {_name(spec.structure): spec.structure for spec in specs if spec.structure}
    return {"citation": Citation, "kind words": KindWords, **found}


def _words() -> str:
    """The words of the format's own enumerations, each set in a row."""
    classes = (Claim, About, *TABLES.values(), *_structures().values())
    specs = (spec for cls in classes for spec in field_table(cls).values())
    rows = {
        f"| {_name(words)} | {', '.join(f'`{word}`' for word in words)} | {_doc(words)} |"
        for words in {spec.words for spec in specs if spec.words}
    }
    return "\n".join(("| | words | what for |", "|---|---|---|", *sorted(rows)))


def _meanings() -> Iterator[str]:
    yield "## What the words mean\n"
    keys = field_table(About)
    for meaning in _MEANINGS:
        if not meaning.needs or meaning.needs in keys:
            yield f"- **{meaning.word}.** {meaning.text}"
    yield ""


def _parts() -> Iterator[str]:
    shared = field_table(Record)
    yield _HEAD
    yield _CLAIMS
    yield "Every claim may have these keys beside its value:\n"
    yield _rows(field_table(Claim).items()) + "\n"
    yield from _meanings()
    yield _DATES
    yield _WORDS
    yield _words() + "\n"
    yield _MORE
    yield _TABLES
    yield f"### dataset\n\n{_doc(About)}\n\n{_example('dataset')}\n"
    yield _rows(field_table(About).items()) + "\n"
    yield "### Every record\n\nThe tables below have these keys, and further ones of their own.\n"
    yield _rows(shared.items()) + "\n"
    for name, cls in TABLES.items():
        yield f"### {name}\n\n{_doc(cls)}\n\n{_example(name)}\n"
        if own := [one for one in field_table(cls).items() if one[0] not in shared]:
            yield _rows(own) + "\n"
    yield "## Values with keys of their own\n"
    for name, structure in _structures().items():
        yield f"### {name}\n\n{_doc(structure)}\n"
        yield _rows(field_table(structure).items()) + "\n"


def format_reference() -> str:
    """The page: every table, every field, every key, and what the words mean."""
    return "\n".join(_parts()).rstrip("\n") + "\n"
