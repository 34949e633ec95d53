"""What the documentation says must be so."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_figures_of_the_dataset_are_counted_anew():
    script = runpy.run_path(str(ROOT / "docs" / "figures.py"))
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert script["current"](page) == page, "run `make figures`"
