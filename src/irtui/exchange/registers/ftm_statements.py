"""The entities of FollowTheMoney as statements: one JSON object a line for each of their values.

What the claim behind a value says of it stands in its statement: ``origin`` is rank and basis, such
as ``preferred.stated``, ``lang`` the language of a name, ``first_seen`` and ``last_seen`` days when
it was seen. Values that no claim says, such as a summary, have none of these. ``dataset`` is the
title, spelt as FollowTheMoney names datasets. Claims that are thought wrong are left out: whoever
makes entities of statements takes each for true, whatever its ``origin``.

The columns are those of ``followthemoney.statement.Statement``.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from irtui.exchange.format import File, Losses, library
from irtui.exchange.held import Held, seen_days
from irtui.exchange.registers.ftm import Entities
from irtui.exchange.scope import Scope
from irtui.model.claims import Claim
from irtui.model.values import Name
from irtui.query.folding import id_of


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """The statements of its entities; those of an entity follow each other."""
    kit = library("followthemoney.statement", "ftm-statements", "ftm")
    file = BytesIO()
    kit.write_statements(file, kit.JSON, _statements(scope, losses, kit.Statement))
    yield File("", file.getvalue())


def _statements(scope: Scope, losses: Losses, make: Any) -> Iterator[Any]:
    entities = Entities(Held(scope, losses, marks=True))
    dataset = id_of(scope.edition.title).replace("-", "_")
    for entity in entities.all():
        for plain in make.from_entity(entity, dataset):
            claim = entities.claims.get((entity.id, plain.prop, plain.value))
            yield plain.clone(**_marks(claim)) if claim else plain


def _marks(claim: Claim[Any]) -> dict[str, str | None]:
    """What a claim says of its value, by the columns of a statement."""
    times = [f"{day}T00:00:00" for day in seen_days(claim)]
    return {
        "origin": f"{claim.rank}.{claim.basis}",
        "lang": _language(claim.value.lang) if isinstance(claim.value, Name) else None,
        "first_seen": times[0] if times else None,
        "last_seen": times[-1] if times else None,
    }


def _language(tag: str | None) -> str | None:
    """The code of three letters that stands for a language."""
    registry = library("followthemoney", "ftm-statements", "ftm").types.registry
    code: str | None = registry.language.clean(tag) if tag else None
    return code
