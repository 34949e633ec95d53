"""A module with its mutants in it, made by mutmut's operators."""

import difflib
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from mutmut.mutation.file_mutation import (
    MutatedFile,
    combine_mutations_to_source,
    create_mutations,
)

SOURCE = Path("src/irtui")


def mutated(module: str, chosen: set[int] | None = None) -> MutatedFile:
    """A module with all its mutants, or with those that stand at the places ``chosen``."""
    path = SOURCE / module
    tree, mutations, classes, functions = create_mutations(str(path), path.read_text("utf-8"))
    inside = [one for one in mutations if one.contained_by_top_level_function]
    picked = [one for place, one in enumerate(inside) if chosen is None or place in chosen]
    return combine_mutations_to_source(tree, picked, classes, functions)


def count(module: str) -> int:
    """How many places there are to choose from."""
    path = SOURCE / module
    mutations = create_mutations(str(path), path.read_text("utf-8"))[1]
    return sum(1 for one in mutations if one.contained_by_top_level_function)


class Mutants(MetaPathFinder):
    """Finds one module with its mutants in it, and all others as they are."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name = name
        self.code = code

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        found = PathFinder.find_spec(fullname, path, target) if fullname == self.name else None
        if found is not None and found.origin:
            found.loader = _Loader(fullname, found.origin, self.code)
        return found


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self.mutated = code

    def get_code(self, fullname: str) -> CodeType:
        return self.mutated


def function_of(mutant: str) -> str:
    """The function that a mutant changes, as mutmut writes it."""
    return mutant.partition("__mutmut_")[0]


def changed(file: MutatedFile, mutant: str) -> str:
    """A mutant as its function and the lines that differ."""
    lines = file.code.splitlines()

    def text(name: str) -> list[str]:
        span = file.line_span_by_function_name[name]
        return [line.replace(name, "") for line in lines[span.start - 1 : span.end]]

    before, after = text(f"{function_of(mutant)}__mutmut_orig"), text(mutant)
    differ = [line for line in difflib.ndiff(before, after) if line[0] in "-+"]
    function = function_of(mutant).removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return "\n".join([function, *(f"    {line[0]} {line[1:].strip()}" for line in differ)])
