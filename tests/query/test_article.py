"""The founding article, Lokmat Times (ANI) of 22 November 2024, statement by statement.

Each of its 24 statements is found in the explorer, and the very claim that says it cites it.
"""

import pytest
from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.pages.footnotes import cited_in
from irtui.pages.page import Row
from irtui.pages.sheet import sheet
from irtui.query.find import Index
from irtui.query.tree.hierarchy import Hierarchy
from tests.each import each
from tests.query.answers import BUNDLED, every_row, reviewed, walk, words, world
from tests.support import ref

ARTICLE = "lokmat-2024-11-22"

MEETING = "event:wg-mtc-defence-industry-2024-11"
GROUP = "body:wg-mtc-defence-industry"
COMMISSION = "body:irigc-mmtc"
DIALOGUE = "body:dialogue-2plus2"
FIRST_DIALOGUE = "event:dialogue-2plus2-2021-12"
PROGRAMME = "agreement:mtc-programme-2021-2031"
COOPERATION = "programme:military-technical-cooperation"
RIFLES = "organisation:irrpl"


@frozen
class Said:
    """A claim of a sheet: words that it holds, records that it leads to, and its label."""

    record: str
    words: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    label: str | None = None

    def rows(self) -> list[Row]:
        """The rows of the record's sheet that say it."""
        data = world(BUNDLED)
        found, label = [], ""
        for row in every_row(sheet(AsOf(data, reviewed(data)), ref(self.record))):
            label = row.label or (label if row.continues else "")
            text = words(row).casefold()
            leads_to = {str(piece.target) for piece in row.pieces}
            if (
                all(word.casefold() in text for word in self.words)
                and leads_to.issuperset(self.targets)
                and self.label in (None, label)
            ):
                found.append(row)
        return found


def said(record: str, *found: str, label: str | None = None) -> Said:
    """A claim by its label, its words, and the records that it leads to (``table:id``)."""
    targets = tuple(word for word in found if ":" in word)
    return Said(record, tuple(word for word in found if ":" not in word), targets, label)


EMBASSY = "organisation:embassy-of-india-moscow"
# What the article attributes to the embassy by name; the rest of its account it gives without one.
OF_THE_EMBASSY = [
    said(COOPERATION, "exchanges", EMBASSY),
    said(COOPERATION, "exercises", EMBASSY),
    said(COOPERATION, "buyer", "seller", "BrahMos", EMBASSY),
]

