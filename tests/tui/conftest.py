"""What holds for all tests of the app."""

from collections.abc import Iterable
from typing import Any

import pytest
from textual import screen
from textual.css.model import RuleSet
from textual.css.parse import parse

from irtui.tui.app import IrtuiApp
from irtui.tui.screenshot import StillApp

_parsed: dict[Any, list[RuleSet]] = {}


def _parse_once(
    scope: str, css: str, read_from: Any, *, variable_tokens: Any, **options: Any
) -> Iterable[RuleSet]:
    """Parse a style sheet but once for all apps that have the same colours."""
    colours = tuple(token.value for tokens in variable_tokens.values() for token in tokens)
    key = (scope, css, read_from, colours, *options.values())
    if key not in _parsed:
        rules = parse(scope, css, read_from, variable_tokens=variable_tokens, **options)
        _parsed[key] = [*rules]
    return _parsed[key]


@pytest.fixture(autouse=True)
def _by_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice stays, and all is painted when it is waited for, however slow the machine is."""
    monkeypatch.setattr(screen, "UPDATE_PERIOD", 1)
    monkeypatch.setattr("textual.css.stylesheet.parse", _parse_once)
    monkeypatch.setattr(IrtuiApp, "NOTIFICATION_TIMEOUT", 600)
    monkeypatch.setattr(IrtuiApp, "delay_update", StillApp.delay_update)
