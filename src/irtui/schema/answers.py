"""The JSON Schema of the answers that commands print with ``--format json``."""

import json
from datetime import date

from irtui.model.claims import Ref
from irtui.model.dates import Moment, Span
from irtui.model.said import reference_pattern
from irtui.render.answers.audits import FINDINGS, PathJson, ReportJson
from irtui.render.answers.declared import DateJson
from irtui.render.answers.differences import DiffJson
from irtui.render.answers.files import BookmarksJson, CheckJson, VerifyJson
from irtui.render.answers.hits import FindJson
from irtui.render.answers.overview import ShowDatasetJson
from irtui.render.answers.records import (
    ExportJson,
    RecordJson,
    ShowJson,
    SourceJson,
    SourcesJson,
)
from irtui.render.answers.structure import ChangesJson, TimelineJson, TreeJson
from irtui.schema.derived import Definitions, Schema
from irtui.schema.records import any_value, records, source

_ANSWERS = {
    "irtui tree": TreeJson,
    "irtui show": ShowJson,
    "irtui show dataset": ShowDatasetJson,
    "irtui timeline": TimelineJson,
    "irtui timeline --changes": ChangesJson,
    "irtui find": FindJson,
    "irtui path": PathJson,
    "irtui sources": SourcesJson,
    "irtui diff": DiffJson,
    "irtui check": CheckJson,
    "irtui bookmarks": BookmarksJson,
    "irtui export json": ExportJson,
    "irtui verify": VerifyJson,
}
_DAY = {"type": "string", "format": "date", "description": "A day, as in ISO 8601: 2018-12-13."}
_REF = {
    "type": "string",
    "pattern": reference_pattern(),
    "description": "A record: its table and its id.",
}
_OWN = {
    date: lambda found: found.refer("day", lambda: _DAY),
    Moment: lambda found: found.of(DateJson),
    Span: lambda found: found.of(DateJson),
    Ref: lambda found: found.refer("ref", lambda: _REF),
    object: lambda found: found.refer("value", lambda: any_value(found)),
    RecordJson: records,
    SourceJson: source,
}


def answers_schema() -> Schema:
    """The schema: one for each answer, of which a document follows exactly one."""
    definitions = Definitions(_OWN)
    answers = [{"title": title, **definitions.object(cls)} for title, cls in _ANSWERS.items()]
    for name, cls in FINDINGS.items():
        findings = {"type": "array", "items": definitions.of(cls)}
        found = definitions.object(ReportJson, report={"const": name}, findings=findings)
        answers.append({"title": f"irtui report {name}", **found})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of irtui",
        "description": (
            "What commands print with --format json. irtui cite prints CSL-JSON instead, which has"
            " a schema of its own: https://resource.citationstyles.org/schema/v1.0/input/json/"
            "csl-data.json"
        ),
        "oneOf": answers,
        "$defs": definitions.found,
    }


def answers_schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(answers_schema(), ensure_ascii=False, indent=2)
