"""Web addresses: which may be opened, and what they look like when nothing is disguised."""

from urllib.parse import quote, urlsplit, urlunsplit

from attrs import frozen

_SCHEMES = ("http", "https")
_UNTOUCHED = "/?:@!$&'()*+,;=-._~%#[]"


class UnsafeAddressError(ValueError):
    """An address that is not opened; the message says why."""


@frozen
class Address:
    """An address that may be opened."""

    url: str
    """In ASCII alone: the host in punycode, all else percent-encoded."""
    host: str
    """Where it leads, in ASCII."""
    disguised: bool
    """Whether the host looks other than it reads in the file, which punycode gives away."""


def address(text: str) -> Address:
    """The address that ``text`` writes.

    Raises:
        UnsafeAddressError: its scheme is not http or https, or it names no host.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise UnsafeAddressError(f"“{text}” is no address: {error}.") from error
    if parts.scheme.lower() not in _SCHEMES:
        raise UnsafeAddressError(f"“{text}” is not opened: only http and https are.")
    if not parts.hostname:
        raise UnsafeAddressError(f"“{text}” is not opened: it names no host.")
    if parts.username is not None or parts.password is not None:
        raise UnsafeAddressError(f"“{text}” is not opened: a name stands before its host.")
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UnsafeAddressError(f"“{text}” is not opened: its host is malformed.") from error
    shown = f"[{host}]" if ":" in host else host
    place = f"{shown}:{port}" if port else shown
    rest = (quote(part, safe=_UNTOUCHED) for part in (parts.path, parts.query, parts.fragment))
    url = urlunsplit((parts.scheme.lower(), place, *rest))
    return Address(url, host, host != parts.hostname)
