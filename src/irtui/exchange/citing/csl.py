"""Sources as CSL-JSON, for Zotero and pandoc.

The form is that of the Citation Style Language's input schema
(https://github.com/citation-style-language/schema).
"""

import json
from collections.abc import Iterator

from irtui.exchange.citing.sources import items
from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: an item for each source, and the last for the dataset."""
    text = json.dumps(items(scope, losses), ensure_ascii=False, indent=2)
    yield File("", f"{text}\n".encode())
