"""A Textual app with the panes of the explorer, and nothing in them."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class Panes(App[None]):
    """A title, three panes with borders and titles, and a line of keys."""

    CSS = """
    .pane { border: round gray; }
    #tree { width: 46; height: 1fr; }
    #record { width: 1fr; height: 1fr; }
    #time { height: 11; }
    """

    def compose(self) -> ComposeResult:
        """The title, the panes, the line of keys."""
        yield Static("irtui")
        with Horizontal():
            yield self._pane("tree", "Structure")
            yield self._pane("record", "Record")
        yield self._pane("time", "Timeline")
        yield Static("keys")

    @staticmethod
    def _pane(name: str, title: str) -> Static:
        pane = Static(id=name, classes="pane")
        pane.border_title = title
        return pane


if __name__ == "__main__":
    Panes().run()
