"""How many records of each kind a dataset of a size has."""

RECORDS = 10_000
"""How many records a volume has unless another number is asked for."""
SIDES = ("india", "russia")
PARTS = 7
"""Each body has so many parts, down to the fourth level."""
TERMS = 6
"""Each office is held by so many people in turn."""


class Sizes:
    """How many records of each kind a volume has, in about the proportions of the bundled data.

    Args:
        records: how many in all, 500 at least.
    """

    def __init__(self, records: int) -> None:
        share = records / RECORDS
        self.records = records
        self.roots = max(int(10 * share), 1)
        self.bodies = int(700 * share)
        self.events = int(4800 * share)
        self.posts = int(120 * share)
        """Offices of each side."""
        self.people = len(SIDES) * self.posts * TERMS
        self.agreements = int(200 * share)
        self.programmes = int(60 * share)
        self.organisations = int(120 * share)
        self.gaps = int(100 * share)
        others = self.bodies + self.events + self.people + self.agreements + self.programmes
        others += self.organisations + self.gaps + len(SIDES) * (1 + self.posts)
        self.sources = records - others
        """The rest."""

    def sessions(self, body: int) -> int:
        """How many sessions a body had: `events` in all, more at the top of the hierarchy."""
        second = self.roots * (1 + PARTS)
        if body < self.roots:
            return 24
        if body < second:
            return 16
        rest = self.events - 24 * self.roots - 16 * (second - self.roots)
        each, more = divmod(rest, self.bodies - second)
        return each + (body - second < more)
