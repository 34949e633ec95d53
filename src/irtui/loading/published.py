"""The editions of the bundled dataset that were published, as they are listed beside it."""

import json
from datetime import date

from irtui.lean import frozen
from irtui.loading.loaded import bundled_path

LIST = "datapackage.json"
"""The file beside the dataset: a Data Package (datapackage.org), with a property of our own."""
KEY = "editions"


@frozen
class Published:
    """An edition of the bundled dataset."""

    title: str
    version: str
    reviewed: date
    digest: str
    """SHA-256 of its file, in hexadecimal."""


def published() -> tuple[Published, ...]:
    """The editions, the oldest first; each version is one."""
    listed = json.loads(bundled_path().with_name(LIST).read_text(encoding="utf-8"))
    return tuple(
        Published(
            listed["title"],
            one["version"],
            date.fromisoformat(one["reviewed"]),
            one["hash"].removeprefix("sha256:"),
        )
        for one in listed[KEY]
    )
