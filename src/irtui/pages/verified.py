"""Whether a file is the one that was cited, or one that was published."""

import re
from collections.abc import Iterator

from irtui.lean import frozen
from irtui.loading.published import Published
from irtui.model.date_words import day_in_words

_MARKED = re.compile(r"sha256:([0-9a-f]{64})", re.IGNORECASE)
_BARE = re.compile(r"\b[0-9a-f]{64}\b", re.IGNORECASE)


def digests_in(text: str) -> tuple[str, ...]:
    """The digests in a citation, or in any text, in hexadecimal; each once.

    A digest may be broken by the end of a line, as in a mail. Only where none has ``sha256:``
    before it, those without count.
    """
    found = _MARKED.findall("".join(text.split())) or _BARE.findall(text)
    return tuple(dict.fromkeys(map(str.lower, found)))


@frozen
class Verified:
    """A file, beside what it is held against."""

    file: str
    """As the user named it, safe to print."""
    digest: str
    """That of the file: SHA-256, in hexadecimal."""
    cited: tuple[str, ...]
    """The digests that were cited; none, if it is held against all that was published."""
    known: tuple[Published, ...]
    """All that was published."""

    @property
    def fits(self) -> bool:
        """Whether the file is one of those that it is held against."""
        return self.digest in self.cited if self.cited else self.edition is not None

    @property
    def edition(self) -> Published | None:
        """What the file was published as."""
        return next(self._published(self.digest), None)

    def _published(self, digest: str) -> Iterator[Published]:
        return (one for one in self.known if one.digest == digest)

    def in_words(self) -> Iterator[str]:
        """What came of it, a sentence each."""
        edition = f"is {_named(self.edition)}" if self.edition else "is no edition that is known"
        if self.cited:
            yield f"{self.file} {'fits' if self.fits else 'does not fit'} the citation."
        yield f"{'It' if self.cited else self.file} {edition}: sha256:{self.digest}."
        for digest in () if self.fits else self.cited:
            yield f"The citation has sha256:{digest}."
            yield from (f"That is {_named(one)}." for one in self._published(digest))


def _named(one: Published) -> str:
    return f"{one.title}, version {one.version}, reviewed {day_in_words(one.reviewed)}"
