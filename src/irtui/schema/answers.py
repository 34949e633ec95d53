"""The JSON Schema of the answers that commands print with ``--format json``.

It follows JSON Schema 2020-12 and leaves nothing open: every key is named, described and required,
and no other may come. What records hold is read off the field table.
"""

import json
from collections.abc import Iterable

from irtui.model.dates import Truth
from irtui.model.problems import Severity
from irtui.model.records import TABLES
from irtui.model.values import Status
from irtui.pages.report_pages import REPORTS
from irtui.query.audit.diff import How
from irtui.query.find import Match
from irtui.query.time.marks import Shape
from irtui.query.tree.nodes import Role
from irtui.schema.parts import (
    Schema,
    array,
    closed,
    count,
    or_null,
    reference,
    text,
    typed,
    use,
    words,
)
from irtui.schema.records import record_definitions, values

_SUPPORT = {
    "sources": array(reference("source"), "The sources, each once."),
    "independent": array(
        reference("source"), "What is left when each reprint is put down to what it repeats."
    ),
    "side": or_null(text("The id of the one party that all of it comes from.")),
}

_MARK = {
    "shape": words([shape.name.lower() for shape in Shape], "What it is; “none”: not recorded."),
    "label": text("What it is called."),
    "record": or_null(reference(description="The record that says more.")),
    "gap": or_null(reference("gap", description="The gap that says what is missing.")),
    "disputed": typed("boolean", "Whether sources contradict each other about its date."),
}


def _mark() -> Schema:
    term = {
        "since": or_null(use("date", "When it began; null: not known.")),
        "until": or_null(use("date", "When it ended; null: not known, or it has not.")),
    }
    seen = array(use("date"), "First and last sighting.", minItems=2, maxItems=2)
    return {
        "description": "A mark on a lane: a day, a term, or a year without a meeting.",
        "oneOf": [
            closed("What has a date.", {**_MARK, "when": use("date", "Its date.")}),
            closed(
                "What lasted; “seen”, where neither end is known.",
                {**_MARK, **term, "seen": or_null(seen)},
                ["seen"],
            ),
            closed("A year.", {**_MARK, "year": typed("integer", "The year.")}),
        ],
    }


def _node() -> Schema:
    return closed(
        "A line of the tree.",
        {
            "key": text("Names this place in the tree, on every day."),
            "label": text("What it is called on the day."),
            "role": words([role.value for role in Role], "What it stands for."),
            "ref": or_null(reference(description="The record that it stands for.")),
            "there": use("truth", "Whether it was there on the day."),
            "status": or_null(words(Status, "For a meeting: how far it got.")),
            "note": text("A count, or a date in brief (EDTF's signs ~ and ?); empty for none."),
            "children": or_null(
                array(use("node"), "What is below it; null: it is a collection, left folded.")
            ),
        },
    )


def _source() -> Schema:
    return closed(
        "A source, and how much rests on it.",
        {
            "source": reference("source", description="Its reference."),
            **values(TABLES["source"]),
            "original": reference(
                "source", description="The text that it repeats in the end; itself, if none."
            ),
            "records": count("Records that cite it."),
            "claims": count("Claims that cite it."),
            "for_the_record": count(
                "Claims without sources of their own, in records that cite it as a whole."
            ),
        },
    )


def _hit() -> Schema:
    span = array(typed("integer", minimum=0), "From, and to before which.", minItems=2, maxItems=2)
    reason = closed(
        "A text that matched.",
        {
            "field": text("What it is: name, former name, alias (ru), place, statement …"),
            "text": text("The text in its own spelling."),
            "spans": array(span, "The parts that matched, in characters of “text”, from 0."),
        },
    )
    matches = [match.name.lower().replace("_", "-") for match in Match]
    return closed(
        "A hit.",
        {
            "ref": reference(description="The record."),
            "title": text("What it is called on the day."),
            "match": words(matches, "How well it matches; the best is named first here."),
            "there": use("truth", "Whether it was there on the day."),
            "spans": array(span, "The parts of “title” that matched."),
            "reasons": array(reason, "What else matched, until every term has its reason."),
        },
    )


def _thin() -> Schema:
    return closed(
        "A claim that rests on little.",
        {
            "record": use("ref", "The record."),
            "field": text("The field."),
            "claim": use("claim"),
            **_SUPPORT,
        },
    )


