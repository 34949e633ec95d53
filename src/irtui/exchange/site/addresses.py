"""Where each page of a site is. These addresses are permanent: others cite them."""

from collections.abc import Container
from datetime import date

from irtui.lean import frozen
from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.claims import Ref

INDEX = "index.html"
TREE = "tree.html"
TIMELINE = "timeline.html"
CHANGES = "changes.html"
NAMES = "names.html"
STATEMENTS = "statements.html"


def of_record(ref: Ref) -> str:
    """The page of a record: ``body/id.html``."""
    return f"{ref.table}/{ref.id}.html"


def of_collection(table: str) -> str:
    """The page that lists all records of a table: ``all/person.html``."""
    return f"all/{table}.html"


def of_report(name: str) -> str:
    """The page of a report: ``report/gaps.html``."""
    return f"report/{name}.html"


def of_day(day: date) -> str:
    """The page of a day on which the structure changed: ``day/2001-06-04.html``."""
    return f"day/{day.isoformat()}.html"


def root(page: str) -> str:
    """The way from a page up to the folder of the site: ``../``, or nothing."""
    return "../" * page.count("/")


@frozen
class Outside:
    """A link to another site."""

    url: str
    host: str
    """Where it leads, where the text does not say so by itself; else empty."""


def outside(text: str) -> Outside | None:
    """The link that an address in the dataset gives; ``None``, if it is not safe to follow."""
    try:
        found = address(text)
    except UnsafeAddressError:
        return None
    plain = not found.disguised and found.host in text.lower()
    return Outside(found.url, "" if plain else found.host)


@frozen
class Links:
    """The way from one page to the others."""

    page: str
    """The page that the links are on."""
    there: Container[Ref]
    """The records that have pages."""

    def to(self, page: str) -> str:
        """The way to another page."""
        return root(self.page) + page

    def record(self, ref: Ref | None) -> str:
        """The way to a record; empty, if it has no page."""
        return self.to(of_record(ref)) if ref is not None and ref in self.there else ""
