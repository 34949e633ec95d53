"""The detail pane: one record with its claims, sources and links."""

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.text import Text
from textual.events import Blur, Key
from textual.reactive import reactive

from irtui.commands import Place, commands_by_name
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.anchors import WHOLE
from irtui.pages.folding import Folding, keys_of
from irtui.pages.page import Page
from irtui.pages.sheet import sheet
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import FoldingChanged, RecordChosen, Told
from irtui.tui.palette import FOUND, FOUND_HERE, Palette
from irtui.tui.session.reading import Spot
from irtui.tui.session.session import Cover
from irtui.tui.session.view import View
from irtui.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison
    from irtui.render.terminal.matches import Match

_TAKES_NUMBER = commands_by_name(Place.DETAIL)["source"]
_UNFOLDS_ALL = commands_by_name(Place.EVERYWHERE)["toggle_full"]
_MOST_DIGITS = 4
"""Digits that a number of a source has at most."""


class Detail(PageView):
    """Shows the sheet of the view's selection, or the page of the dataset.

    Args:
        about: makes the page of the dataset itself.
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    comparison: reactive["Comparison | None"] = reactive(None, repaint=False)
    """What differs from an older version, and is told of each record; ``None`` for nothing."""
    cover: reactive[Cover | None] = reactive(None, repaint=False)
    """What an open box lies over."""

    bookmarked: reactive[bool] = reactive(False, repaint=False)
    """Whether there is a bookmark for what is shown."""

    _left: tuple[View, Spot] | None = None
    """What was shown before a box was opened, and where in it one was."""
    _made_of: tuple[Dataset, Ref | None, date, "Comparison | None"] | None = None
    """What the page was made of, so that none is made twice."""
    _number = ""
    """The number of a source, as far as it is typed."""
    _wanted = ""
    """What is looked for in the record."""
    _matches: tuple["Match", ...] = ()
    """Where that stands."""
    _match = 0
    """Which of them one is at, from 0."""

    def __init__(self, about: Callable[[AsOf], Page]) -> None:
        super().__init__(id="detail")
        self._about = about

    def watch_cover(self, old: Cover | None, new: Cover | None) -> None:
        if new is not None:
            again = old is not None and self._left is not None  # it was read again
            self._left = new.view, self._left[1] if again and self._left else self.spot
        elif self._wanted:
            self._look_for("")
            if self.view is not None and (left := self._left_at(self.view)):
                self.go_to(left)

    def renew(self) -> None:
        """Make the page anew: more is known by now."""
        self._made_of = None
        self.watch_view(self.view)

    def watch_comparison(self) -> None:
        self.watch_view(self.view)

    def _left_at(self, view: View) -> Spot | None:
        """Where one was when the box was opened, if a view is what was shown then."""
        return self._left[1] if self._left is not None and self._left[0] == view else None

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        if view is None or dataset is None:
            return
        ref, found = view.selection, self.comparison
        if ref not in dataset.records and not (found and found.removed(ref)):
            ref = None
        before, self._made_of = self._made_of, (dataset, ref, view.day, found)
        if before == self._made_of:
            self.fold(view.folding)
            return
        self._folding = view.folding
        self._number = ""
        self._show_name()
        if found and ref not in dataset.records and ref is not None:
            dataset = found.old
        as_of = view.as_of(dataset)
        left = self._left_at(view)
        page = self._page_of(as_of, ref)
        # On another day, compared with an older version, or read again, one stays where one is.
        if before is not None and before[1] == ref and left is None:
            here, top = self.here, self.scroll_offset.y
            self.show(dataset, page, Spot(None, top))
            self.come_to(here)
        else:
            self.show(dataset, page, left or Spot())

    def _page_of(self, as_of: AsOf, ref: Ref | None) -> Page:
        page = sheet(as_of, ref) if ref else self._about(as_of)
        if self.comparison is None:
            return page
        from irtui.pages.diff_page import with_differences

        return with_differences(page, self.comparison, as_of.day)

    def watch_bookmarked(self) -> None:
        self._show_name()

    def _show_name(self) -> None:
        """Say in the border what is shown, and whether one finds it among the bookmarks."""
        name = self._made_of[1] if self._made_of else None
        self.frame(Text(f"{name or WHOLE}{' · bookmark' * self.bookmarked}"))

    # To a source by its number

    def on_key(self, event: Key) -> None:
        """Take digits for the number of a source; all keys but that which goes there forget it."""
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and self._page is not None:
            self._number = (self._number + digit).lstrip("0")[:_MOST_DIGITS]
        elif self._number and event.key not in keymap_of(self.app).all_keys(_TAKES_NUMBER):
            self._number = ""
            if event.key != "escape":
                self._say_where()
                return
        else:
            return
        event.stop()
        self._say_where()

    def on_blur(self, event: Blur) -> None:
        self._number = ""
        self._say_where()

    def where(self) -> str:
        """What the cursor is on, in words; or what the number that is typed stands for."""
        if not self._number or self._page is None:
            words = "face" if self._folding.full else "all evidence"
            return super().where() or f"{keymap_of(self.app).name_of(_UNFOLDS_ALL)} {words}"
        if (number := int(self._number)) > len(self._page.sources):
            return f"{number} · {self._no_source()}"
        return (
            f"{keymap_of(self.app).name_of(_TAKES_NUMBER)} goes to {self._source_in_words(number)}"
        )

    @property
    def leads_to_source(self) -> bool:
        return bool(self._number) or super().leads_to_source

    def _no_source(self) -> str:
        count = len(self._page.sources) if self._page else 0
        return f"the sources here are 1 to {count}" if count else "there are no sources here"

    def action_source(self) -> None:
        """To the source whose number was typed; else from a claim to its source, and on."""
        number, self._number = self._number, ""
        if not number or self._page is None:
            super().action_source()
        elif int(number) <= len(self._page.sources):
            self.post_message(RecordChosen(self._page.sources[int(number) - 1]))
        else:
            self.post_message(Told(f"No source has number {number}: {self._no_source()}."))
            self._say_where()

    # Finding within the record

    def find(self, text: str) -> str:
        """Mark where a text stands, unfold what hides it, and say how often there is one.

        As long as a box asks for it; what was unfolded before stays so.
        """
        from irtui.render.terminal.matches import unfolding

        before = self.cover.view.folding if self.cover else self._folding
        folding = before.unfold(unfolding(self._page, text)) if self._page else before
        if folding != self._folding:
            self.fold(folding)
            self.post_message(FoldingChanged(folding))
        self._take()
        self._look_for(text)
        if not self._matches and self._left is not None:
            self.go_to(self._left[1])
        return self._go_to_match(0)

    def find_on(self, step: int) -> str:
        """Go some matches on or back, in a circle, and say which of how many that is."""
        return self._go_to_match(self._match + step)

    def stay(self) -> Folding:
        """Keep the cursor where it was found, and say what is unfolded there and was before."""
        before = self.cover.view.folding if self.cover else self._folding
        self._left = None
        here = self.here
        if here is None:
            return before
        inside = here.folds if here.folds and self._folding.opens(here.folds) else here.inside
        way = set(accumulate(inside.split("/"), "{}/{}".format))
        return before.unfold(way.intersection(keys_of(self._page))) if self._page else before

    def _look_for(self, text: str) -> None:
        from irtui.render.terminal.matches import matches

        self._wanted = text
        heads = (stop.line for stop in self._stops if stop.head)
        self._matches = matches(self._lines, heads, text)
        self.refresh()

    def _go_to_match(self, number: int) -> str:
        if not self._matches:
            return "nothing here matches" if self._wanted.strip() else ""
        self._match = number % len(self._matches)
        line, _, _ = self._matches[self._match][0]
        nearest = [n for n, stop in enumerate(self._stops) if stop.line <= line][-1:]
        top = self._stops[nearest[0]].line if nearest else line
        if line - top >= self._room.height:  # the cursor will be taken along
            top = line
        self.set_reactive(PageView.cursor, nearest[0] if nearest else None)
        self._bring_in_sight(top, line - top + 1)
        self._say_where()
        self.refresh()
        return f"{self._match + 1:,} of {len(self._matches):,}"

    def _measure(self) -> None:
        super()._measure()
        if self._wanted:
            self._look_for(self._wanted)

    def line(self, number: int) -> Text | None:
        line = super().line(number)
        if line is None:
            return None
        palette = Palette(self.app)
        for place, match in enumerate(self._matches):
            for at, start, end in match:
                if at == number:
                    look = FOUND_HERE if place == self._match else FOUND
                    line.stylize(palette.on_chosen(look), start, end)
        return line