def _definitions() -> dict[str, Schema]:
    return {
        "ref": reference(description="A record: its table and its id."),
        "truth": words(
            [truth.name.lower() for truth in Truth], "What is certain of a day, and what is not."
        ),
        "gap": closed(
            "What is missing.",
            {
                "record": or_null(use("ref", "The record that lacks it.")),
                "field": or_null(text("The field, or the name of the link, that lacks it.")),
                "text": text("What was not found."),
                "looked_in": or_null(text("Where it was looked for.")),
                "searched": or_null(use("date", "When it was looked for.")),
                "gap": or_null(
                    reference("gap", description="Its record; null where the lack was counted.")
                ),
            },
        ),
        "support": closed("What something rests on.", _SUPPORT),
        "node": _node(),
        "source": _source(),
        "mark": _mark(),
        "thin": _thin(),
        "hit": _hit(),
        "problem": _problem(),
        "edition": _edition(),
        "difference": _difference(),
        **record_definitions(),
    }


def _timeline() -> Schema:
    return array(
        closed(
            "A lane.",
            {
                "label": text("What it is called."),
                "record": or_null(use("ref", "What it is of.")),
                "there": use("truth", "Whether that was there on the day."),
                "marks": array(use("mark"), "In order of time."),
            },
        ),
        "The lanes that were asked for.",
    )


def _changes() -> Schema:
    return array(
        closed(
            "A change of the structure.",
            {
                "day": use("day", "The day from which on it had certainly happened."),
                "when": or_null(use("date", "Its date, as the source tells it.")),
                "text": text("What happened."),
                "record": use("ref", "The record that changed."),
                "sources": array(reference("source"), "Who says so."),
                "disputed": typed("boolean", "Whether sources contradict each other about it."),
            },
        ),
        "In order of time.",
    )


def _path() -> Schema:
    ends = {"from": use("ref", "Where it begins."), "to": use("ref", "Where it ends.")}
    step = closed("A step.", {**ends, "links": array(use("link"), "What makes it.", minItems=1)})
    return closed(
        "The shortest chains between two records.",
        {
            **ends,
            "count": count("How many shortest chains there are; not all may be printed."),
            "searched": count("How many records were reached."),
            "chains": array(array(step, "A chain.", minItems=1), "The chains."),
        },
    )


def _problem() -> Schema:
    place = typed("integer", minimum=1)
    return closed(
        "A problem of a file.",
        {
            "code": text("Its sort; irtui check --explain tells what it stands for."),
            "severity": words(Severity, "How much it matters."),
            "message": text("What is wrong."),
            "hint": text("How to correct it; may be empty."),
            "file": text("The file, as it was named."),
            "line": or_null({**place, "description": "From 1; null: the file as a whole."}),
            "column": or_null({**place, "description": "From 1, in characters."}),
            "path": array({"type": ["string", "integer"]}, "Keys and indexes in the file."),
        },
    )


def _files() -> Schema:
    return array(
        closed(
            "A file.",
            {
                "file": text("The file, as it was named."),
                "readable": typed("boolean", "Whether it is TOML at all."),
                "records": or_null(count("How many records it has; null: errors hide them.")),
                **{f"{severity}s": count(f"How many {severity}s it has.") for severity in Severity},
                "problems": array(use("problem"), "In the order of its lines."),
            },
        ),
        "The files that were checked.",
    )


def _edition() -> Schema:
    return closed(
        "A dataset.",
        {
            "title": text("Its title."),
            "version": or_null(text("The version of its data.")),
            "reviewed": text("The day that it speaks for, in EDTF."),
        },
    )


def _comparison() -> dict[str, Schema]:
    """What tells two datasets apart."""
    counts = typed("object", "How many records of the table became what.")
    counts |= {"propertyNames": {"enum": list(How)}, "additionalProperties": count("")}
    tables = typed("object", "For each table with differences, how many records became what.")
    tables |= {"propertyNames": {"enum": list(TABLES)}, "additionalProperties": counts}
    record = closed(
        "A record that differs.",
        {
            "record": use("ref", "The record; its new id, if that changed."),
            "title": text("What it is called on the day."),
            "how": words(How, "What became of it."),
            "was": or_null(use("ref", "What its id was before.")),
            "differences": array(use("difference"), "What of it differs."),
        },
    )
    return {
        "compared_with": use("edition", "The older dataset."),
        "summary": text("All of it in a line."),
        "counts": tables,
        "about": array(use("difference"), "What the dataset says of itself."),
        "records": array(record, "In the order of the tables and of the file."),
    }


