"""The finder: a search box over its hits, in the place of the tree while one searches."""

from collections.abc import Iterator

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Truth
from irtui.model.safe_text import safe_text
from irtui.query.find import Hit, Index
from irtui.tui.messages import RecordPreviewed
from irtui.tui.palette import MATCH, NOTE, WHY, Palette
from irtui.tui.widgets.box import Box

_SHOWN = 200
"""Hits in the list; whoever has more, types on."""


class Finder(Box):
    """Finds as one types, previews the hit under the cursor, opens it on enter.

    Args:
        dataset: what to search.
        index: its texts.
        query: what the box holds at first.
        purpose: what stands over it.
    """

    BINDINGS = [
        Binding("down", "move(1)", "Next hit", show=False),
        Binding("up", "move(-1)", "Previous hit", show=False),
        Binding("pagedown", "move(10)", "Ten hits on", show=False),
        Binding("pageup", "move(-10)", "Ten hits back", show=False),
    ]

    class Found(Message):
        """A hit was opened; ``hits`` are all of them in the order of the list."""

        def __init__(self, query: str, hits: tuple[Ref, ...], chosen: Ref) -> None:
            super().__init__()
            self.query = query
            self.hits = hits
            self.chosen = chosen

    def __init__(
        self, dataset: Dataset, index: Index, query: str = "", purpose: str = "Find"
    ) -> None:
        super().__init__(id="finder")
        self.border_title = purpose
        self._dataset = dataset
        self._index = index
        self._query = query
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        yield Input(
            safe_text(self._query),
            placeholder="a name, an acronym, a place",
            compact=True,
            select_on_focus=False,
        )
        yield OptionList(compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._search(self._query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def _search(self, query: str) -> None:
        self._query = safe_text(query)
        found = self._index.find(self._query)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(list(self._options(found[:_SHOWN])))
        self.border_subtitle = Text(f"{len(found):,} found" if self._query.strip() else "")
        if self._hits:
            options.highlighted = next(
                n
                for n in range(options.option_count)
                if not options.get_option_at_index(n).disabled
            )
        elif self._query.strip():
            for line in ("Nothing is called that.", "Names, aliases and places were searched."):
                options.add_option(Option(Text(line), disabled=True))

    def _options(self, found: tuple[Hit, ...]) -> Iterator[Option]:
        """The hits under the names of their kinds; the kind of the best hit first."""
        groups: dict[str, list[Hit]] = {}
        for hit in found:
            record = self._dataset.get(hit.ref)
            kind = self._dataset.plural(record.TABLE, record.kind)
            groups.setdefault(kind, []).append(hit)
        self._hits = tuple(hit for group in groups.values() for hit in group)
        kind_style = Palette(self.app)[NOTE]
        for kind, hits in groups.items():
            count = f"  {len(hits)}" if len(hits) > 1 else ""
            yield Option(Text(f"{kind.capitalize()}{count}", kind_style), disabled=True)
            for hit in hits:
                yield Option(self._line(hit), id=str(hit.ref))

    def _line(self, hit: Hit) -> Text:
        match = Palette(self.app)[MATCH]
        line = Text("  ", no_wrap=True, overflow="ellipsis")
        matched = Text(hit.text.replace("\n", " "))
        for start, end in hit.spans:
            matched.stylize(match, start, end)
        why = Palette(self.app)[WHY]
        if hit.named:
            line += matched
        else:
            line.append(hit.title)
            line.append(f"  {hit.field} ", why)
            line += matched
        if hit.there is Truth.NO:
            line.append("  not on this day", why)
        return line

    def action_move(self, step: int) -> None:
        """Move the cursor in the list; the box keeps the focus."""
        options = self.query_one(OptionList)
        for _ in range(abs(step)):
            if step > 0:
                options.action_cursor_down()
            else:
                options.action_cursor_up()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id:
            self.post_message(RecordPreviewed(Ref(*event.option_id.split(":", 1))))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self._choose(Ref(*event.option_id.split(":", 1)))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        options = self.query_one(OptionList)
        at = options.highlighted
        if at is not None and (identifier := options.get_option_at_index(at).id):
            self._choose(Ref(*identifier.split(":", 1)))

    def _choose(self, ref: Ref) -> None:
        self.post_message(self.Found(self._query, tuple(hit.ref for hit in self._hits), ref))
