"""What the explorer is asked to show, from its options: the view, and the older version."""

from typing import TYPE_CHECKING

import click

from irtui.cli.common import Options, fail_with_faults, fail_with_problems, find_record
from irtui.cli.opening import Opening
from irtui.host.reading import reading
from irtui.model.dataset import Dataset
from irtui.pages.anchors import WHOLE

if TYPE_CHECKING:
    from irtui.render.written import WrittenView
    from irtui.tui.session.against import Against


def _check_filter(options: Options, dataset: Dataset, words: str) -> None:
    """Ends the program with exit code 2 if a query cannot be understood."""
    from irtui.query.find import Index

    with options.waiting("Looking for what the filter finds"):
        faults = Index(options.as_of(dataset)).find(words).faults
    if faults:
        fail_with_faults(words, faults)


def view_asked_for(
    options: Options, opening: Opening, dataset: Dataset | None, against: "Against | None"
) -> "WrittenView":
    """The view that was asked for; ends the program if there is nothing like that."""
    from irtui.render.written import WrittenView

    go, lanes = opening.go or "", opening.lanes or ""
    if dataset is not None:
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


def version_asked_for(options: Options, opening: Opening) -> "Against | None":
    """The older version to compare with; ends the program if there is none, or it has errors."""
    if opening.against is None:
        return None
    from irtui.host.revisions import NoRevisionError, load_version
    from irtui.tui.session.against import Against

    try:
        with options.waiting(reading(opening.against), opening.against):
            older = load_version(opening.against, options.path)
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--against") from error
    if older.dataset is None:
        fail_with_problems(older)
    return Against(opening.against, older.dataset)
