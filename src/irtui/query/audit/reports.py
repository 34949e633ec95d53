"""Reports over a whole dataset: where sources disagree, what is missing, what rests on little.

And what it amounts to: how much there is of all that.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from attrs import asdict

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import When, sort_key
from irtui.model.fields import claim_fields
from irtui.model.kept import stored
from irtui.model.problems import Problem
from irtui.model.records import Body, Event, Gap, Record, Source
from irtui.model.said import Count, SourceRef, said
from irtui.query.evidence import Support, claim_support, disputed, record_support
from irtui.query.series import years_of_series
from irtui.query.tree.hierarchy import Hierarchy


@frozen
class Conflict:
    """A field whose claims cannot all be true."""

    ref: Ref
    field: str
    claims: tuple[Claim[Any], ...]
    """All tellings: those that contradict another, and those beside them."""


@frozen
class UnnamedParts:
    """Parts of a body that a source counts and nobody names."""

    kind: str
    named: int
    counted: int


@frozen
class EmptyYears:
    """Years in which none of a body's yearly meetings is recorded."""

    years: tuple[int, ...]


@frozen
class NumbersMissing:
    """Numbers below the last of a series that none of its meetings bears."""

    kind: str | None
    """Of the meetings."""
    runs: tuple[range, ...]
    """In order, each with at least one number."""


@frozen
class Missing:
    """What is not there."""

    ref: Ref | None
    """The record that it is missing from."""
    what: UnnamedParts | EmptyYears | NumbersMissing | Gap

    @classmethod
    def of(cls, gap: Gap) -> "Missing":
        """What a gap's record says is missing."""
        return cls(gap.about, gap)


@frozen
class Thin:
    """A claim that rests on one text, or on one side's."""

    ref: Ref
    field: str
    claim: Claim[Any]
    support: Support


@frozen
class Old:
    """A source, and how much rests on it."""

    ref: SourceRef = said("The source.", "source")
    date: When | None = said("When it was published.")
    supports: Count = said("Records that cite it.", "records")


@frozen
class Overview:
    """The counts of a dataset; claims that are thought wrong, and aliases, are not counted."""

    records: dict[str, int] = said("How many records there are, by table.")
    claims: Count = said("Claims that are not thought wrong; aliases, which are for search, aside.")
    own_sources: Count = said("Of the claims, those with sources of their own.")
    for_the_record: Count = said("Those that rest on what was read for their record.")
    inferred: Count = said("Those that were concluded from sources, and are stated by none.")
    single_source: Count = said("Those that rest on one text; reprints do not count.")
    one_sided: Count = said("Those that rest on several texts, all of them from one side.")
    conflicts: Count = said("Fields in which sources disagree.")
    gaps: Count = said("Things that are missing, as the report of gaps lists them.")
    oldest: SourceRef | None = said("The oldest source that has a date.")
    newest: SourceRef | None = said("The newest.")


def claims_of(record: Record) -> Iterator[tuple[str, tuple[Claim[Any], ...]]]:
    """The fields of a record that have claims; none, for what is evidence itself."""
    if not isinstance(record, Source | Gap):
        for name in claim_fields(type(record)):
            if claims := getattr(record, name):
                yield name, claims


def _fields(dataset: Dataset) -> Iterator[tuple[Record, str, tuple[Claim[Any], ...]]]:
    for record in dataset.records.values():
        for name, claims in claims_of(record):
            yield record, name, claims


def conflicts(dataset: Dataset) -> tuple[Conflict, ...]:
    """The fields in which sources disagree, in the order of the file."""
    found = (
        Conflict(record.ref, name, disputed(dataset, record, name))
        for record, name, _ in _fields(dataset)
    )
    return tuple(conflict for conflict in found if conflict.claims)


def gaps(as_of: AsOf) -> tuple[Missing, ...]:
    """What was looked for and not found, after what a count or a series shows to be missing."""
    found = []
    hierarchy = Hierarchy(as_of)
    for body in as_of.bodies():
        for kind, (named, counted) in hierarchy.unnamed(body).items():
            found.append(Missing(body.ref, UnnamedParts(kind, named, counted)))
    for body in as_of.dataset.all(Body):
        years = tuple(year for year, held in years_of_series(as_of, body).items() if not held)
        if years:
            found.append(Missing(body.ref, EmptyYears(years)))
        found += [Missing(body.ref, what) for what in _numbers_missing(as_of, body)]
    return (*found, *map(Missing.of, as_of.dataset.all(Gap)))


def _numbers_missing(as_of: AsOf, body: Record) -> Iterator[NumbersMissing]:
    """For each series of a body, the numbers below its last that no meeting bears."""
    series: dict[str | None, set[int]] = {}
    for event, _ in as_of.dataset.referring(body.ref, Event, "body"):
        number = as_of.value(event, event.number)
        series.setdefault(event.kind, set()).update([number] if number is not None else [])
    for kind, numbers in series.items():
        runs = tuple(
            range(before + 1, number)
            for before, number in pairwise((0, *sorted(number for number in numbers if number > 0)))
            if number - before > 1
        )
        if runs:
            yield NumbersMissing(kind, runs)


