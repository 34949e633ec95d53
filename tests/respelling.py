"""TOML documents written anew: in another order, and with each value spelled in another way."""

import json
import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, About

Raw = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")


def inline(value: Any) -> str:
    """A value in one line of TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _quoted(value)
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(inline, value))}]"
        case dict():
            pairs = ", ".join(f"{_quoted(key)} = {inline(item)}" for key, item in value.items())
            return f"{{ {pairs} }}"
    return str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    # TOML's basic strings take the escapes of JSON for what they must not hold.
    return f'"{_UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], escaped)}"'


def written(data: Raw) -> str:
    """A document as TOML, its tables in the order of ``data``."""
    lines = []
    for table, records in data.items():
        for name, record in [("", records)] if table == "dataset" else records.items():
            lines.append(f"[{_quoted(table)}.{_quoted(name)}]" if name else f"[{table}]")
            lines += [f"{_quoted(key)} = {inline(value)}" for key, value in record.items()]
    return "\n".join(lines) + "\n"


@st.composite
def _shuffled(draw: st.DrawFn, mapping: Raw) -> Raw:
    return {key: mapping[key] for key in draw(st.permutations(list(mapping)))}


def _date(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat() if draw(st.booleans()) else value
    if isinstance(value, str) and _DAY.fullmatch(value) and draw(st.booleans()):
        return date.fromisoformat(value)
    if isinstance(value, str) and value.startswith("["):
        return value.replace("..", " .. ").replace(",", " , ")
    return value


def _sources(draw: st.DrawFn, value: list[Any]) -> list[Any]:
    return [
        {"source": item} if isinstance(item, str) and draw(st.booleans()) else item
        for item in draw(st.permutations(value))
    ]


def _claim(draw: st.DrawFn, spec: FieldSpec, claim: Any) -> Any:
    if not isinstance(claim, dict):
        value = _date(draw, claim) if spec.kind is Kind.DATE else claim
        claim = {key_of(spec.main) if spec.structure else "value": value}
        if draw(st.booleans()):
            return value
    claim = dict(claim)
    claim.setdefault("rank", "normal")
    for key in ("since", "until"):
        if key in claim:
            claim[key] = _date(draw, claim[key])
    if "sources" in claim:
        claim["sources"] = _sources(draw, claim["sources"])
    if "seen" in claim:
        seen = claim["seen"] if isinstance(claim["seen"], list) else [claim["seen"]]
        claim["seen"] = [_date(draw, when) for when in draw(st.permutations(seen))]
    return draw(_shuffled(claim))


def _field(draw: st.DrawFn, spec: FieldSpec, value: Any) -> Any:
    if spec.claims:
        claims = value if isinstance(value, list) else [value]
        again = [_claim(draw, spec, claim) for claim in draw(st.permutations(claims))]
        return again[0] if len(again) == 1 and draw(st.booleans()) else again
    if spec.kind is Kind.CITATIONS:
        return _sources(draw, value)
    if spec.kind is Kind.MAPPING:
        return draw(_shuffled(value))
    if spec.many:
        return draw(st.permutations(value))
    return _date(draw, value) if spec.kind is Kind.DATE else value


def _record(draw: st.DrawFn, cls: type[Any], raw: Raw) -> Raw:
    specs = {key_of(name): spec for name, spec in field_table(cls).items()}
    return draw(_shuffled({key: _field(draw, specs[key], value) for key, value in raw.items()}))


@st.composite
def respelled(draw: st.DrawFn, data: Raw) -> str:
    """A document that says what ``data`` says, in another order and spelling."""
    again: Raw = {}
    for table, records in draw(_shuffled(data)).items():
        if table == "dataset":
            again[table] = _record(draw, About, records)
        else:
            again[table] = draw(
                _shuffled(
                    {name: _record(draw, TABLES[table], raw) for name, raw in records.items()}
                )
            )
    return written(again)
