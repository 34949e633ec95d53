"""What keys are called: as Textual has them, as they are shown, and as a person writes them."""

import unicodedata
from collections.abc import Iterable

# A Russian keyboard has these letters where a Latin one has the others: the same key works in
# both layouts. Signs differ too much between layouts; for those there are other keys.
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = "йцукенгшщзфывапролдячсмить"
_CYRILLIC_OF = {
    **dict(zip(_LATIN, _CYRILLIC, strict=True)),
    **dict(zip(_LATIN.upper(), _CYRILLIC.upper(), strict=True)),
    # What stands on signs: these letters mean nothing else, as the signs of that keyboard do.
    **dict(zip(("left_square_bracket", "right_square_bracket"), "хъ", strict=True)),
    **dict(zip(("left_curly_bracket", "right_curly_bracket"), "ХЪ", strict=True)),
    **dict(zip(("semicolon", "apostrophe", "grave_accent"), "жэё", strict=True)),
    **dict(zip(("colon", "quotation_mark", "tilde"), "ЖЭЁ", strict=True)),
    **dict(zip(("comma", "full_stop"), "бю", strict=True)),
    **dict(zip(("less_than_sign", "greater_than_sign"), "БЮ", strict=True)),
}
_LATIN_OF = {other: key for key, other in _CYRILLIC_OF.items()}
_OTHER_LAYOUT = _CYRILLIC_OF | _LATIN_OF

_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_SHOWN = {
    "backspace": "⌫",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "pgup",
    "pagedown": "pgdn",
}
"""How keys are shown that have no sign of their own, where that is not as Textual calls them."""
_WITHOUT_SIGN = frozenset(
    [
        *_SHOWN,
        *("delete", "end", "enter", "home", "insert", "space", "tab"),
        *(f"f{number}" for number in range(1, 25)),
    ]
)
_ALSO = {
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "page_up": "pageup",
    "page_down": "pagedown",
    **{shown: key for key, shown in _SHOWN.items()},
}
"""Other words for keys."""
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls signs that have another name in Unicode."""


def _name(sign: str) -> str:
    """What Textual calls the key of a letter, a digit or a sign."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_SIGNS = {_name(sign): sign for sign in map(chr, range(33, 127)) if not sign.isalnum()}
"""The keys of signs that a keyboard of any country has, each with its sign."""
SENT_AS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+question_mark": "backspace",
    "ctrl+slash": "ctrl+underscore",
    "ctrl+minus": "ctrl+underscore",
}
"""Keys for which most terminals send another: they have but one code for both."""
KEY_NAMES = (*_WITHOUT_SIGN, *_ALSO, *_SIGNS)
"""Words for keys that are no letters, digits or signs."""


def shown_key(key: str) -> str:
    """A key as a person would write it."""
    before, plus, last = key.rpartition("+")
    return before + plus + (_SHOWN.get(last) or _SIGNS.get(last, last))


def typed_by(key: str) -> str | None:
    """What a key types where one types; ``None`` for nothing."""
    return " " if key == "space" else _SIGNS.get(key, key if len(key) == 1 else None)


def types_text(key: str) -> bool:
    """Whether a key types something where one types."""
    return typed_by(key) is not None


def key_named(word: str) -> str | None:
    """The key that is meant, as Textual calls it; ``None`` for none.

    Args:
        word: its name (``slash``), its sign (``/``), or what it is shown as (``pgup``); with
            modifiers before it (``ctrl+p``).
    """
    before, _, last = word.rpartition("+")
    if word == "+" or word.endswith("++"):  # the sign itself
        before, last = word[:-1].removesuffix("+"), "+"
    modifiers = set(before.lower().split("+")) if before else set()
    key = _bare(last)
    if key is None or modifiers - _MODIFIERS:
        return None
    if modifiers == {"shift"} and key.upper() != key and len(key) == 1:
        return key.upper()
    if modifiers and len(key) == 1 and key.isupper():
        key = key.lower()  # which of the two it is, terminals tell by another modifier, if at all
        modifiers |= set() if "ctrl" in modifiers else {"shift"}
    return "+".join([*sorted(modifiers), key])


def _bare(word: str) -> str | None:
    """The key of a word without modifiers."""
    if len(word) == 1:
        return _ALSO.get(word) or (_name(word) if word.isprintable() else None)
    lower = word.lower()
    known = lower in _WITHOUT_SIGN or lower in _SIGNS
    return lower if known else _ALSO.get(lower)


def in_both_layouts(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys with those of the same positions in the other layout, a Latin or a Russian one."""
    found = tuple(keys)
    others = (_OTHER_LAYOUT[key] for key in found if key in _OTHER_LAYOUT)
    return tuple(dict.fromkeys((*found, *others)))


def latin_key(key: str) -> str:
    """The key of a Latin layout at the position of ``key``, which may be of a Russian one."""
    return _LATIN_OF.get(key, key)
