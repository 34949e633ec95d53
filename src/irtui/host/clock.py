"""The machine's clock."""

from datetime import date, datetime


def today() -> date:
    """The day that it is where the user is."""
    return datetime.now().astimezone().date()
