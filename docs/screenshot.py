"""Draws docs/screenshot.svg: the explorer as it opens on the meeting that began this dataset."""

import asyncio
from pathlib import Path

from irtui.load import bundled_path, load
from irtui.model.claims import Ref
from irtui.tui.app import IrtuiApp

MEETING = Ref("event", "wg-mtc-defence-industry-2024-11")


async def main() -> None:
    """Open the app without a terminal, and write down what it shows."""
    app = IrtuiApp(load(bundled_path()), selection=MEETING)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        picture = app.export_screenshot(title="irtui")
    target = Path(__file__).with_name("screenshot.svg")
    target.write_text(picture, encoding="utf-8")
    print(f"{target.name}: {len(picture):,} characters")


if __name__ == "__main__":
    asyncio.run(main())
