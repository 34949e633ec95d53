"""``irtui schema``: the format of a dataset's file, for editors."""

from pathlib import Path

import click

from irtui.cli.answering import print_utf8
from irtui.cli.common import ascii_option, data_option, examples
from irtui.cli.options import Options

_EPILOG = examples(
    ("irtui schema > irtui.schema.json", "beside a dataset, for its editor"),
    ("irtui schema -d FILE", "with the ids of FILE, to be completed"),
    ("irtui schema --answers", "for what reads --format json"),
)


@click.command("schema", epilog=_EPILOG)
@click.option("--answers", is_flag=True, help="Print the schema of what --format json prints.")
@data_option("A dataset's TOML file, whose kinds and ids are to be completed.")
@ascii_option
def command(answers: bool, data: Path | None) -> None:
    """Print the JSON Schema of the TOML format.

    A language server for TOML, such as Taplo or Tombi, completes and checks a dataset by it while
    one types. Save it beside the dataset, and let the first line of that be

        #:schema ./irtui.schema.json

    With -d, it offers the kinds and the ids of that dataset, each with its name; others stay
    valid. What only the whole file can tell, such as whether a reference leads
    anywhere, “irtui check” says.
    """
    if answers:
        from irtui.schema.answers import answers_schema_text

        print_utf8(answers_schema_text())
    else:
        from irtui.schema.format import schema_text

        print_utf8(schema_text(Options(data).load().dataset if data else None))
