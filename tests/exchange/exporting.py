"""Exports in memory, and the datasets that every format is tried with."""

from collections.abc import Mapping
from functools import cache

from irtui.exchange.format import Losses
from irtui.exchange.formats import EXPORTS
from irtui.exchange.scope import Scope
from irtui.loading import bundled_path, load
from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.pages.citations import Edition
from tests.support import DATASETS, day, ref

NAMES = ("delta", "estuary", "hostile", "legislature", "lighthouses", "minimal", "namesakes")
"""Small datasets, each with something of its own; “hostile” has unsafe text in every field."""


@cache
def named(name: str) -> Dataset:
    """A dataset of `NAMES`, or the bundled one by the name ``bundled``."""
    path = bundled_path() if name == "bundled" else DATASETS / f"{name}.toml"
    found = load(path).dataset
    assert found is not None
    return found


def scope(dataset: Dataset | str, *, at: str | None = None, top: str | None = None) -> Scope:
    """What is exported of a dataset, or of one of `NAMES`."""
    found = named(dataset) if isinstance(dataset, str) else dataset
    as_of = AsOf.of(found, day(at) if at else found.about.day)
    edition = Edition.of(found.about, "0" * 64)
    return Scope(as_of, edition, of_day=at is not None, top=ref(top) if top else None)


def exported(
    name: str, dataset: Dataset | str, *, at: str | None = None, top: str | None = None
) -> tuple[Mapping[str, bytes], Losses]:
    """The files of an export, by name, and what is not in them."""
    losses = Losses()
    files = EXPORTS[name].export(scope(dataset, at=at, top=top), losses)
    return dict(files), losses
