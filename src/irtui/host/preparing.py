"""Getting a large dataset ready to be opened quickly: in another process, which reads it once."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path


async def prepare(path: Path) -> AsyncGenerator[str, None]:
    """Have another process read a dataset, and keep what it says for the next time.

    Whatever comes of that: the dataset can be loaded after it, if only as slowly as before.

    Yields:
        What it does next, in words.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # what lies about in the folder where one works is not to be imported
        "-m",
        "irtui.host.caching",
        str(path),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    assert process.stdout is not None  # it is a pipe
    try:
        async for line in process.stdout:
            yield line.decode().strip()
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            process.terminate()
        await process.wait()
