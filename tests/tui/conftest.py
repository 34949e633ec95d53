"""What holds for all tests of the app."""

import pytest

from irtui.tui.app import IrtuiApp
from irtui.tui.screenshot import StillApp


@pytest.fixture(autouse=True)
def _nothing_goes_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice stays, and nothing is painted later than it might, however slow the machine is."""
    monkeypatch.setattr(IrtuiApp, "NOTIFICATION_TIMEOUT", 600)
    monkeypatch.setattr(IrtuiApp, "delay_update", StillApp.delay_update)
