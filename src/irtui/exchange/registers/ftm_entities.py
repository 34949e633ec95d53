"""Entities of FollowTheMoney as they stand in a file, and what of them has a place here."""

from typing import Any, NamedTuple

from irtui.exchange.draft import Draft
from irtui.exchange.foreign import JsonError, object_in, parsed, text_in, words

TABLE_OF = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
    "Position": "post",
    "Event": "event",
    "Address": "place",
    **dict.fromkeys(
        words(
            "Document Article PlainText HyperText Pages Page Package Folder Table Workbook Image"
            " Audio Video Email Message"
        ),
        "source",
    ),
}
PARTS = {
    "Occupancy": ("holder", "post", "holder"),
    "Membership": ("member", "organization", "member"),
    "Directorship": ("director", "organization", "director"),
    "Employment": ("employee", "employer", "employee"),
    "Representation": ("agent", "client", "representative"),
}
"""Who has a part, in what, and the role where none is named."""
LINKS = {*PARTS, "Ownership", "Succession", "Note"}
NAMES = "name alias previousName weakAlias abbreviation"
OF_ALL = f"{NAMES} summary proof sourceUrl publisher wikidataId keywords classification"
OF_LINKS = {
    *(end for row in PARTS.values() for end in row[:2]),
    *words(
        "startDate endDate date role summary description proof sourceUrl publisher status name"
        " entity owner asset percentage predecessor successor politicalGroup"
    ),
}
"""What an entity that is a link may have."""
KNOWN = {
    "person": "birthDate deathDate position",
    "organisation": "parent status incorporationDate dissolutionDate address addressEntity",
    "body": "parent status incorporationDate dissolutionDate",
    "party": "",
    "post": "organization",
    "event": "date startDate endDate location organizer involved",
    "place": "full",
    "source": "fileName title publishedAt retrievedAt language",
}
KEPT = words(
    "country nationality citizenship jurisdiction gender legalForm registrationNumber idNumber"
    " taxNumber topics firstName middleName lastName birthPlace"
)
"""Properties for which the format has no field, kept under ``extra``."""


class Entity(NamedTuple):
    """An entity, and the line that it stands on."""

    where: str
    id: str
    schema: str
    properties: dict[str, list[str]]

    def all(self, *names: str) -> list[str]:
        """The values of some properties, those of one after those of the other."""
        return [value for name in names for value in self.properties.get(name, ())]

    def first(self, *names: str) -> str | None:
        """The first of these values."""
        return next(iter(self.all(*names)), None)


def entity_in(draft: Draft, where: str, line: str) -> Entity | None:
    """The entity that a line writes; unread, if it is none."""
    try:
        raw = object_in(parsed(line))
    except JsonError as error:
        draft.unread(where, f"This is not valid JSON: {error}.")
        return None
    identifier, schema = text_in(raw.get("id")), text_in(raw.get("schema"))
    if identifier is None or schema is None:
        draft.unread(where, "It is no entity: it has no id or no schema.")
        return None
    values = {
        text_in(name) or "": texts
        for name, several in object_in(raw.get("properties")).items()
        if (texts := _texts(several))
    }
    return Entity(where, identifier, schema, values)


def _texts(values: Any) -> list[str]:
    each = (text_in(one) for one in (values if isinstance(values, list) else [values]))
    return list(dict.fromkeys(text for text in each if text))


def percentage(text: str | None) -> float | int | None:
    """A percentage, with or without its sign."""
    try:
        number = float((text or "").strip(" %").replace(",", "."))
    except ValueError:
        return None
    if not 0 <= number <= 100:
        return None
    return int(number) if number.is_integer() else number
