"""What differs between two datasets, in the words of a maintainer."""

import pytest

from irtui.model.dataset import Dataset
from irtui.pages.diff_words import count_in_words, sections, summary, title_of, worded
from irtui.query.audit.diff import Comparison, How, diff
from tests.each import each
from tests.support import HEAD, dataset, day, ref

ON = day("2024-06-01")
REST = """
[source.log]
publisher = "The Log"
[source.chart]
[party.north]
name = "North"
mark = "NO"
sources = ["log"]
[post.keeper]
name = "Keeper"
sources = ["log"]
[person.reed]
name = "Ada Reed"
sources = ["log"]
[person.fogg]
name = "Bo Fogg"
sources = ["log"]
[event.flood]
name = "The flood"
when = "2011"
sources = ["log"]
"""


def board(field: str) -> Dataset:
    return dataset(f'{REST}\n[body.board]\nsources = ["log"]\n{field}\n')


def meeting(field: str) -> Dataset:
    return dataset(f'{REST}\n[event.meeting]\nsources = ["log"]\n{field}\n')


def told(found: Comparison, *, aloud: bool = False) -> list[str]:
    """The sign, the label and the text of each difference in the one record that has some."""
    (record,) = found.records
    signs = {How.ADDED: "+", How.REMOVED: "-", How.CHANGED: "~"}
    return [
        f"{signs[one.how]} {one.label}: {one.text}"
        for one in worded(found, record.differences, ON, aloud=aloud)
    ]


LONG = (
    "It keeps the many lamps of both rivers alight from dusk to dawn, in all weathers, "
    "and paints the towers in spring."
)
CUT = "… from dusk to dawn, in all weathers, …"

