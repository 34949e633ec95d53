"""What a dataset calls its kinds and its links."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.sheet import sheet
from irtui.query.audit.paths import paths
from irtui.query.tree.hierarchy import Hierarchy
from irtui.render.answers.records import show
from tests.support import HEAD, dataset, day, loaded, ref

WORDS = """
[dataset.kinds.event]
release = { plural = "OSF releases", counted = "released" }
meeting = "OSF meetings"
[dataset.words]
"part of" = "incubated by"
"has parts" = "incubates"
"co-chairs" = "managers"
"co-chaired by" = "managed by"
"co-chaired" = "managed"
"""
RECORDS = """
[source.log]
title = "Log of the ferry"
[body.osf]
name = "OSF"
sources = ["log"]
[body.lamp]
name = "Lamp"
parent = "osf"
sources = ["log"]
[body.wick]
parent = "lamp"
sources = ["log"]
[person.ada-wick]
name = "Ada Wick"
sources = ["log"]
"""


def event(identifier: str, kind: str, when: str, more: str = "") -> str:
    head = f'[event.{identifier}]\nkind = "{kind}"\nbody = "lamp"\nwhen = "{when}"\n'
    return f'{head}sources = ["log"]\n{more}\n'


EVENTS = "".join(
    (
        event("lamp-1", "release", "2001-02-03", 'name = "Lamp 1.0"'),
        event("lamp-2", "release", "2002-02-03", 'name = "Lamp 2.0"'),
        event("lamp-m", "meeting", "2003-02-03", 'number = 7\nchairs = [{ person = "ada-wick" }]'),
        event("lamp-n", "meeting", "2004-02-03", 'number = 8\nname = "LAMP 8"'),
    )
)
DAY = day("2024-06-01")


def as_of() -> AsOf:
    return AsOf(dataset(RECORDS + EVENTS, HEAD + WORDS), DAY)


def test_the_tree_counts_in_the_words_of_each_kind() -> None:
    tree = Hierarchy(as_of())
    (top,) = [node for node in tree.roots() if node.label == "OSF"]
    (lamp,) = tree.children(top)
    assert lamp.note == "2 released, 2 held"
    folders = [node for node in tree.children(lamp) if node.ref is None]
    assert [(node.label, node.note) for node in folders] == [
        ("OSF meetings", "last Feb 2004"),
        ("OSF releases", "last Feb 2002"),
    ]
    labels = [node.label for folder in folders for node in tree.children(folder)]
    assert labels == ["LAMP 8", "7th meeting", "Lamp 2.0", "Lamp 1.0"]


def test_links_have_their_new_names_everywhere() -> None:
    day_of = as_of()
    links = {one.link.label for one in show(day_of, ref("body:lamp")).record.links}
    assert {"incubated by", "incubates"} <= links
    rows = [row for part in sheet(day_of, ref("event:lamp-m")).sections for row in part.rows]
    assert "managers" in {row.label for row in rows}
    (chain,) = paths(day_of.dataset, ref("person:ada-wick"), ref("event:lamp-m")).chains
    assert [step.label(link) for step in chain for link in step.links] == ["managed"]
    assert all(link.cites for link in day_of.dataset.links_to(ref("source:log")))


@pytest.mark.parametrize(
    ("word", "hint"),
    [("co-chaird by", "Did you mean “co-chaired by”?"), ("xyz", "Write the name under which")],
)
def test_a_new_name_for_no_link_is_an_error(word: str, hint: str) -> None:
    (problem,) = loaded(f'{HEAD}[dataset.words]\n"{word}" = "x"\n').problems
    assert (problem.code, problem.line) == ("unknown-field", 5)
    assert problem.hint.startswith(hint)
