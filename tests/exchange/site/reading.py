"""A site as a reader of HTML sees it, and the datasets that it is tried with."""

from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import NamedTuple

from irtui.model.dataset import Dataset
from tests.exchange.exporting import exported, named
from tests.hostile import sound
from tests.respelling import written
from tests.support import loaded

MARKUP = (
    "'\"></title></script></style></svg><script>owned=1</script>"
    "<img src=x onerror=owned=1><a href=javascript:owned=1>&amp;{{7*7}}]]>-->"
)
"""What a page would run, if it were not escaped."""
SITES = ("legislature", "lighthouses", "hostile", "markup")


@cache
def dataset(name: str) -> Dataset:
    """One of `SITES`; “markup” has `MARKUP` in every field of every kind of record."""
    if name != "markup":
        return named(name)
    found = loaded(written(sound(MARKUP))).dataset
    assert found is not None
    return found


@cache
def site(name: str) -> Mapping[str, bytes]:
    """The files of a site."""
    return exported("site", dataset(name))[0]


class Tag(NamedTuple):
    """A tag that begins an element."""

    name: str
    attributes: Mapping[str, str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class Read(NamedTuple):
    """A page that was read."""

    tags: tuple[Tag, ...]
    text: str

    @property
    def ids(self) -> list[str]:
        """What on it can be linked to."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    @property
    def ways(self) -> Iterator[str]:
        """Where its links, and what it loads, lead to."""
        for tag in self.tags:
            yield from (tag.attributes[key] for key in ("href", "src") if key in tag.attributes)


@cache
def pages(name: str) -> Mapping[str, Read]:
    """Each page of a site, read."""
    found = {}
    for path, content in site(name).items():
        if path.endswith(".html"):
            reader = _Reader()
            reader.feed(content.decode())
            found[path] = Read(tuple(reader.tags), "".join(reader.texts))
    return found


def followed(page: str, way: str) -> tuple[str, str]:
    """The file that a link on a page leads to, and the place in it."""
    path, _, place = way.partition("#")
    return (normpath(join(dirname(page), path)) if path else page), place
