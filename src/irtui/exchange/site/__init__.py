"""A static website of a dataset: a page for each record, tree, timeline, changes, search.

Nothing in it comes from elsewhere, and nothing but the search needs a script.
"""

from collections.abc import Iterator

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.exchange.site.maker import Maker


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """The files of the site, made one by one; their names are permanent addresses."""
    return Maker(scope, losses).files()
