"""What holds for all tests of the app."""

import pytest

from irtui.tui.app import IrtuiApp


@pytest.fixture(autouse=True)
def _notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """No notice goes by the clock, however slow the machine is."""
    monkeypatch.setattr(IrtuiApp, "NOTIFICATION_TIMEOUT", 600)
