"""Getting a large dataset ready to be opened quickly: in another process, which reads it once."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncGenerator
from pathlib import Path


def prepare(path: Path) -> AsyncGenerator[str, None]:
    """Have another process read a dataset, and keep what it says for the next time.

    It begins at once, before anything is asked for. Whatever comes of it: the dataset can be loaded
    after it, if only as slowly as before.

    Returns:
        What it does next, in words.
    """
    process = subprocess.Popen(  # noqa: S603 - it is this program, by no shell
        # -P: what lies about in the folder where one works is not to be imported.
        [sys.executable, "-P", "-m", "irtui.host.caching", str(path), str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    return _told(process)


async def _told(process: subprocess.Popen[str]) -> AsyncGenerator[str, None]:
    assert process.stdout is not None  # it is a pipe
    try:
        while line := await asyncio.to_thread(process.stdout.readline):
            yield line.strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
