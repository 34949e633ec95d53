"""Chains, and the findings of reports."""

from collections.abc import Iterable
from typing import Annotated, Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem
from irtui.model.said import Count, merged, said
from irtui.query.audit.paths import Paths, Step
from irtui.query.audit.reports import Conflict, Missing, Old, Thin
from irtui.query.evidence import Support
from irtui.render.answers.base import (
    AnswerJson,
    ClaimJson,
    LinkJson,
    MissingJson,
    claim,
    link,
    missing,
)
from irtui.render.answers.declared import Json
from irtui.render.answers.files import ProblemJson


class StepJson(Json):
    """A step."""

    start: Ref = said("Where it begins.", "from")
    end: Ref = said("Where it ends.", "to")
    links: Annotated[tuple[LinkJson, ...], ("minItems", 1)] = said("What makes it.")


ChainJson = Annotated[tuple[StepJson, ...], ("minItems", 1), ("description", "A chain.")]


class PathsJson(Json):
    """The shortest chains between two records."""

    start: Ref = said("Where it begins.", "from")
    end: Ref = said("Where it ends.", "to")
    count: Count = said("How many shortest chains there are; not all may be printed.")
    searched: Count = said("How many records were reached.")
    chains: tuple[ChainJson, ...] = said("The chains.")


class PathJson(AnswerJson):
    """The answer of ``irtui path``."""

    path: PathsJson = said("The shortest chains between two records.")


def path(as_of: AsOf, found: Paths) -> PathJson:
    """The answer of ``irtui path``."""

    def of(step: Step) -> StepJson:
        links = (link(as_of, step.label(one), one) for one in step.links)
        return StepJson.of(step, links=tuple(links))

    chains = tuple(tuple(map(of, chain)) for chain in found.chains)
    return PathJson.to(as_of, path=PathsJson.of(found, chains=chains))


class ConflictJson(Json):
    """A field in which sources disagree."""

    ref: Ref = said("The record.", "record")
    field: str = said("The field.")
    claims: Annotated[tuple[ClaimJson, ...], ("minItems", 2)] = said(
        "All tellings: those that contradict another, and those beside them."
    )


class ThinJson(Json):
    """A claim that rests on little."""

    ref: Ref = said("The record.", "record")
    field: str = said("The field.")
    claim: ClaimJson = said("The claim.")
    support: Support = merged()


FINDINGS: dict[str, type[Any]] = {
    "conflicts": ConflictJson,
    "gaps": MissingJson,
    "single-source": ThinJson,
    "one-sided": ThinJson,
    "oldest-sources": Old,
    "problems": ProblemJson,
}
"""What each report finds."""


class ReportJson(AnswerJson):
    """The answer of ``irtui report``."""

    report: str = said("The name of the report.")
    findings: tuple[object, ...] = said("What it finds.")


def _finding(dataset: Dataset, found: object) -> object:
    match found:
        case Conflict():
            record = dataset.get(found.ref)
            claims = tuple(claim(record, found.field, one) for one in found.claims)
            return ConflictJson.of(found, claims=claims)
        case Thin():
            whole = claim(dataset.get(found.ref), found.field, found.claim)
            return ThinJson.of(found, claim=whole)
        case Missing():
            return missing(dataset, found)
        case Problem():
            return ProblemJson.of(found)
    return found


def report(as_of: AsOf, name: str, found: Iterable[object]) -> ReportJson:
    """The answer of ``irtui report``: what the report ``name`` found."""
    every = (_finding(as_of.dataset, one) for one in found)
    return ReportJson.to(as_of, report=name, findings=tuple(every))
