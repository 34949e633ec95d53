"""Terms that find something in a dataset, most of them."""

from functools import cache

from hypothesis import strategies as st

from irtui.query.folding import fold_text
from tests.query.answers import world

LINKING = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}
"""Words that need not match where there are others."""


@cache
def words_of(name: str) -> list[str]:
    """Words of the texts of a dataset, whole and in part, and some that are in none."""
    data = world(name)
    titles = " ".join(
        fold_text(claim.value.value) for r in data.records.values() for claim in r.name
    )
    words = sorted({*titles.split()} - LINKING)[::7]
    parts = [word[1:4] for word in words if len(word) > 4]
    signs = [f"{sign}{word}" for word in words[:20] for sign in "'^"]
    return [*words, *parts, *signs, "22nd", "1", "2012", "zzyzx", '"of the"', "Л", "कमल"]


@cache
def conditions_of(name: str) -> list[str]:
    """Conditions on what the records of a dataset are and have."""
    data = world(name)
    records = list(data.records.values())
    found = {f"kind:{record.TABLE}" for record in records}
    found |= {f"{record.TABLE}:{record.id}" for record in records[::9]}
    found |= {f"in:{record.ref}" for record in data.table("body")}
    found |= {f"source:{record.id}" for record in data.table("source")[:9]}
    found |= {f"person:{record.id}" for record in data.table("person")[:9]}
    found |= {f"has:{trait}" for trait in ("conflict", "gap", "inferred", "former")}
    kinds = data.about.kinds.get("role", {})
    found |= {f"role:{role}" for role in kinds}
    found |= {"sources:1", "sources:>=2", "date:2010..2014", "date:<2005", "place:new", "date:2100"}
    return sorted(found)


@cache
def terms_of(name: str) -> st.SearchStrategy[str]:
    """Words and conditions that one can ask a dataset for."""
    return st.sampled_from(words_of(name)) | st.sampled_from(conditions_of(name))
