"""One key at a time: over a slow line, or typed ahead, many keys arrive at once.

Textual hands each key to a widget's queue as it comes, while what the key before set in motion
still waits in others: a box that closes gets a second key that closes it, and a cursor that moved
on is put back to where the key before took it. Here a key waits until the app has come to rest
from the one before, so that keys which arrive together do what they do one after the other.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste

Typed = Key | Paste
"""What comes from the keyboard."""

_TURNS = 20
"""Turns that a widget, and rounds that all of them are waited for.

What never comes to rest must not keep `q` from the app.
"""


class TypedAhead:
    """Keys that wait, and the one that is at work.

    A key has done its work when the widget with the focus has no message left in its queue, and
    then each widget around it, up to the app, for that is the way that wishes take; and when
    nothing else on the screen has one left either.

    Args:
        app: the app that the keys are for.
        handle: does with a key what Textual does with it.
    """

    def __init__(self, app: App[str], handle: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[Typed] = deque()
        self._free = False
        self._ended = False
        self._target: DOMNode = app
        self._at_work: Typed | None = None
        self._put_off: Callable[[], None] | None = None

    @property
    def at_rest(self) -> bool:
        """Whether all that was typed has done its work."""
        return self._ended or (self._free and not self._waiting)

    async def start(self) -> None:
        """Take up what was typed before there was a screen."""
        self._free = True
        await self._next()

    def end(self) -> None:
        """Drop what waits and whatever still comes: the app is being left."""
        self._ended = True
        self._waiting.clear()

    async def take(self, typed: Typed) -> None:
        """Hand a key on, at once or in its turn."""
        if not self._ended:
            self._waiting.append(typed)
            await self._next()

    def put_off(self, work: Callable[[], None]) -> None:
        """Do what each further press of the key at work would do again: after the last of them.

        At once, if no such key waits.
        """
        if self._is_held:
            self._put_off = work
        else:
            self._put_off = None
            work()

    @property
    def _is_held(self) -> bool:
        """Whether the key at work was pressed again already."""
        at_work, after = self._at_work, next(iter(self._waiting), None)
        return isinstance(at_work, Key) and isinstance(after, Key) and at_work.key == after.key

    async def _next(self) -> None:
        if self._free and self._waiting:
            self._free = False
            self._at_work = self._waiting.popleft()
            await self._handle(self._at_work)
            self._await_rest()

    def _await_rest(self, rounds: int = _TURNS) -> None:
        """Begin to wait where the next key would go."""
        self._target = self._app.focused or self._app.screen
        self._visit(self._target, rounds, _TURNS)

    def _visit(self, node: DOMNode, rounds: int, turns: int) -> None:
        """Come back when a widget has worked through its queue; one that is gone has none."""

        async def visited() -> None:  # its signature is looked at each time: the fewer, the faster
            await self._visited(node, rounds, turns)

        if not node.call_later(visited) and node is not self._app:
            self._leave(node, rounds)

    async def _visited(self, node: DOMNode, rounds: int, turns: int) -> None:
        if self._ended:
            return
        if node.message_queue_size and turns:
            self._visit(node, rounds, turns - 1)
        elif node is not self._app:
            self._leave(node, rounds)
        elif rounds and self._moves:
            self._await_rest(rounds - 1)
        elif self._put_off and not self._is_held:
            self.put_off(self._put_off)
            self._await_rest()
        else:
            self._free = True
            await self._next()

    def _leave(self, node: DOMNode, rounds: int) -> None:
        """Go on to what is around a widget."""
        self._visit(node.parent or self._app, rounds, _TURNS)

    @property
    def _moves(self) -> bool:
        """Whether the key opened or closed something, or other widgets still act upon it."""
        screen = self._app.screen
        if (self._app.focused or screen) is not self._target:
            return True
        return any(node.message_queue_size for node in screen.walk_children(with_self=True))


def put_off(app: object, work: Callable[[], None]) -> None:
    """As `TypedAhead.put_off`, in an app whose keys wait for each other."""
    typed = getattr(app, "typed", None)
    assert isinstance(typed, TypedAhead)
    typed.put_off(work)
