"""``new``: what is printed loads where it is put, and has what can be known."""

from pathlib import Path

import pytest

from irtui.model.claims import Ref
from irtui.model.codes import Severity
from irtui.model.dataset import Dataset
from irtui.model.dates import parse_date
from irtui.model.records import TABLES, Event
from irtui.model.values import Status
from tests.cli.running import LIGHTHOUSES, run
from tests.each import each
from tests.support import HEAD, day, loaded

GIVEN = {
    "meeting": ["lamp-commission"],
    "source": ["https://www.tides.example/list?of=2001", "2024-05-03"],
    "gap": ["lamp-commission", "founded"],
}


def pasted(path: str | Path, *arguments: str) -> Dataset:
    """A dataset with a stub at its end; an error in it fails the test."""
    ran = run("new", *arguments, "-d", str(path))
    assert (ran.code, ran.err) == (0, "")
    found = loaded(f"{Path(path).read_text(encoding='utf-8')}\n{ran.out}")
    errors = [str(one) for one in found.problems if one.severity is Severity.ERROR]
    assert not errors
    assert found.dataset is not None
    return found.dataset


@each("kind", ["meeting", *TABLES])
def test_a_record_of_each_kind_loads_at_the_end_of_the_file(kind: str) -> None:
    pasted(LIGHTHOUSES, kind, *GIVEN.get(kind, ['A "new"\\one']), "--on", "2024-07-01")


ANNOUNCED = f"""{HEAD}
[source.log]
[party.upper]
name = "Upper"
sources = ["log"]
[post.keeper]
name = "Keeper"
sources = ["log"]
[person.ada]
name = "Ada"
posts = [{{ post = "keeper", until = "2025" }}]
sources = ["log"]
[person.ben]
name = "Ben"
posts = [{{ post = "keeper", since = "2026" }}]
sources = ["log"]
[body.board]
name = "Board"
chair_posts = [{{ post = "keeper", party = "upper" }}]
sources = ["log"]
[event.board-2026]
kind = "session"
body = "board"
number = 23
planned = {{ value = "2026", note = "Ada was invited." }}
status = "announced"
sources = ["log"]
"""


def test_the_announced_session_is_held_with_its_number_and_the_chairs_of_that_day(
    tmp_path: Path,
) -> None:
    path = tmp_path / "board.toml"
    path.write_text(ANNOUNCED, encoding="utf-8")
    dataset = pasted(path, "meeting", "board", "--on", "2026-12-05")
    event = dataset.get(Ref("event", "board-2026-12"), Event)
    assert event.kind == "session"
    assert [claim.value for claim in event.number] == [23]
    assert [claim.value for claim in event.status] == [Status.HELD]
    assert [claim.value.text for claim in event.when] == ["2026-12-05"]
    announced = dataset.get(Ref("event", "board-2026"), Event)
    assert [claim.value for claim in event.planned] == [claim.value for claim in announced.planned]
    assert [str(claim.value.person) for claim in event.chairs] == ["person:ben"]
    out = run("new", "meeting", "board", "--on", "2026-12-05", "-d", str(path)).out
    assert out.startswith("# It was announced as [event.board-2026]: take that table out")


def test_a_day_without_on_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("irtui.cli.new.today", lambda: day("2031-02-03"))
    dataset = pasted(LIGHTHOUSES, *("gap", "lamp-commission", "founded"))
    gap = dataset.get(Ref("gap", "lamp-commission-founded"))
    assert getattr(gap, "searched", None) == parse_date("2031-02-03")


def test_a_meeting_before_the_last_one_has_no_number() -> None:
    dataset = pasted(LIGHTHOUSES, "meeting", "lamp-commission", "--on", "1900")
    assert dataset.get(Ref("event", "lamp-commission-1900"), Event).number == ()


def test_an_id_is_made_of_the_name_and_is_none_that_there_is() -> None:
    first = run("new", "person", "Фёдор Ångström", "-d", LIGHTHOUSES).lines[0]
    assert first == "[person.fedor-angstrom]"
    assert run("new", "person", "Ada Wick", "-d", LIGHTHOUSES).lines[0] == "[person.ada-wick-2]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["meting"], "Did you mean “meeting”?"),
        (["meeting"], "Write irtui new meeting BODY."),
        (["meeting", "person:ada-wick"], "person:ada-wick is no body"),
        (["gap", "lamp-commission", "fuonded"], "Did you mean “founded”?"),
        (["source", "tides.example"], "only http and https"),
        (["source", "https://tides.example", "soon"], "“soon”"),
    ],
)
def test_what_cannot_be_made_is_one_clear_error(arguments: list[str], message: str) -> None:
    ran = run("new", *arguments, "-d", LIGHTHOUSES)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
