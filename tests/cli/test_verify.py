"""``verify``: whether a file is the one that was cited, or one that was published."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from irtui.cli import main
from irtui.loading import bundled_path
from irtui.schema.answers import answers_schema
from tests.cli.running import LIGHTHOUSES, on_lighthouses, run

BUNDLED = sha256(bundled_path().read_bytes()).hexdigest()
OTHER = sha256(Path(LIGHTHOUSES).read_bytes()).hexdigest()
EDITION = "India–Russia military-technical cooperation, version "


def test_what_comes_with_irtui_is_an_edition_and_what_was_changed_is_none(tmp_path: Path) -> None:
    ran = run("verify")
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.lines
    assert line.startswith(f"{bundled_path()} is {EDITION}")
    assert line.endswith(f": sha256:{BUNDLED}.")
    changed = tmp_path / "relations.toml"
    changed.write_bytes(bundled_path().read_bytes() + b"\n")
    ran = run("verify", str(changed))
    assert (ran.code, ran.err) == (1, "")
    assert f"{changed} is no edition that is known: sha256:" in ran.out


@pytest.mark.parametrize("place", ["dataset", "lamp-commission", "lamp-commission#founded"])
@pytest.mark.parametrize("manner", ["text", "json", "markdown"])
def test_a_file_fits_every_citation_of_it_and_no_other_file_does(place: str, manner: str) -> None:
    cited = on_lighthouses("cite", place, "--format", manner).out
    ran = run("verify", LIGHTHOUSES, cited)
    assert (ran.code, ran.lines[0]) == (0, f"{LIGHTHOUSES} fits the citation.")
    ran = run("verify", str(bundled_path()), cited)
    assert (ran.code, ran.lines[0]) == (1, f"{bundled_path()} does not fit the citation.")
    assert ran.lines[1].startswith(f"It is {EDITION}")
    assert ran.lines[2:] == [f"The citation has sha256:{OTHER}."]


@pytest.mark.parametrize(
    "text",
    [
        f"SHA256:{OTHER.upper()} and more",
        f"> In: The lighthouses, sha256:{OTHER[:20]}\n> {OTHER[20:]}, body:a.".replace("> ", ""),
        f"{OTHER}  lighthouses.toml",
        f"two: sha256:{BUNDLED}; sha256:{OTHER}",
    ],
    ids=["in capitals", "broken by a line", "as sha256sum prints it", "several"],
)
def test_a_digest_is_found_in_a_text_on_stdin(text: str) -> None:
    ran = CliRunner().invoke(main, ["verify", LIGHTHOUSES, "-"], input=text)
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_folder_fits_what_is_cited_of_it_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(LIGHTHOUSES, tmp_path / name / "a.toml")
    cited = run("-d", str(tmp_path / "one"), "cite", "dataset").out
    assert run("verify", str(tmp_path / "two"), cited).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.toml"], "There is no such file."),
        ([LIGHTHOUSES, "sha256:abc"], "there is no digest in it"),
        ([LIGHTHOUSES, OTHER + "0"], "there is no digest in it"),
    ],
)
def test_what_cannot_be_told_is_an_error(arguments: list[str], told: str) -> None:
    ran = run("verify", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize("cited", [[], [OTHER], [BUNDLED]])
def test_in_json_it_follows_the_schema(cited: list[str]) -> None:
    ran = run("verify", str(bundled_path()), *cited, "--format", "json")
    answer = json.loads(ran.out)
    Draft202012Validator(answers_schema()).validate(answer)
    assert answer["fits"] == (ran.code == 0) == (cited != [OTHER])
    assert (answer["digest"], answer["cited"]) == (BUNDLED, cited)
    assert answer["edition"]["title"] in EDITION
