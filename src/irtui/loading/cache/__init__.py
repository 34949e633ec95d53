"""A dataset that was loaded before, kept as a file from which each record is made when asked for.

The file holds, each part to be read by itself: what the dataset says of itself and the warnings
there are; the ids of each table; each record as TOML gave it; for each record the references to it;
and answers to what is asked of a whole dataset, see `irtui.model.kept.Stored`.
"""

from irtui.loading.cache.container import NoCacheError
from irtui.loading.cache.recalling import recall

__all__ = ["NoCacheError", "recall"]
