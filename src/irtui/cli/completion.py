"""``irtui completion``: the script that teaches a shell to complete what irtui takes.

And how Bash hands over the words that are being typed, where click needs help to read them.
"""

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from irtui.cli.common import Choice, ascii_option, listed

_EPILOG = listed(
    "For every new shell",
    ("Bash", 'put  eval "$(irtui completion bash)"  into ~/.bashrc'),
    ("zsh", 'put  eval "$(irtui completion zsh)"  into ~/.zshrc, below compinit'),
    ("fish", "irtui completion fish > ~/.config/fish/completions/irtui.fish"),
)


_BREAKS = (":", "=")
"""Signs at which Bash takes words apart (its ``COMP_WORDBREAKS``), and which ours contain."""


class Bash(BashComplete):
    """Bash takes ``body:some-id`` for three words, and puts in no more than the last of them."""

    _taken = ""
    """What of the word being typed stands already, up to the last colon."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one."""
        typed = split_arg_string(os.environ["COMP_WORDS"])
        at = int(os.environ["COMP_CWORD"])
        typed = [*typed[: at + 1], *([""] if at == len(typed) else [])]
        words: list[str] = []
        joined = False
        for number, word in enumerate(typed):
            breaks = word in _BREAKS and number > 1  # never the name of the program
            # An empty word stands after a space, whatever stood before it.
            if words and word and (breaks or joined):
                words[-1] += word
            else:
                words.append(word)
            joined = breaks
        incomplete = words.pop()
        if any(word == ":" for word in typed):
            value = incomplete.partition("=")[2] if incomplete.startswith("-") else incomplete
            self._taken = value[: value.rfind(":") + 1]
        return words[1:], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """What Bash is to put in: no more than what is not there yet."""
        return f"{item.type},{item.value.removeprefix(self._taken)}"


def register() -> None:
    """Makes completion in Bash read words as they were typed."""
    add_completion_class(Bash)


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", type=Choice(["bash", "fish", "zsh"]))
@ascii_option
def command(shell: str) -> None:
    """Print the script by which a shell completes commands, options, ids and queries.

    Ids are those of the dataset that -d or IRTUI_DATA names, or of the one that comes with irtui.
    """
    from irtui.cli.group import COMPLETE_VARIABLE, main

    completion = get_completion_class(shell)
    assert completion is not None  # the choice has only shells that click knows
    click.echo(completion(main, {}, "irtui", COMPLETE_VARIABLE).source(), nl=False)
