from typing import Any

import pytest

from irtui.exchange.dataset_file import file_text, sound
from irtui.exchange.format import Imported
from irtui.model.claims import Ref
from irtui.model.records import Body
from irtui.query.audit.diff import diff
from tests.exchange.exporting import NAMES, named
from tests.support import loaded


@pytest.mark.parametrize("name", NAMES)
def test_a_dataset_that_is_written_as_a_file_is_the_same_when_it_is_read(name: str) -> None:
    dataset = named(name)
    again = loaded(file_text(dataset))
    assert again.dataset is not None, again.problems[:3]
    assert not diff(dataset, again.dataset)


def test_what_would_be_an_error_is_left_out_and_told() -> None:
    tables: dict[str, dict[str, Any]] = {
        "dataset": {"title": "Rivers", "reviewed": "2024", "lanes": ["body:council"]},
        "source": {"gazette": {"publisher": "The Gazette"}},
        "body": {
            "board": {
                "name": ["The board", {"value": "Board", "since": "soon"}],
                "parent": "council",
                "founded": "2001",
                "sources": ["gazette"],
            },
            "No id": {"name": "Nobody"},
        },
        "gap": {"minutes": {"searched": "2024"}},
    }
    dataset, unread = sound(Imported(tables=tables))
    assert {one.where for one in unread} == {
        "dataset.lanes.0",
        "gap.minutes",
        "body.No id",
        "body.board.name.1.since",
        "body.board.parent",
    }
    assert loaded(file_text(dataset)).problems == ()
    assert [str(ref) for ref in dataset.records] == ["source:gazette", "body:board"]


def test_a_file_is_written_as_one_would_by_hand() -> None:
    tables: dict[str, dict[str, Any]] = {
        "dataset": {"title": "Rivers", "reviewed": "2024", "kinds": {"body": {"board": "boards"}}},
        "body": {
            "board": {"name": "The board", "seen": ["2024-06-01"], "sources": ["log"]},
            "panel": {"mandate": ["Lamps.", "Fog."], "parent": "board", "sources": ["log"]},
        },
        "person": {"ada": {"roles": [{"in": "board", "as": "Chair"}], "sources": ["log"]}},
        "source": {"log": {"title": "The log"}},
    }
    text = file_text(sound(Imported(tables=tables))[0])
    for line in (
        'body = { board = "boards" }',
        'seen = "2024-06-01"',
        'mandate = ["Lamps.", "Fog."]',
        'roles = [{ in = "board", as = "Chair" }]',
    ):
        assert line in text.splitlines()


def test_a_claim_with_two_errors_is_left_out_and_the_next_one_stays() -> None:
    tables: dict[str, dict[str, Any]] = {
        "dataset": {"title": "Rivers", "reviewed": "2024"},
        "source": {"gazette": {"publisher": "The Gazette"}},
        "body": {
            "board": {
                "name": "The board",
                "founded": [
                    {"value": "soon", "since": "later"},
                    {"value": "2001", "since": "2001"},
                ],
                "sources": ["gazette"],
            }
        },
    }
    dataset, unread = sound(Imported(tables=tables))
    assert [(one.where, one.what) for one in unread] == [
        ("body.board.founded.0", "“soon” is not a date.")
    ]
    (founded,) = dataset.get(Ref("body", "board"), Body).founded
    assert founded.since is not None
