"""Tables of a TOML document into records, by the field table.

cattrs builds one function for each class; the conversions of single values hang into it as hooks.
A sound file passes a converter that stops at the first fault. Only a file with a fault is gone
through again by one that collects them all: that is slower, and never needed for a good file.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, BaseValidationError
from cattrs.gen import make_dict_structure_fn, override

from irtui.load import values
from irtui.load.values import Fault, Malformed
from irtui.model.claims import Basis, Claim
from irtui.model.dates import When, as_moment
from irtui.model.fields import FieldSpec, field_table, key_of
from irtui.model.problems import Path
from irtui.model.records import About, Record
from irtui.model.safe_text import quoted

T = TypeVar("T")
R = TypeVar("R", bound=Record)

_CLAIM_HOOKS: dict[str, values.Value] = {
    key: values.plain_of(spec) for key, spec in field_table(Claim).items()
}
"""The keys that every claim may have beside its value."""
_RELATED = frozenset(("since", "until", "basis"))
"""Those that `_check_claim` looks at: few claims have one of them."""


def _check_claim(claim: dict[str, Any]) -> None:
    """What a claim's own keys must be to each other; raises `Malformed`."""
    if claim.get("basis") is Basis.INFERRED and not (claim.get("sources") and claim.get("note")):
        raise Malformed.one(
            "inferred-unexplained",
            "An inferred claim needs sources of its own and a note.",
            'Add sources = ["…"] and note = "how it was concluded".',
        )
    since, until = claim.get("since"), claim.get("until")
    if not isinstance(since, When) or not isinstance(until, When):
        return  # a bound on an event is known only with all records
    first, last = as_moment(since).bounds[0], as_moment(until).bounds[1]
    if first and last and first > last:
        raise Malformed.one(
            "since-after-until",
            f"It holds since {since.text} but only until {until.text}.",
            "Exchange the two, or mend one.",
            ("since",),
        )


class Structurer:
    """Turns tables into records.

    Args:
        detailed: collect all faults of a table; else stop at the first.
    """

    def __init__(self, *, detailed: bool) -> None:
        self._converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
        self._functions: dict[type[Any], Callable[[dict[str, Any], Any], Any]] = {}

    def record(self, cls: type[R], identifier: str, raw: Any) -> R:
        """The record of ``cls`` that the table ``raw`` describes.

        Raises:
            Malformed: with every fault if the structurer is detailed, else with one.
        """
        values.check_id(identifier)
        if type(raw) is dict:
            if "id" in raw:
                raise Malformed.one(
                    "unknown-key", "The id is the table's name and no key.", "Remove it.", ("id",)
                )
            raw = {"id": identifier, **raw}
        return self._build(cls, raw)

    def about(self, raw: Any) -> About:
        """The file's ``[dataset]`` table."""
        return self._build(About, raw)

    def _build(self, cls: type[T], raw: Any) -> T:
        if type(raw) is not dict:
            raise Malformed.one(
                "wrong-type", f"This should be a table, and is {values.kind_of(raw)}."
            )
        function = self._functions.get(cls) or self._make(cls)
        try:
            return function(raw, cls)  # type: ignore[no-any-return] # made by cattrs
        except Malformed:
            raise
        except (BaseValidationError, ForbiddenExtraKeysError, KeyError) as error:
            raise Malformed(*_faults(error, cls)) from error

    def _make(self, cls: type[Any]) -> Callable[[dict[str, Any], Any], Any]:
        overrides = {
            name: override(rename=key_of(name), struct_hook=self._hook(spec))
            for name, spec in field_table(cls).items()
        }
        if issubclass(cls, Record):
            overrides["id"] = override(struct_hook=lambda raw, _: raw)
        function = make_dict_structure_fn(cls, self._converter, **overrides)  # type: ignore[arg-type] # cattrs' own keywords share the signature
        self._functions[cls] = function
        return function

    def _hook(self, spec: FieldSpec) -> Callable[[Any, Any], Any]:
        if spec.claims:
            return self._claims_hook(spec)
        convert = values.plain_of(spec)
        return lambda raw, _: convert(raw)

    def _claims_hook(self, spec: FieldSpec) -> Callable[[Any, Any], Any]:
        one = self._structured(spec.structure, spec.main) if spec.structure else _scalar(spec)
        several = values.items(one)

        def convert(raw: Any, _: Any) -> tuple[Claim[Any], ...]:
            return several(raw) if type(raw) is list else (one(raw),)

        return convert

    def _structured(self, cls: type[Any], main: str) -> values.Value:
        """The conversion of one claim whose value has keys of its own."""
        fields = field_table(cls)
        convert = values.value_of(fields[main])
        lone = not any(spec.required for name, spec in fields.items() if name != main)

        def of_plain(raw: Any) -> Any:
            if lone:  # as nearly all names are: one sound value makes the structure at once
                with suppress(Malformed):  # below it is said with its place
                    return cls(**{main: convert(raw)})
            return self._build(cls, {main: raw})

        def of_table(own: dict[str, Any]) -> Any:
            return self._build(cls, own)

        return _claim([key_of(name) for name in fields], of_plain, of_table)


