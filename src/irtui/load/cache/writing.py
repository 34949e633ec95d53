"""What is kept of a dataset that was loaded."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from irtui.load.beside import beside
from irtui.load.cache.container import ANSWER, Contents
from irtui.load.cache.maker import key_of
from irtui.load.cache.tables import packed
from irtui.load.loading import Loaded
from irtui.load.read import Document
from irtui.model.dataset import Dataset
from irtui.model.kept import stored_as
from irtui.model.problems import Problem

Question = Callable[[Dataset], Any]


def kept_as(
    loaded: Loaded,
    questions: Iterable[Question] = (),
    apart: Iterable[Question] = (),
    *,
    whole: bool = True,
) -> bytes:
    """The cache file of a dataset.

    Args:
        loaded: what was loaded; it has no errors.
        questions: those of which the answers are kept, too; each is `stored`.
        apart: those of which another process may find the answers meanwhile.
        whole: whether these are all that can be kept.
    """
    dataset, document = loaded.dataset, loaded.document
    assert dataset is not None  # only what is sound is kept
    more = beside(lambda: dict(_answers(dataset, apart)))
    assert document is not None
    index = dataset.references
    references = (index.numbers(ref).tobytes() if ref in index else b"" for ref in dataset.records)
    values = {
        "about": packed(document.data["dataset"]),
        "counts": dict(dataset.counts),
        "whole": whole,
        "namings": list(index.namings),
        "problems": [_plain(one, document) for one in loaded.problems],
        **{f"ids {table}": [ref.id for ref in dataset.refs(table)] for table in dataset.counts},
        **dict(_answers(dataset, questions)),
        **more(),
    }
    records = (packed(document.data[ref.table][ref.id]) for ref in dataset.records)
    contents = Contents.of(values, {"records": records, "references": references})
    return contents.packed(key_of(document.fingerprint))


def _plain(problem: Problem, document: Document) -> tuple[Any, ...]:
    """A problem, with the number of its file: that is called another way another time."""
    files = [one.file for one in document.files]
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


def _answers(dataset: Dataset, questions: Iterable[Question]) -> Iterator[tuple[str, Any]]:
    for question in questions:
        how = stored_as(question)
        assert how is not None  # whoever lists it has declared it
        yield ANSWER + how.name, how.write(dataset, dataset.once(question))
