"""``irtui cite``: a citation of one record or one claim."""

from collections.abc import Iterable
from typing import Any

import click

from irtui.cli.answering import Answer, Asked, answering
from irtui.cli.candidates import places
from irtui.cli.common import examples
from irtui.cli.failing import NOTHING_FOUND, fail
from irtui.model.safe_text import quoted
from irtui.pages.anchors import WHOLE
from irtui.pages.citations import Cited, Edition, NoSuchFieldError, cite, cite_dataset
from irtui.render.markdown import escaped

_EPILOG = examples(
    ("irtui cite ID", "the record, with all its sources"),
    ("irtui cite 'ID#name'", "what is told of its name"),
    ("irtui cite ID --format json", "CSL-JSON, for a reference manager"),
)


def _cite(asked: Asked, place: str, edition: Edition) -> Cited:
    """A citation of a record or a claim; ends the program with exit code 1 if there is none."""
    identifier, _, field = place.partition("#")
    ref = asked.record(identifier)
    try:
        return cite(asked.as_of, ref, edition, field)
    except NoSuchFieldError as error:
        fail(f"{ref} has no claim {quoted(field)}. {error}", NOTHING_FOUND)


@click.command("cite", epilog=_EPILOG)
@click.argument("place", metavar="ID[#FIELD]", shell_complete=places)
@answering
def command(asked: Asked, place: str) -> Answer:
    """Print a citation of the record ID, or of the claims in one of its fields.

    ID#founded cites all that is told of the founding, ID#founded.2 the second telling alone, in the
    order of the file, and “dataset” the dataset itself. The exit code is 1 if there is no such
    record or claim.

    As JSON, the citation is CSL-JSON, which reference managers import: an item
    for each source, and one for the dataset with its version and the digest of its file.
    """
    found = asked.loaded.fingerprint
    assert found is not None  # where there is a dataset, there is a file that was read
    edition = Edition.of(asked.dataset.about, found.digest)
    whole = place.strip() == WHOLE
    cited = cite_dataset(edition) if whole else _cite(asked, place, edition)
    text = cited.in_text()

    def styled(_: int) -> Iterable[Any]:
        from rich.text import Text

        return [Text(text)]

    return Answer(
        styled=styled, plain=lambda: [text], json=cited.csl, markdown=lambda: [escaped(text)]
    )
