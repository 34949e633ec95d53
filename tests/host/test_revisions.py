"""A dataset as it was at a revision of git."""

import subprocess
import zlib
from pathlib import Path

import pytest

from irtui.host.revisions import NoRevisionError, at_revision, load_version


def git(folder: Path, *words: str) -> None:
    """Run git as somebody."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two revisions of a file, and of a folder of files."""
    top = tmp_path_factory.mktemp("repository")
    git(top, "init", "-q")
    (top / "data" / "many").mkdir(parents=True)
    for number in (1, 2):
        (top / "data" / "one.toml").write_text(f"number = {number}\n")
        (top / "data" / "many" / "a.toml").write_text(f"number = {number}\n")
        (top / "data" / "many" / "notes.txt").write_text("no data")
        git(top, "add", ".")
        git(top, "commit", "-qm", f"Number {number}")
    (top / "data" / "new.toml").write_text("number = 3\n")
    return top


@pytest.mark.parametrize(("name", "inside"), [("one.toml", ""), ("many", "a.toml")])
def test_what_was_there_then_is_written_elsewhere(
    repository: Path, tmp_path: Path, name: str, inside: str
) -> None:
    kept = at_revision(repository / "data" / name, "HEAD~1", tmp_path)
    assert kept == tmp_path / name
    assert (kept / inside if inside else kept).read_text() == "number = 1\n"
    assert not (kept / "notes.txt").exists()


@pytest.mark.parametrize(
    ("name", "revision", "said"),
    [
        (
            "one.toml",
            "HEAD~7",
            "There is no file “HEAD~7”, and the history of “one.toml” has no",
        ),
        (
            "one.toml",
            "--output=x",
            "There is no file “--output=x”, and the history of",
        ),
        ("new.toml", "HEAD", "“new.toml” was not there at the revision “HEAD”."),
    ],
)
def test_what_was_not_there_is_told(
    repository: Path, tmp_path: Path, name: str, revision: str, said: str
) -> None:
    with pytest.raises(NoRevisionError) as failed:
        at_revision(repository / "data" / name, revision, tmp_path)
    assert str(failed.value).startswith(said)


def test_outside_a_repository_there_are_no_revisions(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text("")
    with pytest.raises(NoRevisionError, match="is in no git repository"):
        at_revision(tmp_path / "one.toml", "HEAD", tmp_path / "into")


def test_a_version_is_a_file_or_else_a_revision(repository: Path, tmp_path: Path) -> None:
    file = repository / "data" / "one.toml"
    assert "no-dataset" in {one.code for one in load_version(file, tmp_path).loaded.problems}
    version = load_version(Path("HEAD~1"), file)
    assert not version.is_file
    then = version.loaded
    assert then.document is not None
    assert then.document.data == {"number": 1}
    assert {one.file for one in then.problems} == {"HEAD~1:one.toml"}
    for name in ("HEAD~1:data/one.toml", "HEAD~1:./one.toml"):
        named = load_version(Path(name), file).loaded.document
        assert named is not None
        assert named.data == then.document.data
    missing = load_version(tmp_path / "none.toml", file)
    assert missing.is_file
    assert [one.code for one in missing.loaded.problems] == ["file-missing"]


def test_without_git_a_file_is_asked_for(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRevisionError, match="git is not installed"):
        at_revision(repository / "data" / "one.toml", "HEAD", tmp_path)


def test_a_repository_cannot_name_a_command_that_fetches_what_is_missing(
    tmp_path: Path,
) -> None:
    run = tmp_path / "run"
    (tmp_path / "one.toml").write_text("number = 1\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "One")
    for blob in (tmp_path / ".git" / "objects").glob("??/*"):
        # Of what a clone without its contents promises, the file's content is missing.
        if b"blob" in zlib.decompress(blob.read_bytes()):
            blob.unlink()
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::touch {run}",
        "protocol.ext.allow": "always",
    }.items():
        git(tmp_path, "config", name, value)
    with pytest.raises(NoRevisionError):
        load_version(Path("HEAD"), tmp_path / "one.toml")
    assert not run.exists()
