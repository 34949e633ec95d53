"""TOML texts checked by the JSON Schema, with the published validator."""

import tomllib
from datetime import date, time
from typing import Any

from jsonschema import Draft7Validator

from irtui.schema.format import schema

VALIDATOR = Draft7Validator(schema())


def as_json(value: Any) -> Any:
    """What TOML gives, as Taplo hands it to a schema: JSON has no dates, so they become texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value


def objections(toml_text: str) -> list[str]:
    """What the schema has against a file, one line for each, with its place."""
    found = VALIDATOR.iter_errors(as_json(tomllib.loads(toml_text)))
    return [f"{error.json_path}: {error.message}" for error in found]
