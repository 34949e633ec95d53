"""A process that keeps a dataset ends with the one that waits for it."""

import os
import signal
import sys

import pytest

from irtui.host import caching

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and its timer")


def test_a_process_that_helps_ends_when_the_one_that_waits_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every_moment = signal.setitimer
    monkeypatch.setattr("signal.setitimer", lambda which, *_: every_moment(which, 0.01, 0.01))
    ours, theirs = os.pipe()  # it comes to its end when nobody has the other one any more
    never, held = os.pipe()
    waiting = os.fork()
    if not waiting:
        if os.fork():
            signal.pause()
        monkeypatch.setattr("sys.argv", ["", "file.toml", str(os.getppid())])
        os.close(held)

        def works(*_: object, **__: object) -> bool:
            os.write(theirs, b"helps")
            return not os.read(never, 1)

        monkeypatch.setattr(caching, "keep", works)
        try:
            caching.main()
        finally:
            os._exit(1)
    os.close(theirs)
    assert os.read(ours, 5) == b"helps"
    os.kill(waiting, signal.SIGKILL)
    os.waitpid(waiting, 0)
    assert os.read(ours, 1) == b""
    os.close(held)
