"""``schema``: the format for editors, printed as JSON."""

import json

from irtui.schema.answers import answers_schema
from irtui.schema.format import schema
from tests.cli.running import run


def test_the_schema_is_printed_as_json() -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema()


def test_the_schema_of_the_answers_is_printed_by_the_same_command() -> None:
    ran = run("schema", "--answers")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == answers_schema()


def test_the_help_tells_how_a_file_points_to_the_schema() -> None:
    assert "#:schema ./irtui.schema.json" in run("schema", "--help").out
