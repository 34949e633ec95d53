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


_paint: Any = vars(screen)["Compositor"].render_update


def _paint_when_looked_at(compositor: Any, full: bool = False, **options: Any) -> Any:
    """Paint a screen when a test reads it: a quarter of the time went into what none reads."""
    return _paint(compositor, full, **options) if full else None


@pytest.fixture(autouse=True)
def _by_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice stays, and all is painted when it is waited for, however slow the machine is."""
    monkeypatch.setattr(screen, "UPDATE_PERIOD", 1)
    monkeypatch.setattr("textual.css.stylesheet.parse", _parse_once)
    monkeypatch.setattr("textual.screen.Compositor.render_update", _paint_when_looked_at)
    monkeypatch.setattr(IrtuiApp, "NOTIFICATION_TIMEOUT", 600)
    monkeypatch.setattr(IrtuiApp, "delay_update", StillApp.delay_update)


@pytest.fixture
def painted(_by_no_clock: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change on the screen is painted, as in a terminal."""
    monkeypatch.setattr("textual.screen.Compositor.render_update", _paint)
