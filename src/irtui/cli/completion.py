"""``irtui completion``: the script that teaches a shell to complete what irtui takes."""

import click
from click.shell_completion import get_completion_class

from irtui.cli.common import Choice, ascii_option
from irtui.cli.help import listed

_EPILOG = listed(
    "For every new shell",
    ("Bash", 'put  eval "$(irtui completion bash)"  into ~/.bashrc'),
    ("zsh", 'put  eval "$(irtui completion zsh)"  into ~/.zshrc, below compinit'),
    ("fish", "irtui completion fish > ~/.config/fish/completions/irtui.fish"),
)


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
