"""The numbers of the sources on a page."""

from hypothesis import given
from hypothesis import strategies as st

from irtui.model.claims import Citation, Claim
from irtui.model.records import Body
from irtui.pages.footnotes import Footnotes, cited_in
from irtui.pages.phrases import Piece, Tone
from tests.support import ref

LOG, CHART = Citation("log"), Citation("chart", at="p. 3")
STATED: Claim[str] = Claim(value="kept", sources=(LOG, CHART))
PLAIN: Claim[str] = Claim(value="kept")
FORD = Body(id="ford", sources=(CHART,))


def text(footnotes: Footnotes, record: Body, claim: Claim[str] | None) -> str:
    """What stands behind a value."""
    return "".join(piece.text for piece in footnotes.cited(record, claim))


def test_sources_are_numbered_as_they_come_up_and_keep_their_numbers() -> None:
    footnotes = Footnotes()
    assert [footnotes.number(source) for source in ("b", "a", "b", "c", "a")] == [1, 2, 1, 3, 2]
    assert footnotes.sources == (ref("source:b"), ref("source:a"), ref("source:c"))


def test_a_page_that_cites_nothing_has_no_sources() -> None:
    assert Footnotes().sources == ()


def test_a_claims_own_sources_stand_in_brackets_and_its_records_with_a_star() -> None:
    footnotes = Footnotes()
    assert text(footnotes, FORD, STATED) == " [1 2]"
    assert not footnotes.for_the_record
    assert text(footnotes, FORD, PLAIN) == " [2]*"
    assert footnotes.for_the_record


def test_what_no_claim_tells_rests_on_the_record() -> None:
    assert text(Footnotes(), FORD, None) == " [1]*"


def test_where_there_is_no_source_there_is_no_number() -> None:
    footnotes = Footnotes()
    assert text(footnotes, Body(id="ford"), PLAIN) == ""
    assert not footnotes.for_the_record


def test_a_number_leads_to_its_source() -> None:
    assert list(Footnotes().own([CHART])) == [
        Piece(" [", Tone.CITATION),
        Piece("1", Tone.CITATION, ref("source:chart")),
        Piece("]", Tone.CITATION),
    ]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_numbers_ascend_and_run_together_and_none_is_lost(numbers: list[int]) -> None:
    footnotes = Footnotes()
    for number in range(1, 41):
        footnotes.number(f"s{number}")
    pieces = list(footnotes.own(Citation(f"s{number}") for number in numbers))
    words = "".join(piece.text for piece in pieces)
    runs = [[int(end) for end in run.split("–")] for run in words[2:-1].split()]
    told = [number for run in runs for number in range(run[0], run[-1] + 1)]
    assert told == sorted(set(numbers))
    assert all(run[-1] - run[0] > 1 for run in runs if len(run) > 1)
    assert [one.id for one in cited_in(pieces, footnotes.sources)] == [f"s{n}" for n in told]
