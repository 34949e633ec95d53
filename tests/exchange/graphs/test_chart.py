"""The hierarchy of a day as a picture: Graphviz and Mermaid read and draw it."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irtui.exchange.format import Losses
from irtui.exchange.graphs.chart import boxes
from irtui.exchange.graphs.dot import markup, string
from irtui.exchange.graphs.mermaid import escaped
from irtui.exchange.scope import Scope
from irtui.model.as_of import AsOf
from irtui.model.safe_text import safe_line
from tests.each import each
from tests.exchange.exporting import NAMES, exported, named, scope
from tests.support import day, ref
from tests.tools import package, program

if TYPE_CHECKING:
    from irtui.model.records import Body

_SVG = "{http://www.w3.org/2000/svg}"


def _drawn(graphs: str) -> list[ET.Element]:
    """Graphs as Graphviz draws them, all in one run; it must have nothing to remark."""
    run = subprocess.run(
        [program("dot"), "-Tsvg"], input=graphs.encode(), capture_output=True, check=False
    )
    assert (run.returncode, run.stderr.decode()) == (0, "")
    return [ET.fromstring(f"<?xml{one}") for one in run.stdout.decode().split("<?xml")[1:]]


def _words(text: str) -> str:
    return " ".join(text.split())


def _text(element: ET.Element) -> str:
    return _words("".join("".join(one.itertext()) for one in element.iter(f"{_SVG}text")))


def _nodes(drawing: ET.Element) -> dict[str, str]:
    groups = [one for one in drawing.iter(f"{_SVG}g") if one.get("class") == "node"]
    return {one.findtext(f"{_SVG}title", ""): _text(one) for one in groups}


def test_graphviz_draws_every_dataset_with_all_its_bodies_of_the_day() -> None:
    names = [*NAMES, "bundled"]
    drawings = _drawn("".join(exported("dot", name)[0][""].decode() for name in names))
    for name, drawing in zip(names, drawings, strict=True):
        shown = _nodes(drawing)
        shown.pop("n0", None)
        as_of = scope(name).as_of
        bodies = list(as_of.bodies())
        assert len(shown) == len(bodies)
        titles = {_words(as_of.short_title(body)).replace(" ", "") for body in bodies}
        told = [text.replace(" ", "") for text in shown.values()]
        assert all(any(title in text for text in told) for title in titles)
        assert not list(drawing.iter(f"{_SVG}a"))


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))).map(safe_line)
_NASTY = (
    "1. a",
    "- a",
    "# a",
    "`a` **b** _c_",
    "<script>alert(1)</script>",
    "&lt; &amp; &nbsp;",
    "%%{init: {'theme': 'dark'}}%%",
    "a;b",
    "style x: #35; y",
    "classDef a: b#1;",
    "end",
    '"a" \\" \\n \\N \\',
    "ß",
    "दीप क्\u200dष · Комиссия",
    'click n1 href "javascript:alert(1)"',
    "[a](http://b.example)",
    "$$x^2$$ fa:fa-car",
    "]>",
)


@settings(max_examples=2)
@given(st.lists(_TEXTS, min_size=30, max_size=60))
def test_graphviz_shows_each_text_as_it_is(drawn: list[str]) -> None:
    texts = [*_NASTY, *drawn]
    marked = [f"n{place} [label=<{markup(text)}.>]" for place, text in enumerate(texts)]
    quoted = [f"q{place} [label={string(f'{text}.')}]" for place, text in enumerate(texts)]
    (drawing,) = _drawn("\n".join(["digraph {", *marked, *quoted, "}"]))
    shown = _nodes(drawing)
    for place, text in enumerate(texts):
        expected = _words(f"{text}.")
        assert _words(shown[f"n{place}"]) == expected
        assert _words(shown[f"q{place}"]) == expected


_PAGE = """<!doctype html><meta charset="utf-8"><script src="mermaid.js"></script><body><script>
mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
(async () => {
  const found = [];
  for (const [place, chart] of CHARTS.entries()) {
    const drawn = document.createElement("div");
    drawn.innerHTML = (await mermaid.render("chart" + place, chart)).svg;
    const nodes = [...drawn.querySelectorAll("g.node")].map((one) => [
      one.id.split("-").at(-2),
      one.querySelector(".nodeLabel").innerHTML,
    ]);
    const active = drawn.querySelectorAll("script, a, img, iframe, [onclick], [onerror]").length;
    found.push({nodes, active, lines: drawn.querySelectorAll("path.flowchart-link").length});
  }
  document.body.textContent = JSON.stringify(found);
})().catch((error) => { document.body.textContent = JSON.stringify(String(error)); });
</script>"""


def _drawn_by_mermaid(folder: Path, charts: list[str]) -> Any:
    """What Mermaid draws in a browser, all in one page."""
    (folder / "mermaid.js").symlink_to(package("mermaid") / "dist" / "mermaid.min.js")
    listed = json.dumps(charts).replace("<", "\\u003c")
    page = folder / "page.html"
    page.write_text(_PAGE.replace("CHARTS", listed), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    run = subprocess.run(
        [program("chromium"), *options, "--virtual-time-budget=30000", "--dump-dom", page.as_uri()],
        capture_output=True,
        check=True,
    )
    body = re.search("<body>(.*)</body>", run.stdout.decode(), re.DOTALL)
    assert body, run.stderr.decode()
    return json.loads(unescape(body[1]))


def test_mermaid_draws_every_dataset_and_shows_each_text_as_it_is(tmp_path: Path) -> None:
    datasets = [*NAMES, "bundled"]
    signs = [chr(code) for code in range(0x21, 0x7F)]
    pairs = ["".join(f"a{one}{other}" for other in signs) for one in signs if not one.isalnum()]
    texts = [*_NASTY, *pairs]
    labels = [f'  n{place}["{escaped(text)}"]' for place, text in enumerate(texts)]
    charts = [exported("mermaid", name)[0][""].decode() for name in datasets]
    drawn = _drawn_by_mermaid(tmp_path, [*charts, "\n".join(["flowchart LR", *labels])])
    assert isinstance(drawn, list), drawn
    assert not any(one["active"] for one in drawn)
    for name, one in zip(datasets, drawn, strict=False):
        found = list(boxes(scope(name), Losses()))
        assert len(one["nodes"]) == len(found)
        assert one["lines"] == sum(box.above > 0 for box in found)
    for place, shown in drawn[-1]["nodes"]:
        text = unescape(re.sub("</?p>", "", shown))
        assert text == texts[int(place.removeprefix("n"))]


def _names(of: Scope) -> list[tuple[str, str]]:
    """Each body of a picture with that which it is under."""
    found = list(boxes(of, Losses()))
    return [(box.name, found[box.above - 1].name if box.above else "") for box in found]


@each("name", NAMES)
@each("at", [None, "2006-07-01"])
def test_the_boxes_are_the_bodies_of_the_day_under_each_other(name: str, at: str | None) -> None:
    of = scope(name, at=at)
    expected: list[tuple[str, str]] = []
    waiting: list[tuple[Body, str]] = [(body, "") for body in of.as_of.children(None)[::-1]]
    while waiting:
        body, above = waiting.pop()
        title = of.as_of.short_title(body)
        expected.append((title, above))
        waiting += [(child, title) for child in of.as_of.children(body.ref)[::-1]]
    assert _names(of) == expected


@pytest.mark.parametrize("name", [*NAMES, "bundled"])
def test_what_is_not_in_the_picture_is_counted(name: str) -> None:
    of, losses = scope(name), Losses()
    found = list(boxes(of, losses))
    bodies = sum(one.table == "body" for one in of.records)
    assert losses.counts["bodies that were not there on the day"] == bodies - len(found)
    others = losses.counts["records that are no bodies and chair none"]
    assert others <= len(of.records) - bodies
    if not any(box.chairs for box in found):
        assert others == len(of.records) - bodies


def test_chairs_stand_in_their_box_and_what_is_possible_is_dashed() -> None:
    of = scope("lighthouses", at="2006-07-01")
    found = {box.name: box for box in boxes(of, Losses())}
    marks = [(chair.mark, chair.side) for chair in found["LC"].chairs]
    assert marks == [("UP", 0), ("LO", 1)]
    assert found["LC"].chairs[1].office == "Master of the Fog"
    picture = exported("dot", "lighthouses", at="2017-01-01")[0][""].decode()
    (mirrors,) = [line for line in picture.splitlines() if "Panel of Mirrors" in line]
    assert "possibly" in mirrors
    assert "dashed" in mirrors
    chart = exported("mermaid", "lighthouses", at="2017-01-01")[0][""].decode()
    assert "Panel of Mirrors (possibly)" in chart
    assert re.search(r"-\.- n\d+", chart)


def test_the_branch_of_a_body_is_drawn_alone() -> None:
    assert _names(scope("lighthouses", at="2006-07-01", top="body:wick-group")) == [
        ("Wick Group", ""),
        ("Oil Group", "Wick Group"),
    ]


def test_former_bodies_are_drawn_only_where_they_are_asked_for() -> None:
    data = named("lighthouses")
    plain = scope(data)
    former = Scope(AsOf.of(data, day("2024-06-01"), former=True), plain.edition)
    assert "Panel of Wicks" not in dict(_names(plain))
    assert "Panel of Wicks" in dict(_names(former))
    assert ref("body:old-panel") in former.records
