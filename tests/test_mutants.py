"""Which tests are a module's own, for mutation testing."""

from pathlib import Path

from mutants.own import OWN

ROOT = Path(__file__).parents[1]


def test_the_table_of_own_tests_names_modules_and_tests_that_there_are() -> None:
    assert not [module for module in OWN if not (ROOT / "src/irtui" / module).exists()]
    named = {ROOT / "tests" / name for names in OWN.values() for name in names.split()}
    assert not [path for path in named if not path.with_name(f"test_{path.name}.py").exists()]
