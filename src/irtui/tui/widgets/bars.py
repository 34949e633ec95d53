"""The line above the panes, which says where one is, and the line below, which names the keys."""

from datetime import date

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.holding import holding
from irtui.model.records import Body, Event, Record
from irtui.query.names import meeting_title, short_title
from irtui.tui.commands import footer_commands, shown_key
from irtui.tui.view import View


class TitleBar(Widget):
    """The way to the selection, and the day that is shown."""

    COMPONENT_CLASSES = {"bar--name", "bar--way", "bar--here", "bar--day"}

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)

    def _way(self, dataset: Dataset, view: View) -> list[str]:
        """What lies above the selection, then the selection itself."""
        record = dataset.records.get(view.selection) if view.selection else None
        if record is None:
            return [dataset.about.title]
        way: list[str] = []
        while record is not None:
            if isinstance(record, Event):
                words = meeting_title(dataset, record, view.day)
            else:
                words = short_title(dataset, record, view.day)
            way.insert(0, words.replace("\n", " "))
            record = self._above(dataset, record, view.day)
        return way

    @staticmethod
    def _above(dataset: Dataset, record: Record, day: date) -> Record | None:
        """The body above a body, or what an event is an event of."""
        claims: tuple[Claim[Ref], ...] = ()
        if isinstance(record, Body):
            claims = record.parent
        elif isinstance(record, Event):
            claims = record.body or record.programme or record.agreement
        held = holding(dataset, record, claims, day) or claims
        return dataset.records.get(held[0].value) if held else None

    def render(self) -> Text:
        """The line, as wide as the screen: the way on the left, the day on the right."""
        view, dataset = self.view, self.dataset
        name = self.get_component_rich_style("bar--name", partial=True)
        if view is None or dataset is None:
            return Text(" irtui", name)
        reviewed = view.day == dataset.about.reviewed.latest
        day_style = self.get_component_rich_style("bar--day", partial=True)
        day = Text("as of ")
        day.append(day_in_words(view.day), day_style)
        day.append(" reviewed " if reviewed else " chosen ")
        left = Text()
        left.append(" irtui  ", name)
        room = self.size.width - left.cell_len - day.cell_len - 2
        way = self._way(dataset, view)
        while len(way) > 1 and cell_len(" › ".join(way)) > room:
            way.pop(0)
        here = way[-1]
        if cell_len(here) > room:
            here = set_cell_size(here, max(room - 1, 0)).rstrip() + "…"
        for step in way[:-1]:
            left.append(f"{step} › ", self.get_component_rich_style("bar--way", partial=True))
        left.append(here, self.get_component_rich_style("bar--here", partial=True))
        left.append(" " * max(self.size.width - left.cell_len - day.cell_len, 1))
        return left + day


class KeyBar(Widget):
    """A few keys; each can be clicked."""

    COMPONENT_CLASSES = {"bar--key", "bar--word"}

    def render(self) -> Text:
        """The line of keys."""
        line = Text(" ")
        key_style = self.get_component_rich_style("bar--key", partial=True)
        word_style = self.get_component_rich_style("bar--word", partial=True)
        for command in footer_commands():
            meta = Style(meta={"command": command.action})
            entry = Text()
            entry.append(shown_key(command.keys[0]), key_style + meta)
            entry.append(f" {command.footer}", word_style + meta)
            if line.cell_len + entry.cell_len + 3 <= self.size.width:
                line += entry
                line.append("   ")
        return line

    async def on_click(self, event: Click) -> None:
        if action := event.style.meta.get("command"):
            await self.screen.run_action(action)
