"""Which version of a package is installed."""

from importlib.util import find_spec
from pathlib import Path


def installed_version(package: str) -> str:
    """The version of an installed package, which is not imported.

    It is read from the name of the folder beside the package: ``{name}-{version}.dist-info``
    (packaging.python.org, "Recording installed projects"). To import what reads such folders takes
    Python longer than all else that is needed to print a version.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    spec = find_spec(package)
    if spec is not None and spec.origin:
        found = [*Path(spec.origin).parents[1].glob(f"{package}-*.dist-info")]
        if len(found) == 1:
            return found[0].name.removesuffix(".dist-info").split("-", 1)[1]
    from importlib.metadata import version  # it takes 19 ms to import

    return version(package)
