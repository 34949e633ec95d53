"""``irtui schema``: the format of a dataset's file, for editors."""

import click

from irtui.cli.common import print_json
from irtui.cli.help import examples

_EPILOG = examples(
    ("irtui schema > irtui.schema.json", "beside a dataset, for its editor"),
    ("irtui schema --answers", "for what reads --format json"),
)


@click.command("schema", epilog=_EPILOG)
@click.option(
    "--answers", is_flag=True, help="Print that of what commands print with --format json."
)
def command(answers: bool) -> None:
    """Print the JSON Schema of the TOML format.

    A language server for TOML, such as Taplo or Tombi, completes and checks a dataset by it while
    one types. Save it beside the dataset, and let the first line of that be

        #:schema ./irtui.schema.json

    What only the whole file can tell, such as whether a reference leads anywhere, “irtui check”
    says.
    """
    if answers:
        from irtui.schema.answers import answers_schema_text

        print_json(answers_schema_text())
    else:
        from irtui.schema.format import schema_text

        print_json(schema_text())
