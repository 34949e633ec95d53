"""When Python's garbage collector looks: a moment after the last key, so that few wait for it."""

import asyncio
import gc

_PAUSE = 1.0
"""Seconds without a key after which the collector looks."""
_THRESHOLDS = 1_000_000, 5, 20
"""When it looks all the same, as `gc.set_threshold` takes them: far more than keys leave behind."""
_RECENT, _ALL = 1, 2
"""The generations that it looks at; at all of them once in some twenty looks."""
_SHARE = 0.002
"""The part of the time that it may take to look at all of them."""


class Collecting:
    """Has the collector look at what was left behind, in the pauses between keys."""

    def __init__(self) -> None:
        self._next: asyncio.TimerHandle | None = None
        self._all_from = 0.0  # when it may look at all again, by the clock of the event loop

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
        if not gc.isenabled():  # a dataset is being read, and nothing of it is to be collected
            self.put_off()
            return
        now = asyncio.get_running_loop().time
        began = now()
        if gc.get_count()[_ALL] > _THRESHOLDS[_ALL] and began >= self._all_from:
            gc.collect(_ALL)
            self._all_from = now() + (now() - began) / _SHARE
        else:
            gc.collect(_RECENT)
