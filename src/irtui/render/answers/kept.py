"""The bookmarks of whoever runs irtui."""

from datetime import date

from irtui.model.said import said
from irtui.render.answers.declared import Json


class BookmarkJson(Json):
    """A view that one wants to find again."""

    title: str = said("What its record was called, or its dataset.")
    go: str = said("Its record; “dataset” for the dataset itself.", "record")
    at: date | None = said("The day that is shown; null: that of the dataset's review.")
    dataset: str | None = said("The dataset's file or folder; null: the one that comes with irtui.")
    made: date | None = said("The day on which it was set.")
    command: str = said("What opens it, to be typed into a shell.")


class BookmarksJson(Json):
    """The answer of ``irtui bookmarks``."""

    bookmarks: tuple[BookmarkJson, ...] = said("The newest first.")
