"""Textual's driver for a browser, for an explorer whose server may be gone."""

import os

from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """As Textual's, but it ends with its server, which would else leave it behind for ever."""

    def run_input_thread(self) -> None:
        """Hand on what the server sends; when it is gone, end the process."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            # Nobody is there to be told or to have anything kept: a served explorer writes nothing.
            os._exit(1)