def _counted(dataset: Dataset) -> Iterator[tuple[Record, str, Claim[Any]]]:
    """The claims that nobody thinks wrong; aliases are for search and need no second witness."""
    for record, name, claims in _fields(dataset):
        for claim in claims if name != "aliases" else ():
            if not claim.deprecated:
                yield record, name, claim


def _supported(dataset: Dataset, fits: Callable[[Support], bool]) -> tuple[Thin, ...]:
    return tuple(
        Thin(record.ref, name, claim, support)
        for record, name, claim in _counted(dataset)
        if fits(support := claim_support(dataset, record, claim))
    )


def single_source(dataset: Dataset) -> tuple[Thin, ...]:
    """The claims that only one text supports, however often it was printed."""
    return _supported(dataset, lambda support: support.single)


def one_sided(dataset: Dataset) -> tuple[Thin, ...]:
    """The claims that several texts support, all of them from one side."""
    return _supported(dataset, _is_one_sided)


def _is_one_sided(support: Support) -> bool:
    return not support.single and support.side is not None


def oldest_sources(dataset: Dataset) -> tuple[Old, ...]:
    """All sources, the oldest first, those without a date last."""
    found = []
    for source in dataset.all(Source):
        links = dataset.links_to(source.ref)
        citing = {link.source for link in links if link.cites}
        found.append(Old(source.ref, source.date, len(citing)))
    return tuple(sorted(found, key=lambda old: sort_key(old.date)))


_FINDERS: dict[str, Callable[[AsOf], tuple[Any, ...]]] = {
    "conflicts": lambda as_of: conflicts(as_of.dataset),
    "gaps": gaps,
    "single-source": lambda as_of: single_source(as_of.dataset),
    "one-sided": lambda as_of: one_sided(as_of.dataset),
    "oldest-sources": lambda as_of: oldest_sources(as_of.dataset),
}


def record_of(found: object) -> Ref | None:
    """The record that a finding of a report is about."""
    if isinstance(found, Problem):
        path = found.path
        return Ref(str(path[0]), str(path[1])) if len(path) > 1 else None
    return found.ref if isinstance(found, Conflict | Missing | Thin | Old) else None


def restricted(dataset: Dataset, found: Iterable[Any], refs: Collection[Ref]) -> tuple[Any, ...]:
    """What of the findings of a report is about some records; a source is, where they cite it."""
    found = tuple(found)
    if any(isinstance(one, Old) for one in found):
        records = map(dataset.get, refs)
        cited = (source for one in records for source in record_support(dataset, one).sources)
        refs = frozenset([*refs, *cited])
    return tuple(one for one in found if record_of(one) in refs)


def findings(name: str, as_of: AsOf, problems: tuple[Problem, ...] = ()) -> tuple[Any, ...]:
    """What the report ``name`` finds; ``problems`` is what one of them tells.

    Raises:
        KeyError: there is no such report.
    """
    return problems if name == "problems" else _FINDERS[name](as_of)


def overview(dataset: Dataset) -> Overview:
    """What a dataset amounts to on the day that it speaks for; counted once, and kept."""
    return dataset.once(counts)


def _plain(_: Dataset, found: Overview) -> object:
    values = asdict(found, recurse=False)
    return {name: str(it) if isinstance(it, Ref) else it for name, it in values.items()}


def _again(_: Dataset, plain: dict[str, Any]) -> Overview:
    refs = {name: Ref.parse(it) for name, it in plain.items() if isinstance(it, str)}
    return Overview(**{**plain, **refs})


@stored("overview", _plain, _again)
def counts(dataset: Dataset) -> Overview:
    """As `overview`, which keeps it."""
    support: Counter[str] = Counter()
    for record, _, claim in _counted(dataset):
        rests_on = claim_support(dataset, record, claim)
        support["all"] += 1
        support["single"] += rests_on.single
        support["one side"] += _is_one_sided(rests_on)
        support["own"] += bool(claim.sources)
        support["inferred"] += claim.basis is Basis.INFERRED
    dated = [old.ref for old in oldest_sources(dataset) if dataset.get(old.ref, Source).date]
    return Overview(
        records=dict(dataset.counts),
        claims=support["all"],
        own_sources=support["own"],
        for_the_record=support["all"] - support["own"],
        inferred=support["inferred"],
        single_source=support["single"],
        one_sided=support["one side"],
        conflicts=len(conflicts(dataset)),
        gaps=len(gaps(AsOf.of(dataset, dataset.about.day))),
        oldest=dated[0] if dated else None,
        newest=dated[-1] if dated else None,
    )
