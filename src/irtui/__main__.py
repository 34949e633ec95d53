"""Run with ``python -m irtui``."""

from irtui.cli import main

if __name__ == "__main__":
    main()
