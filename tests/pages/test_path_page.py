"""What stands between two records that a link joins, from each of its ends."""

import pytest

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Link
from irtui.model.fields import Kind, field_table
from irtui.model.records import RECORDS
from irtui.model.values import Role
from irtui.pages.path_page import link_in_words
from irtui.query.audit.paths import Step

ONE, OTHER = Ref("body", "ferry"), Ref("body", "weir")

WORDS = {
    ("at", "posts"): ("at", "has post"),
    ("attended by", "attended"): ("attended by", "attended"),
    ("between", "party to"): ("binds", "party to"),
    ("chaired by the holder of", "chairs"): ("chaired by", "chairs"),
    ("co-chaired by", "co-chaired"): ("co-chaired by", "co-chaired"),
    ("during", "included"): ("during", "included"),
    ("for", "represented by"): ("represents", "represented by"),
    ("governs", "governed by"): ("governs", "governed by"),
    ("held", "held by"): ("held", "held by"),
    ("in", "places"): ("in", "contains"),
    ("meeting of", "meetings"): ("meeting of", "has meeting"),
    ("member of", "members"): ("member of", "has member"),
    ("members", "member of"): ("has member", "member of"),
    ("missing in", "gaps"): ("missing in", "has gap"),
    ("of", "organisations"): ("of", "has"),
    ("of", "people"): ("of", "has"),
    ("of", "posts"): ("of", "has post"),
    ("owned by", "owns a share of"): ("owned by", "owns a share of"),
    ("part of", "has parts"): ("part of", "has part"),
    ("repeats", "repeated by"): ("repeats", "repeated by"),
    ("rests on", "basis of"): ("rests on", "basis of"),
    ("rests on", "supports"): ("rests on", "supports"),
    ("run by", "runs"): ("run by", "runs"),
    ("signed at", "documents signed"): ("signed at", "signing of"),
    ("signed by", "signed"): ("signed by", "signed"),
    ("signed in", "signed here"): ("signed in", "place of signing"),
    ("sits in", "organisations here"): ("sits in", "seat of"),
    ("stated by", "stated"): ("spoken of by", "spoke of"),
    ("step of", "milestones"): ("step of", "has step"),
    ("succeeds", "succeeded by"): ("succeeds", "succeeded by"),
    ("supersedes", "superseded by"): ("supersedes", "superseded by"),
    ("took place in", "events here"): ("took place in", "place of"),
    ("with", "took part in"): ("with", "took part in"),
    ("within", "has in it"): ("within", "contains"),
}
"""For each sort of link, as the format names its ends, how it is read from either of them."""


def both_ways(
    label: str, inverse: str, field: str = "field", claim: Claim[object] | None = None
) -> tuple[str, str]:
    """A link in words from the record that makes it, and from the other."""
    link = Link(ONE, OTHER, field, label, inverse, claim)
    there, back = Step(ONE, OTHER, (link,)), Step(OTHER, ONE, (link,))
    return link_in_words(there, link), link_in_words(back, link)


def test_every_sort_of_link_is_read_from_both_ends() -> None:
    names = set()
    for cls in RECORDS:
        for spec in field_table(cls).values():
            if spec.link:
                names.add((spec.link, spec.inverse))
            for part in spec.parts.values():
                if part.link and part.kind is Kind.REFERENCE:
                    names.add((part.link, part.inverse))
    assert names == WORDS.keys()
    assert {ends: both_ways(*ends) for ends in names} == WORDS


@pytest.mark.parametrize("label", ["begins with", "ends with"])
def test_what_a_claim_begins_or_ends_with_changed_its_record(label: str) -> None:
    assert both_ways(label, "changed") == ("changed at", "changed")


def test_a_part_is_read_as_what_it_is() -> None:
    chair, member = (Claim[object](value=Role(role=role)) for role in ("vice-chair", "member"))
    assert both_ways("member of", "members", "roles", chair) == ("vice chair of", "has vice chair")
    assert both_ways("members", "member of", "members", chair) == (
        "has vice chair",
        "vice chair of",
    )
    assert both_ways("member of", "members", "roles", member) == ("member of", "has member")
    assert both_ways("held", "held by", "roles", chair) == ("held", "held by")


def test_a_body_represents_nobody_of_whom_a_member_is_there() -> None:
    assert both_ways("for", "represented by", "members") == ("has member for", "represented in")


def test_what_a_dataset_calls_in_its_own_words_stays_so() -> None:
    assert both_ways("under", "offices below") == ("under", "offices below")
