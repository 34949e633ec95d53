from datetime import date

import pytest

from irtui.exchange.tables.periods import claim_periods, record_periods
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim
from irtui.model.fields import claim_fields, field_table
from irtui.model.holding import Presence
from irtui.model.records import Record
from tests.exchange.exporting import NAMES, named
from tests.support import ESTUARY_CHANGES

DAYS = [*ESTUARY_CHANGES, date.min, date(1899, 1, 1), date(2003, 7, 5), date(2024, 6, 1), date.max]


def held(as_of: AsOf, record: Record) -> dict[Claim[object] | None, tuple[Presence, bool]]:
    """Whether a record was there, whether its claims held, and which of them stand for a field."""
    found: dict[Claim[object] | None, tuple[Presence, bool]] = {
        None: (as_of.presence(record), True)
    }
    for name in claim_fields(type(record)):
        claims: tuple[Claim[object], ...] = getattr(record, name)
        best = as_of.leading(record, claims) if claims else None
        for claim, presence in as_of.claims(record, name).items() if claims else ():
            many = field_table(type(record))[name].many
            found[claim] = presence, claim is best or (many and not claim.deprecated)
    return {claim: one for claim, one in found.items() if one[0]}


@pytest.mark.parametrize("name", NAMES)
def test_the_periods_say_of_each_day_what_the_dataset_on_that_day_does(name: str) -> None:
    data = named(name)
    for record in data.records.values():
        claims = [(claim, one) for _, claim, one in claim_periods(data, record)]
        every = [*((None, one) for one in record_periods(data, record)), *claims]
        for day in DAYS:
            then = {
                claim: (one.holds, one.leading)
                for claim, one in every
                if one.first <= day <= one.last
            }
            assert then == held(AsOf.of(data, day), record)
