"""``irtui schema``: the format of a dataset's file, for editors."""

import click

from irtui.query.schema import schema_text


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the TOML format.

    A language server for TOML, such as Taplo or Tombi, completes and checks a dataset by it while
    one types. Save it beside the dataset, and let the first line of that be

        #:schema ./irtui.schema.json

    What only the whole file can tell, such as whether a reference leads anywhere, “irtui check”
    says.
    """
    click.echo(schema_text(), nl=False)
