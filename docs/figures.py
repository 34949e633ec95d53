"""Writes the figures of the bundled dataset into docs/data.md, and tells whether they were old."""

import sys
from pathlib import Path

from irtui.load import bundled_path, load
from irtui.query.figures import Figures, figures

PAGE = Path(__file__).with_name("data.md")
BEGIN, END = "<!-- figures: make figures -->\n", "<!-- end of figures -->\n"
_TABLES = {
    "party": "sides",
    "body": "bodies",
    "event": "events",
    "agreement": "agreements",
    "programme": "programmes, ventures and exercise series",
    "organisation": "organisations",
    "post": "offices",
    "person": "people",
    "source": "sources",
    "gap": "gaps",
}

_LANGUAGES = {"en": "English", "ru": "Russian", "hi": "Hindi"}


def table(found: Figures) -> str:
    """The figures as a table in Markdown."""
    others = [count for tag, count in found.languages.items() if tag not in _LANGUAGES]
    rows = [(label, found.records.get(name, 0)) for name, label in _TABLES.items()]
    rows += [
        ("**records in all**", sum(found.records.values())),
        ("claims", found.claims),
        ("claims with sources of their own", found.stated),
        ("claims inferred here, each with its reason", found.inferred),
        ("claims kept though thought wrong", found.deprecated),
        ("fields in which sources cannot all be right", found.disputes),
        ("sources that repeat another’s text", found.reprints),
        *((f"sources in {_LANGUAGES[tag]}", found.languages.get(tag, 0)) for tag in _LANGUAGES),
        (f"sources in {len(others)} other languages", sum(others)),
    ]
    lines = ["| what | how many |", "|---|---:|"]
    return "\n".join([*lines, *(f"| {label} | {count:,} |" for label, count in rows)]) + "\n"


def current(page: str) -> str:
    """The page with the figures of today's dataset."""
    dataset = load(bundled_path()).dataset
    assert dataset is not None
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table(figures(dataset)) + END + after


def main() -> None:
    """Renew the page."""
    old = PAGE.read_text(encoding="utf-8")
    new = current(old)
    PAGE.write_text(new, encoding="utf-8")
    print(f"{PAGE.name} {'was current' if new == old else 'was renewed'}", file=sys.stderr)


if __name__ == "__main__":
    main()