CHANGES = [
    # One value of a field with one value, replaced.
    ('founded = "2000"', 'founded = "2000-10-04"', ["~ founded: 2000 → 4 October 2000"]),
    (
        'founded = "2000"',
        'founded = { value = "2000-10-04", rank = "preferred", sources = ["log"] }',
        ["~ founded: 2000 → 4 October 2000; source added: log; now preferred"],
    ),
    # Two dates that read the same, as they are written.
    ('founded = "2000"', 'founded = "[2000,2000]"', ["~ founded: 2000 → [2000,2000]"]),
    # Another telling beside the first.
    (
        'founded = "2000"',
        'founded = ["2000", { value = "1998", rank = "deprecated", sources = ["chart"] }]',
        ["+ founded: 1998; thought wrong; from chart"],
    ),
    # Of several, those that share a source are of one telling.
    (
        'founded = ["1997", { value = "1998", sources = ["chart"] }]',
        'founded = [{ value = "1999", sources = ["chart"] }, "2001", "2002"]',
        ["~ founded: 1998 → 1999", "- founded: 1997", "+ founded: 2001", "+ founded: 2002"],
    ),
    ('founded = "2000"', "", ["- founded: 2000"]),
    # Names.
    ('name = "Lamp Board"', 'name = "Fog Board"', ["~ renamed: Lamp Board → Fog Board"]),
    (
        'name = "Lamp Board"',
        """name = [
          { value = "Lamp Board", until = "event:flood" },
          { value = "Fog Board", since = "event:flood" },
        ]""",
        ["~ name: Lamp Board; now until The flood", "+ name: Fog Board; since 2011"],
    ),
    (
        'name = { value = "Lamp Board", lang = "en" }',
        'name = "Lamp Board"',
        ["~ name: Lamp Board; lang withdrawn: “en”"],
    ),
    ('aliases = ["Lamp Bord"]', 'aliases = ["Lamp Board"]', ["~ aliases: Lamp Bord → Lamp Board"]),
    ('aliases = ["Lampers"]', 'aliases = ["दीप"]', ["- aliases: Lampers", "+ aliases: दीप"]),
    # What is said about a claim.
    (
        'founded = { value = "2000", rank = "preferred" }',
        'founded = { value = "2000", rank = "deprecated" }',
        ["~ founded: 2000; now thought wrong (deprecated)"],
    ),
    (
        'founded = { value = "2000", rank = "deprecated" }',
        'founded = { value = "2000", rank = "preferred" }',
        ["~ founded: 2000; no longer thought wrong; now preferred"],
    ),
    (
        'founded = { value = "2000", rank = "preferred" }',
        'founded = "2000"',
        ["~ founded: 2000; no longer preferred"],
    ),
    (
        'mandate = { value = "Lamps.", since = "2001", until = "2002" }',
        'mandate = { value = "Lamps.", until = "2003-05" }',
        ["~ mandate: Lamps; no longer since 2001; until 2002 → May 2003"],
    ),
    (
        'mandate = { value = "Lamps.", seen = ["2001", "2002"] }',
        'mandate = { value = "Lamps.", seen = ["2002", "2003"] }',
        ["~ mandate: Lamps; also seen 2003; no longer seen 2001"],
    ),
    (
        'mandate = { value = "Lamps.", sources = ["log"] }',
        'mandate = { value = "Lamps.", sources = [{ source = "chart", at = "p. 3" }] }',
        ["~ mandate: Lamps; source added: chart (p. 3); source withdrawn: log"],
    ),
    (
        'mandate = { value = "Lamps.", sources = ["log"] }',
        'mandate = { value = "Lamps.", sources = [{ source = "log", quote = "lamps" }] }',
        ["~ mandate: Lamps; source log: place or quotation changed"],
    ),
    (
        'mandate = { value = "Lamps.", sources = ["log"] }',
        'mandate = { value = "Lamps.", sources = ["log"], basis = "inferred", note = "Counted." }',
        ["~ mandate: Lamps; now inferred; note added: “Counted.”"],
    ),
    (
        'mandate = { value = "Lamps.", note = "Read." }',
        'mandate = { value = "Lamps.", note = "Read twice." }',
        ["~ mandate: Lamps; note: “Read.” → “Read twice.”"],
    ),
    # Values with keys of their own.
    (
        'counts = [{ kind = "lamp", count = 2 }, { kind = "wick", count = 3 }]',
        'counts = [{ kind = "lamp", count = 4 }]',
        ["~ counts: 2 lamp → 4 lamp", "- counts: 3 wick"],
    ),
    # Plain values.
    ('kind = "lamp"', 'kind = "wick"', ["~ kind: lamp → wick"]),
    (
        'identifiers = { harbour = "17", river = "3" }',
        'identifiers = { harbour = "18", tower = "4" }',
        [
            "~ identifiers: harbour: 17 → 18",
            "- identifiers: river: 3",
            "+ identifiers: tower: 4",
        ],
    ),
    ("", 'identifiers = { harbour = "17" }', ["+ identifiers: harbour: 17"]),
    ('sources = ["log"]', 'sources = ["chart"]', ["- sources: log", "+ sources: chart"]),
    (
        'sources = ["log"]',
        'sources = [{ source = "log", at = "p. 3" }]',
        ["~ sources: log (p. 3); at added: “p. 3”"],
    ),
    # Long texts are cut to what differs.
    (
        f'summary = "{LONG}"',
        f'summary = "{LONG.replace("dawn", "noon")}"',
        [f"~ summary: {CUT} → {CUT.replace('dawn', 'noon')}"],
    ),
    (
        'summary = "one\\ntwo"',
        'summary = "one two"',
        ["~ summary: one two, only its spaces or line breaks changed"],
    ),
]


@each(("old", "new", "lines"), CHANGES)
def test_a_change_is_told_in_words(old: str, new: str, lines: list[str]) -> None:
    if old.startswith("sources"):
        found = diff(*(dataset(f"{REST}\n[body.board]\n{field}\n") for field in (old, new)))
    else:
        found = diff(board(old), board(new))
    assert told(found) == lines


def test_who_sat_in_a_chair_is_told_by_name_with_office_and_side() -> None:
    seat = '{ person = "reed", post = "keeper", party = "north" }'
    found = diff(meeting(f"chairs = [{seat}]"), meeting(f'chairs = [{seat}, "fogg"]'))
    assert told(found) == ["+ co-chairs: Bo Fogg"]
    found = diff(meeting('chairs = ["reed"]'), meeting(f"chairs = [{seat}]"))
    assert told(found) == [
        "~ co-chairs: NO Ada Reed · Keeper; post added: Keeper; party added: North"
    ]


