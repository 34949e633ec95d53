import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from irtui.exchange.tables.sqlite_views import QUESTIONS, VIEWS
from irtui.model.as_of import AsOf
from irtui.model.fields import claim_fields
from irtui.model.records import Body, Event
from irtui.pages.anchors import anchor
from irtui.query.evidence import claim_support
from irtui.query.series import years_of_series
from tests.exchange.exporting import NAMES, exported, named
from tests.growth import assert_grows_little
from tests.large import of_everything
from tests.support import dataset, ref

PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "tables.md").read_text(encoding="utf-8")
COMMISSION = "body:irigc-mmtc"


def opened(name: str, **rest: str) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(exported("sqlite", name, **rest)[0][""])
    return database


@pytest.fixture(scope="module")
def bundled() -> Iterator[sqlite3.Connection]:
    database = opened("bundled")
    yield database
    database.close()


def asked(database: sqlite3.Connection, word: str, **about: Any) -> list[tuple[Any, ...]]:
    """What the question answers in which a word stands."""
    (sql,) = [sql for question, sql in QUESTIONS if word in question]
    return database.execute(sql, about).fetchall()


@pytest.mark.parametrize("name", NAMES)
def test_a_database_is_whole_and_the_same_twice(name: str) -> None:
    database = opened(name)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for view in VIEWS:
        database.execute(f'SELECT * FROM "{view.name}"').fetchall()
    told = {row[0] for row in database.execute("SELECT name FROM about")}
    names = database.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    assert {name for (name,) in names if not name.startswith("texts_fts")} <= told
    assert exported("sqlite", name)[0] == exported("sqlite", name)[0]
    database.close()


@pytest.mark.parametrize("rest", [{"top": "body:lamp-group"}, {"at": "2011-06-01"}])
def test_of_a_part_nothing_points_to_what_is_not_there(rest: dict[str, str]) -> None:
    database = opened("estuary", **rest)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_who_chaired_and_who_says_so(bundled: sqlite3.Connection) -> None:
    data = named("bundled")
    as_of = AsOf.of(data, data.about.day)
    wanted = {
        (str(event.ref), str(claim.value.party), frozenset(str(one.ref) for one in claim.sources))
        for event, _ in data.referring(ref(COMMISSION), Event, "body")
        for claim in as_of.holding(event, "chairs")
    }
    told = {
        (event, party, frozenset((sources or "").split()))
        for event, _, party, _, sources in asked(bundled, "co-chaired", body=COMMISSION)
    }
    assert told == wanted
    assert len(told) > 20


def test_what_is_to_be_cited(bundled: sqlite3.Connection) -> None:
    data = named("bundled")
    record = data.get(ref(COMMISSION), Body)
    for claim in record.founded:
        rows = asked(bundled, "cited", claim=anchor(record, "founded", claim))
        assert len(rows) == len(claim.sources) > 0
        for row, citation in zip(rows, claim.sources, strict=True):
            assert row[3] == getattr(data.get(citation.ref), "url")  # noqa: B009 - any source has it
            assert row[4:] == (citation.at, citation.quote)


@pytest.mark.parametrize("day", ["1995-06-01", "2000-06-01", "2005-01-01", "2019-03-31"])
def test_the_structure_of_a_day(bundled: sqlite3.Connection, day: str) -> None:
    as_of = AsOf.of(named("bundled"), date.fromisoformat(day))
    rows = asked(bundled, "structure", day=day)
    wanted = {
        (str(body.ref), as_of.presence(body), str(above) if (above := as_of.parent(body)) else None)
        for body in as_of.bodies()
    }
    assert {(body, holds, parent) for body, _, holds, parent in rows} == wanted
    assert len(rows) == len(wanted)


def test_what_it_was_called(bundled: sqlite3.Connection) -> None:
    data = named("bundled")
    record = data.get(ref(COMMISSION), Body)
    rows = asked(bundled, "called", record=COMMISSION)
    for day in ("2005-01-01", "2024-01-01"):
        as_of = AsOf.of(data, date.fromisoformat(day))
        for field in ("name", "abbreviation", "aliases"):
            names = {row[0] for row in rows if row[1] == field and row[3] <= day <= row[4]}
            assert names == {claim.value.value for claim in as_of.holding(record, field)}


def test_the_years_without_a_meeting(bundled: sqlite3.Connection) -> None:
    data = named("bundled")
    years = years_of_series(AsOf.of(data, data.about.day), data.get(ref(COMMISSION), Body))
    rows = asked(bundled, "years", body=COMMISSION, year=max(years))
    missing = [year for year, held in years.items() if not held]
    assert missing
    assert [year for (year,) in rows] == missing


def test_what_rests_on_one_source(bundled: sqlite3.Connection) -> None:
    data = named("bundled")
    known = dict(bundled.execute("SELECT claim, independent FROM support"))
    for record in data.records.values():
        for name in claim_fields(type(record)):
            for claim in getattr(record, name):
                support = claim_support(data, record, claim)
                assert known.pop(anchor(record, name, claim)) == len(support.independent)
    assert not known
    assert len(asked(bundled, "alone", record=COMMISSION)) > 1


@pytest.mark.parametrize("typed", ["комиссия", "Komissiya", "दीप"])
def test_names_are_found_in_any_script(typed: str) -> None:
    database = opened("estuary")
    rows = database.execute("SELECT record FROM texts_fts WHERE texts_fts MATCH ?", [typed])
    assert rows.fetchall()
    database.close()


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL))
def test_what_the_page_asks_has_an_answer(bundled: sqlite3.Connection, sql: str) -> None:
    assert bundled.execute(sql, {"day": "2005-01-01"}).fetchall()


def test_the_work_grows_with_the_claims() -> None:
    small, large = (dataset(of_everything(count, dated=True)) for count in (3, 12))
    exported("sqlite", small)
    assert_grows_little(lambda: exported("sqlite", small), lambda: exported("sqlite", large))


def test_without_full_text_search_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "irtui.exchange.tables.sqlite._INDEX", "CREATE VIRTUAL TABLE f USING none(text)"
    )
    files, losses = exported("sqlite", "minimal")
    assert sum(losses.counts.values()) == 1
    assert files[""].startswith(b"SQLite format 3")
