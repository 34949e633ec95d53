"""Tables of a TOML document into records, by the field table.

One pass over a table converts each key by the field that it names, and collects everything that
is wrong on the way. What is sound in a faulty record is kept, so that the rest of the file can be
checked against it.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from irtui.lean import evolve
from irtui.loading import values
from irtui.loading.conversions import keys_of
from irtui.loading.timing import timed
from irtui.loading.values import Malformed, kind_of, suggestion
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import on
from irtui.model.most_problems import enough
from irtui.model.problems import Problem
from irtui.model.records import TABLES, About, Place, Record
from irtui.model.safe_text import quoted

T = TypeVar("T")
R = TypeVar("R", bound=Record)

_KNOWN = f"Known tables: dataset, {', '.join(TABLES)}."
_UNNAMED = About(title="", reviewed=on(date.max))
"""Stands for a description that is not there or not sound, so that the rest can be checked."""


def built(cls: type[T], raw: Any) -> tuple[T | None, list[Problem]]:
    """What a table describes, without its faulty keys, and what is wrong with those.

    It is ``None`` where a required key is missing or faulty.
    """
    return _built(cls, raw, {}, ())


def _built(
    cls: type[T], raw: Any, given: dict[str, str], places: Collection[str]
) -> tuple[T | None, list[Problem]]:
    if type(raw) is not dict:
        return None, list(values.wrong_type("a table", raw).problems)
    keys = keys_of(cls)
    sound, _, faulty = keys.read(raw)
    if faulty and not sound.keys() >= set(keys.required):
        return None, faulty
    if places and "place" in sound:
        sound["place"] = tuple(_pointing(claim, places) for claim in sound["place"])
    sound.update(given)
    return cls(**sound), faulty


def _pointing(claim: Claim[Ref | str], places: Collection[str]) -> Claim[Ref | str]:
    """A claim that points to a place, if it has the id of one; all else stays a text."""
    name = claim.value
    return evolve(claim, value=Ref(Place.TABLE, str(name))) if name in places else claim


def _record(
    cls: type[R], identifier: str, raw: Any, places: Collection[str]
) -> tuple[R | None, list[Problem]]:
    """As `built`; of a record with a faulty id, that is all that is checked."""
    try:
        values.identifier(identifier)
    except Malformed as error:
        return None, list(error.problems)
    return _built(cls, raw, {"id": identifier}, places)


def structured(data: dict[str, Any]) -> tuple[Dataset, tuple[Problem, ...]]:
    """The dataset that a document describes, or what is sound of it, and what is wrong.

    Args:
        data: the document, as `read` gives it.
    """
    places = data.get(Place.TABLE)
    about, records, faulty = tables(data, places if type(places) is dict else {})
    if "dataset" not in data:
        hint = 'Add [dataset] with title = "…" and reviewed = a date.'
        faulty.insert(0, Problem("no-dataset", "The file has no [dataset] table.", hint))
    values.forget()
    return Dataset(about or _UNNAMED, records), tuple(faulty)


def tables(
    data: Mapping[str, Any], places: Collection[str]
) -> tuple[About | None, dict[Ref, Record], list[Problem]]:
    """The description and the records in some tables, or what is sound of them, and what is wrong.

    Args:
        data: the tables, as `read` gives them.
        places: the ids of the places that there are; what names another is a text.
    """
    problems: list[Problem] = []
    records: dict[Ref, Record] = {}
    about: About | None = None
    for table, raw in data.items():
        if table == "dataset":
            about, faulty = built(About, raw)
            if faulty:
                about = None
                problems += Malformed(*faulty).below(table)
        elif table not in TABLES:
            hint = suggestion(table, TABLES, _KNOWN)
            message = f"Unknown table {quoted(table)}."
            problems.append(Problem("unknown-table", message, hint, (table,)))
        elif type(raw) is not dict:
            wanted = f"tables such as [{table}.some-id]"
            message = f"{quoted(table)} should hold {wanted}, but it is {kind_of(raw)}."
            problems.append(Problem("wrong-type", message, "", (table,)))
        else:
            for identifier, keys in timed(raw.items()):
                record, faulty = _record(TABLES[table], identifier, keys, places)
                if record is not None:
                    records[record.ref] = record
                if faulty:
                    problems += Malformed(*faulty).below(table, identifier)
                    if enough(problems):
                        break
    return about, records, problems


def record_of(cls: type[R], identifier: str, raw: Any, places: Collection[str] = ()) -> R:
    """The record that a table describes, which is sound.

    Args:
        cls: its class.
        identifier: its id.
        raw: its table, as `read` gives it.
        places: the ids of the places that there are; what names another is a text.

    Raises:
        Malformed: something is wrong with it.
    """
    record, faulty = _record(cls, identifier, raw, places)
    if record is None or faulty:
        raise Malformed(*faulty)
    return record
