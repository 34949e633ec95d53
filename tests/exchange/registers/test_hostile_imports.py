"""Foreign files of any shape: a dataset and what was not understood, or one clear error."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irtui.exchange.format import ForeignError
from irtui.model import limits
from irtui.model.settings import Settings
from tests.each import each
from tests.exchange.importing import FOREIGN, imported

FILES = {
    "popolo": (FOREIGN / "assembly.popolo.json").read_text(),
    "ftm": (FOREIGN / "entities.ftm.json").read_text(),
    "wikidata": (FOREIGN / "items.wikidata.json").read_text(),
}
KEYS = {
    "popolo": "persons organizations posts memberships areas events id name person_id other_names"
    " organization_id member start_date sources url identifiers parent_id attendees person label",
    "ftm": "id schema properties name holder post startDate proof owner asset percentage entity"
    " member organization parent involved",
    "wikidata": "entities id labels claims P31 P39 P569 P361 mainsnak snaktype datavalue value time"
    " precision qualifiers P580 references snaks results bindings person position start en rank",
}
TEXTS = (
    "a",
    "body:a",
    "party:b",
    "2018",
    "2018-13",
    "",
    "\x1b[31m",
    "\ud800",
    "Person",
    "Occupancy",
    "Membership",
    "Note",
    "Q5",
    "value",
    "+2018-00-00T00:00:00Z",
    "person",
)


def shapes(name: str) -> st.SearchStrategy[Any]:
    """Values of JSON, with the keys that a format has."""
    scalars = st.none() | st.booleans() | st.integers() | st.sampled_from(TEXTS)
    keys = st.sampled_from(KEYS[name].split())
    return st.recursive(
        scalars | st.floats(allow_nan=False),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=25,
    )


@pytest.mark.parametrize("name", KEYS)
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_json_of_any_shape_is_read_or_refused(name: str, data: st.DataObject) -> None:
    shape = data.draw(shapes(name))
    if name == "ftm":
        lines = shape if isinstance(shape, list) else [shape]
        content = "\n".join(json.dumps(line) for line in lines)
    else:
        content = json.dumps(shape)
    _read_or_refused(name, content)


@pytest.mark.parametrize("name", KEYS)
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_a_sound_file_with_any_part_replaced_is_still_read(name: str, data: st.DataObject) -> None:
    lines = FILES[name].splitlines() if name == "ftm" else [FILES[name]]
    each = [json.loads(line) for line in lines if line.startswith("{")]
    at = data.draw(st.integers(0, len(each) - 1))
    each[at] = _replaced(each[at], data, shapes(name))
    _read_or_refused(name, "\n".join(json.dumps(one) for one in each))


def _read_or_refused(name: str, content: str) -> None:
    """Reads a file; what is written of it is read again, and has no error."""
    with suppress(ForeignError):
        imported(name, content)


def _replaced(value: Any, data: st.DataObject, by: st.SearchStrategy[Any]) -> Any:
    """A value of which one part, at any depth, is another."""
    inner = list(value) if isinstance(value, dict) else range(len(value) if _is_list(value) else 0)
    if not inner or not data.draw(st.integers(0, 5)):
        return data.draw(by)
    place = data.draw(st.sampled_from(list(inner)))
    value[place] = _replaced(value[place], data, by)
    return value


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


@each("name", KEYS)
@each(
    ("content", "said"),
    [
        (b"\xff\xfe{}", "not UTF-8: unexpected byte 0xFF"),
        (b'{"persons":\n [', "roll.json:2:"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"persons": NaN}', "NaN is no value of JSON"),
        (b'{"persons": [], "persons": []}', "“persons” is twice"),
        (b'{"persons": ' + b"9" * 5000 + b"}", "too many digits"),
        (b"7", "This is n"),
        (b"", "This is n"),
    ],
)
def test_what_cannot_be_read_at_all_is_one_error_that_says_where(
    name: str, content: bytes, said: str
) -> None:
    if name == "ftm" and not content.startswith(b"\xff"):
        said = "no line of it is an entity"
    with pytest.raises(ForeignError, match=r"roll\.json") as error:
        imported(name, content)
    assert said in str(error.value)


@pytest.mark.parametrize("name", KEYS)
def test_a_file_larger_than_the_user_allows_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_asked", [lambda: Settings(max_megabytes=1)])
    with pytest.raises(ForeignError, match=r"larger than 1 MiB.*max_megabytes"):
        imported(name, b" " * (1 << 20) + b"{}")
