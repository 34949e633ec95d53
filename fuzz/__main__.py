"""Fuzz irtui, guided by which code runs: ``python -m fuzz``.

What was found before is under ``.fuzz/``, and goes on from there; a finding is a file under
``.fuzz/found/``, and ``python -m fuzz file .fuzz/found/file-crash-…`` does with it what failed.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".fuzz"
FOUND = WORK / "found"
SEEDS = ROOT / "tests" / "corpus"
NAMES = ("file", "files", "shown", "commands", "settings", "state", "cached", "search", "when")
DATASETS = ("file", "files")
"""Targets that begin with the datasets of the tests, too."""
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1")
"""What is a finding, too: an input for which it takes so many seconds, or MB."""
_FIGURES = re.compile(r"stat::number_of_executed_units: (\d+)|cov: (\d+)|corp: (\d+)")


def _words() -> Iterator[bytes]:
    """What stands in files of ours: names of the format, dates, texts, and signs of TOML."""
    from fuzz.documents import DATES, IDS, TEXTS
    from irtui.model.fields import field_table, key_of
    from irtui.model.records import TABLES, About
    from irtui.model.settings import Settings

    signs = ('"""', "'''", "[[", "]]", "{ ", " }", " = ", "\\u202e", "\\U0010ffff", "<<<<<<< ")
    yield from map(str.encode, (*TABLES, *DATES, *IDS, *TEXTS, *signs))
    for cls in (About, Settings, *TABLES.values()):
        for name, spec in field_table(cls).items():
            yield from (key_of(one).encode() for one in (name, *spec.parts))
            yield from (str(word).encode() for word in spec.words or ())


def _fuzz(name: str, arguments: list[str]) -> None:
    """Let libFuzzer run one target in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["irtui"]):
        from fuzz.targets import TARGETS
    target = TARGETS[name]
    folder = TemporaryDirectory()
    atheris.Setup([sys.argv[0], *arguments], lambda data: target(data, Path(folder.name)))
    atheris.Fuzz()


def _run(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own, and say what came of it; whether nothing did."""
    own, words = WORK / name, WORK / "words"
    for folder in (own, FOUND):
        folder.mkdir(parents=True, exist_ok=True)
    coded = ("".join(f"\\x{byte:02x}" for byte in word) for word in set(_words()) if word)
    words.write_text("".join(f'"{one}"\n' for one in coded), encoding="ascii")
    seeds = [SEEDS / name, *([ROOT / "tests" / "datasets"] if name in DATASETS else [])]
    done = subprocess.run(
        (
            *(sys.executable, "-m", "fuzz", "--within", name, str(own)),
            *(str(one) for one in seeds if one.is_dir()),
            *(f"-dict={words}", f"-max_total_time={seconds}", f"-artifact_prefix={FOUND}/{name}-"),
            *LIMITS,
        ),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    inputs, covered, corpus = (
        next((one for one in reversed(found) if one), "?")
        for found in zip(*_FIGURES.findall(done.stderr), strict=True)
    )
    print(f"{name:10}{inputs:>12} inputs{covered:>8} places{corpus:>7} kept", flush=True)
    if done.returncode:
        print("\n".join(done.stderr.splitlines()[-60:]), file=sys.stderr)
    return not done.returncode


def _again(name: str, inputs: list[Path]) -> None:
    """Do with some files what the target does; the first that fails raises."""
    from fuzz.targets import TARGETS

    for path in inputs:
        with TemporaryDirectory() as folder:
            TARGETS[name](path.read_bytes(), Path(folder))


def main() -> None:
    """Fuzz each target for a while, or do anew what one did with some files."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", choices=NAMES, help="this one alone; else all")
    parser.add_argument("inputs", nargs="*", type=Path, help="what is done anew, once")
    parser.add_argument("--seconds", type=int, default=30, help="for each target (30)")
    asked = parser.parse_args()
    if asked.inputs:
        _again(asked.target, asked.inputs)
        return
    sound = [_run(name, asked.seconds) for name in ([asked.target] if asked.target else NAMES)]
    if not all(sound):
        sys.exit(f"See {FOUND.relative_to(ROOT)}.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--within"]:
        _fuzz(sys.argv[2], sys.argv[3:])
    else:
        main()
