"""What can be copied from where one is: text, a citation, an id, an address, the way back here."""

import json

from irtui.host.revisions import Version
from irtui.lean import frozen
from irtui.loading import Loaded
from irtui.model.addresses import address_to_copy
from irtui.model.claims import Ref
from irtui.model.records import Source
from irtui.pages.anchors import WHOLE
from irtui.pages.citations import Edition, cite, cite_dataset, text_of
from irtui.render.shell import file_word, opening
from irtui.tui.session.view import View, written


@frozen
class Copy:
    """One text that can be copied."""

    key: str
    """The key that copies it."""
    label: str
    text: str


def reopening(loaded: Loaded, view: View, against: Version | None = None) -> str:
    """The command that opens the app at a view of a file again, to be typed into a shell.

    Args:
        loaded: the file.
        view: how it is shown.
        against: the older version that it is compared with; ``None`` for none.
    """
    older = None
    if against:
        older = file_word(against.asked) if against.is_file else against.name
    shown = written(view, loaded.dataset) if loaded.dataset else None
    return opening(loaded.path, shown, against=older)


def copies(
    loaded: Loaded, view: View, about: str, source: Ref | None, against: Version | None = None
) -> tuple[Copy, ...]:
    """What can be copied, the text of what one sees first.

    Args:
        loaded: the file that is shown.
        view: how it is shown.
        about: a record, a claim in it: ``body:id#founded.2``, or the dataset: `WHOLE`.
        source: the source whose address can be copied; ``None`` for none.
        against: the older version that the file is compared with; ``None`` for none.
    """
    dataset, known_by = loaded.dataset, loaded.fingerprint
    assert dataset is not None  # without it there is nothing to copy from
    assert known_by is not None  # where there is a dataset, there is a file that was read
    record, _, field = about.partition("#")
    ref = None if about == WHOLE else Ref.parse(record)
    way_back = Copy("v", "command that opens this view", reopening(loaded, view, against))
    if ref is not None and ref not in dataset.records:
        return (Copy("i", "id", about), way_back)  # it was removed: there is nothing to cite
    edition = Edition.of(dataset.about, known_by.digest)
    if ref is None:
        cited = cite_dataset(edition)
        text = dataset.about.summary or dataset.about.title
    else:
        cited = cite(view.as_of(dataset), ref, edition, field)
        text = text_of(view.as_of(dataset), ref, field)
    csl = json.dumps(cited.csl(), ensure_ascii=False, indent=2)
    record_of_source = dataset.records.get(source) if source else None
    url = address_to_copy(record_of_source.url if isinstance(record_of_source, Source) else None)
    return (
        Copy("t", "text", text),
        Copy("c", "citation", cited.in_text()),
        Copy("r", "citation for a reference manager, CSL-JSON", csl),
        Copy("i", "id", about),
        *([Copy("a", "address of the source", url)] if url else []),
        way_back,
    )
