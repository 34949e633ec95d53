"""The ids of the commands, and the keys that the settings give them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.commands import AS_SHIPPED, COMMANDS, Keymap
from irtui.commands.keymap import BY_ID, clash, with_sound_keys
from irtui.model.settings import Settings
from tests.each import each

WAYS_OUT = [one for one in COMMANDS if one.name in ("quit", "leave", "close", "dismiss")]
"""What one could not get out without."""


def problems(**keys: str) -> list[tuple[str, str]]:
    """What is wrong with some keys, each with the remedy."""
    given_keys = {name.replace("__", ".").replace("_", "-"): text for name, text in keys.items()}
    _, found = with_sound_keys(Settings(keys=given_keys))
    assert {one.path[1] for one in found} <= given_keys.keys()
    return [(one.message, one.hint) for one in found]


def test_ids_are_words_with_hyphens_and_each_is_of_one_command() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert all(re.fullmatch(r"([a-z-]+\.)?[a-z0-9]+(-[a-z0-9]+)*", name) for name in BY_ID)
    assert {"find", "next-change", "tree.unfold-branch", "timeline.zoom-in"} <= BY_ID.keys()


def test_no_id_is_a_table_of_another_in_toml() -> None:
    assert [one for one in BY_ID if any(other.startswith(f"{one}.") for other in BY_ID)] == []


def test_no_two_commands_of_the_table_have_a_key_at_the_same_time() -> None:
    every = Keymap({command.id: command.keys for command in COMMANDS})
    assert clash(every) is None


def test_a_misspelled_id_or_key_is_told_with_the_nearest() -> None:
    assert problems(fnd="x") == [("Unknown command “fnd”.", "Did you mean “find”?")]
    ((message, hint),) = problems(find="slahs")
    assert (message, hint) == ("Unknown key “slahs”.", "Did you mean “slash”?")
    ((message, hint),) = problems(find="§§§§")
    assert message == "Unknown key “§§§§”."
    assert "with spaces between" in hint


def test_a_key_of_two_commands_at_a_time_is_told_with_both() -> None:
    ((message, _),) = problems(find="x")
    assert message == "“former-bodies” and “find” would both have the key x."
    ((message, _),) = problems(tree__parent="т")  # where n is on a Latin keyboard
    assert message == "“next-hit” and “tree.parent” would both have the key т."
    assert problems(timeline__fit="E", tree__unfold_branch="f") == []  # at no time both


def test_keys_can_be_exchanged() -> None:
    assert problems(next_hit="N", previous_hit="n") == []


@each("command", WAYS_OUT)
def test_what_leads_out_keeps_a_key(command) -> None:
    settings, found = with_sound_keys(Settings(keys={command.id: " "}))
    assert [one.message for one in found] == [f"“{command.id}” needs a key."]
    assert Keymap.of(settings).keys(command)


def test_what_types_text_is_no_key_where_one_types() -> None:
    ((message, _),) = problems(find_box__up="w")
    assert message == "“find-box.up” cannot have the key w: it types text there."
    assert problems(find_box__up="ctrl+w") == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("ctrl+i", "Most terminals send tab for ctrl+i."),
        ("Ctrl+[", "Most terminals send esc for ctrl+[."),
        ("ctrl+h", "Most terminals send ⌫ for ctrl+h."),
        ("ctrl+q", "“find” cannot have the key ctrl+q: it always quits."),
        ("ctrl+c", "“find” cannot have the key ctrl+c: it copies what the mouse has selected."),
    ],
)
def test_a_key_that_does_something_else_is_none(keys: str, said: str) -> None:
    ((message, _),) = problems(find=keys)
    assert message == said
    assert problems(quit="q ctrl+q") == []


def test_leave_moves_esc_wherever_that_leads_out_and_nothing_has_keys_of_its_own() -> None:
    keymap = Keymap.of(Settings(keys={"leave": "Q ctrl+g", "address.leave": "w"}))
    keys = {one.id: keymap.keys(one) for one in WAYS_OUT}
    assert keys["leave"] == keys["pages.leave"] == ("Q", "ctrl+g")
    assert keys["help-screen.close"] == ("Q", "ctrl+g", "q", "question_mark", "f1")
    assert keys["find-box.leave"] == ("ctrl+g",)
    assert keys["bookmark-list.leave"] == ("ctrl+g", "f7")
    assert keys["address.leave"] == ("w",)
    assert keymap.bindings["palette.leave"] == "ctrl+g"
    only_text = Keymap.of(Settings(keys={"leave": "Q"}))
    assert only_text.keys(BY_ID["find-box.leave"]) == ("escape",)
    ((message, _),) = problems(leave="f8")
    assert message == "“bookmark-list.remove” and “bookmark-list.leave” would both have the key f8."


def test_words_name_the_key_that_a_command_has_or_else_what_it_is_called() -> None:
    keymap = Keymap({"find": ("f9", "w"), "former-bodies": ()})
    words = "{find} finds, {former-bodies} shows it, {next-hit} goes on, {nobody} and {} stay."
    told = "f9 finds, “Former bodies” shows it, n goes on, {nobody} and {} stay."
    assert keymap.spelled(words) == told
    assert AS_SHIPPED.shown(BY_ID["back"]) == "⌫ alt+←"


def test_what_comes_from_outside_is_put_into_words_as_it_is_but_safe() -> None:
    told = AS_SHIPPED.spelled(
        "{find} finds {words} in {file}.", words="{find} {file}", file="a\x1bb"
    )
    assert told == "/ finds {find} {file} in a␛b."


KEYS = st.lists(st.sampled_from(["slash", "n", "N", "т", "f5", "?", "esc", "ctrl+g", "oops"])).map(
    " ".join
)


@given(st.dictionaries(st.sampled_from([*BY_ID, "nothing", "tree."]), KEYS | st.text(max_size=9)))
def test_of_any_keys_the_sound_ones_are_taken_and_all_others_told(keys: dict[str, str]) -> None:
    settings, found = with_sound_keys(Settings(keys=keys))
    keymap = Keymap.of(settings)
    assert settings.keys.keys() | {one.path[1] for one in found} == keys.keys()
    assert clash(keymap) is None
    assert all(keymap.keys(command) for command in WAYS_OUT)
    assert all(keymap.bindings.values())
