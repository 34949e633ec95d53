"""Addresses handed to a browser: what is told of them is what happened."""

import webbrowser

import pytest

from irtui.tui.browser import open_address
from tests.tui.screens import estuary, press, shown

URL = "https://ferry.example/log"


class Window(webbrowser.BaseBrowser):
    """A browser that has its own way to take an address, or not to."""

    def __init__(self, name: str, *, takes: bool) -> None:
        super().__init__(name)
        self._takes = takes

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002
        return self._takes and url == URL


def shell(name: str, command: str) -> webbrowser.GenericBrowser:
    """A program that is not the terminal's, though it calls itself as it likes."""
    return webbrowser.GenericBrowser(["sh", "-c", command, name, "%s"])


@pytest.mark.parametrize(
    ("browser", "told", "opened"),
    [
        (None, "No browser was found", False),
        (
            webbrowser.GenericBrowser("/nowhere/navigator"),
            "navigator does not start: No such",
            False,
        ),
        (webbrowser.GenericBrowser("/nowhere/w3m"), "w3m does not start: No such", False),
        (shell("a", f"test $1 = {URL}"), "Handed to sh", True),
        (shell("a", "exit 4"), "sh ended with exit code 4", False),
        (shell("a", "kill $$"), "sh ended by SIGTERM", False),
        (Window("navigator", takes=True), "Handed to navigator", True),
        (Window("navigator", takes=False), "navigator did not take the address", False),
    ],
)
async def test_what_is_told_of_an_address_is_what_happened(
    monkeypatch: pytest.MonkeyPatch,
    browser: webbrowser.BaseBrowser | None,
    told: str,
    opened: bool,
) -> None:
    def get() -> webbrowser.BaseBrowser:
        if browser is None:
            raise webbrowser.Error
        return browser

    monkeypatch.setattr(webbrowser, "get", get)
    outcome = await open_address(URL, lambda run, _: run())
    assert outcome.told.startswith(told)
    assert outcome.opened is opened


async def test_who_has_no_browser_is_told_so_with_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    app = estuary(go="source:ferry-log")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await press(pilot, "o", "enter")
        assert "No browser was found" in shown(app)
        assert shown(app).count(URL) == 2
