"""What a dataset portal and a reference manager read of the bundled dataset and of irtui."""

import json
from pathlib import Path

from irtui import __version__
from irtui.loading import bundled_path, load
from irtui.loading.published import KEY
from irtui.model.addresses import address_to_copy
from irtui.model.date_words import in_words
from irtui.model.dates import day_of
from irtui.model.names import source_line
from irtui.model.records import About, Source

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "data" / "datapackage.json"
CITATION = ROOT / "CITATION.cff"
_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


def _editions(about: About, digest: str) -> list[dict[str, str]]:
    """Those that were listed before, and the dataset as it is now, under its version."""
    before = json.loads(PACKAGE.read_text(encoding="utf-8"))[KEY] if PACKAGE.exists() else []
    assert about.version is not None
    now = {
        "version": about.version,
        "reviewed": day_of(about.reviewed).isoformat(),
        "hash": f"sha256:{digest}",
    }
    return [*(one for one in before if one["version"] != about.version), now]


def data_package() -> str:
    """The dataset as a Data Package (datapackage.org, version 1), with its editions so far."""
    path = bundled_path()
    loaded = load(path)
    assert loaded.dataset is not None
    assert loaded.fingerprint is not None
    about, digest = loaded.dataset.about, loaded.fingerprint.digest
    package = {
        "profile": "data-package",
        "name": "india-russia-military-technical-cooperation",
        "title": about.title,
        "description": about.summary,
        "version": about.version,
        "licenses": [{"name": about.licence, "path": _LICENCES[str(about.licence)]}],
        "contributors": [{"title": one, "role": "maintainer"} for one in about.maintainers],
        "resources": [
            {
                "name": "relations",
                "path": path.name,
                "format": "toml",
                "mediatype": "application/toml",
                "encoding": "utf-8",
                "bytes": path.stat().st_size,
                "hash": f"sha256:{digest}",
            }
        ],
        KEY: _editions(about, digest),
    }
    sources = []
    for one in loaded.dataset.table("source"):
        assert isinstance(one, Source)
        source = {"title": source_line(one), "path": address_to_copy(one.url)}
        sources.append(json.dumps({k: v for k, v in source.items() if v}, ensure_ascii=False))
    # A line for each source: there are hundreds.
    head = json.dumps(package, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{head},\n  "sources": [\n    ' + ",\n    ".join(sources) + "\n  ]\n}\n"


_CITATION = """\
# Written by `make reference`.
cff-version: 1.2.0
message: >-
  If you use irtui, please cite it as below; if you use its dataset, the work below
  “references”. Cite a claim with its sources by what `irtui cite ID#FIELD` prints.
type: software
title: "irtui: a terminal explorer of India–Russia military-technical cooperation"
version: {irtui}
abstract: >-
  irtui shows who meets whom, under which commission, since when, and according to whom. Every fact
  is a claim with its dates, its sources and its rank; renames, contradictions and gaps are kept and
  shown.
authors:
  - name: "The irtui contributors"
# CFF reads a list as a choice; here each has its part: MIT the code, CC-BY-4.0 the dataset.
license:
  - MIT
  - CC-BY-4.0
keywords:
  - dataset
  - diplomacy
  - India
  - provenance
  - Russia
  - terminal
references:
  - type: data
    title: {title}
    abstract: {summary}
    authors:
{authors}
    version: {version}
    license: {licence}
    filename: data/relations.toml
    format: TOML
    notes: "Reviewed {reviewed}. `irtui cite dataset` prints it with the digest of the file."
"""


def citation_file() -> str:
    """CITATION.cff (Citation File Format 1.2.0): irtui, and the dataset as a work of its own."""
    dataset = load(bundled_path()).dataset
    assert dataset is not None
    about = dataset.about

    def quoted(text: str | None) -> str:
        return json.dumps(text, ensure_ascii=False)  # which YAML reads, too

    return _CITATION.format(
        irtui=__version__,
        title=quoted(about.title),
        summary=quoted(about.summary),
        authors="\n".join(f"      - name: {quoted(one)}" for one in about.maintainers),
        version=quoted(about.version),
        licence=about.licence,
        reviewed=in_words(about.reviewed),
    )
