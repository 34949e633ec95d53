"""Another version of a dataset: a file, or what it was at a revision of git."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from irtui.lean import evolve, field, frozen
from irtui.loading import Loaded, load
from irtui.model.dataset import Dataset
from irtui.model.safe_text import quoted, safe_line

_SECONDS = 30
"""How long git may take."""


class NoRevisionError(Exception):
    """There is no such revision, or the dataset was not in it; the message says which."""


@frozen(eq=False)
class Version:
    """Another version of a dataset, which stays as it was read."""

    asked: Path
    """What asks for it: a file or a folder, or a revision of git."""
    is_file: bool
    """Whether it is a file or a folder, and no revision."""
    loaded: Loaded = field(repr=False)

    @property
    def dataset(self) -> Dataset:
        """What it says; there must be no errors in it."""
        assert self.loaded.dataset is not None  # whoever asked for it has seen to it
        return self.loaded.dataset

    @property
    def name(self) -> str:
        """What it is called: the name of the file, or the revision."""
        return safe_line(self.asked.name if self.is_file else str(self.asked))


_ALONE = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
"""Keeps git from asking, and from fetching what is missing: a repository may come from anybody, and
its configuration may say by which command that is fetched."""


def _git(folder: Path, *words: str) -> bytes:
    """What git prints about a folder; `NoRevisionError` if it is not there, fails, or hangs."""
    command = ["git", "--no-optional-locks", "-C", str(folder), *words]
    environment = {**os.environ, "LC_ALL": "C", **_ALONE}
    try:
        done = subprocess.run(  # noqa: S603 - the revision is one word, and follows no option
            command, capture_output=True, check=False, env=environment, timeout=_SECONDS
        )
    except FileNotFoundError as error:
        raise NoRevisionError("git is not installed. Name a file instead.") from error
    except subprocess.TimeoutExpired as error:
        raise NoRevisionError(f"git did not answer within {_SECONDS} seconds.") from error
    if done.returncode:
        why = safe_line(done.stderr.decode(errors="replace").strip().partition("\n")[0])
        raise NoRevisionError(f"git says: {why.removeprefix('fatal: ')}")
    return done.stdout


def at_revision(dataset: Path, revision: str, into: Path) -> Path:
    """Write a dataset, as it was at a revision, into another folder.

    Args:
        dataset: the file or the folder, which is in a git repository.
        revision: as git takes it, such as ``HEAD~1`` or a tag.
        into: an empty folder.

    Returns:
        The file or the folder there, of the same name.

    Raises:
        NoRevisionError: there is no such revision, or the dataset was not in it.
    """
    dataset = dataset.resolve()
    above = dataset.parent
    try:
        commit = _git(above, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except NoRevisionError as error:
        raise NoRevisionError(_why_none(dataset, revision)) from error
    name = commit.decode().strip()
    found = _git(above, "ls-tree", "-z", "--name-only", "-r", name, "--", dataset.name)
    kept = into / dataset.name
    files = [Path(os.fsdecode(one)) for one in found.split(b"\0") if one]
    if not files:
        message = f"{quoted(dataset.name)} was not there at the revision {quoted(revision)}."
        raise NoRevisionError(message)
    for file in files:
        if len(file.parts) > 2 or (file.suffix != ".toml" and file != Path(dataset.name)):
            continue  # of a folder, only the .toml files right in it are read
        target = into / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_git(above, "show", f"{name}:./{file.as_posix()}"))
    return kept


def _why_none(dataset: Path, revision: str) -> str:
    no_file = f"There is no file {quoted(revision)}"
    try:
        _git(dataset.parent, "rev-parse", "--git-dir")
    except NoRevisionError as error:
        if "not a git repository" in str(error):
            return f"{no_file}, and {quoted(dataset.name)} is in no git repository."
        return f"{no_file}. {error}"
    return f"{no_file}, and the history of {quoted(dataset.name)} has no such revision."


def _meant(named: str, dataset: Path) -> tuple[str, Path]:
    """The revision that is named, and what to read there: as git writes it, ``REVISION:FILE``."""
    revision, colon, file = named.partition(":")
    if not colon or not revision or "{" in revision:  # HEAD@{12:00} is a revision
        return named, dataset
    above = dataset.resolve().parent
    if file.startswith(("./", "../")):
        return revision, above / file
    top = _git(above, "rev-parse", "--show-toplevel").rstrip(b"\n")
    return revision, Path(os.fsdecode(top)) / file


def load_version(named: Path, dataset: Path) -> Version:
    """Read another version of a dataset: a file or a folder of that name, or a revision of git.

    Args:
        named: the file, the folder or the revision.
        dataset: the file or the folder whose revision may be meant.

    Raises:
        NoRevisionError: there is neither.
    """
    toml = named.suffix == ".toml" and ":" not in str(named)  # git writes REVISION:FILE
    # os.path: Path.exists raises for a name that is too long, or where a folder cannot be entered.
    if os.path.exists(named) or toml or named.is_absolute():  # noqa: PTH110 - see above
        return Version(named, True, load(named))
    with TemporaryDirectory(prefix="irtui-") as folder:
        revision, file = _meant(str(named), dataset)
        loaded = load(at_revision(file, revision, Path(folder)))
    # People know the revision, and not where it was written to.
    problems = tuple(
        evolve(one, file=one.file.replace(f"{folder}{os.sep}", f"{safe_line(revision)}:"))
        for one in loaded.problems
    )
    return Version(named, False, evolve(loaded, problems=problems) if problems else loaded)
