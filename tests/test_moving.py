"""The moving picture in the README."""

import asyncio
import re
from xml.etree import ElementTree

from docs.moving import GROUND, MOST_BYTES, PICTURE, STEPS, Frame, frames
from irtui.render.terminal.picture import Drawing

COMMITTED = PICTURE.read_text(encoding="utf-8")


def text_of(svg: str) -> str:
    return " ".join("".join(ElementTree.fromstring(f"<g>{svg}</g>").itertext()).split())


def test_it_is_a_small_picture_that_needs_no_network_and_runs_no_script():
    assert len(COMMITTED.encode()) < MOST_BYTES
    found = ElementTree.fromstring(COMMITTED)
    assert {element.tag.rpartition("}")[2] for element in found.iter()} == {
        *("svg", "title", "desc", "style", "defs", "g", "use", "rect", "path", "text")
    }
    names = {name for element in found.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]
    leads = [element.attrib["href"] for element in found.iter() if "href" in element.attrib]
    assert {where[0] for where in leads} == {"#"}
    styles = " ".join(element.text or "" for element in found.iterfind("{*}style"))
    assert styles
    assert not re.search(r"url\(|@import|@font-face", styles + " ".join(names))


def test_each_frame_has_its_time_and_one_stays_where_no_motion_is_wanted():
    groups = COMMITTED.count('<g class="f"')
    assert (
        groups
        == COMMITTED.count("@keyframes")
        == len({*re.findall(r"@keyframes (\w+)", COMMITTED)})
    )
    assert groups > len(STEPS)
    assert "@media(prefers-reduced-motion)" in COMMITTED
    shown = {*re.findall(r'<use href="#(\w+)"', COMMITTED)}
    assert shown == {*re.findall(r'<g id="(\w+)"', COMMITTED)}


def test_it_is_drawn_by_the_keys_of_today_on_the_screen_of_today():
    told = text_of(COMMITTED)
    assert [step.told for step in STEPS if step.told not in told] == []

    async def first() -> list[Frame]:
        return [frame async for frame in frames(Drawing(GROUND), STEPS[:1])]

    [frame] = asyncio.run(first())
    assert text_of(frame.rows[-1]) in told, "run `make moving`"
