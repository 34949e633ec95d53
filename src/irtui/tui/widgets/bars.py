"""The line above the panes, which says where one is, and the line below, which names the keys."""

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.query.time.change import Change
from irtui.query.time.changes import changes, on_day
from irtui.query.tree.way import way_to
from irtui.tui.commands import PANE_OF, Command, Place, footer_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import DAY, HERE, KEY, NAME, NOTE, PLAIN, Palette
from irtui.tui.session.view import View
from irtui.tui.widgets.box import Box

_WIDE = 100
"""Cells from which the keys in the footer stand further apart."""


class TitleBar(Widget):
    """The way to the selection, and the day that is shown."""

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)
    steps: reactive[tuple[str, ...]] = reactive(())
    """The way to where one is; empty: that to the selection."""

    def _day(self, dataset: Dataset, view: View, before: str, day: str) -> Text:
        """The day that is shown, and whether it is the one that the data speaks for."""
        text = Text(before)
        text.append(day, Palette(self.app)[DAY])
        reviewed = dataset.about.day
        how = "reviewed" if view.day == reviewed else "chosen"
        text.append(f" {how} " if view.day <= reviewed else " after the review ")
        return text

    def render(self) -> Text:
        """The line, as wide as the screen: the way on the left, the day on the right."""
        view, dataset = self.view, self.dataset
        name = Palette(self.app)[NAME]
        if view is None or dataset is None:
            return Text(" irtui", name)
        record = dataset.records.get(view.selection) if view.selection else None
        way = way_to(view.as_of(dataset), record) if record else [dataset.about.title]
        way = [dataset.about.title, *self.steps] if self.steps else way
        way = [step.replace("\n", " ") for step in way]
        left = Text()
        left.append(" irtui  ", name)
        day = self._day(dataset, view, "as of ", day_in_words(view.day))
        room = self.size.width - left.cell_len - day.cell_len - 2
        if cell_len(" › ".join(way)) > room:
            short = self._day(dataset, view, "", view.day.isoformat())
            room += day.cell_len - short.cell_len
            day = short
        way = _end_of(way, room)
        here = way[-1]
        if cell_len(here) > room:
            here = set_cell_size(here, max(room - 1, 0)).rstrip() + "…"
        for step in way[:-1]:
            left.append(f"{step} › ", Palette(self.app)[NOTE])
        left.append(here, Palette(self.app)[HERE])
        left.append(" " * max(self.size.width - left.cell_len - day.cell_len, 1))
        return left + day


def _end_of(way: list[str], room: int) -> list[str]:
    """The last steps of a way, as many as there are cells for; the very last in any case."""
    first, cells = len(way) - 1, cell_len(way[-1])
    while first and (cells := cells + cell_len(f"{way[first - 1]} › ")) <= room:
        first -= 1
    return way[first:]


class ChangeLine(Widget):
    """What changed in the structure on the day that is shown; a click opens the record."""

    _changes: tuple[Change, ...] = ()

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        self._changes = ()  # on the default day they are not looked for
        if view is not None and dataset is not None and view.day != dataset.about.day:
            self._changes = on_day(changes(dataset), view.day)
        self.display = bool(self._changes)
        self.refresh()

    def render(self) -> Text:
        """The line, cut to the width of the screen with a count of what is left out."""
        palette = Palette(self.app)
        line = Text().append(" ▸ ", palette[NAME])
        for number, change in enumerate(self._changes):
            rest = len(self._changes) - number - 1
            words = change.in_words()
            room = self.size.width - line.cell_len - (len(_more(rest)) if rest else 0) - 2
            if cell_len(words) > room:
                if number:
                    line.append(_more(rest + 1), palette[NOTE])
                    break
                words = set_cell_size(words, max(room - 1, 0)).rstrip() + "…"
            if number:
                line.append("; ", palette[NOTE])
            meta = Style(meta={"target": change.ref})
            line.append(words, palette[PLAIN if number else HERE] + meta)
            if rest and room - cell_len(words) <= 0:
                line.append(_more(rest), palette[NOTE])
                break
        return line

    def on_click(self, event: Click) -> None:
        if event.chain > 1 or self.text_selection is not None:
            return
        if target := event.style.meta.get("target"):
            self.post_message(RecordChosen(target))


def _more(count: int) -> str:
    return f"  and {count} more"


class KeyBar(Widget):
    """What can be done where one is, as much as has room; each key can be clicked."""

    ALLOW_SELECT = False

    box: reactive[Box | None] = reactive(None)
    """The box that asks for something, which has keys of its own."""
    place: reactive[Place] = reactive(Place.TREE)
    """The pane, or the screen over the explorer, that one is in."""

    def render(self) -> Text:
        """The line of keys."""
        over = self.box is None and self.place is not Place.PAGES
        here = self.box.PLACE if self.box else self.place
        places = (here, Place.EVERYWHERE) if over else (here,)
        *entries, last = (self._entry(keys, command) for keys, command in footer_of(*places))
        gap = " " * (3 if self.size.width >= _WIDE else 2)
        line = Text(" ")
        for entry in entries:
            if line.cell_len + entry.cell_len + len(gap) + last.cell_len <= self.size.width:
                line += entry + Text(gap)
        return line + last if line.cell_len + last.cell_len <= self.size.width else line

    def _entry(self, keys: str, command: Command) -> Text:
        meta = Style(meta={"command": command})
        palette = Palette(self.app)
        return Text.assemble(
            (keys, palette[KEY] + meta), (f" {command.footer}", palette[NOTE] + meta)
        )

    async def on_click(self, event: Click) -> None:
        command: Command | None = event.style.meta.get("command")
        if command is not None:
            pane = PANE_OF.get(command.place)
            there = self.screen.query_one(f"#{pane}") if pane else self.box or self.screen
            await there.run_action(command.action)
