"""What the app remembers by itself from one start to the next, in the user's state folder."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, fields, frozen, mutable

_MOST = 1 << 20
"""Bytes; a longer file is not one of ours."""


@frozen
class Remembered:
    """What is remembered; each field is a key of the file, and has a default."""

    first_line_seen: bool = False
    """Whether the line of the first start was left."""
    theme: str = ""
    """The name of the theme that was chosen last; empty for none."""


def _fitting(found: Mapping[str, Any]) -> Remembered:
    """What a file says; a value of another type than its field's counts as absent."""
    known: dict[str, tuple[Any, Any]] = {
        at.name: (found.get(at.name), at.type) for at in fields(Remembered)
    }
    return Remembered(**{name: it for name, (it, kind) in known.items() if type(it) is kind})


@mutable(eq=False)
class Memory:
    """What is remembered, and the file that it is kept in.

    Nothing that is wrong with the file, or with its folder, is raised or told. A file that cannot
    be read or understood stays as it is.
    """

    path: Path
    """The file; it need not exist."""
    now: Remembered | None = field(init=False)
    """What is remembered; ``None``: that cannot be known."""

    def __attrs_post_init__(self) -> None:
        found = self._read()
        self.now = None if found is None else _fitting(found)

    @classmethod
    def of_user(cls) -> "Memory":
        """That of whoever runs irtui."""
        from platformdirs import user_state_path

        return cls(user_state_path("irtui", appauthor=False) / "state.json")

    def _read(self) -> dict[str, Any] | None:
        """What is in the file; nothing, where there is none; ``None``, if it is not one of ours."""
        try:
            if not self.path.is_absolute() or (self.path.exists() and not self.path.is_file()):
                return None
            with self.path.open("rb") as file:
                found = json.loads(file.read(_MOST))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def remember(self, **changes: Any) -> None:
        """Keep other values of some fields of `Remembered`, and all else that is in the file.

        The file is read again first: another irtui may have written it meanwhile.
        """
        if self.now is None:
            return
        self.now = evolve(self.now, **changes)
        found = self._read()
        if found is None or (new := evolve(old := _fitting(found), **changes)) == old:
            return
        with suppress(OSError):
            self._write(json.dumps({**found, **asdict(new)}, ensure_ascii=False, indent=2) + "\n")

    def _write(self, text: str) -> None:
        """Put a new file in the place of the old one, all at once."""
        from tempfile import NamedTemporaryFile

        path = self.path.resolve()  # a link to the file stays a link
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            new = Path(file.name)
            try:
                file.write(text)
                file.close()
                new.replace(path)
            except OSError:
                new.unlink(missing_ok=True)
                raise
