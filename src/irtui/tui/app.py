"""The app: it wires the file, the screens and the themes together."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.command import CommandPalette
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme

from irtui.commands import Keymap
from irtui.host import clock
from irtui.host.means import Means
from irtui.host.remembered import Memory, kept_path
from irtui.lean import evolve
from irtui.loading import Loaded
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.safe_text import safe_line, safe_text
from irtui.model.settings import Settings
from irtui.model.written import AS_USUAL, WrittenView
from irtui.tui.clean_input import one_safe_line
from irtui.tui.keeper import Keeper
from irtui.tui.messages import AddressChosen
from irtui.tui.rereading import Rereading
from irtui.tui.screens.keyed import Keyed
from irtui.tui.theme import FEW_COLOURS, OWN_VARIABLES, THEMES, pane_sizes, use_theme
from irtui.tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from irtui.host.revisions import Version
    from irtui.tui.screens.explorer import Explorer
    from irtui.tui.session.session import Session
    from irtui.tui.terminal import Terminal
    from irtui.tui.widgets.first_line import FirstLine

_MEANS, _NOT_SET = Means(), Settings()


class IrtuiApp(App[str]):
    """The explorer of a dataset; ends with the command that opens its last view again.

    Args:
        loaded: the file; if it has errors, the app opens on the list of them.
        asked: the view to begin with; it counts for a file that is mended later, too.
        find: a search to begin with.
        against: the older version to compare with; ``None`` for none.
        theme: one of `THEMES`.
        few_colours: whether the terminal has sixteen colours.
        ascii_in: the terminal's encoding, if signs are drawn in ASCII.
        links: whether the terminal knows hyperlinks.
        settings: the user's settings, of which the theme and the first day are not looked at here.
        notice: what is said at first; empty for nothing.
        pace: seconds from one change to the next while they are played.
        memory: what is remembered from start to start; ``None``: only until the app ends.
        means: what the file is read again and edited by, and what hears of each key.
        today: the day that the timeline marks as today; ``None`` for the one that it is.
        after_first_frame: called once when the first frame is on the screen.
    """

    CSS_PATH = "irtui.tcss"
    TITLE = "irtui"
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "dataset"
    BINDINGS = [Binding("ctrl+z", "suspend_process", show=False, priority=True)]

    def __init__(
        self,
        loaded: Loaded,
        asked: WrittenView = AS_USUAL,
        *,
        find: str = "",
        against: "Version | None" = None,
        theme: str = "dark",
        few_colours: bool = False,
        ascii_in: str | None = None,
        links: bool = False,
        settings: Settings = _NOT_SET,
        notice: str = "",
        pace: float = 1.0,
        memory: Memory | None = None,
        means: Means = _MEANS,
        today: date | None = None,
        after_first_frame: Callable[[], None] | None = None,
    ) -> None:
        # Before Textual asks for them: else it would parse the stylesheet for its own theme first.
        self.settings = settings
        self._own_themes = {
            one.name: one for one in (FEW_COLOURS if few_colours else THEMES).values()
        }
        self.set_reactive(IrtuiApp.theme, THEMES[theme].name)
        # Without colours there are no backgrounds to mark anything, as in the terminal's own theme.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.ascii = ascii_in is not None
        """Whether signs are drawn in ASCII."""
        self._own_filters: list[LineFilter] = []
        if ascii_in is not None:
            from irtui.tui.ascii import InAscii

            self._own_filters.append(InAscii(ascii_in))
        self.terminal: Terminal | None = None
        """What it takes over; ``None`` where it is not run in one, as by a test."""
        self.links = links
        """Whether addresses are hyperlinks of the terminal."""
        self.failure: BaseException | None = None
        """The first exception that nobody caught."""
        self.ended_by = 0
        """The number of the signal that ends it, unless it had failed before; 0 for none."""
        # Textual would print a failure with all that its functions held at that moment.
        self.error_console.quiet = True
        self._after_first_frame = after_first_frame
        self.loaded = loaded
        """The file as it was read last."""
        self._asked = asked
        self._find = find
        self._against = against
        # What each dataset is compared with as long as the app runs.
        self._compared = {kept_path(loaded.path): against} if against else {}
        self._pace = pace
        self.keeper = Keeper(self, memory or Memory(), today or clock.today())
        """Who keeps one's places and bookmarks."""
        self.explorer: Explorer | None = None
        """The screen of what is explored; ``None``, where the file cannot be."""
        self._explored = 0  # how often another dataset was taken up
        self.means = means
        """What the file is read again and edited by, and what hears of each key."""
        self.rereading = Rereading(self)
        """What reads the file again."""
        self.typed = TypedAhead(self, self._take)
        """The keys that are still to do their work."""
        self.keymap = Keymap.of(settings)
        """Which keys the commands have."""
        if self.keymap.changed:
            self.set_keymap(self.keymap.bindings)
        self._notice = notice
        for one in self._own_themes.values():
            self.register_theme(one)
        # What one pages to is there at once, without steps between, unless one asked for them.
        self.animation_level = "full" if settings.animations else "none"

    def get_theme(self, theme_name: str) -> Theme | None:
        """As Textual, which looks through all of its own, and for each colour that is asked for."""
        return self._own_themes.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """The explorer, or the list of problems where there is nothing to explore."""
        dataset = self.loaded.dataset
        if dataset is None or self._find:
            self._dress_the_rest()
        if self.loaded.awaited:
            from irtui.tui.screens.arriving import Arriving

            return Arriving(self.loaded.path, self.means, self._arrived)
        if dataset is None:
            from irtui.tui.screens.problems import Problems

            return Problems(self.loaded)
        from irtui.tui.screens.explorer import Explorer
        from irtui.tui.session.view import record_of, view_of

        self.explorer = Explorer(
            self.loaded,
            view_of(self._asked, dataset, self._against.dataset if self._against else None),
            keeper=self.keeper,
            query=self._find,
            opened=record_of(self._asked.go, dataset),
            against=self._against,
            pace=self._pace,
            first_line=self._first_line(dataset),
        )
        return self.explorer

    def _arrived(self, loaded: Loaded, chosen: Ref | None) -> None:
        """Explore what was read at last, at the record that was chosen meanwhile."""
        self.explore(loaded, evolve(self._asked, go=str(chosen)) if chosen else None)

    def _dress_the_rest(self) -> None:
        """Take up how all looks that is not in the first frame of the explorer."""
        path = str(Path(__file__).with_name("over.tcss"))
        if not self.stylesheet.has_source(path):
            self.stylesheet.read(path)
            self.stylesheet.parse()

    @property
    def session(self) -> "Session | None":
        """What is explored; ``None``, where the file cannot be."""
        return self.explorer.session if self.explorer else None

    @property
    def below(self) -> Keyed[Any]:
        """The screen below all that lies over it."""
        screen: Screen[Any] = self.screen_stack[0]
        assert isinstance(screen, Keyed)  # whether a dataset can be explored or not
        return screen

    def explore(self, loaded: Loaded, asked: WrittenView | None = None) -> AwaitComplete:
        """Explore a dataset in the place of all that is on the screen.

        Args:
            loaded: the dataset.
            asked: the view to begin with; ``None`` for what was asked for before.
        """
        self.keeper.keep_place()
        self.loaded = loaded
        self.rereading.watch()
        if asked is not None:
            self._asked, self._find = asked, ""
            self._against = self._compared.get(kept_path(loaded.path))
        left, screens, self._explored = self.current_mode, [*self.screen_stack], self._explored + 1
        self.add_mode(f"dataset-{self._explored}", self.get_default_screen)
        self.switch_mode(f"dataset-{self._explored}")
        return AwaitComplete(self.keeper.let_go(screens, self.remove_mode(left)))

    def _first_line(self, dataset: Dataset) -> "FirstLine | None":
        """What is said on the first start, unless it is known to be another one."""
        memory = self.keeper.memory
        if not memory.lasting or memory.now.first_line_seen:
            return None
        from irtui.tui.widgets.first_line import FirstLine

        return FirstLine(dataset, memory)

    def exit(
        self,
        result: str | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """As Textual, but keys that were typed after the one that ends the app do nothing."""
        self.typed.end()
        self.rereading.end()
        super().exit(result, return_code, message)

    async def on_ready(self) -> None:
        self._dress_the_rest()
        # Not before: for a mode that it knows, Textual applies its stylesheet once more.
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self.tell("{notice}", notice=self._notice)
        await self.typed.start()
        if self._after_first_frame is not None:
            self.call_after_refresh(self._after_first_frame)
        # Not after a refresh: that would be one of the screen below, if another is opened at once.
        self.call_later(self.rereading.watch)

    def tell(self, words: str, /, **data: object) -> None:
        """Say something in the footer of the screen on top: see `Keyed.tell`.

        Over a screen of Textual's, the footer below is seen.
        """
        keyed = (screen for screen in reversed(self.screen_stack) if isinstance(screen, Keyed))
        next(keyed).tell(words, **data)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As Textual, for what a footer has no room for, or what is to be copied.

        The text is no markup, whoever shows it, and may come from outside.
        """
        super().notify(
            safe_text(message),
            title=safe_line(title),
            severity=severity,
            timeout=timeout,
            markup=markup,
        )

    def fail(self, error: BaseException | None) -> None:
        """Remember what ends the app, if it is the first thing that does."""
        self.failure = self.failure or error

    def bell(self) -> None:
        """As Textual, which rings it, too, while it handles an exception that nobody caught.

        It hands that to no public method; but its return code is 1 by then.
        """
        if self.return_code == 1:
            self.fail(sys.exception())
        super().bell()

    def panic(self, *renderables: RenderableType) -> None:
        """As Textual, which does so for exceptions that can draw themselves, instead of ringing."""
        self.fail(sys.exception())
        super().panic(*renderables)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only irtui asks for, for themes without them, and the panes' sizes."""
        sizes = pane_sizes(self.settings)
        return {**super().get_theme_variable_defaults(), **OWN_VARIABLES, **sizes}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """As Textual, and what draws signs in ASCII."""
        return [*super().get_line_filters(), *self._own_filters]

    def action_suspend_process(self) -> None:
        """Stop, and let the shell have the terminal until it says ``fg``.

        As Textual, but the whole job stops: whoever started irtui may wait for it otherwise.
        """
        if self.terminal is not None and self.terminal.has_shell:
            self.terminal.stop()
        else:
            self.tell("irtui cannot be suspended here: no shell started it.")

    async def on_event(self, event: Event) -> None:
        """As Textual, but keys wait for their turn, and what is pasted is one safe line.

        Textual's boxes take the first of several lines, and hand pasted control characters on to
        the terminal, the palette's too.
        """
        if isinstance(event, Paste) and not event.is_forwarded:
            event = Paste(one_safe_line(event.text))
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.means.typed()
            await self.typed.take(event)
        else:
            await super().on_event(event)

    async def _take(self, typed: Key | Paste) -> None:
        """Do with a key what Textual does, unless it stops what any key stops."""
        key = typed.key if isinstance(typed, Key) else ""
        if not (isinstance(self.screen, Keyed) and self.screen.hear(key)):
            await super().on_event(typed)

    def on_key(self, event: Key) -> None:
        """Say of a key that nothing took that it does nothing, and of one that can do nothing."""
        if isinstance(self.screen, Keyed) and self.screen.refuses(event):
            event.prevent_default()

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            from irtui.tui.command_palette import PROVIDERS
            from irtui.tui.screens.over import Commands

            self.push_screen(Commands(PROVIDERS, placeholder="Commands and records…"))

    def on_address_chosen(self, message: AddressChosen) -> None:
        """Show an address, to be opened."""
        from irtui.tui.screens.address import AddressScreen

        self.push_screen(AddressScreen(message.address))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """As Textual, but what came of it is told, and a browser may run in the terminal."""
        if self.is_web:
            super().open_url(url, new_tab=new_tab)
        else:
            self.run_worker(self._open_address(url), group="browser")

    async def _open_address(self, url: str) -> None:
        from irtui.tui.browser import open_address
        from irtui.tui.lending import lend

        done = await open_address(url, partial(lend, self))
        self.notify(url, title=done.told, severity="information" if done.opened else "warning")

    def action_toggle_theme(self) -> None:
        self.action_use_theme(None)

    def action_use_theme(self, name: str | None) -> None:
        use_theme(self, name)

    def action_settings(self) -> None:
        from irtui.tui.lending import edit_settings

        edit_settings(self)

    def action_save_picture(self) -> None:
        from irtui.tui.screenshot import save_here

        save_here(self)

    def action_edit(self) -> None:
        from irtui.tui.lending import edit_here

        edit_here(self)

    def action_read_again(self) -> None:
        """Read the file again, and say what came of it."""
        self.rereading.read(told_to=True)

    def action_show_problems(self) -> None:
        self.rereading.show_problems()
