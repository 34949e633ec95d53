"""What the explorer would show, as a picture in a file: without a terminal, after some keys."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Key
from textual.widgets import Input

from irtui.commands.keys import KEY_NAMES, SENT_AS, key_named, shown_key, typed_by
from irtui.host.files import write_new, write_whole
from irtui.host.means import NOT_SERVED
from irtui.loading.values import suggestion
from irtui.model.safe_text import quoted
from irtui.pages.anchors import WHOLE
from irtui.render.terminal.picture import Picture
from irtui.tui.app import IrtuiApp
from irtui.tui.rereading import WATCHING
from irtui.tui.steps import ARRIVING

if TYPE_CHECKING:
    from textual.pilot import Pilot

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_ZOOM = 2
"""Pixels of a PNG, across and down, for one of the SVG."""
_LONGEST = 60
"""Characters of an id in the name of a file."""
_ROUNDS = 3
"""Paints after which all is at rest: of what a key changed, and of what came of that, and again."""
_WORD = re.compile(r"""(?:"([^"]+)"|'([^']+)'|(\S+))(?=\s|$)""")


class PictureError(Exception):
    """A picture cannot be made; it is told in one sentence, or two."""


# The app


class StillApp(IrtuiApp):
    """The app without a terminal, by no clock: it ends where it would hand that to a program."""

    def _end(self) -> None:
        self.exit(return_code=0)

    action_edit = action_settings = action_suspend_process = _end

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint as ever: as Textual has it, what the palette did is seen a moment later."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        self._end()


# The keys


def keys_of(text: str) -> tuple[str, ...]:
    """The keys that a text names: names with spaces between them; words in quotes are typed.

    Raises:
        PictureError: something in it is no key.
    """
    found: list[str] = []
    for one in _WORD.finditer(text):
        typed = one[1] or one[2]
        if typed:
            found.extend(typed)
            continue
        key = key_named(one[3])
        if key is None and one[3][0] in "\"'" and one[3][0] not in text[one.start(3) + 1 :]:
            raise PictureError(f"The quote is not closed: {quoted(text[one.start(3) :])}.")
        if key is None:
            hint = suggestion(
                one[3], KEY_NAMES, f"To type it as text, put it into quotes: '{one[3]}'."
            )
            raise PictureError(f"There is no key {quoted(one[3])}. {hint}")
        found.append(SENT_AS.get(key, key))
    return tuple(found)


async def at_rest(pilot: "Pilot[Any]") -> None:
    """Wait until all that was set going is done: by messages handled, not by the clock.

    The cursor of a box does not blink then, so that a picture is not left to chance.
    """
    app = pilot.app
    assert isinstance(app, IrtuiApp)
    for _ in range(_ROUNDS):
        while _is_moving(app):
            # A search may wait until its hits are seen; a key waits for none of its own.
            await (pilot.pause(0) if app.typed.at_rest else asyncio.sleep(0))
        for box in app.screen.query(Input):
            box.cursor_blink = False
        await pilot.pause(0)
        await pilot.wait_for_animation()  # Textual scrolls by one, even where none is to be seen


def _is_moving(app: IrtuiApp) -> bool:
    """Whether a key, a message or a search that an app has is not done with."""
    return app.is_running and (
        not app.typed.at_rest
        or any(not one.is_finished for one in app.workers if one.group not in (WATCHING, ARRIVING))
        or any(one.message_queue_size for one in app.screen.walk_children(with_self=True))
    )


async def press(pilot: "Pilot[Any]", key: str) -> None:
    """Press a key, and wait until all panes have followed it."""
    pilot.app.post_message(pressed(key))
    await at_rest(pilot)


def pressed(key: str) -> Key:
    """What a terminal tells of a key, or of a character that is typed."""
    return Key(key_named(key) or key, key) if len(key) == 1 else Key(key, typed_by(key))


# The picture


def shown(app: App[Any]) -> Picture:
    """What is on the screen of an app."""
    return Picture.read(app.export_screenshot(simplify=True), (app.size.width, app.size.height))


def take(app: IrtuiApp, size: tuple[int, int], keys: Sequence[str]) -> Picture:
    """Run an app without a terminal, press keys, and give what is shown then.

    Args:
        app: the app; it has not run yet. A `StillApp` leaves no screen that it does not have.
        size: columns and rows of the screen.
        keys: as `keys_of` gives them.

    Raises:
        PictureError: a key has left the app, or wanted to hand the screen to another program.
    """
    from irtui.tui.running import AppFailedError

    if app.ascii:
        from irtui.tui.ascii import draw_whole_cells

        draw_whole_cells()
    taken: list[Picture] = []
    done: list[str] = []

    async def pilot(pilot: "Pilot[Any]") -> None:
        await at_rest(pilot)
        for key in keys:
            done.append(key)
            await press(pilot, key)
            if not app.is_running:
                return
        taken.append(shown(app))
        app.exit(return_code=0)

    app.run(headless=True, size=size, auto_pilot=pilot)
    if app.failure is not None:
        raise AppFailedError("The explorer failed") from app.failure
    if not taken:
        key = quoted(shown_key(done[-1])) if done else "Something"
        raise PictureError(f"{key} left the explorer before its picture was taken.")
    return taken[0]


def check_target(path: Path) -> None:
    """See that a picture can be made for a file of this name.

    Raises:
        PictureError: its name ends in another way, or what makes a PNG is not installed.
    """
    ending = path.suffix.lower()
    if ending not in (".svg", ".png", ".txt"):
        raise PictureError(f"{quoted(path.name)} must end in .svg, .png or .txt.")
    if ending == ".png":
        from importlib.util import find_spec

        if find_spec("resvg_py") is None:
            what = "A PNG needs one more package: pip install 'irtui[png]'."
            raise PictureError(f"{what} SVG and text work without it.")


def save(path: Path, picture: Picture) -> None:
    """Write a picture into a file, as its name ends; what was there is written over.

    Raises:
        OSError: it cannot be written; then all is as it was.
    """
    write_whole(path, _content(picture, path.suffix.lower()))


def _content(picture: Picture, ending: str) -> bytes:
    if ending == ".txt":
        return "".join(f"{line}\n" for line in picture.lines()).encode()
    svg = picture.svg("irtui")
    if ending == ".svg":
        return svg.encode()
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))


def save_here(app: IrtuiApp) -> None:
    """Save what an app shows as a new SVG in the folder that irtui was started in; say where."""
    if app.means.served:
        app.tell(NOT_SERVED)
        return
    where = ""
    try:
        folder = Path.cwd()
        where = f" in {folder}"
        path = write_new(folder, _stem(app), ".svg", _content(shown(app), ".svg"))
    except OSError as error:  # the folder may be gone, too
        why = error.strerror or type(error).__name__
        why = f"{why[:1].lower()}{why[1:]}"
        app.notify(f"Picture not saved{where}: {why}.", severity="warning")
    else:
        app.notify(str(path), title="Picture saved")


def _stem(app: IrtuiApp) -> str:
    """The name of a picture, which tells the record and the day."""
    if app.session is None:
        return "irtui-problems"
    view = app.session.view
    about = view.selection.id if view.selection else WHOLE
    return f"irtui-{_UNSAFE.sub('-', about)[:_LONGEST]}-{view.day.isoformat()}"
