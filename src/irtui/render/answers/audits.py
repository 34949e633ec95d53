"""Chains, the findings of reports, and the problems of files."""

from collections.abc import Iterable
from typing import Annotated, Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.codes import Severity
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem
from irtui.model.said import Count, Place, merged, said
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


def _conflict(dataset: Dataset, found: Conflict) -> ConflictJson:
    record = dataset.get(found.ref)
    claims = tuple(claim(record, found.field, one) for one in found.claims)
    return ConflictJson.of(found, claims=claims)


class ThinJson(Json):
    """A claim that rests on little."""

    ref: Ref = said("The record.", "record")
    field: str = said("The field.")
    claim: ClaimJson = said("The claim.")
    support: Support = merged()


def _thin(dataset: Dataset, found: Thin) -> ThinJson:
    whole = claim(dataset.get(found.ref), found.field, found.claim)
    return ThinJson.of(found, claim=whole)


class ProblemJson(Json):
    """A problem of a file."""

    code: str = said("Its sort; irtui check --explain tells what it stands for.")
    severity: Severity = said("How much it matters.")
    message: str = said("What is wrong.")
    hint: str = said("How to correct it; may be empty.")
    file: str = said("The file, as it was named.")
    line: Place | None = said("From 1; null: the file as a whole.")
    column: Place | None = said("From 1, in characters.")
    path: tuple[str | int, ...] = said("Keys and indexes in the file.")


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
            return _conflict(dataset, found)
        case Thin():
            return _thin(dataset, found)
        case Missing():
            return missing(dataset, found)
        case Problem():
            return ProblemJson.of(found)
    return found


def report(as_of: AsOf, name: str, found: Iterable[object]) -> ReportJson:
    """The answer of ``irtui report``: what the report ``name`` found."""
    every = (_finding(as_of.dataset, one) for one in found)
    return ReportJson.to(as_of, report=name, findings=tuple(every))


class FileJson(Json):
    """A file."""

    file: str = said("The file, as it was named.")
    readable: bool = said("Whether it is TOML at all.")
    records: Count | None = said("How many records it has; null: errors hide them.")
    errors: Count = said("How many errors it has.")
    warnings: Count = said("How many warnings it has.")
    notes: Count = said("How many notes it has.")
    problems: tuple[ProblemJson, ...] = said("In the order of its lines.")


class CheckJson(Json):
    """The answer of ``irtui check``."""

    files: tuple[FileJson, ...] = said("The files that were checked.")
