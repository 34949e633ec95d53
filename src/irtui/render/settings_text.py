"""The user's settings as a TOML file with comments: what is set, and what could be."""

from collections.abc import Iterator
from textwrap import wrap

from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.settings import Settings
from irtui.render.toml_text import plain_text, toml_text

_WIDTH = 78
"""Characters of a comment."""


def settings_lines(settings: Settings) -> Iterator[str]:
    """The file, line by line: what is as it is by itself, is commented out."""
    by_itself = Settings()
    for name, spec in field_table(Settings).items():
        value, default = getattr(settings, name), getattr(by_itself, name)
        yield ""
        yield from (f"# {line}" for line in wrap(f"{spec.doc}{_allowed(spec)}", _WIDTH))
        if spec.kind is Kind.WORDS:
            yield f"[{name}]" if value else f"# [{name}]"
            yield from (f"{key} = {toml_text(one)}" for key, one in value.items())
        else:
            line = f"{name} = {plain_text(_shown(value, spec), spec)}"
            yield line if value != default else f"# {line}"


def _shown(value: object, spec: FieldSpec) -> object:
    """A value, or where there is none, one that it could have."""
    if value is not None:
        return value
    return next(iter(spec.words)) if spec.words else ""


def _allowed(spec: FieldSpec) -> str:
    """What a setting may be, where that is a few words or some numbers."""
    if spec.words:
        return f" One of: {', '.join(spec.words)}."
    if spec.least is not None and spec.most is not None:
        return f" From {spec.least} to {spec.most}."
    return ""
