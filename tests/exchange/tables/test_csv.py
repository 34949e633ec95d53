import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.exchange.dataset_file import sound
from irtui.exchange.format import ForeignError, Reading
from irtui.exchange.tables.csv_export import as_meant, csv_bytes, defused
from irtui.exchange.tables.csv_import import read
from irtui.query.audit.diff import diff
from tests.exchange.exporting import NAMES, exported, named
from tests.support import dataset
from tests.tools import library

RISKY = """
[source.log]
publisher = "=cmd|' /C calc'!A0"
title = "@SUM(1,2); \\"quoted\\""
[body.board]
name = ["-2+3", "'quoted'", "＝1+1", "plain"]
summary = \"\"\" +1
two lines\"\"\"
extra = { "=key" = "+49 30" }
sources = ["log"]
"""


def written(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", [*NAMES, "bundled"])
def test_the_tables_of_an_export_are_imported_without_a_mapping(name: str, tmp_path: Path) -> None:
    files, losses = exported("csv", name)
    found = read(written(tmp_path, dict(files)), Reading())
    again, unread = sound(found)
    assert (found.unread, unread, losses.counts) == ((), (), {})
    assert not diff(named(name), again)


@pytest.mark.parametrize("name", ["delta", "hostile"])
def test_frictionless_finds_no_error(name: str, tmp_path: Path) -> None:
    frictionless = library("frictionless")
    folder = written(tmp_path, dict(exported("csv", name)[0]))
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "fieldName", "message"]) == []
    if name == "delta":
        table = folder / "claim_sources.csv"
        table.write_text(table.read_text(encoding="utf-8") + "body:no#name,1,source:no,,\n")
        broken = frictionless.validate(str(folder / "datapackage.json"))
        assert {row[0] for row in broken.flatten(["type"])} == {"foreign-key"}


def test_no_cell_begins_as_a_formula_and_none_is_another_when_it_is_read(tmp_path: Path) -> None:
    risky = dataset(RISKY)
    files = exported("csv", risky)[0]
    cells = b"\n".join(files.values()).decode()
    assert "'=cmd|" in cells
    again, unread = sound(read(written(tmp_path, dict(files)), Reading()))
    assert not unread
    assert not diff(risky, again)


@given(st.text())
def test_a_text_is_never_a_formula_and_comes_back(text: str) -> None:
    assert as_meant(defused(text)) == text
    assert defused(text).lstrip()[:1] not in [*"=+-@"]


def test_a_spreadsheet_may_write_the_tables_again(tmp_path: Path) -> None:
    folder = written(tmp_path, dict(exported("csv", "delta")[0]))
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [*csv.reader(file)]
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    again, unread = sound(read(folder / "datapackage.json", Reading()))
    assert not unread
    assert not diff(named("delta"), again)


def test_what_belongs_to_nothing_and_what_is_no_number_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path, dict(exported("csv", "delta")[0]))
    header = (folder / "claims.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    cells = {"claim": "body:no#name", "record": "body:no", "field": "name", "value": "No"}
    row = [cells.get(name, "normal") for name in header]
    (folder / "claims.csv").write_bytes(csv_bytes(header, [row]))
    found = read(folder, Reading())
    told = [f"{one.where}: {one.what}" for one in found.unread]
    assert told[:2] == [
        "claims.csv, row 2, column “position”: “normal” is not a whole number.",
        "claims.csv, row 2, column “count”: “normal” is not a whole number.",
    ]
    assert [one for one in told if one.startswith("claim_sources.csv: “body:")]


def test_a_folder_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForeignError, match=r"dataset\.csv is not in it"):
        read(tmp_path, Reading())


@pytest.mark.parametrize("rest", [{"top": "body:lamp-group"}, {"at": "2011-06-01"}])
def test_a_part_of_a_dataset_is_imported_too(rest: dict[str, str], tmp_path: Path) -> None:
    found = read(written(tmp_path, dict(exported("csv", "estuary", **rest)[0])), Reading())
    again, unread = sound(found)
    assert set(again.records) <= set(named("estuary").records)
    # Of a day, what began or ended with something else may not be there; of a branch, all is.
    assert all(re.search("^There is no ", one.what) for one in unread if "at" in rest)
    assert "at" in rest or not unread
