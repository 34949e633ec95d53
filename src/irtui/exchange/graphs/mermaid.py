"""The hierarchy of a day for Mermaid, which wikis and Markdown readers draw.

The language: https://mermaid.js.org/syntax/flowchart.html
"""

import json
from collections.abc import Iterator
from itertools import chain
from unicodedata import category

from irtui.exchange.format import File, Losses
from irtui.exchange.graphs.chart import Box, Chair, boxes, heading, in_lines
from irtui.exchange.scope import Scope
from irtui.model.holding import Presence

# Legible on white and on black.
_CLASSES = """\
  classDef default fill:#fbfaf6,stroke:#8a8f98,color:#24272c,text-align:left
  classDef possible stroke-dasharray:5 4
  classDef former fill:#f1f0ee,color:#5b6069,stroke-dasharray:2 3
  linkStyle default stroke:#8a8f98"""

_CONFIG = "config: {flowchart: {wrappingWidth: 400, nodeSpacing: 20}}"
"""Lines are broken here, and not once more; as YAML."""
_NO_DIRECTIVE = str.maketrans({"%": "#37;", "{": "#123;", "\n": " "})


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a flowchart from each body to those under it."""
    found = list(boxes(scope, losses))
    edition = scope.edition.in_words().translate(_NO_DIRECTIVE)
    lines = ["flowchart LR", f"  %% {edition}"]
    lines += [f'  n{box.number}["{_label(box)}"]' for box in found]
    for box in found:
        if box.above:
            line = "-.-" if box.doubtful else "---"
            lines.append(f"  n{box.above} {line} n{box.number}")
    lines += _CLASSES.splitlines()
    for name, there in (("possible", Presence.POSSIBLY), ("former", Presence.FORMER)):
        if alike := ",".join(f"n{box.number}" for box in found if box.presence is there):
            lines.append(f"  class {alike} {name}")
    title = json.dumps(heading(scope), ensure_ascii=False)
    head = ["---", f"title: {title}", _CONFIG, "---"]
    yield File("", "\n".join([*head, *lines, ""]).encode())


def _label(box: Box) -> str:
    remark = f" ({box.presence.remark})" if box.presence.remark else ""
    lines = [*in_lines(f"{box.name}{remark}"), *chain.from_iterable(map(_chair, box.chairs))]
    return "<br/>".join(map(escaped, lines))


def _chair(chair: Chair) -> list[str]:
    who = ", ".join(filter(None, (chair.holder, chair.office)))
    return in_lines(f"{chair.mark} {who}")


def escaped(text: str) -> str:
    """A text inside a label, with what might say something to Mermaid as its entities.

    Mermaid looks for directives, Markdown and markup in any text, wherever that stands.
    """
    before = ["", *text]
    pairs = zip(before, text, strict=False)
    return "".join(one if _plain(one, last) else f"#{ord(one)};" for last, one in pairs)


def _plain(character: str, before: str) -> bool:
    """Whether a character is read as itself after another."""
    if character in "-.":  # not so after a number or at the beginning, where a list may begin
        return before.isalpha()
    # What Mermaid itself writes for its entities has a sharp s in it.
    return character in " ,()’–" or (category(character)[0] in "LMN" and character != "ß")
