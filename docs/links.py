"""Lists which links of a dataset its keeper may look at, and how old the evidence of claims is.

It opens no address: what it says follows from the file.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

import click

from irtui.cli.common import FILE
from irtui.cli.failing import fail_with_problems
from irtui.loading import bundled_path, load
from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.claims import Citation, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import end_of
from irtui.model.records import Record, Source
from irtui.query.audit.checks.sources import with_a_faulty_address
from irtui.query.audit.reports import claims_of
from irtui.query.evidence import original

Groups = list[tuple[Source, ...]]
"""Sources that may be one page, in the order of the file."""

_TRACKING = re.compile(
    r"utm_.+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|ref_src|ocid|cmpid|spm"
)
"""Parameters that tell where a reader came from, and not what is read."""
_COPIED = re.compile(r"https?:/{1,2}(?!.*https?:/)")
"""What stands before the address of a page in that of its copy, as archives write it."""
_DRESS = re.compile(r"^((www|m|mobile|amp|archives?)\.)+")
"""How the names of hosts begin that show the same pages in another dress."""
_DRESSES = {"amp", "print", "mobile", ""}
"""Parts of a path that say the same."""
_TELLING = re.compile(r"\d{4}|[^/]{16}")
"""What makes a path or a query so long that two pages do not share it by chance."""


def _parts(text: str | None) -> SplitResult | None:
    """The address of a page in parts, each sign as itself; ``None`` for what is no address."""
    try:
        parts = urlsplit(address(text or "").url)
    except UnsafeAddressError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    asked = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(one for one in asked if not _TRACKING.fullmatch(one[0])))
    return SplitResult("", host + port, unquote(parts.path).rstrip("/"), query, "")


def page_of(text: str | None) -> str | None:
    """The page that an address leads to, written in one way; ``None`` for what is no address.

    Left out is what makes no other page of it: the scheme, ``www.``, the last slash, the fragment,
    the order of what is asked for, and the parameters by which readers are counted.
    """
    parts = _parts(text)
    return parts.geturl() if parts else None


def _shared(source: Source) -> Iterator[Hashable]:
    """What the address of a source shares with that of a mirror, or of a copy in an archive."""
    parts = _parts(source.url)
    if parts is None:
        return
    whole = f"{parts.path}?{parts.query}".rstrip("?")
    copied = _COPIED.search(whole)
    inner = page_of(f"https://{whole[copied.end() :]}") if copied else None
    yield inner or parts.geturl()
    path = "/".join(part for part in parts.path.split("/") if part not in _DRESSES)
    if _TELLING.search(path):
        yield "path", path, parts.query
    if _TELLING.search(parts.query):
        yield "query", _DRESS.sub("", parts.netloc), parts.query


def _titled(source: Source) -> Iterator[Hashable]:
    """What is said of a source as of a mirror of it."""
    if source.title:
        title = " ".join(source.title.casefold().split())
        yield from ((title, source.publisher), (title, source.date))


def _groups(pairs: Iterable[tuple[Hashable, Source]]) -> Groups:
    """The sources of each key that several have; a group that several keys make comes once."""
    found: defaultdict[Hashable, dict[Source, None]] = defaultdict(dict)
    for key, source in pairs:
        found[key][source] = None
    return [*dict.fromkeys(tuple(group) for group in found.values() if len(group) > 1)]


def repeated(dataset: Dataset) -> Groups:
    """Sources that have one address, of the page or of its kept copy."""
    return _groups(
        (page, source)
        for source in dataset.all(Source)
        for page in (page_of(source.url), page_of(source.archive))
        if page
    )


def mirrored(dataset: Dataset) -> Groups:
    """Sources that are perhaps one text at several addresses, and none is marked as a reprint."""
    sources = dataset.all(Source)
    alike = _groups((key, source) for source in sources for key in _shared(source))
    titled = _groups((key, source) for source in sources for key in _titled(source))
    elsewhere = (group for group in titled if len({_host(source) for source in group}) > 1)
    known = set(repeated(dataset))
    return [
        group
        for group in dict.fromkeys((*alike, *elsewhere))
        if group not in known and len({original(dataset, source.ref) for source in group}) > 1
    ]


def _host(source: Source) -> str | None:
    parts = _parts(source.url)
    return parts.netloc if parts else None


def unkept(dataset: Dataset) -> list[Source]:
    """Pages that are cited in one place alone, and of which no copy is kept."""
    records = dataset.records.values()
    cited = Counter(one.source for record in records for one in _citations(record))
    return [
        source
        for source in dataset.all(Source)
        if source.url and not source.archive and cited[source.id] == 1
    ]


def _citations(record: Record) -> Iterator[Citation]:
    """All that a record and its claims cite, as often as they do."""
    yield from record.sources
    for _, claims in claims_of(record):
        for claim in claims:
            yield from claim.sources


def ages(dataset: Dataset) -> dict[int | None, dict[Ref, list[str]]]:
    """The fields of the claims of each record, by the year of the newest source of each claim.

    The oldest year comes first, and last ``None``: no source of the claim has a date.
    """
    found: defaultdict[int | None, dict[Ref, list[str]]] = defaultdict(dict)
    for record in dataset.records.values():
        for name, claims in claims_of(record):
            for claim in claims:
                citations = claim.sources or record.sources
                years = [_year(dataset.get(one.ref, Source)) for one in citations]
                newest = max((year for year in years if year), default=None)
                found[newest].setdefault(record.ref, []).append(name.rstrip("_"))
    return dict(sorted(found.items(), key=lambda item: (item[0] is None, item[0] or 0)))


def _year(source: Source) -> int | None:
    """The last year in which it may have been published."""
    end = end_of(source.date) if source.date else None
    return end.latest.year if end and end.latest else None


def lines(dataset: Dataset) -> Iterator[str]:
    """The report: each part under its heading with a count, then what was found."""
    faulty = with_a_faulty_address(dataset)
    without = (source for source in dataset.all(Source) if not (source.url or source.archive))
    alike = {
        "One address under several ids": repeated(dataset),
        "Perhaps one text at several addresses": mirrored(dataset),
    }
    yield from _part(
        "Not an address", (f"{'.'.join(map(str, one.path))}: {one.message}" for one in faulty)
    )
    yield from _part("Sources without an address", map(_line, without))
    for heading, groups in alike.items():
        yield from _part(heading, ("\n    = ".join(map(_line, group)) for group in groups))
    yield from _part("Cited once, and no copy is kept", map(_line, unkept(dataset)))
    yield "Claims by the year of their newest source"
    for year, records in ages(dataset).items():
        count = sum(map(len, records.values()))
        yield f"{year or 'no date'}: {count:,} claim{'' if count == 1 else 's'}"
        yield from (f"  {ref}  {_counted(fields)}" for ref, fields in records.items())


def _part(heading: str, found: Iterable[str]) -> Iterator[str]:
    told = [*found]
    yield f"{heading}: {len(told):,}"
    yield from (*(f"  {line}" for line in told), "")


def _line(source: Source) -> str:
    return f"{source.ref}  {source.url or source.archive or source.title or ''}".rstrip()


def _counted(fields: Iterable[str]) -> str:
    """``founded, name ×2``."""
    counts = Counter(fields).items()
    return ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in counts)


@click.command()
@click.argument("file", type=FILE, required=False)
def main(file: Path | None) -> None:
    """Print what is to be looked at in FILE, or in the dataset that comes with irtui."""
    loaded = load(file or bundled_path())
    if loaded.dataset is None:
        fail_with_problems(loaded)
    for line in lines(loaded.dataset):
        click.echo(line)


if __name__ == "__main__":
    main()
