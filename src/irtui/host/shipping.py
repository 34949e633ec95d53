"""Makes the cache file that a wheel brings along: ``python -m irtui.host.shipping FILE``.

It holds the records of the dataset and what the first frame needs, so that irtui opens as quickly
the first time as later. What a search needs is kept where it is asked for: that depends on the
Python and the packages there.
"""

import sys
from pathlib import Path

from irtui.host.answers import FIRST
from irtui.loading import bundled_path, load
from irtui.loading.cache.writing import kept_as


def main() -> None:
    """Write the file.

    Raises:
        OSError: it cannot be written.
    """
    Path(sys.argv[1]).write_bytes(kept_as(load(bundled_path()), FIRST, whole=False, shipped=True))


if __name__ == "__main__":
    main()
