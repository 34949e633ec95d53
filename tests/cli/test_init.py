"""``init``: a dataset to start from, that is sound, shows all of the format, and harms nothing."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import attrs
import pytest

from irtui.loading import load
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Span
from irtui.model.fields import claim_fields
from irtui.model.records import TABLES, Body, Event, Record
from irtui.model.safe_text import unsafe_characters
from irtui.model.values import Name, Status
from irtui.query.audit.reports import conflicts
from irtui.schema.format import schema
from tests.cli.running import Ran, run
from tests.validating import objections

NAMES = ["irtui.schema.json", "relations.toml"]
STARTER = files("irtui.cli").joinpath("starter.toml").read_text(encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    """The text of each file in a folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def refused(ran: Ran) -> bool:
    """Whether a command ended in one message that tells that nothing was written."""
    one_line = len(ran.err.splitlines()) == 1 and ran.err.endswith(" Nothing was written.\n")
    return (ran.code, ran.out) == (2, "") and one_line and not unsafe_characters(ran.err)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    path = tmp_path_factory.mktemp("init") / "relations.toml"
    path.write_text(STARTER, encoding="utf-8")
    loaded = load(path)
    assert loaded.dataset is not None
    return loaded.dataset


def claims(dataset: Dataset) -> Iterator[tuple[Record, str, Claim[object]]]:
    """Every claim of a dataset, with the record and the field that it stands in."""
    for record in dataset.records.values():
        for name in claim_fields(type(record)):
            for claim in getattr(record, name):
                yield record, name, claim


def test_a_dataset_and_its_schema_are_written_and_the_next_commands_told(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "my data"
    ran = run("init", str(folder))
    assert (ran.code, ran.out) == (0, "")
    path = folder / "relations.toml"
    assert f"irtui -d '{path}'\n" in ran.err
    assert f"irtui check '{path}'\n" in ran.err
    written = content(folder)
    assert sorted(written) == NAMES
    assert all(name in ran.err for name in NAMES)
    assert written["relations.toml"] == STARTER
    assert json.loads(written["irtui.schema.json"]) == schema()


def test_the_files_go_into_a_folder_that_is_there_and_leave_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Mine.")
    assert run("init", str(tmp_path)).code == 0
    assert content(tmp_path).keys() == {*NAMES, "notes.txt"}
    assert (tmp_path / "notes.txt").read_text() == "Mine."


def test_the_dataset_has_no_problem_of_any_severity(tmp_path: Path) -> None:
    run("init", str(tmp_path))
    ran = run("check", str(tmp_path / "relations.toml"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("records, no problems.\n")


def test_the_dataset_is_valid_and_its_first_line_points_to_the_schema() -> None:
    assert STARTER.startswith("#:schema ./irtui.schema.json\n")
    assert objections(STARTER) == []


def test_the_dataset_has_every_kind_of_record(dataset: Dataset) -> None:
    assert {ref.table for ref in dataset.records} == TABLES.keys()
    assert len(dataset.table("party")) == 2


def test_the_dataset_shows_what_a_claim_can_say(dataset: Dataset) -> None:
    told = [claim for *_, claim in claims(dataset)]
    fields = {field.name for field in attrs.fields(Claim)}
    bare = Claim(value=None)
    assert fields == {
        field for claim in told for field in fields if getattr(claim, field) != getattr(bare, field)
    }
    assert {claim.rank for claim in told} == set(Rank)
    assert {claim.basis for claim in told} == set(Basis)
    bounds = [bound for claim in told for bound in (claim.since, claim.until)]
    assert any(isinstance(bound, Ref) for bound in bounds)
    assert any(isinstance(claim.value, Span) for claim in told)
    citations = [citation for claim in told for citation in claim.sources]
    assert any(citation.at and citation.quote for citation in citations)


def test_the_dataset_spells_claims_in_each_of_the_three_ways() -> None:
    lines = STARTER.splitlines()
    for beginning in ('name = "', "cadence = { value", "mandate = ["):
        assert any(line.startswith(beginning) for line in lines)


def test_the_dataset_has_a_dispute_a_former_name_and_an_announced_meeting(
    dataset: Dataset,
) -> None:
    assert conflicts(dataset)
    statuses = [
        claim.value
        for event in dataset.table("event")
        if isinstance(event, Event)
        for claim in event.status
    ]
    assert {Status.HELD, Status.ANNOUNCED} <= set(statuses)
    body = dataset.get(Ref("body", "ferry-commission"))
    assert isinstance(body, Body)
    names: list[Claim[Name]] = [claim for claim in body.name if claim.until]
    assert names
    assert all(not AsOf(dataset, dataset.about.day).holds(body, claim) for claim in names)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_where_one_of_the_files_is_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Mine.")
    ran = run("init", str(tmp_path))
    assert refused(ran)
    assert f"{name}” already exists." in ran.err
    assert content(tmp_path) == {name: "Mine."}


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.toml"
    (tmp_path / "relations.toml").symlink_to(target)
    assert refused(run("init", str(tmp_path)))
    assert not target.exists()
    assert not (tmp_path / "irtui.schema.json").exists()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    run("init", str(tmp_path))
    (tmp_path / "relations.toml").write_text("Changed.")
    before = content(tmp_path)
    assert refused(run("init", str(tmp_path)))
    assert content(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("Mine.")
    for name in (path, path / "below"):
        assert refused(run("init", str(name)))
    assert path.read_text() == "Mine."


@pytest.mark.parametrize("name", ["x" * 5000, "a\x1b[31m/" + "x" * 5000, "a\n/" + "x" * 5000])
def test_a_folder_that_cannot_be_made_is_told_in_one_safe_message(
    tmp_path: Path, name: str
) -> None:
    assert refused(run("init", str(tmp_path / name)))


def test_a_failure_in_the_middle_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = Path.open

    def failing(self: Path, *arguments: str, **rest: str) -> object:
        if self.name == "irtui.schema.json":
            raise OSError(28, "No space left on device")
        return real_open(self, *arguments, **rest)  # type: ignore[call-overload]  # passed on

    monkeypatch.setattr(Path, "open", failing)
    ran = run("init", str(tmp_path))
    assert refused(ran)
    assert "No space left on device" in ran.err
    assert list(tmp_path.iterdir()) == []