def test_read_aloud_a_word_stands_for_the_arrow() -> None:
    found = diff(board('founded = "2000"'), board('founded = "2001"'))
    assert told(found, aloud=True) == ["~ founded: 2000 becomes 2001"]


def test_an_address_too_long_to_be_cut_is_told_apart_from_another() -> None:
    base = "https://lamps.example/" + "a" * 100
    old, new = (dataset(f'[source.log]\nurl = "{base}{end}"\n') for end in ("/1", "/2"))
    assert told(diff(old, new)) == [f"~ url: {base}/1 → {base}/2"]


def test_two_records_of_one_name_are_told_apart_by_their_ids() -> None:
    rest = '[source.log]\n[body.a]\nname = "Lamps"\n[body.b]\nname = "Lamps"\n'.replace(
        '"Lamps"\n', '"Lamps"\nsources = ["log"]\n'
    )
    old, new = (
        dataset(f'{rest}[body.c]\nparent = "{one}"\nsources = ["log"]\n') for one in ("a", "b")
    )
    assert told(diff(old, new)) == ["~ part of: Lamps (body:a) → Lamps (body:b)"]


def test_records_stand_by_table_in_the_order_of_the_new_file_and_the_removed_ones_last() -> None:
    old = dataset(f'{REST}[body.a]\nsources = ["log"]\n[body.c]\nsources = ["log"]\n')
    new = dataset(
        f'[body.d]\nsources = ["log"]\n[body.c]\nfounded = "2001"\nsources = ["log"]\n'
        f'{REST}[party.south]\nsources = ["log"]\n'
    )
    found = diff(old, new)
    assert [(str(record.ref), record.how) for record in found.records] == [
        ("party:south", How.ADDED),
        ("body:d", How.ADDED),
        ("body:c", How.CHANGED),
        ("body:a", How.REMOVED),
    ]
    assert summary(found) == "2 records added, 1 removed, 1 changed"
    assert [(name, count_in_words(records)) for name, records in sections(found)] == [
        ("Parties", "1 added"),
        ("Bodies", "1 added, 1 removed, 1 changed"),
    ]


def test_a_record_that_is_gone_is_called_as_the_old_file_did() -> None:
    found = diff(board('name = "Lamp Board"'), dataset(REST))
    (record,) = found.records
    assert title_of(found, record, ON) == "Lamp Board"
    assert told(found) == ["- name: Lamp Board", "- sources: log"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('version = "1.1"', "the dataset’s description changed"),
        ('maintainers = ["The keepers"]', "the dataset’s description changed"),
        ("", "nothing differs"),
    ],
)
def test_the_datasets_own_description_is_compared_too(head: str, words: str) -> None:
    found = diff(dataset(REST), dataset(REST, f"{HEAD}{head}\n"))
    assert summary(found) == words
    assert bool(found) == bool(head)
    assert len(found.about) == bool(head)


def test_a_change_of_the_description_is_told_beside_the_records() -> None:
    new = dataset(f'{REST}[person.new]\nsources = ["log"]\n', HEAD.replace("06-01", "07-01"))
    found = diff(dataset(REST), new)
    assert summary(found) == "1 record added, and the dataset’s description"
    assert [one.text for one in worded(found, found.about, ON)] == ["1 June 2024 → 1 July 2024"]


# Another id for the same record


def test_a_record_that_says_the_same_under_another_id_is_renamed_and_nothing_else() -> None:
    text = f"""{REST}
[body.board]
name = "Lamp Board"
founded = {{ value = "2000", sources = ["log"] }}
sources = ["log"]
[event.meeting]
body = "board"
number = 1
sources = [{{ source = "log", at = "p. 3" }}]
"""
    renamed = text.replace("board", "lamp-board").replace("log", "river-log")
    found = diff(dataset(text), dataset(renamed.replace('"The Log"', '"The Log"\ntitle = "Log"')))
    ids = {str(record.ref): record.how for record in found.records}
    # A source that says something else is another one; the rest cites it, and so changed.
    assert ids["source:river-log"] is How.ADDED
    text = text.replace('"The Log"', '"The Log"\ntitle = "Log"')
    renamed = renamed.replace('"The Log"', '"The Log"\ntitle = "Log"')
    found = diff(dataset(text), dataset(renamed))
    assert {(str(record.ref), str(record.was)) for record in found.records} == {
        ("body:lamp-board", "body:board"),
        ("source:river-log", "source:log"),
    }
    assert summary(found) == "2 records renamed"


