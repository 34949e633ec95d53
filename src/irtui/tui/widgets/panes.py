"""The three panes: which has the focus, and how they are arranged in the room that there is."""

from textual.containers import Vertical
from textual.events import DescendantFocus, Resize
from textual.geometry import Size
from textual.reactive import reactive

from irtui.model.claims import Ref
from irtui.model.records import Source
from irtui.pages.anchors import WHOLE
from irtui.tui.widgets.detail import Detail

PANES = ("outline", "detail", "timeline")
"""The panes by their ids, in the order of the tab key."""


class Panes(Vertical):
    """Holds the panes, in a layout that fits the screen.

    Args:
        screen: the size of the screen in cells.
    """

    DEFAULT_CLASSES = "-at-outline"

    pane: reactive[str] = reactive(PANES[0])
    """The pane that has, or had last, the focus."""

    zoomed = False
    """Whether the pane was given all of the room."""

    def __init__(self, screen: Size) -> None:
        super().__init__()
        self._fit(screen)

    def _fit(self, screen: Size) -> None:
        """Choose the layout; see the classes in irtui.tcss."""
        self.set_class(screen.width < 100, "-narrow")
        self.set_class(screen.height < 30, "-short")
        self.set_class(self.zoomed or screen.width < 72 or screen.height < 18, "-one")

    def on_resize(self, event: Resize) -> None:
        self._fit(self.screen.size)

    def show_pane(self, name: str) -> None:
        """Focus a pane; where there is room for one pane only, it takes the others' place."""
        self.bring_up(name)
        self.query_one(f"#{name}").focus()

    def bring_up(self, name: str) -> None:
        """Give a pane the place of the others, where there is room for one only."""
        self.pane = name

    def watch_pane(self, name: str) -> None:
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        # A pane may have lost the focus again before the news of it comes here.
        here = event.widget.id or ""
        if event.widget is self.screen.focused and here in PANES and here != self.pane:
            self.bring_up(here)

    def turn(self, step: int) -> None:
        """Go some panes on or back, in a circle."""
        self.show_pane(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def reveal_detail(self) -> None:
        """Where only the tree can be seen, turn to the panel."""
        if self.pane == "outline" and not self._detail.display:
            self.show_pane("detail")

    @property
    def _detail(self) -> Detail:
        return self.query_one(Detail)

    @property
    def _selection(self) -> Ref | None:
        return self._detail.view.selection if self._detail.view else None

    @property
    def cited(self) -> str:
        """What can be cited: the row under the cursor of the panel, the selection, the dataset."""
        row = self._detail.cited if self.pane == "detail" else ""
        return row or str(self._selection or WHOLE)

    @property
    def source(self) -> Ref | None:
        """The source that is selected, or that the cursor of the panel is at."""
        selection = self._selection
        if self.pane != "detail" and selection and selection.table == Source.TABLE:
            return selection
        return self._detail.source

    @property
    def address(self) -> str:
        """The address in a register that is meant, if no source is."""
        selection = self._selection
        source = self.pane != "detail" and selection and selection.table == Source.TABLE
        return "" if source else self._detail.address

    def zoom(self) -> None:
        """Give the pane all of the room, or take it back."""
        self.zoomed = not self.zoomed
        self._fit(self.screen.size)
