"""TOML in, `Dataset` out, with every problem of the file and where it stands."""

from irtui.loading.loaded import Loaded, bundled_path, load, replaced_by_updates, uncollected

__all__ = ["Loaded", "bundled_path", "load", "replaced_by_updates", "uncollected"]
