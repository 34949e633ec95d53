"""Web addresses: which may be opened, and what they look like when nothing is disguised."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from irtui.lean import frozen
from irtui.model.safe_text import has_marks, quoted, shortened, unsafe_characters

_SCHEMES = ("http", "https")
_UNTOUCHED = "/?:@!$&'()*+,;=-._~%#[]"
# A browser reads other signs in its own way: it takes a backslash for the end of the host, and
# decodes what is percent-encoded. So the host that is shown would not be the one that is opened.
_NAME, _NUMBER = r"[a-z0-9._-]+", r"[0-9a-f:.]+"
_PLAIN = r"https?://(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,63}(?:/[!-;=-~]*)?"
_NO_HOST = "its host name is not valid"
_HIDDEN = "it has a line break or a hidden character"


class UnsafeAddressError(ValueError):
    """An address that is neither opened nor copied nor cited; the message says why."""


@frozen
class Address:
    """An address that may be opened."""

    url: str
    """In ASCII alone: the host in punycode, all else percent-encoded."""
    host: str
    """Where it leads, in ASCII."""
    disguised: bool
    """Whether the host looks other than it reads in the file, which punycode gives away."""


def is_plain(text: str) -> bool:
    """Whether ``text`` is an `address` in ASCII, of a host in small letters, as nearly all are."""
    return bool(re.fullmatch(_PLAIN, text))


def address(text: str) -> Address:
    """The address that ``text`` writes.

    Raises:
        UnsafeAddressError: it has a line break or a character that cannot be seen, or a mark for
            one, its scheme is not http or https, or it names no host.
    """
    text = text.strip()
    if unsafe_characters(text, line=True) or has_marks(text):
        # The library would leave a line break out, and the address be another.
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}: {_HIDDEN}.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UnsafeAddressError(
            f"{quoted(text)} is not an address: {shortened(str(error))}."
        ) from error
    if parts.scheme.lower() not in _SCHEMES:
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}, only http and https.")
    if not parts.hostname:
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}: it has no host.")
    if parts.username is not None or parts.password is not None:
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}: it has a user name.")
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}: {_NO_HOST}.") from error
    bracketed = "[" in parts.netloc
    if not re.fullmatch(_NUMBER if bracketed else _NAME, host):
        raise UnsafeAddressError(f"irtui does not open {quoted(text)}: {_NO_HOST}.")
    shown = f"[{host}]" if bracketed else host
    place = shown if port is None else f"{shown}:{port}"
    path, query, fragment = (
        quote(part, safe=_UNTOUCHED) for part in (parts.path, parts.query, parts.fragment)
    )
    url = urlunsplit((parts.scheme.lower(), place, path, query, fragment))
    return Address(url, host, host != parts.hostname)


PLACE = "{}"
"""Stands for the id of a record in the address of a register."""


def address_in(pattern: str, identifier: str) -> str:
    """The address of a record in a register, whose ``pattern`` has a `PLACE` for its id there."""
    return pattern.replace(PLACE, quote(identifier, safe="/:"))


def address_to_copy(text: str | None) -> str | None:
    """The address that ``text`` writes, as it is copied and cited; ``None`` if it is not opened.

    It is as the file has it, for readers of its script. Where the host is disguised, or a space
    would end it too soon, it is in ASCII.
    """
    if text is None:
        return None
    try:
        found = address(text)
    except UnsafeAddressError:
        return None
    parts = text.split()
    return found.url if found.disguised or len(parts) > 1 else parts[0]
