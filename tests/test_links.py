"""What ``make links`` says of a dataset's sources. What it finds in the bundled one is no test."""

from collections.abc import Iterable

import pytest
from click.testing import CliRunner

from docs.links import ages, lines, main, mirrored, page_of, repeated, unkept
from irtui.model.records import Source
from tests.support import DATASETS, dataset, ref

PAGE = "https://example.org/2024/flood"


def ids(groups: Iterable[Iterable[Source]]) -> list[list[str]]:
    return [[source.id for source in group] for group in groups]


def two(first: str, second: str) -> str:
    """A dataset of two sources, ``a`` and ``b``."""
    return f"[source.a]\n{first}\n[source.b]\n{second}\n"


@pytest.mark.parametrize(
    "same",
    [
        "http://example.org/2024/flood",
        "https://www.example.org/2024/flood/",
        "HTTPS://EXAMPLE.ORG:443/2024/flood#top",
        "https://example.org/2024/flood?utm_source=rss&fbclid=1",
        "https://example.org/2024/%66lood?",
    ],
)
def test_one_page_has_many_addresses(same: str) -> None:
    assert page_of(same) == page_of(PAGE)
    assert ids(repeated(dataset(two(f'url = "{same}"', f'archive = "{PAGE}"')))) == [["a", "b"]]
    assert mirrored(dataset(two(f'url = "{same}"', f'url = "{PAGE}"'))) == []


@pytest.mark.parametrize("text", [None, "", "example.org/2024", "ftp://example.org", "https://"])
def test_what_is_no_address_leads_to_no_page(text: str | None) -> None:
    assert page_of(text) is None


def test_what_is_asked_for_makes_another_page_in_whatever_order() -> None:
    assert page_of(f"{PAGE}?b=2&a=1") == page_of(f"{PAGE}?a=1&b=2")
    assert len({page_of(f"{PAGE}{rest}") for rest in ("", "?a=1", "?a=2", "/x", "?a=")}) == 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f'url = "{PAGE}"', f'url = "https://web.archive.org/web/2024/{PAGE}"'),
        (f'url = "{PAGE}?a=1"', 'url = "https://keep.example/http://example.org/2024/flood?a=1"'),
        (f'url = "{PAGE}"', 'url = "https://river.example/2024/flood"'),
        (f'url = "{PAGE}"', 'url = "https://example.org/amp/2024/flood"'),
        (
            'url = "https://pib.example/P.aspx?ID=218389"',
            'url = "https://m.pib.example/Q?ID=218389"',
        ),
        (
            f'url = "{PAGE}"\ntitle = "The Flood"\ndate = "2024"',
            'url = "https://river.example/x"\ntitle = "The  flood"\ndate = "2024"',
        ),
        (
            f'url = "{PAGE}"\ntitle = "The flood"\npublisher = "Ferry"',
            'title = "The flood"\npublisher = "Ferry"',
        ),
    ],
)
def test_what_looks_like_a_mirror_is_one_unless_it_is_marked_as_a_reprint(
    first: str, second: str
) -> None:
    assert ids(mirrored(dataset(two(first, second)))) == [["a", "b"]]
    assert mirrored(dataset(two(first, f'{second}\nreprints = "a"'))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('url = "https://example.org/news"', 'url = "https://river.example/news"'),
        (f'url = "{PAGE}"', 'url = "https://river.example/2024/drought"'),
        (
            f'url = "{PAGE}"\ntitle = "Notes"\npublisher = "Ferry"',
            'url = "https://example.org/x"\ntitle = "Notes"\npublisher = "Ferry"',
        ),
        ('title = "Notes"\ndate = "2024"', 'title = "Notes"\ndate = "2023"\npublisher = "Ferry"'),
    ],
)
def test_what_is_alike_by_chance_is_no_mirror(first: str, second: str) -> None:
    assert mirrored(dataset(two(first, second))) == []


RIVER = """
[source.log]
url = "https://example.org/log"
date = "2001/2003"
[source.map]
url = "ferry"
archive = "https://example.org/map"
date = "2010"
[source.leaf]
[body.ford]
name = "Ford"
founded = [{ value = "2001", sources = ["log"] }, { value = "2002", sources = ["leaf", "map"] }]
mandate = "It keeps the ford."
sources = ["leaf"]
"""


def test_a_claim_is_as_old_as_its_newest_source() -> None:
    ford = ref("body:ford")
    assert ages(dataset(RIVER)) == {
        2003: {ford: ["founded"]},
        2010: {ford: ["founded"]},
        None: {ford: ["name", "mandate"]},
    }


def test_the_report_names_each_source_under_what_is_to_be_looked_at() -> None:
    assert [source.id for source in unkept(dataset(RIVER))] == ["log"]
    told = [*lines(dataset(RIVER))]
    assert told[1].startswith("  source.map.url: “ferry” ")
    assert told[3:5] == ["Sources without an address: 1", "  source:leaf"]
    assert told[-2:] == ["no date: 2 claims", "  body:ford  name, mandate"]


def test_any_dataset_is_told_of_and_one_that_cannot_be_shown_ends_with_two() -> None:
    told = CliRunner().invoke(main, [str(DATASETS / "lighthouses.toml")])
    assert (told.exit_code, told.stderr) == (0, "")
    assert "\nClaims by the year of their newest source\n" in told.stdout
    broken = CliRunner().invoke(main, [str(DATASETS / "broken.toml")])
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert "irtui check" in broken.stderr
