"""All records of an export."""

from collections.abc import Iterable

from irtui.model.as_of import AsOf
from irtui.model.records import Record
from irtui.model.said import said
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.records import RecordJson, record


class ExportJson(AnswerJson):
    """What ``irtui export json`` writes."""

    records: tuple[RecordJson, ...] = said("Each record, in the order of the file.")


def export_json(as_of: AsOf, found: Iterable[Record]) -> ExportJson:
    """Records, each as ``irtui show`` answers it."""
    return ExportJson.to(as_of, records=tuple(record(as_of, one) for one in found))
