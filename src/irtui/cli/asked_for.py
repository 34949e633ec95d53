"""What the explorer is asked to show, from its options: the view, and the older version."""

from typing import TYPE_CHECKING

from irtui.cli.options import Opening, Options
from irtui.host.caching import open_dataset, open_soon
from irtui.host.reading import reading
from irtui.lean import frozen
from irtui.loading import Loaded
from irtui.model.dataset import Dataset
from irtui.pages.anchors import WHOLE

if TYPE_CHECKING:
    from irtui.host.revisions import Version
    from irtui.model.written import WrittenView


@frozen
class AskedFor:
    """What the explorer is to show."""

    loaded: Loaded
    """The file; it may have errors."""
    view: "WrittenView"
    against: "Version | None"
    """The older version to compare with; ``None`` for none."""


def asked_for(options: Options, opening: Opening, *, waits: bool = False) -> AskedFor:
    """What is asked for; ends the program if there is nothing like that.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
        waits: whether the explorer may wait for a file that takes seconds to be read.
    """
    waits &= not (opening.filter or opening.against)
    loaded = (open_soon if waits else open_dataset)(options.path, options.reading)
    if not loaded.opens:
        from irtui.cli.failing import fail_with_problems

        fail_with_problems(loaded)
    against = _version(options, opening)
    return AskedFor(loaded, _view(options, opening, loaded.dataset, against), against)


def _check_filter(options: Options, dataset: Dataset, words: str) -> None:
    """Ends the program with exit code 2 if a query cannot be understood."""
    from irtui.query.find import Index

    with options.waiting("Looking for what the filter finds"):
        faults = Index(options.as_of(dataset)).find(words).faults
    if faults:
        from irtui.cli.failing import fail_with_faults

        fail_with_faults(words, faults)


def _view(
    options: Options, opening: Opening, dataset: Dataset | None, against: "Version | None"
) -> "WrittenView":
    """The view that was asked for; ends the program if there is nothing like that."""
    from irtui.model.written import WrittenView

    go, lanes = opening.go or "", opening.lanes or ""
    if dataset is not None and (go or lanes or opening.filter):
        from irtui.cli.failing import find_record

        older = against is not None and not dataset.meant(go) and against.dataset.meant(go)
        known = against.dataset if against and older else dataset
        go = str(find_record(known, go)) if go and go != WHOLE else go
        lanes = str(find_record(dataset, lanes)) if lanes else lanes
        if opening.filter:
            _check_filter(options, dataset, opening.filter)
    return WrittenView(
        at=options.at,
        go=go,
        lanes=lanes,
        window=opening.window,
        former=opening.former,
        full=opening.full,
        unfold=opening.unfold,
        query=opening.query or "",
        filter=opening.filter or "",
    )


def _version(options: Options, opening: Opening) -> "Version | None":
    """The older version to compare with; ends the program if there is none, or it has errors."""
    if opening.against is None:
        return None
    import click

    from irtui.cli.failing import fail_with_problems
    from irtui.host.revisions import NoRevisionError, load_version

    try:
        with options.waiting(reading(opening.against), opening.against):
            older = load_version(opening.against, options.path)
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--against") from error
    if older.loaded.dataset is None:
        fail_with_problems(older.loaded)
    return older
