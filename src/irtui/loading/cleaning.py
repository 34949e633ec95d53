"""The texts and keys of a document through the gate of `safe_text`.

A key is two things: the address of what stands below it in the file, and a text that people read.
After this the document, and every path into it, has the text; `Names` leads from the one to the
other, for whoever scans the file again.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from irtui.lean import field, frozen
from irtui.model.most_problems import enough
from irtui.model.problems import Path, Problem
from irtui.model.safe_text import (
    UnsafeCharacter,
    quoted,
    safe_line,
    safe_text,
    unsafe_characters,
)

Names = Mapping[tuple[Path, str], str]
"""What a key that was changed is called: by the path of its table, and by the key in the file."""

_NAMED = 3
"""How many unsafe characters of a text a message names at most."""


@frozen
class Cleaned:
    """A document, safe to be shown."""

    data: dict[str, Any]
    """With a mark for every unsafe character, in keys and in texts."""
    problems: tuple[Problem, ...]
    """What had to be changed, without file, line and column."""
    names: Names
    """The keys that had to be changed."""


def cleaned(data: dict[str, Any]) -> Cleaned:
    """A document as TOML gave it, made safe; it must not be nested too deeply to be walked."""
    cleaner = _Cleaner()
    return Cleaned(cleaner.value(data, ()), tuple(cleaner.problems), cleaner.names)


@frozen
class _Cleaner:
    problems: list[Problem] = field(factory=list)
    names: dict[tuple[Path, str], str] = field(factory=dict)

    def value(self, value: Any, path: Path) -> Any:
        if isinstance(value, str):
            safe = safe_text(value)
            if safe != value:
                self._report("text", unsafe_characters(value, limit=_NAMED), path)
            return safe
        if isinstance(value, dict):
            return self._table(value, path)
        if isinstance(value, list):
            return [self.value(item, (*path, index)) for index, item in enumerate(value)]
        return value

    def _table(self, table: dict[str, Any], path: Path) -> dict[str, Any]:
        safe: dict[str, Any] = {}
        alike: Counter[str] = Counter()
        for raw, item in table.items():
            name = safe_line(raw)
            key = name
            while key in safe:
                alike[name] += 1
                key = f"{name} ({alike[name] + 1})"
            place = (*path, key)
            if key != raw:
                self.names[path, raw] = key
            if key != name:
                self._alike(name, place)
            elif key != raw:
                self._report("key", unsafe_characters(raw, line=True, limit=_NAMED), place)
            safe[key] = self.value(item, place)
        return safe

    def _report(self, what: str, found: tuple[UnsafeCharacter, ...], path: Path) -> None:
        if enough(self.problems):
            return
        names = ", ".join(dict.fromkeys(map(str, found)))
        hint = "Remove it; irtui shows a mark in its place."
        self.problems.append(Problem("unsafe-text", f"The {what} contains {names}.", hint, path))

    def _alike(self, name: str, path: Path) -> None:
        message = f"Another key here looks the same: {quoted(name)}."
        hint = "Remove the unsafe characters, or rename one of the keys."
        self.problems.append(Problem("lookalike-key", message, hint, path))
