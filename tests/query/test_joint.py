"""A body of two parents: one joint body, if both claims say so."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.query.audit.reports import conflicts
from irtui.query.neighbours import neighbours
from irtui.query.tree.hierarchy import Hierarchy
from tests.support import HEAD, dataset, day, loaded, ref

BODIES = """
[source.log]
title = "Log of the ferry"
[body.north]
dissolved = "2010"
founded = "2001"
sources = ["log"]
[body.south]
founded = "2001"
sources = ["log"]
"""


def of_both(one: str = "", other: str = "") -> Dataset:
    """A body under two others, each claim with more keys."""
    claims = f'[{{ value = "north"{one} }}, {{ value = "south"{other} }}]'
    pier = f'[body.pier]\nfounded = "2002"\nparent = {claims}\nsources = ["log"]\n'
    return dataset(BODIES + pier)


JOINT = ", joint = true"


@pytest.mark.parametrize(
    ("one", "other", "tellings"),
    [("", "", 2), (JOINT, "", 2), (JOINT, ", joint = false", 2), (JOINT, JOINT, 0)],
)
def test_only_parents_that_are_both_joint_agree(one: str, other: str, tellings: int) -> None:
    found = conflicts(of_both(one, other))
    assert sum(len(conflict.claims) for conflict in found) == tellings


def test_a_joint_body_has_one_place_and_is_a_part_of_both() -> None:
    data = of_both(JOINT, JOINT)
    then, now = (AsOf.of(data, day(when)) for when in ("2005-01-01", "2015-01-01"))
    pier = ref("body:pier")
    assert Hierarchy(then).path_to(pier) == (ref("body:north"), pier)
    assert Hierarchy(now).path_to(pier) == (ref("body:south"), pier)  # the other one is over
    for parent in ("body:north", "body:south"):
        (parts,) = neighbours(then, ref(parent))
        assert [one.record.ref for one in parts.all] == [pier]


def test_what_was_only_seen_stands_beside_the_other() -> None:
    data = of_both(f'{JOINT}, seen = "2003"', f'{JOINT}, seen = "2008"')
    pier = data.get(ref("body:pier"))
    held = AsOf.of(data, day("2009-01-01")).claims(pier, "parent")
    assert all(held.values())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('parent = { value = "north", joint = 1 }', "wrong-type"),
        ('mandate = { value = "Ferries", joint = true }', "unknown-key"),
    ],
)
def test_joint_is_a_key_of_a_parent_alone(line: str, code: str) -> None:
    (problem,) = loaded(f'{HEAD}{BODIES}[body.pier]\nsources = ["log"]\n{line}\n').problems
    assert problem.code == code
