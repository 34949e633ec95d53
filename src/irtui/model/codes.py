"""Every kind of problem that a file may have: declared once, for messages, help and reference."""

from enum import StrEnum

from irtui.lean import frozen


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file cannot be shown until it is corrected."""
    WARNING = "warning"
    """The file can be shown, but something in it is probably wrong."""
    NOTE = "note"
    """Worth knowing."""


@frozen
class Code:
    """A kind of problem."""

    severity: Severity
    meaning: str
    """What is wrong, in a sentence."""
    why: str
    """Why that is a problem, or where it mostly comes from."""
    mend: str
    """How to correct it."""


def _error(meaning: str, why: str, mend: str) -> Code:
    return Code(Severity.ERROR, meaning, why, mend)


def _warning(meaning: str, why: str, mend: str) -> Code:
    return Code(Severity.WARNING, meaning, why, mend)


SHAPE_CODES: dict[str, Code] = {
    "file-missing": _error(
        "There is no file of that name.",
        "The name is misspelled, or the file is in another folder.",
        "Check the name and the folder.",
    ),
    "file-directory": _error(
        "The name leads to a folder without a .toml file.",
        "Of a folder irtui reads the .toml files right in it that are not hidden.",
        "Name the .toml file itself, or a folder that has some.",
    ),
    "file-unreadable": _error(
        "The system refuses to read the file.",
        "The system gives the reason. Most often it is a missing permission.",
        "Give yourself the right to read it.",
    ),
    "file-too-large": _error(
        "The file is larger than irtui reads.",
        "A dataset written by hand is far smaller. This may be another kind of file.",
        "Check that it is a dataset; split it, or raise `max_megabytes` in your settings.",
    ),
    "too-long": _error(
        "It takes longer to read this than irtui may take.",
        "To read 100,000 records takes some ten seconds. This may be made to keep irtui busy.",
        "Check that it is a dataset; split it, or raise `max_seconds` in your settings.",
    ),
    "more-problems": Code(
        Severity.NOTE,
        "There are more problems than irtui tells.",
        "All of them would take much memory, and most of so many have the same cause.",
        "Correct those that are told, the worst of all; or raise `max_problems` in your settings.",
    ),
    "not-utf8": _error(
        "TOML files are UTF-8; this file contains other bytes.",
        "TOML allows no other encoding. Some editors on Windows write UTF-16 or a code page.",
        "Save the file as UTF-8.",
    ),
    "not-toml": _error(
        "The file is not valid TOML 1.0.",
        "Reading stops here. Most often a quote, a comma or a bracket is missing.",
        "Correct the syntax at this place, and check again.",
    ),
    "duplicate-key": _error(
        "A key or a table is in the file twice.",
        "Only one of the two could count.",
        "Keep one. For several values, give the field a list of claims.",
    ),
    "lookalike-key": _error(
        "Two keys of one table look the same once their unsafe characters are marked.",
        "A reader cannot tell the two keys apart.",
        "Remove the unsafe characters, or rename one of the keys.",
    ),
    "too-deep": _error(
        "Arrays or tables are nested deeper than any dataset needs.",
        "The format needs six levels. Deeper nesting comes from unclosed brackets.",
        "Close the brackets.",
    ),
    "number-too-large": _error(
        "A number is larger than TOML allows.",
        "Whole numbers in TOML have 64 bits.",
        "Correct the number, or write it as text, in quotes.",
    ),
    "no-dataset": _error(
        "The file has no [dataset] table.",
        "Every screen and every citation shows the title and the day of the review.",
        "Add [dataset] with a title and the day of the review.",
    ),
    "unknown-table": _error(
        "The format has no table of this name.",
        "A table with a misspelled name would not be shown anywhere.",
        "Correct the name of the table.",
    ),
    "unknown-key": _error(
        "The record, or the claim, has no field of this name.",
        "A misspelled field would be lost without notice.",
        "Correct the name of the field, or remove it.",
    ),
    "unknown-field": _error(
        "A gap names a field or a link that its record does not have.",
        "The gap would stand nowhere beside what is missing.",
        "Name the field as it is written in the file, or the link as it is shown.",
    ),
    "missing-key": _error(
        "A required field is missing.",
        "Without this field the record, or the claim, says nothing.",
        "Add the field.",
    ),
    "wrong-type": _error(
        "The value has the wrong type for its field.",
        "Text needs quotes, a list [ ], a table { }; numbers and dates need none.",
        "Write a value of the right type.",
    ),
    "out-of-range": _error(
        "A number is smaller or larger than its field allows.",
        "Meetings are numbered from 1, a count is 0 or more, a share is 100 per cent at most.",
        "Correct the number.",
    ),
    "wrong-date": _error(
        "A text is not a date, or the date does not exist.",
        "Dates follow EDTF, so that each is exactly as precise as its source.",
        "Write the date as precisely as it is known: 2018, 2018-12, 2018-12-13.",
    ),
    "wrong-word": _error(
        "The field does not allow this word.",
        "irtui counts and compares these words, so each has one spelling.",
        "Use one of the words that the field allows; a kind can be declared in [dataset.kinds].",
    ),
    "wrong-reference": _error(
        "A reference is not written correctly, or points to the wrong table.",
        "A field that may point to several tables needs to know which one.",
        "Write the id with its table: party:north.",
    ),
    "wrong-id": _error(
        "An id contains characters other than a-z, 0-9 and hyphens.",
        "Ids are used on the command line, where these characters need no quotes.",
        "Write the id in small letters, with single hyphens for spaces.",
    ),
    "unknown-record": _error(
        "A reference points to a record that does not exist.",
        "The id is misspelled, or the record has not been written yet.",
        "Correct the id, or add the record.",
    ),
    "no-source": _error(
        "Neither the claim nor its record has a source.",
        "Every fact needs a source: its own, or one of its record.",
        "Add sources to the claim, or to the record for all its claims.",
    ),
    "inferred-unexplained": _error(
        "An inferred claim needs sources of its own and a note that says how it was concluded.",
        "No source states what was inferred, so a reader needs to know from what, and how.",
        "Add sources and a note to the claim.",
    ),
    "since-after-until": _error(
        "A claim ends before it begins.",
        "There is no day on which the claim could hold.",
        "Swap the two dates, or correct one.",
    ),
    "cycle": _error(
        "A chain of references leads back to where it began.",
        "Nothing can be part of itself, or follow itself. What something belongs to may change in"
        " time, so there only links that hold on one day count.",
        "Remove one of the links, or date them.",
    ),
    "wrong-register": _error(
        "The address of a register has no {} in it, or is not one that irtui opens.",
        "{} stands for the id of a record in that register; only http and https are opened.",
        "Write https://, the host, and {} where the id belongs.",
    ),
    "unknown-count": _warning(
        "A body counts members of a kind that is declared nowhere.",
        "A count is compared with the records of its kind, and this kind has none.",
        "Correct the word, or declare it in [dataset.kinds].",
    ),
    "duplicate-member": _warning(
        "A list names the same thing twice.",
        "A source counts once, however often it is named.",
        "Remove one of the two.",
    ),
    "unsafe-text": _warning(
        "A text or a key contains control or invisible characters; they are shown as marks.",
        "Such characters can control a terminal, or make a text look different.",
        "Remove the characters.",
    ),
}
"""What is wrong with the file itself, or with how its records fit together."""

LOGIC_CODES: dict[str, Code] = {
    "meeting-before-founding": _warning(
        "An event took place before its body was founded.",
        "A body does nothing before it exists. One of the dates is wrong, or the body is older.",
        "Correct the wrong date, or make it an event of another body.",
    ),
    "meeting-after-end": _warning(
        "An event took place after its body had ended.",
        "A body does nothing after its end. One of the dates is wrong, or another body met.",
        "Correct the wrong date, or make it an event of the body that followed.",
    ),
    "held-without-day": _warning(
        "An event is marked as held, but has no date.",
        "It cannot stand on the timeline.",
        "Add “when”, as exactly as it is known, or a gap that says that the day was not found.",
    ),
    "holder-outside-term": _warning(
        "Somebody sat in an office outside their known terms in it.",
        "A seat names the office of that day. The term is wrong, or it was another office.",
        "Correct the term, or name the office of that day.",
    ),
    "role-outside-life": _warning(
        "A role lies wholly before or after the life of what it is in, or of who has it.",
        "Nobody is a member of what is not there. One of the dates is wrong.",
        "Correct the wrong date, or name what was there then.",
    ),
    "sides-differ": _warning(
        "A seat, its person and its office do not belong to one side.",
        "People sit for their own side, in an office of that side. One of the three is wrong.",
        "Correct the side where it is wrong.",
    ),
    "number-out-of-order": _warning(
        "A meeting has a higher number than a later one of its series.",
        "Meetings are numbered in the order in which they are held. A number or a date is wrong.",
        "Correct the number or the date.",
    ),
    "number-twice": _warning(
        "Two meetings of one series have the same number.",
        "If sources give one meeting two numbers, both are claims of that meeting.",
        "Correct one of the numbers, or make one meeting of the two.",
    ),
    "number-jumps": _warning(
        "The numbers of a series leave one out, and no gap says why.",
        "A meeting is missing, or a number is wrong.",
        "Add the meeting, correct the number, or add a gap about the “meetings” of the body.",
    ),
    "child-outlives-parent": _warning(
        "A body or an organisation outlives the one to which it belongs.",
        "By then it belonged to something else, or one of the two ends is wrong.",
        "Date the parent claim, or correct the wrong end.",
    ),
    "ended-before-begun": _warning(
        "Something ended before it began, or somebody died before they were born.",
        "One of the two dates is wrong.",
        "Correct the date that is wrong.",
    ),
    "outside-life": _warning(
        "Somebody held an office, sat or signed before their birth or after their death.",
        "A date is wrong, or another person of that name is meant.",
        "Correct the date, or name the right person.",
    ),
    "shares-over-100": _warning(
        "The shares of a company are more than 100 per cent together on one day.",
        "A share has changed hands, is wrong, or is told twice.",
        "Date the shares, or rank the wrong one as deprecated.",
    ),
    "same-name": _warning(
        "Two people have the same name.",
        "They may be one person with two records.",
        "Merge the two records, or give each its id in the same register, under “identifiers”.",
    ),
    "unknown-language": _warning(
        "A language tag is not in the registry of languages.",
        "Tags follow BCP 47: en, fr, pt-BR. The name of a language is not a tag.",
        "Write the tag of the language.",
    ),
    "source-before-event": _warning(
        "An event rests on a source that is older.",
        "Nothing can be reported before it happens; such a source announces it at most.",
        "Cite the source under “planned”, or correct the date of the source or of the event.",
    ),
    "empty-source": _warning(
        "A source has neither an address nor a title nor a date.",
        "Nobody can find it again.",
        "Add what is known of it.",
    ),
    "uncited-source": Code(
        Severity.NOTE,
        "Nothing cites the source.",
        "Perhaps the source should be cited somewhere.",
        "Cite it where it supports something, or remove it.",
    ),
    "place-as-text": Code(
        Severity.NOTE,
        "A place is written as text, and is no record.",
        "A place that is a record has names in several languages, and the side that it is in.",
        "Give it a record, and write its id.",
    ),
    "held-after-review": _warning(
        "A meeting is dated after the review of the dataset.",
        "The dataset describes the day of its review. Later meetings are only announced.",
        "Update “reviewed”, or set the status of the meeting.",
    ),
    "review-in-future": _warning(
        "The day of the review lies in the future.",
        "Nobody can know yet what is so on that day.",
        "Write the day on which the data was last reviewed.",
    ),
    "snapshot-apart": _warning(
        "The snapshot is of another day than the review.",
        "What has no dates was seen on the day of the snapshot, and is only possible on another.",
        "Write the day of the snapshot for “reviewed”, or give dates to what was seen later.",
    ),
    "never-true": _warning(
        "A claim begins and ends with the same event.",
        "A claim holds from one event to another. From an event to itself there is no day.",
        "Correct one of the two bounds.",
    ),
    "wrong-address": _warning(
        "An address has no scheme, or a space in it.",
        "It cannot be opened as it is.",
        "Write the whole address, from https:// on, with %20 for a space.",
    ),
    "unsafe-address": _warning(
        "An address is not safe to open; it is neither copied nor cited.",
        "irtui opens only http and https, on one line, with a plain host and nothing hidden.",
        "Write the address on one line, beginning with https:// and the host.",
    ),
}
"""Contradictions in a file that can be shown."""

CODES = {**SHAPE_CODES, **LOGIC_CODES}
"""Every kind of problem by its code, which is stable."""
