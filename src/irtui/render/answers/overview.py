"""What a dataset says of itself, and what it amounts to."""

from collections.abc import Sequence

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.codes import Severity
from irtui.model.problems import Problem
from irtui.model.records import Party
from irtui.model.said import Count, merged, said
from irtui.query.audit.reports import Overview, overview
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.declared import Json


class SideJson(Json):
    """A side."""

    ref: Ref = said("Its record.")
    title: str = said("What it is called on the day.")
    mark: str | None = said("What stands before what is on its behalf.")


class ProblemsJson(Json):
    """How many problems the checks find in the file."""

    errors: Count = said("What keeps a file from being shown.")
    warnings: Count = said("What is probably wrong.")
    notes: Count = said("What is worth knowing.")


class AboutJson(Json):
    """A dataset, as a whole."""

    summary: str | None = said("Its scope, in a few lines.")
    licence: str | None = said("Under which it may be used.")
    maintainers: tuple[str, ...] = said("Who keeps it.")
    sides: tuple[SideJson, ...] = said("Its sides.")
    kinds: dict[str, dict[str, str]] = said("For each table its kinds, each with its plural.")
    overview: Overview = merged()
    problems: ProblemsJson = said("What the checks find in its file.")


class ShowDatasetJson(AnswerJson):
    """The answer of ``irtui show dataset``."""

    about: AboutJson = said("The dataset.")


def show_dataset(as_of: AsOf, problems: Sequence[Problem]) -> ShowDatasetJson:
    """The answer of ``irtui show dataset``; ``problems`` are those of its file."""
    dataset = as_of.dataset
    counts = [sum(one.severity is severity for one in problems) for severity in Severity]
    sides = (SideJson(one.ref, as_of.title(one), one.mark) for one in dataset.all(Party))
    kinds = {
        table: {kind: dataset.plural(table, kind) for kind in kinds}
        for table, kinds in dataset.about.kinds.items()
    }
    about = AboutJson.of(
        dataset.about,
        sides=tuple(sides),
        kinds=kinds,
        overview=overview(dataset),
        problems=ProblemsJson(*counts),
    )
    return ShowDatasetJson.to(as_of, about=about)