STATEMENTS: list[tuple[int, str, list[Said]]] = [
    (
        1,
        "the working group met for the 22nd time in New Delhi on 22 November 2024",
        [
            said(MEETING, "22", label="number"),
            said(MEETING, "22 November 2024", label="when"),
            said(MEETING, "New Delhi", label="where"),
            said(MEETING, GROUP, label="body"),
            said(MEETING, "held", label="status"),
            said(GROUP, "Military Technical Cooperation and Defence Industry", label="called"),
        ],
    ),
    (
        2,
        "the group is one of the commission",
        [
            said(GROUP, COMMISSION, label="part of"),
            said(MEETING, "under", COMMISSION, label="body"),
            said(COMMISSION, "Military and Military Technical Cooperation", label="called"),
            said(COMMISSION, "IRIGC-M&MTC", label="short"),
        ],
    ),
    (
        3,
        "Sanjeev Kumar, who heads defence production in the ministry, chaired for India",
        [
            said(
                MEETING,
                "Secretary (Defence Production), Ministry of Defence",
                "IN",
                "person:sanjeev-kumar",
            )
        ],
    ),
    (
        4,
        "A. Boytsov, second man of the Russian service, chaired for Russia",
        [
            said(MEETING, "First Deputy Director", "RU", "person:andrey-boytsov"),
            said("person:andrey-boytsov", "A Boytsov", label="also"),
            said("organisation:fsmtc", "FSMTC"),
        ],
    ),
    (
        5,
        "the Indian ministry made it known on X on the day itself",
        [
            said(
                "event:wg-mtc-defence-industry-announced-2024-11",
                "on X",
                "same day",
                "organisation:ministry-of-defence-india",
            ),
            said(
                "event:wg-mtc-defence-industry-announced-2024-11", "22 November 2024", label="when"
            ),
        ],
    ),
    (
        6,
        "defence is a cornerstone of the partnership",
        [said(COOPERATION, "cornerstone", "strategic partnership")],
    ),
    (
        7,
        "the agreement on the programme guides it",
        [
            said(PROGRAMME, "guides", "Agreement on the Programme for Military-Technical"),
            said(PROGRAMME, COOPERATION, label="governs"),
        ],
    ),
    (
        8,
        "the agreement for 2021–2031 was signed in Delhi at the first 2+2, on 6 December 2021",
        [
            said(PROGRAMME, "2021–2031", label="term"),
            said(PROGRAMME, "6 December 2021", label="signed"),
            said(PROGRAMME, FIRST_DIALOGUE, label="signed at"),
            said(PROGRAMME, "Delhi", label="place"),
        ],
    ),
    (
        9,
        "the armed forces exchange personnel from time to time",
        [said(COOPERATION, "periodic exchanges", "armed forces personnel")],
    ),
    (10, "they exercise", [said(COOPERATION, "military exercises")]),
    (11, "this is how the Indian embassy in Moscow tells a part of it", OF_THE_EMBASSY),
    (
        12,
        "one structure looks after everything military and military-technical",
        [said(COMMISSION, "institutionalised structure", "all military and military-technical")],
    ),
    (13, "the 2+2 exists since 2021", [said(DIALOGUE, "2021", label="founded")]),
    (
        14,
        "it first met in Delhi on 6 December 2021, beside the summit",
        [
            said(FIRST_DIALOGUE, "1", label="number"),
            said(FIRST_DIALOGUE, "6 December 2021", label="when"),
            said(FIRST_DIALOGUE, "Delhi", label="where"),
            said(FIRST_DIALOGUE, "event:annual-summit-2021-12", label="during"),
        ],
    ),
    (
        15,
        "the ministers of defence and of foreign affairs of both sides chaired it",
        [
            said(FIRST_DIALOGUE, mark, f"post:{post}")
            for mark, post in (
                ("IN", "minister-of-defence-india"),
                ("IN", "external-affairs-minister-india"),
                ("RU", "minister-of-defence-russia"),
                ("RU", "minister-of-foreign-affairs-russia"),
            )
        ],
    ),
    (
        16,
        "the commission, then IRIGC-MTC, exists since 2000",
        [
            said(COMMISSION, "2000", label="founded"),
            said(COMMISSION, "IRIGC-MTC", label="formerly"),
        ],
    ),
    (17, "it stands on top", [said(COMMISSION, "apex of this structure")]),
    (
        18,
        "its 20th session was in Delhi on 6 December 2021",
        [
            said("event:irigc-mmtc-2021-12", "20", label="number"),
            said("event:irigc-mmtc-2021-12", "6 December 2021", label="when"),
            said("event:irigc-mmtc-2021-12", "Delhi", label="where"),
            said("event:irigc-mmtc-2021-12", COMMISSION, label="body"),
        ],
    ),
    (19, "two working groups", [said(COMMISSION, "2 working groups", label="counts")]),
    (20, "nine sub-groups", [said(COMMISSION, "9 sub-groups", label="counts")]),
    (
        21,
        "these look into military and military-technical questions",
        [said(COMMISSION, "review and discuss military and military-technical issues")],
    ),
    (
        22,
        "from buying and selling to developing and producing together, as with the BrahMos",
        [
            said(COOPERATION, "buyer", "seller", "joint research", "design", "BrahMos"),
            said("programme:brahmos", "example", "joint research"),
            said("programme:brahmos", COOPERATION, label="part of"),
        ],
    ),
    (
        23,
        "a company was set up, Indo-Russia Rifles Private Limited",
        [
            said(RIFLES, "Indo-Russia Rifles Private Limited was set up"),
            said(RIFLES, "IRRPL", label="short"),
        ],
    ),
    (
        24,
        "it makes AK-203 rifles in India",
        [
            said(RIFLES, "AK-203", "started producing", "Make in India"),
            said("programme:ak-203", RIFLES, label="run by"),
            said("programme:ak-203", "started in India", "Make in India"),
        ],
    ),
]

