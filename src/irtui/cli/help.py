"""What the help of a command says beside its options: examples, in columns."""


def listed(heading: str, *lines: tuple[str, str]) -> str:
    """A paragraph of a help text: a line for each thing, with its meaning.

    Args:
        heading: stands above the lines.
        lines: each a thing and a few words; together they fit into 76 cells.
    """
    width = max(len(thing) for thing, _ in lines)
    rows = (f"  {thing:<{width}}  {words}" for thing, words in lines)
    return "\n".join(["\b", f"{heading}:", *rows])  # the first sign tells click to keep the lines


def examples(*lines: tuple[str, str]) -> str:
    """The examples of a command, each with what it does; ``ID`` stands for any record."""
    return listed("Examples", *lines)
