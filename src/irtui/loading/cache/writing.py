"""What is kept of a dataset that was loaded."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from irtui.loading.cache.container import ANSWER, Contents
from irtui.loading.cache.maker import key_of, shipped_key_of
from irtui.loading.cache.tables import packed
from irtui.loading.loaded import Loaded
from irtui.model.dataset import Dataset
from irtui.model.kept import stored_as
from irtui.model.problems import Problem

_ABOUT = ("dataset", "")

Question = Callable[[Dataset], Any]


def kept_as(
    loaded: Loaded,
    questions: Iterable[Question] = (),
    found: Callable[[], Mapping[str, Any]] = dict,
    tables: Mapping[tuple[str, str], bytes] = MappingProxyType({}),
    *,
    whole: bool = True,
    shipped: bool = False,
) -> bytes:
    """The cache file of a dataset.

    Args:
        loaded: what was loaded; it has no errors.
        questions: those of which the answers are kept, too; each is `stored`.
        found: gives the `answers` to others, as soon as they are found.
        tables: its `packed_tables`; without any, its document is asked for them.
        whole: whether these are all that can be kept.
        shipped: whether it is to come with the package.
    """
    dataset, fingerprint = loaded.dataset, loaded.fingerprint
    assert dataset is not None  # only what is sound is kept
    assert fingerprint is not None
    if not tables:
        assert loaded.document is not None
        tables = packed_tables(loaded.document.data)
    index = dataset.references
    references = [index.numbers(ref).tobytes() if ref in index else b"" for ref in dataset.records]
    records = [tables[ref] for ref in dataset.records]
    values = {
        "about": tables[_ABOUT],
        "counts": dict(dataset.counts),
        "whole": whole,
        "namings": list(index.namings),
        "problems": [_plain(one, loaded) for one in loaded.problems],
        **{f"ids {table}": [ref.id for ref in dataset.refs(table)] for table in dataset.counts},
        **answers(dataset, questions),
        **found(),  # what is waited for comes last
    }
    key = (shipped_key_of if shipped else key_of)(fingerprint)
    return Contents.of(values, {"records": records, "references": references}).packed(key)


def packed_tables(data: Mapping[str, Any]) -> dict[tuple[str, str], bytes]:
    """The table of each record in a document, or in a piece of it, by that and its id."""
    found = {}
    for table, records in data.items():
        if table == "dataset":
            found[_ABOUT] = packed(records)
        else:
            found.update({(table, identifier): packed(one) for identifier, one in records.items()})
    return found


def _plain(problem: Problem, loaded: Loaded) -> tuple[Any, ...]:
    """A problem, with the number of its file: that is called another way another time."""
    assert loaded.document is not None
    files = [one.file for one in loaded.document.files]
    at = files.index(problem.file) if problem.file in files else None
    return (
        problem.code,
        problem.message,
        problem.hint,
        problem.path,
        at,
        problem.line,
        problem.column,
    )


def answers(dataset: Dataset, questions: Iterable[Question]) -> dict[str, Any]:
    """The answers to some questions, each of which is `stored`, by the names of their sections."""
    found = {}
    for question in questions:
        how = stored_as(question)
        assert how is not None  # whoever lists it has declared it
        found[ANSWER + how.name] = how.write(dataset, dataset.once(question))
    return found