def _difference() -> Schema:
    citation = closed(
        "A source of the record.",
        {
            "source": reference("source", description="The source."),
            "at": or_null(text("Where in it.")),
            "quote": or_null(text("The words that say it.")),
        },
    )
    entry = closed(
        "An entry of a mapping.",
        {"keys": array(text(), "The keys that lead to it."), "value": text("What it says.")},
    )
    plain = {"type": ["string", "number", "boolean", "null"]}
    side = {"anyOf": [use("claim"), use("date"), citation, entry, plain]}
    return closed(
        "A claim, or a plain value, that is new, gone, or says something else.",
        {
            "field": text("The field."),
            "how": words([How.ADDED, How.REMOVED, How.CHANGED], "What became of it."),
            "keys": array(text(), "Of one that changed: which of its keys say something else."),
            "old": {"description": "What was said: a claim whole, or a value; null: none.", **side},
            "new": {"description": "What is said now; null: nothing any more.", **side},
        },
    )


def _findings() -> dict[str, Schema]:
    """What each report finds."""
    conflict = closed(
        "A field in which sources disagree.",
        {
            "record": use("ref", "The record."),
            "field": text("The field."),
            "claims": array(use("claim"), "Those that contradict another.", minItems=2),
        },
    )
    oldest = closed(
        "A source.",
        {
            "source": reference("source", description="The source."),
            "date": or_null(use("date", "When it was published.")),
            "records": count("Records that cite it."),
        },
    )
    found = {
        "conflicts": conflict,
        "gaps": use("gap"),
        "single-source": use("thin"),
        "one-sided": use("thin"),
        "oldest-sources": oldest,
        "problems": use("problem"),
    }
    return {name: found[name] for name in REPORTS}


def _sources() -> Schema:
    return closed(
        "What a record, or the dataset, rests on.",
        {
            "of": or_null(use("ref", "The record; null: the whole dataset.")),
            "support": use("support", "What all of it amounts to."),
            "sources": array(use("source"), "What supports most comes first."),
        },
    )


def _answer(title: str, *, optional: Iterable[str] = (), **keys: Schema) -> Schema:
    """An answer with what every one begins with."""
    head = {
        "dataset": use("edition", "What it is an answer from."),
        "at": use("day", "The day that the answer is as of."),
    }
    return {"title": title, **closed("", {**head, **keys}, optional)}


def answers_schema() -> Schema:
    """The schema: one for each answer, of which a document follows exactly one."""
    records = {"oneOf": [use(f"record_{table}") for table in TABLES]}
    answers = [
        _answer("irtui tree", tree=array(use("node"), "The top of the tree.")),
        _answer("irtui show", record={"description": "The record.", **records}),
        _answer("irtui timeline", timeline=_timeline()),
        _answer("irtui timeline --changes", changes=_changes()),
        _answer(
            "irtui find",
            query=text("What was looked for."),
            total=count("How many records were found, near misses counted."),
            hits=array(use("hit"), "The best first."),
        ),
        _answer("irtui path", path=_path()),
        _answer("irtui sources", sources=_sources()),
        # With --summary, what is counted is not told.
        _answer("irtui diff", optional=("about", "records"), **_comparison()),
        {"title": "irtui check", **closed("", {"files": _files()})},
        *(
            _answer(
                f"irtui report {name}",
                report={"const": name, "description": "The name of the report."},
                findings=array(finding, "What it finds."),
            )
            for name, finding in _findings().items()
        ),
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of irtui",
        "description": (
            "What commands print with --format json. irtui cite prints CSL-JSON instead, which has"
            " a schema of its own: https://resource.citationstyles.org/schema/v1.0/input/json/"
            "csl-data.json"
        ),
        "oneOf": answers,
        "$defs": _definitions(),
    }


def answers_schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(answers_schema(), ensure_ascii=False, indent=2)
