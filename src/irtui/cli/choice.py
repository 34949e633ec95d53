"""One of a few words on the command line."""

from typing import Any

import click


class Choice(click.Choice[str]):
    """As click's, but a word that is none of them is told with the nearest one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As click's; raises `click.BadParameter`."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from irtui.loading.values import suggestion

            hint = suggestion(str(value), map(str, self.choices), "")
            raise click.BadParameter(f"{error.message} {hint}".strip(), ctx, param) from error