CLAIMS = [claim for _, _, claims in STATEMENTS for claim in claims]


def test_all_24_statements_are_looked_for() -> None:
    assert [number for number, _, _ in STATEMENTS] == list(range(1, 25))


@each("claim", CLAIMS)
def test_a_statement_of_the_article_stands_on_a_sheet_and_cites_the_article(claim: Said) -> None:
    rows = claim.rows()
    assert rows
    page = sheet(AsOf(world(BUNDLED), reviewed(world(BUNDLED))), ref(claim.record))
    assert any(Ref("source", ARTICLE) in cited_in(row.pieces, page.sources) for row in rows)


@each("claim", CLAIMS)
def test_the_article_leads_back_to_every_record_that_it_speaks_of(claim: Said) -> None:
    data = world(BUNDLED)
    page = sheet(AsOf(data, reviewed(data)), Ref("source", ARTICLE))
    targets = {str(piece.target) for row in every_row(page) for piece in row.pieces}
    assert claim.record in targets


def test_the_tree_puts_the_commission_at_the_apex_with_the_group_and_its_meeting_below() -> None:
    data = world(BUNDLED)
    hierarchy = Hierarchy(AsOf(data, reviewed(data)))
    assert str(hierarchy.roots()[0].ref) == COMMISSION
    way = hierarchy.path_to(ref(MEETING))
    assert way[0] == ref(COMMISSION)
    assert ref(GROUP) in way


def test_the_tree_says_how_many_of_the_nine_sub_groups_are_named() -> None:
    data = world(BUNDLED)
    notes = [node.note for _, node, _ in walk(Hierarchy(AsOf(data, reviewed(data))))]
    assert any(note.endswith("of 9 named") for note in notes)


@each(
    ("query", "found"),
    [
        ("22nd meeting of the Working Group", MEETING),
        ("Working Group on Military Technical Cooperation and Defence Industry", GROUP),
        ("IRIGC-M&MTC", COMMISSION),
        ("IRIGC-MTC", COMMISSION),
        ("Sanjeev Kumar", "person:sanjeev-kumar"),
        ("Boytsov", "person:andrey-boytsov"),
        ("FSMTC", "organisation:fsmtc"),
        ("Embassy of India, Moscow", EMBASSY),
        ("2+2 Dialogue", DIALOGUE),
        ("programme for military technical cooperation 2021", PROGRAMME),
        ("20th session", "event:irigc-mmtc-2021-12"),
        ("BrahMos", "programme:brahmos"),
        ("Indo-Russia Rifles", RIFLES),
        ("IRRPL", RIFLES),
        ("AK-203", "programme:ak-203"),
        ("Lokmat", f"source:{ARTICLE}"),
    ],
)
def test_what_the_article_names_is_found_by_that_name(query: str, found: str) -> None:
    data = world(BUNDLED)
    assert found in [str(hit.ref) for hit in Index(AsOf(data, reviewed(data))).find(query).hits()]


@pytest.mark.parametrize("query", ["Бойцов", "Boitsov", "Boytsov", "बॉयत्सोव", "BOYTSOV"])
def test_every_spelling_and_script_finds_the_russian_co_chair(query: str) -> None:
    data = world(BUNDLED)
    assert (
        str(next(Index(AsOf(data, reviewed(data))).find(query).hits()).ref)
        == "person:andrey-boytsov"
    )
