"""Screens that name their keys in the footer, and say of a key that does nothing that it does."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from textual import on
from textual.events import Key, Mount, Resize, ScreenResume, Unmount
from textual.geometry import Offset, Region
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.worker import get_current_worker

from irtui.commands import Command, Place, commands_by_name, commands_of, shown_key
from irtui.loading import Loaded
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import Told
from irtui.tui.palette import Palette
from irtui.tui.session.states import State
from irtui.tui.steps import in_thread
from irtui.tui.widgets.key_bar import KeyBar, UnderWay
from irtui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual.worker import Worker, WorkType

    from irtui.tui.widgets.box import Box

T = TypeVar("T")


class Keyed(Screen[ScreenResultType]):
    """A screen whose commands are in the table; it composes a `KeyBar`."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    """Where its commands stand in the table, the nearest place first."""

    moment = 0.2
    """Seconds that what is done takes before the footer says so."""
    box: "Box | None" = None
    """The box that asks for something; ``None`` for none."""
    works: tuple[UnderWay, ...] = ()
    """What takes longer than that, the newest last."""
    _painted = False  # or just about to be, for the first time
    _wanted: dict[str, Hashable] | None = None  # what is being found, by what it is for
    _bars: tuple[KeyBar, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where one is, the nearest place first."""
        return self.PLACES

    @property
    def states(self) -> frozenset[State]:
        """What is so now, as far as commands depend on it."""
        return frozenset()

    @property
    def spot(self) -> tuple[Path, int] | str | None:
        """The file, and the line in it from 1, of what the cursor is on; ``None``: of nothing.

        A text says why there is none.
        """
        return None

    def renew(self, loaded: Loaded) -> None:
        """The file was read again, and what is shown of it may be another."""

    def owner(self, command: Command) -> Widget:
        """Whoever does a command of this screen."""
        return self

    @cached_property
    def _until_laid_out(self) -> ExitStack:
        """Keeps anything from being painted."""
        return ExitStack()

    @on(Mount)
    def _hold(self) -> None:
        """Paint nothing until all that is seen is laid out, which needs the sizes of the panes."""
        self._until_laid_out.enter_context(self.app.batch_update())
        self.name_keys()

    @on(ScreenResume)
    def _stay_dressed(self, event: ScreenResume) -> None:
        """Let nothing be styled again that was styled when it was mounted, just before."""
        event.refresh_styles &= self._painted

    @on(Resize)
    def _lay_out(self) -> None:
        """Go on to the first frame: Textual lays the screen out again after this, and paints it."""
        for pane in self.query(LineView):
            pane.settle()
        self._until_laid_out.close()
        self._painted = True

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """As Textual, which paints a screen a second time as soon as it was painted."""
        again = repaint and self._painted
        return super().refresh(*regions, repaint=again, layout=layout, recompose=recompose)

    @on(Unmount)
    def _give_up(self) -> None:
        self._until_laid_out.close()

    def on_idle(self) -> None:
        self.name_keys()  # Textual is idle after each change of what is seen

    def name_keys(self) -> None:
        """Name in the footer what can be done now."""
        for bar in self._key_bars:
            bar.places, bar.states, bar.doing = self._here, self.states, self.doing

    @property
    def _key_bars(self) -> tuple[KeyBar, ...]:
        """The footer, as soon as there is one; to look for it takes longer than to change it."""
        self._bars = self._bars or tuple(self.query(KeyBar))
        return self._bars

    @property
    def _here(self) -> tuple[Place, ...]:
        """The places whose keys are named: in a box, its own."""
        return (self.box.PLACE,) if self.box else self.places

    def tell(self, words: str, /, **data: object) -> None:
        """Say something in the footer, until the next key.

        Args:
            words: what; ``{find}`` is the key to find, and the names of ``data`` stand for that.
            data: all that comes from outside.
        """
        said = keymap_of(self.app).spelled(words, **data)
        for bar in self._key_bars:
            bar.said = said

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """As Textual, but for what was just taken away: in that, it fails to begin a selection."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        there = widget is self or widget is None or widget.parent is not None
        return (widget, offset) if there else (None, None)

    def on_told(self, message: Told) -> None:
        self.tell(message.words)

    def busy(
        self,
        words: str,
        work: Callable[[], Awaitable[None]],
        *,
        group: str = "busy",
        ended: Callable[[], object] | None = None,
    ) -> "Worker[None]":
        """Do what may take long, while keys are heard.

        The footer says so, see `says`. Newer work of the same group ends what is under way, and so
        does leaving the screen.

        Args:
            words: what is being done, such as “Reading big.toml”.
            work: does it, in steps (`in_steps`) or in a thread (`in_thread`), whose answer is
                dropped if it comes too late.
            group: what it is for.
            ended: called when escape has ended it.
        """

        async def said() -> None:
            with self.says(words, ended):
                await work()

        begin: WorkType[None] = said  # no coroutine is left if it never begins
        return self.run_worker(begin, name=words, group=group, exclusive=True)

    @contextmanager
    def says(
        self, words: str, ended: Callable[[], object] | None = None, *, at_once: bool = False
    ) -> Iterator[None]:
        """Say what a worker does within, after a moment, in the footer, and that escape stops it.

        That stands in the footers of the screens over this one, too.

        Args:
            words: what is being done.
            ended: called when escape has ended it.
            at_once: whether to say it without waiting for a moment.
        """
        work = UnderWay(words, get_current_worker(), ended)
        if at_once:
            self._work_begins(work)
            begins = None
        else:
            begins = asyncio.get_running_loop().call_later(self.moment, self._work_begins, work)
        try:
            yield
        finally:
            if begins is not None:
                begins.cancel()
            self._work_ends(work)

    def after(
        self,
        words: str,
        find: Callable[[], T],
        then: Callable[[T], object],
        *,
        slow: bool,
        what: Hashable,
        group: str = "finding",
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Find something and go on with it, at once, or if that is slow, as `busy` does.

        What is being found already is not looked for once more; something else for the same group
        is found in its place.

        Args:
            words: what is being done.
            find: finds it; if that is slow, in a thread.
            then: goes on, when nothing is being found any more.
            slow: whether finding it may take long.
            what: what is looked for, to be told from what else is.
            group: what it is for.
            ended: called when escape has ended it.
        """
        if not slow:
            then(find())
            return
        wanted = self._wanted = {} if self._wanted is None else self._wanted
        if wanted.get(group) == what:
            return
        wanted[group] = what

        def forget() -> None:
            if wanted.get(group) == what:
                del wanted[group]

        def stopped() -> None:
            forget()
            if ended is not None:
                ended()

        async def work() -> None:
            try:
                with self.says(words, stopped):
                    found = await in_thread(find)
            finally:
                forget()
            then(found)

        begin: WorkType[None] = work
        self.run_worker(begin, name=words, group=group, exclusive=True)

    @property
    def doing(self) -> tuple[UnderWay, ...]:
        """What the footer says is being done, for this screen or another one of the stack."""
        screens = (one for one in self.app.screen_stack if isinstance(one, Keyed))
        return tuple(work for screen in screens for work in screen.works)

    def _work_begins(self, work: UnderWay) -> None:
        self.works = (*self.works, work)
        self._name_doing()

    def _work_ends(self, work: UnderWay) -> None:
        self.works = tuple(one for one in self.works if one is not work)
        self._name_doing()

    def _name_doing(self) -> None:
        for screen in self.app.screen_stack:
            for bar in screen.query(KeyBar):
                bar.doing = self.doing

    def _stop_work(self) -> bool:
        """End what the footer says is being done; whether it says so."""
        work = next((bar.doing[-1] for bar in self._key_bars if bar.doing), None)
        if work is None:
            return False
        work.worker.cancel()
        if work.ended is not None:
            work.ended()
        self.tell("Stopped: {what}.", what=work.words)
        return True

    def hear(self, key: str = "") -> bool:
        """Name the keys again, and stop what a key stops; whether there was such a thing.

        In a box, escape leaves it, and by that ends what it set going.
        """
        self.tell("")
        stopped = self.interrupt() or (key == "escape" and not self.box and self._stop_work())
        self.name_keys()
        return stopped

    def on_mouse_down(self) -> None:
        self.hear()

    def interrupt(self) -> bool:
        """Stop what any key stops; whether there was such a thing."""
        return False

    def refuses(self, event: Key) -> bool:
        """Whether a key that reached the screen can do nothing now; then that is said."""
        words = self._why_not(event)
        if words:
            self.tell(words)
        return bool(words)

    def _why_not(self, event: Key) -> str:
        active, keymap = self.active_bindings.get(event.key), keymap_of(self.app)

        def keyed(places: tuple[Place, ...]) -> Iterator[Command]:
            commands = (command for place in places for command in commands_of(place))
            return (command for command in commands if event.key in keymap.all_keys(command))

        if active is not None:
            mine = (one for one in keyed(self._here) if one.action == active.binding.action)
            command = next(mine, None)
            if command is None or command.word(self.states) is not None:
                return ""
            return command.nothing or self._dead(event)
        if self.box and any(keyed(self.places)):
            leave = commands_by_name(self.box.PLACE)["leave"]
            return f"Leave the box first: {keymap.name_of(leave)}."
        return self._dead(event)

    def _dead(self, event: Key) -> str:
        key = event.character if event.is_printable and event.character else shown_key(event.key)
        key = Palette(self.app).keys(key)
        found = (commands_by_name(place).get("help") for place in self._here)
        if offers := next(filter(None, found), None):
            return f"{key} does nothing here. {keymap_of(self.app).name_of(offers)} lists the keys."
        return f"{key} does nothing here."
