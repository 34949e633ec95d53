"""Three panes of which one has the focus, arranged as the size of the screen allows."""

from textual.events import DescendantFocus, Resize
from textual.geometry import Size
from textual.screen import Screen

PANES = ("outline", "detail", "timeline")
"""The panes by their ids, in the order of the tab key."""


class PanesScreen(Screen[None]):
    """Knows which pane has the focus, and which have room; what they show, its heirs know."""

    DEFAULT_CLASSES = "-at-outline"

    _zoomed = False

    def fit(self, size: Size) -> None:
        """Choose the layout for a size in cells; see the classes in irtui.tcss."""
        self.set_class(size.width < 100, "-narrow")
        self.set_class(size.height < 30, "-short")
        self.set_class(self._zoomed or size.width < 72 or size.height < 18, "-one")

    def on_resize(self, event: Resize) -> None:
        self.fit(event.size)

    @property
    def pane(self) -> str:
        """The pane that has, or had last, the focus."""
        return next((pane for pane in PANES if self.has_class(f"-at-{pane}")), PANES[0])

    def show_pane(self, name: str) -> None:
        """Focus a pane; where there is room for one pane only, it takes the others' place."""
        self.bring_up(name)
        self.query_one(f"#{name}").focus()

    def bring_up(self, name: str) -> None:
        """Give a pane the place of the others, where there is room for one only."""
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        # A pane may have lost the focus again before the news of it comes here.
        here = event.widget.id or ""
        if event.widget is self.focused and here in PANES and here != self.pane:
            self.bring_up(here)

    def action_next_pane(self) -> None:
        self.turn(1)

    def action_previous_pane(self) -> None:
        self.turn(-1)

    def turn(self, step: int) -> None:
        """Go some panes on or back, in a circle."""
        self.show_pane(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_zoom_pane(self) -> None:
        self._zoomed = not self._zoomed
        self.fit(self.size)