def test_records_that_say_too_little_or_the_same_as_another_are_not_taken_for_renamed() -> None:
    one = '[person.{}]\nname = "Reed"\nsources = ["log"]\n'
    found = diff(dataset(REST + one.format("x")), dataset(REST + one.format("y")))
    assert summary(found) == "1 record added, 1 removed"
    two = '[person.{}]\nname = "Reed"\nparty = "north"\nsources = ["log"]\n'
    old = dataset(REST + two.format("x"))
    assert summary(diff(old, dataset(REST + two.format("y")))) == "1 record renamed"
    twins = dataset(REST + two.format("y") + two.format("z"))
    assert summary(diff(old, twins)) == "2 records added, 1 removed"


BOARD = """[body.board]
name = "Lamp Board"
founded = "2000"
parent = "council"
sources = ["log"]
[body.council]
name = "Council"
founded = "1990"
kind = "group"
sources = ["log"]
[event.meeting]
body = "board"
when = "2001"
number = 1
sources = ["log"]
"""


TWIN = '[body.x]\nname = "Lamp Board"\nparent = "council"\nsources = ["log"]\n'


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((("board", "lamp-board"), ("2000", "1999")), "1 record renamed"),
        # What points to it, and has another id, too, is known then.
        (
            (("board", "lamp-board"), ("2000", "1999"), ("meeting", "first")),
            "2 records renamed",
        ),
        # One that is like two others is neither; and one of another name is another one.
        (
            (
                ("board", "lamp-board"),
                ("2000", "1999"),
                ("[body.council]", f"{TWIN}[body.council]"),
            ),
            "2 records added, 1 removed, 1 changed",
        ),
        (
            (("board", "lamp-board"), ("Lamp Board", "Fog Board")),
            "1 record added, 1 removed, 1 changed",
        ),
        # Of a meeting without a name, its body and its day are what it is known by.
        ((("meeting", "first"), ("number = 1", "number = 2")), "1 record renamed"),
        ((("meeting", "first"), ('when = "2001"', 'when = "2002"')), "1 record added, 1 removed"),
    ],
)
def test_a_record_of_one_name_is_the_same_one_if_half_of_it_is(changes, told) -> None:
    text = new = REST + BOARD
    for was, now in changes:
        assert was in new
        new = new.replace(was, now)
    found = diff(dataset(text), dataset(new))
    assert summary(found) == told
    back = {one.ref: one.was for one in diff(dataset(new), dataset(text)).records if one.was}
    assert {one.was: one.ref for one in found.records if one.was} == back


def test_links_of_one_name_are_told_apart_by_their_ids() -> None:
    text = REST + BOARD.replace("[body.council]", f"{TWIN}[body.council]")
    head = '[dataset]\ntitle = "T"\nreviewed = "2024"\nlanes = ["body:{}"]\n'
    found = diff(dataset(text, head.format("x")), dataset(text, head.format("board")))
    assert [one.text for one in worded(found, found.about, ON)] == [
        "Lamp Board (body:x)",
        "Lamp Board (body:board)",
    ]


def test_a_claim_whose_source_has_another_id_did_not_change_but_for_what_else_did() -> None:
    old = REST.replace('"The Log"', '"The Log"\ntitle = "Log"') + (
        '[body.board]\nfounded = { value = "2000", sources = ["log"] }\nsources = ["log"]\n'
    )
    new = old.replace("log", "river-log").replace('"2000", ', '"2000", rank = "preferred", ')
    found = diff(dataset(old), dataset(new))
    (changed,) = [record for record in found.records if record.how is How.CHANGED]
    assert changed.ref == ref("body:board")
    assert [one.text for one in worded(found, changed.differences, ON)] == ["2000; now preferred"]
