"""The folded texts that are kept beside a large file find what those do that were just read."""

import marshal
from collections.abc import Mapping

import pytest

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored_as
from irtui.model.record import Record
from irtui.model.shelf import Made
from irtui.query.find import Index
from irtui.query.find.folded_texts import of_its_day
from tests.query.answers import BUNDLED, FICTIONAL, WORLDS, world
from tests.query.find.asking import refs
from tests.support import day

QUERIES = ["lamp", "lanp", "a", "of the", "'session", "^22", "in:body", "kind:session 1", "мпк"]


class Watched(Made):
    """Records of which it is known whether one was asked for."""

    def __init__(self, records: Mapping[Ref, Record]) -> None:
        super().__init__(records)
        self.asked = False

    def __getitem__(self, ref: Ref) -> Record:
        self.asked = True
        return super().__getitem__(ref)


def kept(name: str) -> tuple[Dataset, Watched]:
    """A dataset of which the folded texts were kept, and its records."""
    data, how = world(name), stored_as(of_its_day)
    assert how is not None
    plain = marshal.dumps(how.write(data, of_its_day(data)))
    records = Watched(data.records)
    return Dataset(data.about, records, None, {how.name: marshal.loads(plain)}), records


@pytest.mark.parametrize("name", WORLDS)
def test_kept_texts_find_what_texts_find_that_were_just_read(name: str) -> None:
    fresh, known = (Index(AsOf(one, one.about.day)) for one in (world(name), kept(name)[0]))
    for query in QUERIES:
        one, other = fresh.find(query), known.find(query)
        assert list(one.hits(9)) == list(other.hits(9))
        assert refs(one) == refs(other)
        assert (one.faults, one.nearest) == (other.faults, other.nearest)


def test_kept_texts_are_those_of_one_day() -> None:
    data, _ = kept(BUNDLED)
    for on in (data.about.day, day("2005-01-01")):
        fresh = Index(AsOf(world(BUNDLED), on))
        assert refs(Index(AsOf(data, on)).find("irigc")) == refs(fresh.find("irigc"))


def test_of_kept_texts_no_record_is_asked_for_before_a_hit_is_shown() -> None:
    data, records = kept(FICTIONAL)
    found = Index(AsOf(data, data.about.day)).find("a")
    assert found.total > 9
    assert [group.label for group in found.groups]
    assert not records.asked
    next(found.hits())
    assert records.asked
