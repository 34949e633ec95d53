"""No answer takes more than n log n steps for n claims or records."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.records import TABLES
from irtui.pages.citations import Edition, cite
from irtui.pages.report_pages import REPORTS, report
from irtui.pages.sheet import sheet
from irtui.pages.source_uses import dataset_uses, record_uses, uses_page
from irtui.query.audit.checks import check_logic
from irtui.query.audit.diff import diff
from irtui.query.audit.paths import paths
from irtui.query.audit.reports import findings
from irtui.query.find import Index
from irtui.query.time.changes import changes
from irtui.query.time.timeline import timeline
from irtui.query.tree.filtered_tree import filter_tree
from irtui.query.tree.hierarchy import Hierarchy
from irtui.render import plain
from irtui.render.answers import audits, records, structure
from irtui.render.answers.declared import document
from tests.growth import FACTOR, assert_grows_little, count_comparing
from tests.large import listed, many, of_everything
from tests.support import HEAD, loaded, ref

Question = Callable[[Dataset], object]
HUBS = [f"{table}:hub" for table in TABLES if table != "gap"]
MAIN = ("body:hub", "person:hub", "agreement:hub", "source:hub")
"""Those that are asked about in all ways."""
KINDS = '[dataset.kinds.body]\npart = "parts"\n'
COUNT = 12


def today(data: Dataset, *, former: bool = False) -> AsOf:
    return AsOf.of(data, data.about.day, former)


def all_of(found: Iterable[Any]) -> None:
    for _ in found:
        pass


def show(record: str) -> Question:
    return lambda data: all_of(plain.sheet_lines(sheet(today(data), ref(record))))


def show_as_json(record: str) -> Question:
    return lambda data: document(records.show(today(data), ref(record)))


def draw(record: str | None) -> Question:
    def question(data: Dataset) -> None:
        found = timeline(today(data, former=True), ref(record) if record else None)
        document(structure.timeline(today(data), found, date.min, date.max))
        all_of(found.entries())

    return question


def find(query: str) -> Question:
    return lambda data: all_of(Index(today(data)).find(query).hits())


def report_on(name: str) -> Question:
    return lambda data: report(name, today(data), check_logic(data))


def report_as_json(name: str) -> Question:
    return lambda data: document(audits.report(today(data), name, findings(name, today(data))))


def tree(data: Dataset) -> None:
    whole = Hierarchy(today(data, former=True))
    all_of(plain.tree_lines(whole, whole.roots()))
    for node in whole.roots():
        for child in whole.children(node):
            whole.children(child)


def filtered(data: Dataset) -> None:
    all_of(filter_tree(Hierarchy(today(data, former=True)), data.records))


def sources(data: Dataset) -> None:
    uses_page(today(data), dataset_uses(data))
    record_uses(data, data.refs("body")[0])


def cited(data: Dataset) -> None:
    edition = Edition.of(data.about, "")
    for place in ("", "name"):
        cite(today(data), ref("body:hub"), edition, place).csl()


QUESTIONS: dict[str, Question] = {
    **{f"show {hub}": show(hub) for hub in HUBS},
    **{f"json {hub}": show_as_json(hub) for hub in MAIN},
    **{f"timeline {hub}": draw(hub) for hub in (None, *MAIN)},
    **{f"report {name}": report_on(name) for name in REPORTS},
    # That of single-source has nothing that others have not, and much of it.
    **{f"report {name} json": report_as_json(name) for name in REPORTS if name != "single-source"},
    **{f"find {query}": find(query) for query in ("hub", "name", "person:hub", "has:conflict")},
    "find date": find("date:1900..2000"),
    "tree": tree,
    "filter": filtered,
    "changes": lambda data: document(structure.changes(today(data), changes(data))),
    "sources": sources,
    "cite": cited,
    "path": lambda data: paths(data, ref("person:hub"), ref("body:hub")),
}


ALL_AT_ONCE = ("show body:hub", "json body:hub", "report conflicts", "changes", "tree")
"""Those for which it matters that claims hold on the same days."""


def dataset(text: str) -> Dataset:
    """What the text says; it may give rise to warnings."""
    found = loaded(HEAD + text).dataset
    assert found is not None
    return found


@cache
def world(count: int, *, dated: bool) -> Dataset:
    return dataset(KINDS + of_everything(count, dated=dated))


def assert_question_grows_little(question: Question, few: Dataset, most: Dataset) -> None:
    # Another dataset of the same records: nothing is kept of what was asked before.
    assert_grows_little(
        lambda: question(Dataset(few.about, few.records)),
        lambda: question(Dataset(most.about, most.records)),
    )


@pytest.mark.parametrize(
    ("name", "dated"),
    [*((name, True) for name in QUESTIONS), *((name, False) for name in ALL_AT_ONCE)],
)
def test_many_claims_in_every_field_of_records_that_point_to_each_other(
    name: str, dated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, most = (world(count, dated=dated) for count in (COUNT, FACTOR * COUNT))
    count_comparing(monkeypatch)
    assert_question_grows_little(QUESTIONS[name], few, most)


X = '[source.a]\n[body.x]\nsources = ["a"]\n'


def bodies(count: int) -> str:
    body = '[body.b@]\nsources = ["a"]\ncadence = "annual"\nfounded = "2000"\n'
    event = '[event.e@]\nbody = "b@"\nwhen = "2001"\nnumber = 1\nsources = ["a"]'
    return X + many(count, body + event)


def meetings(count: int) -> str:
    event = '[event.e@]\nbody = "x"\nkind = "k@"\nwhen = "&"\nnumber = @@\nsources = ["a"]\n'
    gap = '[gap.g@]\nabout = "body:x"\nfield = "meetings"\ntext = "In @."'
    return X + many(count, event + gap).replace("number = 00", "number = 1")


def reprints(count: int) -> str:
    ids, texts = listed(count, '"s@"'), listed(count, '"M@"')
    own = listed(count, '{ value = "M@" }')
    sources = many(count, '[source.s@]\nreprints = "s<"').replace('reprints = "s-1"', "")
    with_its_own = '["annual", { value = "annual", sources = ["a"] }]'
    return (
        f"[source.a]\n[body.x]\nsources = {ids}\nmandate = {own}\n{sources}\n"
        f"[body.y]\nsources = {ids}\ncadence = {with_its_own}\nmandate = {texts}\n"
    )


def agreements(count: int) -> str:
    lanes = listed(count, '"agreement:t@"')
    treaty = '[agreement.t@]\nsources = ["a"]\nsigned = "&"\nsupersedes = "t<"'
    return f"lanes = {lanes}\n{X}{many(count, treaty)}".replace('supersedes = "t-1"', "")


def holders(count: int) -> str:
    term = '{ post = "p", since = "2001", until = "2009" }'
    person = f'[person.h@]\nsources = ["a"]\nposts = {term}'
    return f'{X}[post.p]\nsources = ["a"]\n{many(count, person)}'


SHAPES: dict[Callable[[int], str], list[Question]] = {
    bodies: [report_on("gaps"), tree, filtered, changes, sources, draw("body:b1")],
    meetings: [report_on("gaps"), tree, filtered, show("event:e1"), show("body:x"), draw("body:x")],
    reprints: [report_on("single-source"), report_on("oldest-sources"), sources, show("body:x")],
    agreements: [draw(None), draw("agreement:t1"), changes],
    holders: [draw("post:p"), show("post:p")],
}


@pytest.mark.parametrize(
    ("shape", "number"),
    [(shape, number) for shape, asked in SHAPES.items() for number in range(len(asked))],
)
def test_many_records_of_one_kind(
    shape: Callable[[int], str], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, most = (dataset(shape(count)) for count in (40, FACTOR * 40))
    count_comparing(monkeypatch)
    assert_question_grows_little(SHAPES[shape][number], few, most)


def one_field(name: str, claim: str) -> Callable[[int, str], str]:
    """A body with many claims in one field; ``?`` stands for what changed."""
    return lambda count, word: f"{X}{name} = {listed(count, claim.replace('?', word))}\n"


CHANGED: dict[str, Callable[[int, str], str]] = {
    "texts": one_field("mandate", '"Statement @ of the board ?"'),
    "dates of one value": one_field("mandate", '{ value = "M", since = "&", note = "@ ?" }'),
    "values of one source": one_field("cadence", '{ value = "?", sources = ["a"], note = "@" }'),
    "ids of a chain": lambda count, word: (
        X
        + many(
            count, f'[event.{word}@]\nsources = ["a"]\nplace = "P"\nwhen = "&"\npart_of = "{word}<"'
        ).replace(f'part_of = "{word}-1"', "")
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_changed_in_much_of_one_kind(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count_comparing(monkeypatch)
    few, most = (
        [dataset(CHANGED[what](count, word)) for word in ("annual", "biennial")]
        for count in (110, FACTOR * 110)
    )
    assert_grows_little(lambda: diff(*few), lambda: diff(*most))
