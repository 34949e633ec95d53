"""What is kept of a dataset that was loaded."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from irtui.load.beside import beside
from irtui.load.cache.container import ANSWER, Contents
from irtui.load.cache.maker import key_of
from irtui.load.cache.shelf import NUMBERS
from irtui.load.cache.tables import packed
from irtui.load.loading import Loaded
from irtui.load.read import Document
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Naming
from irtui.model.fields import claim_fields
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
    numbers = {ref: number for number, ref in enumerate(dataset.records)}
    namings: dict[Naming, int] = {}
    references = list(_references(dataset, numbers, namings))
    values = {
        "about": packed(document.data["dataset"]),
        "counts": dict(dataset.counts),
        "whole": whole,
        "namings": list(namings),
        "problems": [_plain(one, document) for one in loaded.problems],
        **{f"ids {table}": [ref.id for ref in dataset.refs(table)] for table in dataset.counts},
        **dict(_answers(dataset, questions)),
        **more(),
    }
    records = (packed(document.data[ref.table][ref.id]) for ref in dataset.records)
    contents = Contents.of(values, {"records": records, "references": references})
    return contents.packed(key_of(document.fingerprint))


def _references(
    dataset: Dataset, numbers: Mapping[Ref, int], namings: dict[Naming, int]
) -> Iterator[bytes]:
    """The references to each record; adds what they are called."""
    places: dict[object, int] = {
        claim: place
        for record in dataset.records.values()
        for name in claim_fields(type(record))
        for place, claim in enumerate(getattr(record, name), 1)
    }
    known = numbers.__getitem__
    for target in numbers:
        found = array(NUMBERS)
        for source, _, naming, claim in dataset.references.get(target, ()):
            number = namings.setdefault(naming, len(namings))
            found.extend((known(source), number, 0 if claim is None else places[claim]))
        yield found.tobytes()


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
