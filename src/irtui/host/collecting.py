"""When Python's garbage collector looks: while nobody types, and not while a key is at work."""

import asyncio
import gc

_PAUSE = 0.2
"""Seconds without a key after which the collector looks."""
_THRESHOLDS = 200_000, 5, 20
"""When it looks all the same, as `gc.set_threshold` takes them: far more than keys leave behind."""
_RECENT, _ALL = 1, 2
"""The generations that it looks at; at all of them once in some twenty looks."""


class Collecting:
    """Has the collector look at what was left behind, in the pauses between keys."""

    def __init__(self) -> None:
        self._next: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Turn the collector on, after the first frame; what there is now, it need not look at."""
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()

    def put_off(self) -> None:
        """Look later: there was a key."""
        if self._next is not None:
            self._next.cancel()
        self._next = asyncio.get_running_loop().call_later(_PAUSE, self._look)

    def _look(self) -> None:
        self._next = None
        gc.collect(_ALL if gc.get_count()[_ALL] > _THRESHOLDS[_ALL] else _RECENT)
