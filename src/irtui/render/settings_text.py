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
        if spec.kind is Kind.MAPPING:
            yield f"[{name}]" if value else f"# [{name}]"
            for key, one in value.items():
                yield f"{toml_text(key)} = {plain_text(one, spec)}"
        else:
            line = f"{name} = {plain_text('' if value is None else value, spec)}"
            yield line if value != default else f"# {line}"


def _allowed(spec: FieldSpec) -> str:
    """What a setting may be, where that is a few words or some numbers."""
    if spec.words:
        return f" One of: {', '.join(spec.words)}."
    if spec.least is not None and spec.most is not None:
        return f" From {spec.least} to {spec.most}."
    return ""
