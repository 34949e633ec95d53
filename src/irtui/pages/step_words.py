"""A link in words between the two records that it joins: ``WG ──chaired by──▶ Minister``.

The panel names a link over a list (``has parts``); between two records it is said of one.
"""

from irtui.model.dataset import Link
from irtui.model.records import PARTS
from irtui.model.values import MEMBER, MEMBERS, Role
from irtui.pages.phrases import role_in_words
from irtui.query.audit.paths import Step

_READ = {
    "begins with": "changed at",
    "between": "binds",
    "chaired by the holder of": "chaired by",
    "documents signed": "signing of",
    "ends with": "changed at",
    "events here": "place of",
    "for": "represents",
    "gaps": "has gap",
    "has in it": "contains",
    "has parts": "has part",
    "meetings": "has meeting",
    MEMBERS: "has member",
    "milestones": "has step",
    "organisations": "has",
    "organisations here": "seat of",
    "people": "has",
    "places": "contains",
    "posts": "has post",
    "signed here": "place of signing",
    "stated": "spoke of",
    "stated by": "spoken of by",
}
"""The words that are not the same over a list as between two records."""
_READ_OF_MEMBERS = {"for": "has member for", "represented by": "represented in"}
"""Those of whom a member of a body is there for: a body itself represents nobody."""
_AS = {"member of": "{} of", MEMBERS: "has {}"}
"""What names the part that somebody has."""


def link_in_words(step: Step, link: Link) -> str:
    """What stands between the two records of a step for one of its links.

    What the dataset calls in its own words stays so.
    """
    label = step.label(link)
    if link.field == "members" and label in _READ_OF_MEMBERS:
        return _READ_OF_MEMBERS[label]
    role = link.claim.value if link.field in PARTS and link.claim else None
    if label in _AS and isinstance(role, Role) and role.role not in (None, MEMBER):
        return _AS[label].format(role_in_words(role.role))
    return _READ.get(label, label)
