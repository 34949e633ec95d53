"""Large datasets as text: much of one thing, by the field table, so that a new field is in it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, Gap, Source

_CHAINS = {"parent", "succeeds", "part_of", "supersedes", "governs", "agreements", "sources"}
"""Fields by which the small records do not point at the large one."""


def day(number: int) -> str:
    """Days, two apart."""
    return (date(1900, 1, 1) + timedelta(2 * number)).isoformat()


def _value(spec: FieldSpec, name: str, table: str, number: int, pointed: str) -> str:
    match spec.kind:
        case Kind.INTEGER:
            return str(number + 1)
        case Kind.NUMBER:
            return f"{number % 100}.5"
        case Kind.DATE:
            return f'"{day(number)}"'
        case Kind.WORD if spec.words:
            return f'"{list(spec.words)[number % len(spec.words)]}"'
        case Kind.REFERENCE:
            target = table if name in _CHAINS and table in spec.targets else spec.targets[0]
            return f'"{target}:{pointed}"' if len(spec.targets) > 1 else f'"{pointed}"'
    return '"part"' if name == "kind" else f'"{name} {number}"'


def _claim(table: str, name: str, number: int, pointed: str, dates: str) -> str:
    spec = field_table(TABLES[table])[name]
    parts = dict(spec.parts) or {"value": spec}
    keys = {
        key_of(key): _value(part, name if spec.structure is None else key, table, number, pointed)
        for key, part in parts.items()
        if key != "lang"
    }
    written = ", ".join(f"{key} = {value}" for key, value in keys.items())
    return f"{{ {written}{dates} }}"


def _dates(number: int) -> str:
    return f', since = "{day(number)}", until = "{day(number + 1)}"'


def _undated(_: int) -> str:
    return ""


def _records(count: int, dates: Callable[[int], str]) -> Iterator[str]:
    for table, cls in TABLES.items():
        if cls is Source:
            yield from (f'[source.{one}]\ntitle = "T"' for one in ("hub", *_small(count)))
            continue
        if cls is Gap:
            text = 'about = "body:hub"\nfield = "meetings"\ntext = "In 1950."'
            yield from (f"[gap.{one}]\n{text}" for one in _small(count))
            continue
        claimed = [name for name, spec in field_table(cls).items() if spec.claims]
        kind = '\nkind = "part"' if table == "body" else ""
        yield f'[{table}.hub]\nsources = ["hub"]{kind}'
        for name in claimed:
            claims = (
                _claim(table, name, number, f"s{number}", dates(number)) for number in range(count)
            )
            yield f"{key_of(name)} = [{', '.join(claims)}]"
        for number, one in enumerate(_small(count)):
            yield f'[{table}.{one}]\nsources = ["{one}"]{kind}'
            for name in claimed:
                spec = field_table(cls)[name]
                points = spec.kind is Kind.REFERENCE or (spec.structure and not spec.distinct)
                if (points and name not in _CHAINS) or name in ("when", "number"):
                    claim = _claim(table, name, number, "hub", "")
                    yield f"{key_of(name)} = {claim}"


def _small(count: int) -> list[str]:
    return [f"s{number}" for number in range(count)]


def of_everything(count: int, *, dated: bool) -> str:
    """A dataset with a record ``hub`` in each table, which has ``count`` claims in each field.

    Each points to as many small records, which point back to it.

    Args:
        count: how many.
        dated: whether each claim holds for two days, one after the other; else all hold at once.
    """
    dates = _dates if dated else _undated
    return "\n".join(_records(count, dates))


def _filled(template: str, number: int) -> str:
    """``template`` with ``@`` for a number, ``<`` for the one before it, ``&`` for its day."""
    text = template.replace("@", str(number)).replace("<", str(number - 1))
    return text.replace("&", day(number))


def many(count: int, template: str) -> str:
    """Tables: ``template`` so many times, with ``@`` for a number from 0.

    ``<`` stands for the number before it, ``&`` for its day.
    """
    return "\n".join(_filled(template, number) for number in range(count))


def listed(count: int, template: str) -> str:
    """An array of the same."""
    return f"[{', '.join(_filled(template, number) for number in range(count))}]"
