"""All records of an export."""

from collections.abc import Iterable

from attrs import evolve

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import When
from irtui.model.records import Record
from irtui.model.said import said
from irtui.pages.citations import Edition
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.declared import Json
from irtui.render.answers.records import RecordJson, record


class KindJson(Json):
    """A kind of records."""

    plural: str | None = said("What several are called.")
    counted: str | None = said("What follows their number.")


class HeadJson(Json):
    """What a dataset says of itself, besides what every answer begins with."""

    summary: str | None = said("Its scope, in a few lines.")
    snapshot: When | None = said("The day on which all was seen that has no dates.")
    licence: str | None = said("Under which it may be used.")
    maintainers: tuple[str, ...] = said("Who keeps it.")
    kinds: dict[str, dict[str, KindJson]] = said("For each table its kinds.")
    registers: dict[str, str] = said("For each register the address of a record in it.")
    words: dict[str, str] = said("What links and fields are called, by their usual names.")
    lanes: tuple[Ref, ...] = said("The records whose lanes the timeline shows.")
    digest: str | None = said("SHA-256 of its file, in hexadecimal.")


class ExportJson(AnswerJson):
    """What ``irtui export json`` writes."""

    about: HeadJson = said("The dataset.")
    records: tuple[RecordJson, ...] = said("Each record, in the order of the file.")


def _of_day(found: RecordJson) -> RecordJson:
    """Of a record, the claims that held on the day, and the links that did."""
    held = {
        field: kept
        for field, claims in found.claims.items()
        if (kept := tuple(one for one in claims if one.holds))
    }
    return evolve(found, claims=held, links=tuple(one for one in found.links if one.there))


def export_json(
    as_of: AsOf, edition: Edition, found: Iterable[Record], *, of_day: bool
) -> ExportJson:
    """Records, each as ``irtui show`` answers it; ``of_day``: of each, only what held."""
    about = as_of.dataset.about
    kinds = {
        table: {kind: KindJson.of(one) for kind, one in words.items()}
        for table, words in about.kinds.items()
    }
    records = (record(as_of, one) for one in found)
    return ExportJson.to(
        as_of,
        about=HeadJson.of(about, kinds=kinds, digest=edition.digest or None),
        records=tuple(_of_day(one) if of_day else one for one in records),
    )
