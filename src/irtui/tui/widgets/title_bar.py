"""The lines above the panes: the way to where one is and the day; below it, what changed then."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive

from irtui.commands import Place, commands_by_name
from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.names import counted, one_line
from irtui.model.safe_text import is_indic
from irtui.pages.phrases import TURN_SIGNS
from irtui.query.names import way_to
from irtui.render.terminal.cuts import cropped
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import DAY, HERE, KEY, NAME, NOTE, PLAIN, WARNING, Palette
from irtui.tui.session.view import View
from irtui.tui.widgets.line_view import OneLine

if TYPE_CHECKING:
    from irtui.host.revisions import Version
    from irtui.query.audit.diff import Comparison
    from irtui.query.time.change import Change

_NEXT = " › "
_LONGEST = 24
"""Characters of the name of an older version; of a longer one, its end is left out."""
_APART = 2
"""Cells between the way and the day."""
_BETWEEN = "   "
_LISTS_ALL = commands_by_name(Place.EVERYWHERE)["changes"]
"""The command that lists all changes of the day."""


@frozen
class _Step:
    """One step of the way."""

    words: str
    target: Ref | None = None
    """The record that it is; ``None``: the dataset."""
    leads: bool = True
    """Whether it can be opened."""


_GAP = _Step("…", leads=False)


class TitleBar(OneLine):
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


class ChangeLine(OneLine):
    """Tells the changes of the day, each with a sign of its turn; a click opens what changed.

    Those that have no room are counted, with the key that lists all of them.
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    dataset: reactive[Dataset | None] = reactive(None, repaint=False)

    _changes: reactive[tuple["Change", ...]] = reactive(())

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        if view is None or dataset is None or view.day == dataset.about.day:
            self._changes = ()  # on the default day they are not looked for
        else:
            from irtui.query.time.changes import changes, on_day

            found = on_day(changes(dataset), view.day)
            # Terminals disagree about the width of Indic text: it stands last.
            self._changes = tuple(sorted(found, key=lambda change: is_indic(change.text)))
        self.display = bool(self._changes)

    def render(self) -> Text:
        """As many changes as there is room for; of a single one, as much."""
        line, fitting = Text(" "), None
        for count, change in enumerate(self._changes, 1):
            line += Text(_BETWEEN if count > 1 else "") + self._told(change)
            if line.cell_len > self.size.width:
                break
            more = len(self._changes) - count
            whole = line + self._key(f"lists {more} more") if more else line
            fitting = whole if whole.cell_len <= self.size.width else fitting
        return fitting or self._cut()

    def _told(self, change: "Change") -> Text:
        palette = Palette(self.app)
        sign, words = TURN_SIGNS[change.turn], change.in_words()
        told = Text.assemble((f"{sign} ", palette[NAME]), (words, palette[PLAIN]))
        told.stylize(Style(meta={"target": change.ref}))
        return told

    def _cut(self) -> Text:
        """As much of the first change as has room, and the key that tells all of it."""
        if not self._changes:
            return Text()
        more = len(self._changes) - 1
        end = self._key(f"lists {more} more" if more else "lists it")
        first = self._told(self._changes[0])
        first.truncate(max(self.size.width - end.cell_len - 1, 0), overflow="ellipsis")
        return Text(" ") + first + end

    def _key(self, words: str) -> Text:
        """The key that lists all changes, and what it does here."""
        palette = Palette(self.app)
        key = (keymap_of(self.app).name_of(_LISTS_ALL), palette[KEY])
        told = Text.assemble(_BETWEEN, key, f" {words}", style=palette[NOTE])
        told.stylize(Style(meta={"all": True}))
        return told

    async def on_click(self, event: Click) -> None:
        if not self.meant(event):
            return
        meta = event.style.meta
        if target := meta.get("target"):
            self.post_message(RecordChosen(target))
        elif "all" in meta:
            await self.screen.run_action(_LISTS_ALL.action)


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
