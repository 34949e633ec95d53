"""Chains, the findings of reports, and the problems of files."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import When
from irtui.model.problems import Severity
from irtui.query.audit.paths import Chain, Paths
from irtui.query.audit.reports import Conflict, Old, Thin
from irtui.render.answers.base import (
    AnswerJson,
    ClaimJson,
    GapJson,
    LinkJson,
    SupportJson,
    claim,
    edition,
    gap,
    link,
)
from irtui.render.answers.declared import Count, Json, Place, SourceRef, merged, said


@frozen
class StepJson(Json):
    """A step."""

    from_: Ref = said("Where it begins.")
    to: Ref = said("Where it ends.")
    links: Annotated[tuple[LinkJson, ...], ("minItems", 1)] = said("What makes it.")


ChainJson = Annotated[tuple[StepJson, ...], ("minItems", 1), ("description", "A chain.")]


@frozen
class PathsJson(Json):
    """The shortest chains between two records."""

    from_: Ref = said("Where it begins.")
    to: Ref = said("Where it ends.")
    count: Count = said("How many shortest chains there are; not all may be printed.")
    searched: Count = said("How many records were reached.")
    chains: tuple[ChainJson, ...] = said("The chains.")


@frozen
class PathJson(AnswerJson):
    """The answer of ``irtui path``."""

    path: PathsJson = said("The shortest chains between two records.")


def path(dataset: Dataset, found: Paths, day: date) -> PathJson:
    """The answer of ``irtui path``."""

    def chain_of(chain: Chain) -> ChainJson:
        return tuple(
            StepJson(
                step.start,
                step.end,
                tuple(link(dataset, step.label(one), one, day) for one in step.links),
            )
            for step in chain
        )

    chains = tuple(map(chain_of, found.chains))
    answer = PathsJson.of(found, from_=found.start, to=found.end, chains=chains)
    return PathJson(edition(dataset), day, answer)


@frozen
class ConflictJson(Json):
    """A field in which sources disagree."""

    record: Ref = said("The record.")
    field: str = said("The field.")
    claims: Annotated[tuple[ClaimJson, ...], ("minItems", 2)] = said(
        "Those that contradict another."
    )


def _conflict(dataset: Dataset, found: Conflict) -> ConflictJson:
    record = dataset.get(found.ref)
    claims = tuple(claim(record, found.field, one) for one in found.claims)
    return ConflictJson(found.ref, found.field, claims)


@frozen
class ThinJson(Json):
    """A claim that rests on little."""

    record: Ref = said("The record.")
    field: str = said("The field.")
    claim: ClaimJson = said("The claim.")
    support: SupportJson = merged()


def _thin(dataset: Dataset, found: Thin) -> ThinJson:
    whole = claim(dataset.get(found.ref), found.field, found.claim)
    return ThinJson(found.ref, found.field, whole, SupportJson.of(found.support))


@frozen
class OldJson(Json):
    """A source."""

    source: SourceRef = said("The source.")
    date: When | None = said("When it was published.")
    records: Count = said("Records that cite it.")


def _old(_: Dataset, found: Old) -> OldJson:
    return OldJson(found.ref, found.date, found.supports)


@frozen
class ProblemJson(Json):
    """A problem of a file."""

    code: str = said("Its sort; irtui check --explain tells what it stands for.")
    severity: Severity = said("How much it matters.")
    message: str = said("What is wrong.")
    hint: str = said("How to mend it; may be empty.")
    file: str = said("The file, as it was named.")
    line: Place | None = said("From 1; null: the file as a whole.")
    column: Place | None = said("From 1, in characters.")
    path: tuple[str | int, ...] = said("Keys and indexes in the file.")


FINDINGS: dict[str, tuple[type[Json], Callable[[Dataset, Any], Json]]] = {
    "conflicts": (ConflictJson, _conflict),
    "gaps": (GapJson, lambda _, found: gap(found)),
    "single-source": (ThinJson, _thin),
    "one-sided": (ThinJson, _thin),
    "oldest-sources": (OldJson, _old),
    "problems": (ProblemJson, lambda _, found: ProblemJson.of(found)),
}
"""What each report finds, and how an object is made of what was found."""


@frozen
class ReportJson(AnswerJson):
    """The answer of ``irtui report``."""

    report: str = said("The name of the report.")
    findings: tuple[Json, ...] = said("What it finds.")


def report(dataset: Dataset, name: str, found: Iterable[object], day: date) -> ReportJson:
    """The answer of ``irtui report``: what one of `FINDINGS` found."""
    _, made = FINDINGS[name]
    return ReportJson(edition(dataset), day, name, tuple(made(dataset, one) for one in found))


@frozen
class FileJson(Json):
    """A file."""

    file: str = said("The file, as it was named.")
    readable: bool = said("Whether it is TOML at all.")
    records: Count | None = said("How many records it has; null: errors hide them.")
    errors: Count = said("How many errors it has.")
    warnings: Count = said("How many warnings it has.")
    notes: Count = said("How many notes it has.")
    problems: tuple[ProblemJson, ...] = said("In the order of its lines.")


@frozen
class CheckJson(Json):
    """The answer of ``irtui check``."""

    files: tuple[FileJson, ...] = said("The files that were checked.")