def _claim(
    known: Sequence[str],
    of_plain: values.Value,
    of_table: Callable[[dict[str, Any]], Any],
) -> values.Value:
    """The conversion of one claim.

    Args:
        known: the keys of its value.
        of_plain: takes a value that stands for itself, without a table.
        of_table: takes those keys of a claim's table that are its value's.
    """

    def convert(raw: Any) -> Claim[Any]:
        if type(raw) is not dict:
            return Claim(value=of_plain(raw))
        own: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        faults: list[Fault] = []
        for key, item in raw.items():
            if key in _CLAIM_HOOKS:
                try:
                    keys[key] = _CLAIM_HOOKS[key](item)
                except Malformed as error:
                    faults += error.below(key)
            elif key in known:
                own[key] = item
            else:
                faults.append(_unknown(key, (*known, *_CLAIM_HOOKS)))
        try:
            value = of_table(own)
        except Malformed as error:
            raise Malformed(*error.faults, *faults) from error
        if faults:
            raise Malformed(*faults)
        if not _RELATED.isdisjoint(keys):
            _check_claim(keys)
        return Claim(value=value, **keys)

    return convert


def _scalar(spec: FieldSpec) -> values.Value:
    """The conversion of one claim whose value is a scalar."""
    value_of = values.value_of(spec)

    def of_table(own: dict[str, Any]) -> Any:
        if "value" not in own:
            raise Malformed.one("missing-key", "This claim has no value.", "Add value = ….")
        try:
            return value_of(own["value"])
        except Malformed as error:
            raise Malformed(*error.below("value")) from error

    return _claim(("value",), value_of, of_table)


def _unknown(key: str, known: Sequence[str]) -> Fault:
    hint = values.suggestion(key, known, f"It takes {', '.join(known)}.")
    return (key,), "unknown-key", f"{quoted(key)} is none of the fields here.", hint


def _faults(error: BaseException, cls: type[Any], path: Path = ()) -> list[Fault]:
    """Every fault in an error that cattrs raised while building ``cls``."""
    if isinstance(error, ClassValidationError):
        faults = []
        for inner in error.exceptions:
            notes = getattr(inner, "__notes__", ())
            attribute = next(
                (note for note in notes if isinstance(note, AttributeValidationNote)), None
            )
            below = (*path, key_of(attribute.name)) if attribute else path
            faults += _faults(inner, cls, below)
        return faults
    if isinstance(error, Malformed):
        return list(error.below(*path))
    if isinstance(error, ForbiddenExtraKeysError):
        known = [key_of(name) for name in field_table(cls)]
        unknown = Malformed(*(_unknown(key, known) for key in sorted(error.extra_fields)))
        return list(unknown.below(*path))
    if isinstance(error, KeyError):
        key = key_of(str(error.args[0]))
        return [
            (path[:-1] if path else path, "missing-key", f"“{key}” is missing.", f"Add {key} = ….")
        ]
    raise error  # nothing else is expected here, and nothing is swallowed
