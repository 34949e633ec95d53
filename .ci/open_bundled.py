"""Open the app, without a terminal, on the dataset that the installed package brings."""

import asyncio

from irtui.loading import bundled_path, load
from irtui.tui.app import IrtuiApp


async def main() -> None:
    """Open the app and quit it again; whatever goes wrong in it is raised here."""
    app = IrtuiApp(load(bundled_path()))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    print(f"{app.title} opened and closed; exit code {app.return_code}")
    assert app.return_code == 0


asyncio.run(main())
