"""The first screen of every record: its face, as far as it has room, and a line for the rest."""

from pathlib import Path

from irtui.loading import bundled_path, load
from irtui.model.as_of import AsOf
from irtui.pages.faces import face
from irtui.pages.folding import FACE
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import Layout
from tests.each import each
from tests.support import DATASETS

PANES = {"120x36": (71, 22), "80x24": (42, 13), "60x20": (55, 16)}
"""Cells and lines that the panel has for a page, by the size of the screen."""
BAD = {"broken.toml", "oldest.toml"}


def files() -> list[Path]:
    sound = (path for path in DATASETS.iterdir() if path.name not in BAD)
    return [bundled_path(), *(path for path in sound if path.is_dir() or path.suffix == ".toml")]


@each("path", files())
def test_the_first_screen_of_every_record_shows_its_face_or_how_much_more_there_is(path):
    dataset = load(path).dataset
    assert dataset is not None
    as_of = AsOf.of(dataset, dataset.about.day)
    for record in dataset.records.values():
        rows = face(as_of, record, Footnotes())
        if not rows:
            continue
        page = Page(record.ref, as_of.full_title(record, alone=True), "kind", (), face=rows)
        for width, height in PANES.values():
            everything = list(Layout(width, terminal_dress, FACE, crop=True).lines(page))
            seen = Layout(width, terminal_dress, FACE, crop=True, height=height)
            lines = [line.plain.strip() for line in seen.lines(page)]
            assert all(line.cell_len <= width for line in everything), record.ref
            assert len(lines) <= height, (record.ref, width, lines)
            shown = [line for line in lines if line]
            last = shown[-1].removeprefix("▸ ").split(" ")
            cut = last[1:2] == ["more"] and last[2] in ("line", "lines")
            if cut:
                assert 1 <= int(last[0]) < len(rows)
            else:
                full = [line.plain.strip() for line in everything if line.plain.strip()]
                assert shown[-len(rows) :] == full[-len(rows) :]
