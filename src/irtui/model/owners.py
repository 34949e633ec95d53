"""What an event is a meeting or a step of, and the events that are of nothing."""

from irtui.model.dataset import Dataset
from irtui.model.holding import standing_values
from irtui.model.kept import stored
from irtui.model.records import Event

OWNERS = ("body", "programme", "agreement")
"""The fields that say what an event is a meeting or a step of."""
BELONGING = (*OWNERS, "part_of")
"""Those, and the one that says which event it is a phase of."""


@stored("loose events")
def loose_events(dataset: Dataset) -> list[str]:
    """The ids of the events that belong to nothing."""
    return [
        event.id
        for event in dataset.all(Event)
        if not any(standing_values(getattr(event, of)) for of in BELONGING)
    ]
