import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.exchange.dataset_file import file_text, sound
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.exchange.tables.csv_import import read
from irtui.loading import load
from tests.cli.running import run
from tests.growth import assert_grows_little
from tests.support import loaded, ref

EXAMPLES = Path(__file__).parents[3] / "docs" / "how-to" / "examples"
TABLE = EXAMPLES / "harbour-boards.csv"
MAPPING = EXAMPLES / "harbour-boards.toml"

MAP = """
[dataset]
title = "Keepers"
reviewed = "2024-01-01"
[source.list]
publisher = "The Office of Lamps"
[row.lamp]
table = "body"
name = { column = "Lamp" }
sources = ["list"]
[row.keeper]
table = "person"
id = { column = ["Keeper", "Born"] }
name = { column = "Keeper" }
born = { column = "Born" }
sources = ["list"]
[row.keeper.roles]
in = { record = "lamp" }
role = { column = "As", words = { K = "keeper" } }
since = { column = "From" }
until = { column = "To" }
"""
ORDER = 'Say in the mapping which part comes first: dates = "day-first" or "month-first".'
HEADER = "Lamp,Keeper,Born,As,From,To\n"


@pytest.fixture
def imported(tmp_path: Path):
    """Imports a table by a mapping; both are texts, the table may be bytes."""

    def imported_by(table: str | bytes, mapping: str = MAP) -> Imported:
        (tmp_path / "lamps.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
        (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
        reading = Reading(mapping=tmp_path / "map.toml", today="2024-06-01")
        return read(tmp_path / "lamps.csv", reading)

    return imported_by


def told(found: Imported) -> list[str]:
    return [f"{one.where}: {one.what}" for one in found.unread]


def test_the_example_becomes_a_dataset_without_a_problem(tmp_path: Path) -> None:
    new = tmp_path / "boards.toml"
    ran = run("import", "csv", str(TABLE), str(new), "--map", str(MAPPING))
    assert (ran.code, ran.err) == (0, "10 records, 0 not understood.\n")
    assert run("check", str(new)).err.endswith("10 records, no problems.\n")
    data = load(new).dataset
    assert data is not None
    members = [link.source.id for link in data.links_to(ref("body:saltmarsh-harbour-board"))]
    assert members == ["ada-fennimore", "tomas-orrel", "bruno-vestin"]


def test_the_mapping_on_the_page_is_sound(imported) -> None:
    page = (EXAMPLES.parent / "tables.md").read_text(encoding="utf-8")
    (mapping,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    table = (
        "Board;Member;Born;Other names;Office;Appointed;Left;Register page\n"
        "Quay Board;Ada Fennimore;1960;A. F.|Ada F.;C;01.04.2019;31.03.2023;12\n"
    )
    found = imported(table, mapping)
    assert told(found) == []
    data, unread = sound(found)
    assert not unread
    assert [str(ref) for ref in data.records] == [
        "source:register",
        "body:quay-board",
        "person:ada-fennimore-1960",
    ]


FAULTS = (
    ('"Lamp" }', '"Lmap" }', "9:10: There is no column “Lmap”. Did you mean “Lamp”?"),
    ("born =", "borm =", "15:1: Unknown field “borm”. Did you mean “born”?"),
    ("since =", "sinse =", "20:1: Unknown field “sinse”. Did you mean “since”?"),
    ("words =", "word =", "19:25: Unknown field “word”. Did you mean “words”?"),
    ('{ column = "As"', '{ colunm = "As"', "19:10: Unknown field “colunm”. Did you mean “column”?"),
    ('"person"', '"persons"', "12:1: Unknown table “persons”. Did you mean “person”?"),
    ('table = "person"', "", "11:6: It needs table = "),
    ('"lamp" }', '"lampe" }', "18:8: No [row.lampe] says what that is. Did you mean “lamp”?"),
    ('"2024-01-01"', '"soon"', "4:1: “soon” is not a date. Write 2018"),
    ("[source.list]", "[sorce.list]", "5:2: Unknown table “sorce”. Did you mean “source”?"),
    ("[row.", "[post.", "1:1: The mapping does not say what a row tells of. Add [row.NAME]"),
    ("[dataset]", '[csv]\ndates = "dayfirst"\n[dataset]', "3:1: Unknown word “dayfirst”. Did you"),
    ("[dataset]", '[csv]\nignore = ["Lmap"]\n[dataset]', "3:11: There is no column “Lmap”."),
    ('name = { column = "Lamp" }', "", "7:6: It says neither “id” nor “name”"),
    ('"Born"] }', '"Born"], split = ";" }', "13:1: Only one value may stand here"),
    ('sources = ["list"]', "", "9:1: What “name” says rests on no source. Add sources = "),
    ("[dataset]", "[dataset", "2:9: This is not valid TOML 1.0"),
)


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_what_is_wrong_in_a_mapping_is_told_with_its_place(
    imported, old: str, new: str, message: str
) -> None:
    assert old in MAP
    with pytest.raises(ForeignError) as caught:
        imported(HEADER, MAP.replace(old, new))
    assert f"map.toml:{message}" in str(caught.value)


def test_what_is_not_understood_is_told_row_by_row(imported) -> None:
    found = imported(
        HEADER + "North,Ada,1960,K,soon,\n"
        ",Ben,1961,K,2001,\n"
        "North,Cy,1962,Q,2001,2000\n"
        "\n"
        "???,Di,1963,K,1/2/2003,\n"
        "South,Ed,31.12.1964,K,2001,,extra\n",
        MAP,
    )
    assert told(found) == [
        "row 2, column “From”: “soon” is not a date.",
        "row 3, columns “As”, “From”, “To”: One of “in”, “post” and “as” is missing.",
        "row 4, column “As”: “Q” is none of the words in the mapping.",
        "row 4, column “From”: “until” (2000) is earlier than “since” (2001).",
        "row 6, column “Lamp”: Of “???” no id can be made: it has no letter and no digit.",
        f"row 6, column “From”: “1/2/2003” is not a date. {ORDER}",
        "row 6, columns “As”, “From”, “To”: One of “in”, “post” and “as” is missing.",
        "row 7: 7 cells, but there are 6 columns.",
        f"row 7, column “Born”: “31.12.1964” is not a date. {ORDER}",
    ]
    data, unread = sound(found)
    assert not unread
    assert loaded(file_text(data)).problems == ()


def test_dates_are_read_in_the_order_that_the_mapping_says(imported) -> None:
    row = "North,Ada,3/4/1960,K,2001-02-03 00:00,05.2002\n"
    for order, born in (("day-first", "1960-04-03"), ("month-first", "1960-03-04")):
        found = imported(HEADER + row, f'[csv]\ndates = "{order}"\n{MAP}')
        assert not found.unread
        (ada,) = found.tables["person"].values()
        assert ada["born"] == [born]
        assert (ada["roles"][0]["since"], ada["roles"][0]["until"]) == ("2001-02-03", "2002-05")


def test_what_points_to_nothing_is_left_out_and_told(imported) -> None:
    mapping = MAP + '[row.lamp.parent]\nvalue = { column = "To" }\n'
    found = imported(HEADER + "North,Ada,1960,K,2001,North\nSouth,Ben,1961,K,2001,East\n", mapping)
    assert "row 3, column “To”: There is no body:east." in told(found)
    assert "parent" not in found.tables["body"]["south"]
    assert found.tables["body"]["north"]["parent"] == [{"value": "body:north"}]


def test_rows_of_one_record_are_put_together_and_a_second_word_is_told(imported) -> None:
    mapping = f'{MAP}[row.lamp.extra]\nto = {{ column = "To" }}\n'
    mapping = mapping.replace('table = "body"', 'table = "body"\nsummary = { column = "To" }')
    table = f"{HEADER}North,Ada,1960,K,2001,2002\nNorth,Ada,1960,K,2003,2004\n"
    found = imported(table, mapping)
    second = "row 3, column “To”: body:north has “2002” there, by a row before this one."
    assert told(found) == [second, second]  # as its summary, and as a field of its own
    (ada,) = found.tables["person"].values()
    assert [one["since"] for one in ada["roles"]] == ["2001", "2003"]
    assert found.tables["body"]["north"]["name"] == ["North"]


def test_columns_that_nothing_is_read_of_are_told_unless_they_are_ignored(imported) -> None:
    header = "Lamp,Keeper,Born,As,From,To,Notes\n"
    assert told(imported(header)) == [
        "column “Notes”: Nothing is read of it; name it in “ignore” under [csv], if that is right."
    ]
    assert not imported(header, f'[csv]\nignore = ["Notes"]\n{MAP}').unread


ROW = "North,Ada,1960,K,2001,\n"
UNREADABLE = {
    "another encoding": (
        f"{HEADER}Nørth".encode("latin-1"),
        "lamps.csv:2:2: The file is not UTF",
    ),
    "an open quotation mark": (f'{HEADER}"North\n', "lamps.csv:2: This is not valid CSV"),
    "nothing": ("", "The first row should name the columns, but it is empty."),
    "a column twice": (HEADER.replace("Born", "Lamp"), "There are two columns “Lamp”."),
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_table_that_cannot_be_read_is_refused(imported, fault: str) -> None:
    table, message = UNREADABLE[fault]
    with pytest.raises(ForeignError) as caught:
        imported(table)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("start", "delimiter"), [("", "comma"), ("\ufeff", "semicolon"), ("", "tab")]
)
def test_a_table_may_be_written_in_other_ways(imported, start: str, delimiter: str) -> None:
    table = (HEADER + ROW + '"\'s Lamp, ""old""",B,,K,,\n').replace("\n", "\r\n")
    rows = csv.reader(StringIO(table, newline=""))
    written = StringIO()
    sign = {"comma": ",", "semicolon": ";", "tab": "\t"}[delimiter]
    csv.writer(written, delimiter=sign).writerows(rows)
    mapping = f'[csv]\ndelimiter = "{delimiter}"\n{MAP}'
    found = imported(start + written.getvalue(), mapping)
    assert not found.unread
    assert [one["name"] for one in found.tables["body"].values()] == [
        ["North"],
        ['\'s Lamp, "old"'],
    ]


def test_hostile_cells_are_made_safe(imported) -> None:
    huge = "x" * 200_000
    found = imported(f"{HEADER}\x00North\x1b[31m,=cmd|'/C calc'!A0,,K,,\n{huge},Ada,1960,K,,\n")
    data, unread = sound(found)
    assert not unread
    text = file_text(data)
    assert "\x00" not in text
    assert "\x1b" not in text
    assert loaded(text).problems == ()


CELLS = st.sampled_from(("2001", "2024-01", "K", "body:x", "1/2/2003")) | st.text(
    alphabet="aB1 -/.:?;,\"'\n#[]{}=é\u202e\x00", max_size=8
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=5))
def test_whatever_a_table_has_the_file_made_of_it_has_no_error(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    written = StringIO(newline="")
    csv.writer(written).writerows([HEADER.strip().split(","), *rows])
    (folder / "any.csv").write_text(written.getvalue(), encoding="utf-8", newline="")
    (folder / "any.toml").write_text(MAP, encoding="utf-8")
    found = read(folder / "any.csv", Reading(mapping=folder / "any.toml", today="2024-06-01"))
    data, unread = sound(found)
    assert not unread
    assert not loaded(file_text(data)).errors


def test_the_work_grows_with_the_rows(tmp_path: Path) -> None:
    header = TABLE.read_text(encoding="utf-8").splitlines()[0]

    def work(count: int) -> Imported:
        row = "{0};Board {1};Port;Person {1};;M;Firm {1};guild;{2}.1.2001;;"
        rows = (row.format(n, n % 99, n % 28 + 1) for n in range(count))
        path = tmp_path / f"{count}.csv"
        path.write_text("\n".join([header, *rows]), encoding="utf-8")
        return read(path, Reading(mapping=MAPPING))

    work(10)
    assert_grows_little(lambda: work(200), lambda: work(800))


def test_what_is_not_understood_is_told_by_the_command(tmp_path: Path) -> None:
    table, mapping = tmp_path / "lamps.csv", tmp_path / "map.toml"
    table.write_text(HEADER + "North,Ada,1960,K,soon,\n", encoding="utf-8")
    mapping.write_text(MAP, encoding="utf-8")
    ran = run("import", "csv", str(table), "--map", str(mapping))
    assert ran.code == 1
    assert "row 2, column “From”: “soon” is not a date." in ran.err
    ran = run("import", "csv", str(table))
    assert (ran.code, ran.out) == (2, "")
    assert "Say with --map FILE which column is which field." in ran.err
