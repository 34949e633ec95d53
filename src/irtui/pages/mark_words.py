"""What a mark of the timeline is, in a line: ``22nd session · Ford · 4 December 2025``."""

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Event
from irtui.model.safe_text import is_indic
from irtui.query.time.marks import Mark, Shape


def mark_words(as_of: AsOf, mark: Mark) -> tuple[str, ...]:
    """What a mark is, where it was and when, as far as that is known; the first is never empty.

    Nothing is in an Indic script, for other words may follow: a record is named by its id then.
    """
    when = mark.date_in_words if mark.shape is not Shape.NONE else ""  # its name says the year
    name, place = mark.brief or mark.label, ""
    if name == when:  # one of a line of agreements that is told from the others by its years
        name = mark.label
    if is_indic(name) and mark.target:
        name = str(mark.target)
    event = as_of.dataset.records.get(mark.ref) if mark.ref else None
    if isinstance(event, Event) and (where := as_of.value(event, event.place)):
        place = as_of.title(where) if isinstance(where, Ref) else where
    return (name, *(word for word in (place, when) if word and not is_indic(word)))
