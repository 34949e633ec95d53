"""What keys are called: as Textual has them, as they are shown, and as a person writes them."""

import string

from textual.binding import Binding

from irtui.commands import COMMANDS, in_both_layouts, latin_key, shown_key
from irtui.commands.keys import key_named
from tests.each import each


def test_every_key_of_the_table_is_known_by_its_name_and_as_it_is_shown() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {key: key_named(key) for key in keys} == {key: key for key in keys}
    assert {key: key_named(shown_key(key)) for key in keys} == {key: key for key in keys}


@each("sign", [*string.punctuation.replace(",", ""), "a", "Z", "7", "й", "§"])
def test_a_sign_is_the_key_that_textual_calls_so(sign: str) -> None:
    (binding,) = Binding.make_bindings([(sign, "act", "")])
    assert key_named(sign) == binding.key
    assert key_named(binding.key) in (binding.key, None)  # one of no keyboard is known by its sign


@each(
    ("written", "meant"),
    [
        (",", "comma"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("Ctrl+P", "ctrl+p"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("alt+←", "alt+left"),
        ("alt+E", "alt+shift+e"),
        ("shift+a", "A"),
        ("shift+tab", "shift+tab"),
        ("PgUp", "pageup"),
        ("⌫", "backspace"),
        ("F12", "f12"),
        ("slsh", None),
        ("f25", None),
        ("alr+x", None),
        ("ctrl+", None),
        ("\x07", None),
        ("", None),
    ],
)
def test_keys_as_a_person_writes_them(written: str, meant: str | None) -> None:
    assert key_named(written) == meant


def test_a_letter_has_the_key_of_its_place_in_the_other_layout() -> None:
    assert in_both_layouts(["q", "slash", "Ч", "comma"]) == (
        "q",
        "slash",
        "Ч",
        "comma",
        "й",
        "X",
        "б",
    )
    signs = [key_named(sign) for sign in "[]{};':\"`~,.<>"]
    assert in_both_layouts(map(str, signs))[len(signs) :] == tuple("хъХЪжэЖЭёЁбюБЮ")
    assert [latin_key(key) for key in "йqЧ7"] == ["q", "q", "X", "7"]
