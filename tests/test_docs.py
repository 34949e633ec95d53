"""What the documentation says must be so."""

import doctest
import re
import runpy
import shutil
import subprocess
from datetime import date
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

from irtui.commands.keymap import with_sound_keys
from irtui.loading.settings import load_settings
from irtui.model.dates import parse_date
from irtui.model.records import TABLES
from irtui.query.audit.checks import check_logic
from irtui.query.find import FIELDS
from tests.cli.running import ANSWERING
from tests.defences import DEFENCES, PAGE
from tests.each import each
from tests.support import dataset

ROOT = Path(__file__).parents[1]


COMMANDS = runpy.run_path(str(ROOT / "docs" / "commands.py"))
PAGES = {path.name: path for path in COMMANDS["PAGES"]}


@each("name", PAGES)
def test_what_follows_from_code_and_data_is_as_they_are(name):
    made = COMMANDS["PAGES"][PAGES[name]]()
    assert PAGES[name].read_text(encoding="utf-8") == made, "run `make reference`"


@each("ctx", COMMANDS["contexts"]())
def test_every_command_and_every_option_stands_in_the_reference_and_in_the_manual(ctx):
    page, manual = (PAGES[name].read_text(encoding="utf-8") for name in ("commands.md", "irtui.1"))
    _, _, section = page.partition(f"# {ctx.command_path}\n")
    section, _, _ = section.partition("\n#")
    assert section.startswith("\n```text\nUsage: ")
    assert ctx.parent is None or f"\n.SS {ctx.info_name}\n" in manual
    for option in ctx.command.get_params(ctx):
        for flag in option.opts if option.param_type_name == "option" else ():
            assert flag in section
            assert flag.replace("-", r"\-") in manual


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff reads manual pages")
def test_groff_has_nothing_to_say_of_the_manual():
    command = ["groff", "-man", "-ww", "-z", str(PAGES["irtui.1"])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_plain_lines_are_described_for_every_command_that_prints_some():
    page = (ROOT / "docs" / "reference" / "plain.md").read_text(encoding="utf-8")
    assert [name for name in ANSWERING if f"| `{name}` |" not in page] == []


def test_the_fields_of_a_query_are_described_as_the_command_and_the_finder_do():
    page = (ROOT / "docs" / "reference" / "find.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| `\w+:` \|", line)]
    assert rows == [f"| `{name}:` | {what} |" for name, what in FIELDS.items()]


def test_each_example_of_the_format_loads_without_a_problem():
    page = (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
    smallest, spellings, *records = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    whole = files("irtui.cli").joinpath("starter.toml").read_text(encoding="utf-8")
    for text in (smallest, f"{smallest}\n{spellings}", whole):
        found = dataset(text, head="")
        assert not [*check_logic(found, date(2024, 7, 1))]
    assert all(example in whole for example in records)
    shown = re.findall(r"```toml\n\[(\w+)", page)
    # Words, registers and fields of one's own, and then each table.
    assert shown[2:] == ["dataset", "dataset", "organisation", "dataset", *TABLES]


def test_the_example_of_changed_keys_is_sound(tmp_path):
    page = (ROOT / "docs" / "how-to" / "change-keys.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    file = tmp_path / "settings.toml"
    file.write_text(example, encoding="utf-8")
    settings, problems = load_settings(file, with_sound_keys)
    assert (len(settings.keys), problems) == (4, ())


def test_each_form_of_a_date_that_the_format_lists_is_read():
    page = (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
    _, _, section = page.partition("## Dates")
    forms = re.findall(r"^\| `(.+?)` \|", section.partition("## Words")[0], re.MULTILINE)
    assert len(forms) > 10
    assert [form for form in forms if parse_date(form).text != form] == []


def test_each_defence_stands_once_where_the_page_on_security_says_and_has_a_test():
    rows = re.findall(r"\| `(\S+)` \| `(\S+)` \|\n", PAGE.read_text(encoding="utf-8"))
    told = [(one.file, one.test.partition("::")[0]) for one in DEFENCES]
    assert rows[: len(told)] == told
    for one in DEFENCES:
        code = (ROOT / "src" / "irtui" / one.file).read_text(encoding="utf-8")
        assert code.count(one.line) == 1
        file, _, name = one.test.partition("::")
        assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_the_walk_in_python_answers_as_it_says():
    page = (ROOT / "docs" / "tutorial" / "python.md").read_text(encoding="utf-8")
    plain, _, framed = page.partition("With [pandas]")
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    walk = parser.get_doctest(plain, {}, "python.md", "python.md", 0)
    assert len(walk.examples) > 15
    assert page.count("```python\n>>>") == page.count("```python\n")
    runner.run(walk, clear_globs=False)
    assert runner.failures == 0
    if find_spec("pandas"):
        names = walk.globs
        runner.run(parser.get_doctest(framed, names, "with pandas", "python.md", 0))
        assert runner.failures == 0
