"""Before an address is opened: all of it, with nothing disguised."""

from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from irtui.commands import Place
from irtui.model.addresses import Address, UnsafeAddressError, address
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.names import source_line
from irtui.model.records import Source
from irtui.tui.bindings import bindings_of
from irtui.tui.palette import HERE, NOTE, PLAIN, WARNING, Palette
from irtui.tui.screens.keyed import Keyed
from irtui.tui.screens.over import OverScreen
from irtui.tui.screens.selecting import copy
from irtui.tui.widgets.key_bar import KeyBar


def show_address(screen: Keyed[Any], dataset: Dataset, source: Ref | None, text: str) -> None:
    """Show an address to be opened: ``text``, or that of a source; say how to come to one."""
    app = screen.app
    record = dataset.records.get(source) if source else None
    if text:
        app.push_screen(AddressScreen(text))
    elif not isinstance(record, Source):
        screen.tell("Go to a source first: press {record.source} on a claim.")
    elif record.url:
        app.push_screen(AddressScreen(record.url, source_line(record)))
    else:
        screen.tell("This source has no address.")


class AddressScreen(OverScreen[None]):
    """Shows where an address leads, and opens it in the browser if that is wanted.

    Args:
        text: the address as the file has it.
        whose: the source that it is the address of, in words; empty, if that is not known.
    """

    PLACES = (Place.ADDRESS,)
    BINDINGS = bindings_of(Place.ADDRESS)

    def __init__(self, text: str, whose: str = "") -> None:
        super().__init__()
        self._whose = whose
        self._address: Address | None = None
        self._refusal = ""
        try:
            self._address = address(text)
        except UnsafeAddressError as error:
            self._refusal = str(error)

    def compose(self) -> ComposeResult:
        with Vertical(id="address") as box:
            box.border_title = "Open in the browser"
            yield Static(id="address-text")
        yield KeyBar()

    def on_mount(self) -> None:
        palette = Palette(self.app)
        found = self._address
        text = Text()
        if self._whose:
            text.append(f"{self._whose}\n\n", palette[NOTE])
        if found is None:
            text.append(self._refusal, palette[WARNING])
        else:
            text.append(found.url, palette.linked(PLAIN, found.url))
            text.append("\n\nhost  ", palette[NOTE])
            text.append(found.host, palette[HERE])
            if found.disguised:
                text.append("  ⚠ it is written with other letters in the file", palette[WARNING])
        self.query_one("#address-text", Static).update(text)

    def action_open(self) -> None:
        if self._address is not None and not self.closing:
            self.app.open_url(self._address.url)
        self.dismiss()

    def action_copy(self) -> None:
        if self._address is not None and not self.closing:
            copy(self.app, "address", self._address.url)
        self.dismiss()
