"""The two spellings of English: *defense* and *defence* are one word."""

import re
from functools import lru_cache

_SHORTEST = 5
"""Letters from which a word has another spelling: shorter ones would become other words."""

# What stands at the end of a word may be the end of what was typed so far.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=en)s(?=e|$)", "c"),  # defense, license
        (r"(?<=en)c(?=e|$)", "s"),
        (r"(?<=i)z(?=[aei]|$)", "s"),  # organization, modernize
        (r"(?<=i)s(?=[aei]|$)", "z"),
        (r"or(?=s|ed|$)", "our"),  # harbor, labor
        (r"our", "or"),
        (r"er(?=s|$)", "re"),  # center, theater
        (r"re(?=s|$)", "er"),
    )
)


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """Other ways to spell a folded ``word``, or the beginning of one; none for most."""
    if len(word) < _SHORTEST:
        return ()
    others = (rule.sub(replacement, word) for rule, replacement in _RULES)
    return tuple(dict.fromkeys(other for other in others if other != word))
