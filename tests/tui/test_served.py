"""The explorer of others than who runs it: nothing is written for them, and no program is run."""

from irtui.host.caching import open_dataset
from irtui.host.means import NOT_SERVED, Means, no_editor
from irtui.host.remembered import Memory
from tests.tui.screens import estuary, press, put, settle, shown, told


async def test_who_is_served_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))
    means = Means(served=True, load=open_dataset, editor=no_editor)
    app = estuary(means=means, memory=Memory())
    async with app.run_test(size=(120, 36)) as pilot:
        for words in ("screenshot", "settings", "bookmark", "theme"):
            await press(pilot, "colon")
            await put(pilot, words)
            await press(pilot, "enter")
            await settle(pilot)
            assert words in ("bookmark", "theme") or told(app) == NOT_SERVED
        app.keeper.keep_place()
    assert list(tmp_path.iterdir()) == []


async def test_who_is_served_has_no_editor(tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", f"touch {tmp_path / 'edited'}")
    app = estuary(means=Means(served=True, load=open_dataset, editor=no_editor))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await press(pilot, "e")
        await settle(pilot)
        assert "That is off here" in shown(app)
    assert list(tmp_path.iterdir()) == []
