"""The command ``irtui`` and the list of its subcommands, each imported when it is called."""

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from irtui import __version__
from irtui.cli.common import common_options, examples
from irtui.cli.ending import failures_told, forgive_files, one_safe_message, tidy_environment
from irtui.cli.failing import refuse
from irtui.cli.opening import opening_options
from irtui.cli.options import Opening, Options
from irtui.host.versions import installed_version

COMPLETE_VARIABLE = "_IRTUI_COMPLETE"
"""What a shell sets when it asks how a word can be completed; click makes it of the name."""

_COMMANDS = {
    "bookmarks": "Your bookmarks, and the commands that open them.",
    "check": "Every problem of dataset files.",
    "cite": "A citation of a record or a claim, to be pasted or imported.",
    "completion": "A script by which your shell completes commands and ids.",
    "diff": "What changed between two dataset files.",
    "edit": "Open a record in your editor, at its line.",
    "export": "The dataset in another format, for another tool.",
    "find": "Records by names, people, places, statements and more.",
    "import": "A dataset's file from one of another format.",
    "init": "A small dataset of your own to start from.",
    "new": "A record to be filled in, such as the next meeting or a source.",
    "path": "How two records are connected, each step with its source.",
    "report": "Conflicts, gaps, what rests on little, and other reports.",
    "schema": "The JSON Schema of the format, for editors.",
    "serve": "The explorer in a browser.",
    "settings": "Your settings, and where they are.",
    "show": "One record with its claims, links and sources.",
    "sources": "What a record rests on, or all sources of the dataset.",
    "timeline": "Meetings and terms in order of time; what changed, and when.",
    "tree": "The hierarchy as of a day.",
    "verify": "Whether a file is the one that was cited, or published.",
}


class _Commands(click.Group):
    """Commands that are imported when they are needed, so that none pays for another."""

    def main(self, *args: Any, **rest: Any) -> NoReturn:
        if os.environ.get(COMPLETE_VARIABLE):
            from irtui.cli.completion import register

            register()
        tidy_environment()
        with failures_told():
            # Else click calls ctrl+c a failure where it comes between its steps.
            rest["standalone_mode"] = False
            # Else click takes the name of the file that was run, which anybody may have given it.
            rest["prog_name"] = rest.get("prog_name") or "irtui"
            raise SystemExit(super().main(*args, **rest))

    def make_context(self, *args: Any, **rest: Any) -> click.Context:
        forgive_files()
        with one_safe_message():
            return super().make_context(*args, **rest)

    def invoke(self, ctx: click.Context) -> Any:
        with one_safe_message():
            result = super().invoke(ctx)
            sys.stdout.flush()  # what fails is to fail here, where it can be said
            return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"irtui.cli.{module}").command
        assert isinstance(command, click.Command)  # each module of a command has one
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        # click would import every command for its line of help.
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=_COMMANDS[name]) for name in names]
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    click.echo(f"irtui {__version__}")
    click.echo(f"Textual {installed_version('textual')}, Python {sys.version.split()[0]}")
    ctx.exit()


_EPILOG = examples(
    ("irtui --at 2005 --go ID", "the explorer, at a record as of the end of 2005"),
    ("irtui -d FILE --find QUERY", "another dataset, and a search in it"),
    ("irtui tree", "an answer that is printed"),
)


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",  # older versions of click leave out the brackets
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions of irtui, Textual and Python.",
)
@common_options
@opening_options
@click.pass_context
def main(ctx: click.Context, /, options: Options, opening: Opening) -> None:
    """Explore who meets whom, under which commission, since when, and according to whom.

    Without a command, the explorer opens on the dataset that comes with irtui. Exit codes: 0 done,
    1 nothing or problems found, 2 wrong use or unreadable input, 70 an error in irtui itself,
    128 plus the number of a signal (130 for ctrl+c, 141 for a closed pipe).
    """
    ctx.obj = options
    if ctx.invoked_subcommand is None:
        from irtui.cli.explore import explore

        explore(options, opening)
    elif given := opening.given:
        refuse(given, "to the explorer, not to a command.")
