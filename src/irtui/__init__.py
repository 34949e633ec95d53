"""irtui: a terminal explorer of who meets whom, since when, and according to whom."""

__version__ = "0.1.0"
