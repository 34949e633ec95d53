"""Runs the tests with each Python that irtui supports, and with the oldest packages it allows.

``make test-all`` and ``make test-lowest`` call it. A Python that is not installed is passed over,
and the list at the end says so.
"""

from pathlib import Path

import nox
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINS = Path("constraints.txt")
PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
BOUND = (
    "tests/tui/test_snapshots.py",  # pictures, as Textual draws them in that version
    # Counts calls, among them those inside of rapidfuzz, which newer versions do not show.
    "tests/loading/test_growth.py::test_many_claims_records_and_problems",
)
"""The tests that hold for the versions in constraints.txt, and no other."""

nox.needs_version = ">=2025.5"
nox.options.sessions = ["tests"]
nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "virtualenv"
nox.options.download_python = "never"  # those that are installed


def _install(session: nox.Session, pins: Path) -> None:
    group = nox.project.dependency_groups(PROJECT, "test")
    session.install("-q", "-c", str(pins), "-e", ".", *group)


def _floors() -> dict[str, str]:
    """The oldest version that is allowed of each package that irtui names itself, extras too."""
    project = PROJECT["project"]
    named = (
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    )
    return {
        canonicalize_name(one.name): next(
            part.version for part in one.specifier if part.operator == ">="
        )
        for one in map(Requirement, named)
    }


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The whole suite, or what was asked for."""
    _install(session, PINS)
    session.run("pytest", *(session.posargs or ["-n", "auto", "--dist", "worksteal"]))


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """All but what is bound to one version, with the oldest packages that pyproject.toml allows.

    On the oldest Python, for which there are wheels of all of them. What those packages need, and
    what only the tests need, has the version in constraints.txt.
    """
    floors = _floors()
    pinned = (line.split("==") for line in PINS.read_text().splitlines() if "==" in line)
    rest = {name: version for name, version in pinned if canonicalize_name(name) not in floors}
    pins = Path(session.create_tmp()) / PINS
    pins.write_text("".join(f"{name}=={version}\n" for name, version in {**floors, **rest}.items()))
    _install(session, pins)
    session.run("python", "-m", "pip", "list", "--format=freeze")
    left_out = (f"--deselect={one}" for one in BOUND)
    session.run("pytest", *left_out, *(session.posargs or ["-n", "auto", "--dist", "worksteal"]))
