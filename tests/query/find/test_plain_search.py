"""Beside a search that goes through all texts of all records, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from irtui.query.find import Match, parse
from irtui.query.find.grammar import Word
from tests.query.answers import ANY_WORLD
from tests.query.find.asking import index
from tests.query.find.reference import reference
from tests.query.find.terms import words_of

SIGNS = ["the", "of", "2+2", "A.K.", "AK-203", "L-17", "M&MTC", "irigc-mmtc", '"and fog"']


def queries(name: str) -> st.SearchStrategy[str]:
    """Words of a dataset side by side, some of them cut short."""
    words = words_of(name)
    cut = [word[:length] for word in words if word.isalnum() for length in (1, 2, 3)]
    pool = st.sampled_from([*words, *cut, *SIGNS])
    return st.lists(pool, min_size=1, max_size=4, unique=True).map(" ".join)


@given(name=ANY_WORLD, choice=st.data())
def test_the_true_hits_and_their_order_are_those_of_a_plain_search(
    name: str, choice: st.DataObject
) -> None:
    query = choice.draw(queries(name))
    true = [
        (str(hit.ref), hit.match)
        for hit in index(name).find(query).hits()
        if hit.match is not Match.NEAR
    ]
    words = [term for term in parse(query).terms if isinstance(term, Word)]
    assert true == reference(name).find(words)
