"""What a user may set: one class, from which the file, its errors and its printout all come."""

from enum import StrEnum

from irtui.lean import frozen
from irtui.model.fields import Kind, plain


class Look(StrEnum):
    """A theme of our own."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "high-contrast"
    TERMINAL = "terminal"
    """The terminal's own colours, and its background."""


class FirstDay(StrEnum):
    """The day on which a dataset opens, where it is not a date."""

    REVIEWED = "reviewed"
    TODAY = "today"


@frozen(kw_only=True)
class Settings:
    """The user's settings; one that is not set has its default here."""

    theme: Look | None = plain(
        Kind.WORD,
        "The colours. “terminal” takes those of your terminal. Without it, the ones that you chose "
        "last with T.",
        words=Look,
    )
    day: FirstDay = plain(
        Kind.WORD,
        "The day that is shown first: that of the dataset's review, or today.",
        words=FirstDay,
        default=FirstDay.REVIEWED,
    )
    ascii: bool = plain(
        Kind.FLAG, "Draw without box and symbol characters, as --ascii does.", default=False
    )
    animations: bool = plain(
        Kind.FLAG, "Scroll smoothly: with the mouse wheel, and by pages.", default=False
    )
    tree_width: int = plain(
        Kind.INTEGER, "Width of the tree in percent of the screen.", least=20, most=70, default=39
    )
    timeline_height: int = plain(
        Kind.INTEGER,
        "Lines of the timeline with its border; 0: as many as it needs.",
        least=0,
        most=60,
        default=0,
    )
    editor: str | None = plain(
        Kind.TEXT, "The command of your editor, before $VISUAL and $EDITOR.", line=True
    )
    max_megabytes: int = plain(
        Kind.INTEGER,
        "The largest dataset that is read, in MiB: a file, or all files of a folder together.",
        least=1,
        most=1024,
        default=64,
    )
    max_levels: int = plain(
        Kind.INTEGER,
        "How deep tables and arrays of a dataset may be nested; the format needs six levels.",
        least=8,
        most=60,
        default=32,
    )
    max_seconds: int = plain(
        Kind.INTEGER,
        "How long it may take to read a dataset, in seconds of computing.",
        least=1,
        most=86400,
        default=120,
    )
    max_problems: int = plain(
        Kind.INTEGER,
        "How many problems of a dataset are told; of others, that there are more.",
        least=1,
        most=1_000_000,
        default=10_000,
    )
    keys: dict[str, str] = plain(
        Kind.WORDS,
        'Other keys for commands, such as: find = "/ f3". An empty text takes its keys from a '
        "command. “irtui settings --keys” lists all commands with their keys.",
    )
