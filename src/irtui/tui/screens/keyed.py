"""Screens that name their keys in the footer, and say of a key that does nothing that it does."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.events import Key
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.worker import get_current_worker

from irtui.commands import Command, Place, commands_by_name, commands_of, shown_key
from irtui.load import Loaded
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import Told
from irtui.tui.palette import Palette
from irtui.tui.session.states import State
from irtui.tui.steps import in_thread
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.key_bar import KeyBar, UnderWay

if TYPE_CHECKING:
    from textual.worker import Worker, WorkType

T = TypeVar("T")


class Keyed(Screen[ScreenResultType]):
    """A screen whose commands are in the table; it composes a `KeyBar`."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    """Where its commands stand in the table, the nearest place first."""

    moment = 0.2
    """Seconds that what is done takes before the footer says so."""
    box: Box | None = None
    """The box that asks for something; ``None`` for none."""

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

    def on_idle(self) -> None:
        self.name_keys()  # Textual is idle after each change of what is seen

    def name_keys(self) -> None:
        """Name in the footer what can be done now."""
        for bar in self.query(KeyBar):
            bar.places, bar.states = self._here, self.states

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
        for bar in self.query(KeyBar):
            bar.said = said

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

        After a moment the footer says what is being done, and that escape ends it. Newer work of
        the same group ends what is under way, and so does leaving the screen.

        Args:
            words: what is being done, such as “Reading big.toml”.
            work: does it, in steps (`in_steps`) or in a thread (`in_thread`), whose answer is
                dropped if it comes too late.
            group: what it is for.
            ended: called when escape has ended it.
        """

        async def watched() -> None:
            under_way = UnderWay(words, get_current_worker(), ended)
            said = asyncio.get_running_loop().call_later(self.moment, self._work_begins, under_way)
            try:
                await work()
            finally:
                said.cancel()
                self._work_ends(under_way)

        begin: WorkType[None] = watched  # no coroutine is left if it never begins
        return self.run_worker(begin, name=words, group=group, exclusive=True)

    def after(
        self, words: str, find: Callable[[], T], then: Callable[[T], object], *, slow: bool
    ) -> None:
        """Find something and go on with it, at once, or if that is slow, as `busy` does.

        What is being found already is not looked for once more.
        """
        if not slow:
            then(find())
        elif not any(one.name == words and one.node is self for one in self.workers):

            async def work() -> None:
                then(await in_thread(find))

            self.busy(words, work, group=words)

    def _work_begins(self, under_way: UnderWay) -> None:
        for bar in self.query(KeyBar):
            bar.doing = (*bar.doing, under_way)

    def _work_ends(self, under_way: UnderWay) -> None:
        for bar in self.query(KeyBar):
            bar.doing = tuple(one for one in bar.doing if one is not under_way)

    def _stop_work(self) -> bool:
        """End what the footer says is being done; whether it says so."""
        doing = next((bar.doing[-1] for bar in self.query(KeyBar) if bar.doing), None)
        if doing is None:
            return False
        doing.worker.cancel()
        self._work_ends(doing)
        if doing.ended is not None:
            doing.ended()
        self.tell("Ended: {what}.", what=doing.words)
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
        keyed = [
            command
            for place in self._here
            for command in commands_of(place)
            if event.key in keymap.all_keys(command)
        ]
        if active is not None:
            mine = (command for command in keyed if command.action == active.binding.action)
            command = next(mine, None)
            if command is None or command.word(self.states) is not None:
                return ""
            return command.nothing or self._dead(event)
        waits = any(
            event.key in keymap.all_keys(command)
            for place in self.places
            for command in commands_of(place)
        )
        if self.box and waits:
            return (
                f"Leave the box first: {keymap.name_of(commands_by_name(self.box.PLACE)['leave'])}."
            )
        return self._dead(event)

    def _dead(self, event: Key) -> str:
        key = event.character if event.is_printable and event.character else shown_key(event.key)
        key = Palette(self.app).keys(key)
        found = (commands_by_name(place).get("help") for place in self._here)
        if offers := next(filter(None, found), None):
            return f"{key} does nothing here. {keymap_of(self.app).name_of(offers)} lists the keys."
        return f"{key} does nothing here."
