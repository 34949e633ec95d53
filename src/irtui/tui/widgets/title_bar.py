"""The line above the panes: the dataset, the way to where one is, and the day that is shown."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.names import counted, one_line
from irtui.model.safe_text import is_indic
from irtui.query.names import way_to
from irtui.render.terminal.cuts import cropped
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import DAY, HERE, NAME, NOTE, WARNING, Palette
from irtui.tui.session.view import View
from irtui.tui.widgets.clickable import Clickable

if TYPE_CHECKING:
    from irtui.host.revisions import Version
    from irtui.query.audit.diff import Comparison

_NEXT = " › "
_LEFT_OUT = "…"
_LONGEST = 24
"""Characters of the name of an older version; of a longer one, its end is left out."""
_APART = 2
"""Cells between the way and the day."""


@frozen
class _Step:
    """One step of the way."""

    words: str
    target: Ref | None = None
    """The record that it is; ``None``: the dataset."""
    leads: bool = True
    """Whether it can be opened."""


_GAP = _Step(_LEFT_OUT, leads=False)


class TitleBar(Clickable):
    """Says where one is; a click on a step opens it, one on the day asks for another.

    Errors of the file are counted before the day; a click on them shows them.

    Where room is short, first the steps in the middle give way, then the name of the dataset; then
    the day is written in digits, and what is not needed is left out; last, the older version that
    is compared with. ``as of`` always stays.

    Args:
        against: that version; ``None`` for none.
    """

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)
    errors: reactive[int] = reactive(0)
    """Errors of the file as it is now, while what was read before is shown."""
    comparison: reactive["Comparison | None"] = reactive(None)
    """What differs from the older version, once that is known."""
    steps: reactive[tuple[str, ...]] = reactive(())
    """The way to where one is on a screen over the explorer; empty: that to the selection."""

    def __init__(self, against: "Version | None" = None) -> None:
        super().__init__()
        name = one_line(against.name) if against else ""
        name = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        # Terminals disagree about the width of what is Indic.
        self._against = "" if is_indic(name) else name

    def render(self) -> Text:
        """The line, as wide as the screen: the way on the left, the day on the right."""
        if self.view is None or self.dataset is None:
            return Text()
        way = self._way(self.dataset, self.view)
        for before, day in self._forms(self.dataset, self.view):
            room = self.size.width - before.cell_len - day.cell_len - _APART
            if fitting := _fitting(way, room):
                return self._line(before, fitting, day)
        # The shortest form has no room for the whole name of the record either.
        cut = cropped(way[-1].words, room)
        here = [_Step(cut, way[-1].target, way[-1].leads)] if cut else []
        return self._line(before, here, day)

    def _way(self, dataset: Dataset, view: View) -> list[_Step]:
        """The way from the dataset to where one is."""
        way = [_Step(one_line(dataset.about.title))]
        if self.steps:
            return way + [_Step(one_line(step), leads=False) for step in self.steps]
        ref, found = view.selection, self.comparison
        if ref and found and found.removed(ref):
            old = AsOf.of(found.old, view.day)
            return [*way, _Step(one_line(old.brief_title(ref)), ref)]
        record = dataset.records.get(ref) if ref else None
        named = way_to(view.as_of(dataset), record) if record else {}
        return way + [_Step(one_line(words), ref) for ref, words in named.items()]

    def _forms(self, dataset: Dataset, view: View) -> Iterator[tuple[Text, Text]]:
        """What stands before the way, and the day: the longest of each first."""
        palette = Palette(self.app)
        reviewed = view.day == dataset.about.day
        how = " reviewed" if reviewed else ""
        how = " after the review" if view.day > dataset.about.day else how
        name, digits = Text(" irtui  ", palette[NAME]), view.day.isoformat()
        forms = [
            (name, day_in_words(view.day), how, self._against),
            (name, digits, how, self._against),
            (Text(" "), digits, how, self._against),
            (Text(" "), digits, "", self._against),
            (Text(" "), digits, "", ""),
        ]
        for before, day, told, against in forms if self._against else forms[:-1]:
            shown = (day, palette[DAY] if reviewed else palette.selected)
            text = Text.assemble(("as of ", palette[NOTE]), shown, (f"{told} ", palette[NOTE]))
            if not self.steps:  # no other screen than the explorer asks for a day
                text.stylize(Style(meta={"day": True}))
            yield before, self._warning() + self._compared(against) + text

    def _warning(self) -> Text:
        """How many errors the file has; empty, if it has none."""
        if not self.errors:
            return Text()
        warning = Text(f"⚠ {counted(self.errors, 'error')} in the file", Palette(self.app)[WARNING])
        warning.stylize(Style(meta={"errors": True}))
        return warning + Text(" " * _APART)

    def _compared(self, against: str) -> Text:
        """What is compared with; a click on it lists what differs."""
        palette = Palette(self.app)
        if not against:
            return Text()
        text = Text.assemble(("against ", palette[NOTE]), (against, palette[DAY]), "  ")
        text.stylize(Style(meta={"differences": True}))
        return text

    def _line(self, before: Text, way: Sequence[_Step], day: Text) -> Text:
        """All of it; what is Indic stands last, for terminals disagree about its width."""
        palette = Palette(self.app)
        steps = Text()
        for step in way:
            words = Text(step.words, palette[HERE if step is way[-1] else NOTE])
            if step.leads:
                words.stylize(Style(meta={"step": step.target}))
            steps += words if not steps else Text(_NEXT, palette[NOTE]) + words
        if any(is_indic(step.words) for step in way):
            return before + day + Text(" " * (_APART - 1)) + steps
        room = self.size.width - before.cell_len - steps.cell_len - day.cell_len
        return before + steps + Text(" " * max(room, 0)) + day

    async def on_click(self, event: Click) -> None:
        if not self.meant(event):
            return
        meta = event.style.meta
        if "errors" in meta:
            await self.app.run_action("show_problems")
        elif "step" in meta:
            self.post_message(RecordChosen(meta["step"]))
        elif "day" in meta:
            await self.screen.run_action("as_of")
        elif "differences" in meta and not self.steps:
            await self.screen.run_action("differences")


def _cells(step: _Step) -> int:
    """Cells of a step with what parts it from the next."""
    return cell_len(step.words) + cell_len(_NEXT)


def _end(way: Sequence[_Step], room: int) -> Sequence[_Step]:
    """The last steps of a way, as many as have room, each with what parts it from the next."""
    cells = accumulate(_cells(step) for step in reversed(way))
    fitting = sum(1 for _ in takewhile(lambda so_far: so_far <= room, cells))
    return way[len(way) - fitting :]


def _fitting(way: Sequence[_Step], room: int) -> Sequence[_Step]:
    """What has room of a way: if not all, first the middle gives way, then the dataset.

    Empty, if its last step has none.
    """
    room += cell_len(_NEXT)  # nothing follows the last step
    begin, end = (way[0], _GAP), _end(way, room)
    if len(end) == len(way):
        return way
    after = _end(way[2:], room - sum(_cells(step) for step in begin))
    return (*begin, *after) if after else end
