"""One file for each way to be wrong: its code, where, and what is said about it.

The place meant is marked in the text, see `tests.support.unmarked`.
"""

from attrs import frozen

from tests.support import HEAD

REST = """
[source.chart]
title = "A chart of the delta"
[party.north]
[body.lamps]
sources = ["chart"]
"""


@frozen
class Case:
    """A file with one problem."""

    code: str
    text: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.message[:50]}"


def after_head(code: str, text: str, message: str, hint: str = "") -> Case:
    """A case whose text stands behind a good ``[dataset]`` table and before a few records."""
    return Case(code, f"{HEAD}{text}\n{REST}", message, hint)


def board(code: str, field: str, message: str, hint: str = "") -> Case:
    """A case in one line of a body that has sources."""
    return after_head(code, f'[body.board]\nsources = ["chart"]\n{field}\n', message, hint)


DATE_FORMS = "Write 2018, 2018-12, 2018-12-13, 2018?, 2018~, 201X, 2018/2020 or [2018,2019]."

GRAMMAR = [
    Case(
        "not-toml",
        f"{HEAD}[body.board]\nname = ¦\n",
        "This is not valid TOML: invalid value.",
        "See https://toml.io for the grammar.",
    ),
    Case(
        "not-toml",
        '[dataset]\ntitle = "Rivers" ¦and lamps\n',
        "This is not valid TOML: expected newline or end of document after a statement.",
        "See https://toml.io for the grammar.",
    ),
    Case(
        "not-toml",
        f'{HEAD}[body.board]\nname = "Lamp¦\x1b Board"\n',
        "This is not valid TOML: illegal character '\\x1b'.",
        "See https://toml.io for the grammar.",
    ),
    Case(
        "duplicate-key",
        f'{HEAD}title = "Lighthouses"¦\n',
        "This is not valid TOML: cannot overwrite a value.",
        "The same key or table is here twice; keep one.",
    ),
    Case(
        "duplicate-key",
        f"{HEAD}[body.board]\n[party.north]\n[body.board¦]\n",
        "This is not valid TOML: cannot declare ('body', 'board') twice.",
        "The same key or table is here twice; keep one.",
    ),
    Case(
        "duplicate-key",
        f'{HEAD}[body.board]\nname = {{ value = "Lamps", value = "Wicks"¦ }}\n',
        "This is not valid TOML: duplicate inline table key 'value'.",
        "The same key or table is here twice; keep one.",
    ),
]

TABLES = [
    board(
        "lookalike-key",
        'identifiers = { "tide␇" = "7", ¦"tide\\u0007" = "8" }',
        "Another key here looks the same: “tide␇”.",
        "Remove the unsafe characters, or rename one of the keys.",
    ),
    Case("no-dataset", "[party.north]\n", "The file has no [dataset] table.", "Add [dataset] "),
    Case("wrong-type", "¦dataset = 3\n", "This should be a table, but it is a whole number.", ""),
    Case(
        "missing-key",
        '[¦dataset]\ntitle = "Rivers"\n',
        "“reviewed” is missing.",
        "Add reviewed = ….",
    ),
    after_head(
        "unknown-table",
        "[¦bodies.board]",
        "Unknown table “bodies”.",
        "Did you mean “body”?",
    ),
    after_head(
        "unknown-table",
        "[¦xyzzy.board]",
        "Unknown table “xyzzy”.",
        "Known tables: dataset, party, body, ",
    ),
    after_head(
        "unknown-table",
        "[¦organization.lamps]",
        "Unknown table “organization”.",
        "Did you mean “organisation”?",
    ),
    Case(
        "unknown-table",
        f"¦title = 3\n{HEAD}",
        "Unknown table “title”.",
        "Known tables: dataset, party, body, ",
    ),
    Case(
        "wrong-type",
        f"{HEAD}[[¦body]]\n",
        "“body” should hold tables such as [body.some-id], but it is an array.",
    ),
    Case(
        "wrong-type",
        f'{HEAD}[body]\n¦board = "Lamps"\n',
        "This should be a table, but it is text.",
    ),
    after_head(
        "wrong-id",
        '[body.¦"Lamp Board"]',
        "“Lamp Board” is not an id: an id is made of a-z, 0-9 and single hyphens.",
        "Write “lamp-board”.",
    ),
    after_head(
        "wrong-id", "[body.¦lamp--board]", "“lamp--board” is not an id", "Write “lamp-board”."
    ),
    after_head("wrong-id", '[body.¦"लैंप"]', "“लैंप” is not an id: an id is made of"),
    after_head("wrong-id", '[body.¦""]', "“” is not an id: an id is made of"),
    after_head(
        "unknown-key",
        '[body.board]\n¦id = "lamps"',
        "Unknown field “id”.",
        "The id is part of the name of the table. Remove it here.",
    ),
    after_head("missing-key", "[gap.¦lamp]", "“text” is missing.", "Add text = …."),
    Case(
        "unknown-record",
        f'{HEAD}lanes = [\n  ¦"body:board",\n]\n',
        "There is no body “board”.",
        "Add [body.board], or correct the id.",
    ),
    Case(
        "wrong-type",
        f"{HEAD}kinds = {{ ¦body = 3 }}\n",
        "This should be a table, but it is a whole number.",
    ),
    Case(
        "wrong-type",
        f"{HEAD}[dataset.kinds]\nbody = {{ ¦board = 3 }}\n",
        "This should be text in quotes, but it is a whole number.",
    ),
    Case(
        "wrong-word",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n[body.lamps]\n¦kind = "bord"\n',
        "Unknown kind of body: “bord”.",
        "Did you mean “board”?",
    ),
    Case(
        "wrong-word",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n[body.lamps]\n¦kind = "fleet"\n',
        "Unknown kind of body: “fleet”.",
        "Declare it under [dataset.kinds.body]; known kinds: board.",
    ),
    after_head(
        "no-source",
        '[body.board]\n¦name = "Lamp Board"',
        "“name” has no source.",
        "Add sources to the claim or to its record.",
    ),
    after_head(
        "no-source",
        '[body.board]\nname = [\n  { value = "Lamp Board", sources = ["chart"] },\n'
        '  ¦{ value = "Lamps", since = "2001" },\n]',
        "“name” has no source.",
        "Add sources to the claim or to its record.",
    ),
]

VALUES = [
    board("unknown-key", '¦nmae = "Lamp Board"', "Unknown field “nmae”.", "Did you"),
    board("unknown-key", "¦xyzzy = 3", "Unknown field “xyzzy”.", "Known fields: name, "),
    board("wrong-type", "¦name = 3", "This should be text in quotes, but it is a whole number."),
    board("wrong-type", '¦name = " "', "This text is empty.", "Leave the key out instead."),
    board(
        "wrong-type", "mandate = [\n  ¦true,\n]", "This should be text in quotes, but it is a bool"
    ),
    board("wrong-type", "¦summary = []", "This should be text in quotes, but it is an array."),
    board("wrong-type", "¦summary = 1.5", "This should be text in quotes, but it is a number."),
    board(
        "wrong-type", "¦summary = 2018-12-13", "This should be text in quotes, but it is a date."
    ),
    board("wrong-type", "¦summary = 10:30:00", "This should be text in quotes, but it is a time."),
    board("wrong-type", '¦identifiers = "D-17"', "This should be a table, but it is text."),
    board(
        "wrong-type", "identifiers = { ¦harbour = 17 }", "This should be text in quotes, but it is"
    ),
    board(
        "wrong-type",
        'identifiers = { ¦harbour = { number = "17" } }',
        "This should be text in quotes, but it is a table.",
    ),
    board("wrong-type", "¦kind = true", "This should be text in quotes, but it is a boolean."),
    board(
        "wrong-type",
        'counts = [{ kind = "lamp", ¦count = "three" }]',
        "This should be a whole number, but it is text.",
    ),
    board(
        "wrong-type",
        'counts = [{ kind = "lamp", ¦count = true }]',
        "This should be a whole number, but it is a boolean.",
    ),
    board(
        "number-too-large",
        'counts = [{ kind = "lamp", ¦count = 9223372036854775808 }]',
        "This whole number needs more than 64 bits.",
    ),
    board("missing-key", "counts = [¦{ count = 3 }]", "“kind” is missing.", "Add kind = …."),
    board(
        "unknown-key",
        'counts = [{ kind = "a", count = 3, ¦sorces = ["b"] }]',
        "Unknown field “sorces”.",
        "Did you mean “sources”?",
    ),
    board(
        "unknown-key",
        'counts = [{ kind = "a", count = 3, ¦xyzzy = ["b"] }]',
        "Unknown field “xyzzy”.",
        "Known fields: kind, count, since, until, ",
    ),
    board(
        "unknown-key",
        'mandate = { value = "Lamps.", ¦sorces = ["chart"] }',
        "Unknown field “sorces”.",
        "Did you mean “sources”?",
    ),
    board(
        "unknown-key",
        'mandate = { value = "Lamps.", ¦xyzzy = 1 }',
        "Unknown field “xyzzy”.",
        "Known fields: value, since, until, seen, sources, rank, basis, note.",
    ),
    board("missing-key", '¦mandate = { note = "?" }', "“value” is missing.", "Add value = …."),
    board(
        "wrong-type", "mandate = { ¦value = 3 }", "This should be text in quotes, but it is a whole"
    ),
    after_head(
        "wrong-type",
        '[body.board]\n¦sources = "chart"',
        "This should be an array, in [ ], but it is text.",
    ),
    after_head(
        "wrong-type",
        "[body.board]\nsources = [¦3]",
        "This should be a source's id, but it is a whole",
    ),
    after_head(
        "wrong-type",
        '[body.board]\nsources = [{ source = "chart", ¦at = 3 }]',
        "This should be text in quotes, but it is a whole number.",
    ),
    after_head(
        "unknown-key",
        '[body.board]\nsources = [{ source = "chart", ¦page = "3" }]',
        "Unknown field “page”.",
        "Known fields: source, at, quote.",
    ),
    after_head(
        "missing-key",
        '[body.board]\nsources = [¦{ at = "p. 3" }]',
        "“source” is missing.",
        "Add source = ….",
    ),
    after_head(
        "wrong-id", '[body.board]\nsources = [¦"The Chart"]', "“The Chart” is not an id", "Write"
    ),
    after_head(
        "wrong-id",
        '[body.board]\nsources = [{ at = "p. 3", ¦source = "The Chart" }]',
        "“The Chart” is not an id",
        "Write “the-chart”.",
    ),
    board(
        "wrong-id",
        'mandate = [{ value = "L", sources = ["chart", { ¦source = "The Log" }] }]',
        "“The Log” is not an id",
        "Write “the-log”.",
    ),
    board("wrong-date", '¦founded = "13.12.2018"', "“13.12.2018” is not a date.", DATE_FORMS),
    board(
        "wrong-date",
        'founded = ["2018", ¦"2018-02-30"]',
        "“2018-02-30” is a day that does not exist: ",
        "Check the month and the day.",
    ),
    board(
        "wrong-date",
        '¦founded = "2019/2018"',
        "“2019/2018” ends before it begins.",
        "Put the earlier date first.",
    ),
    board(
        "wrong-date",
        "¦founded = 987",
        "987 is a number, not a date.",
        'Write "0987", in quotes.',
    ),
    board(
        "wrong-type",
        "¦founded = 20181213",
        'This should be a date such as "2018-12-13", but it is a',
    ),
    board(
        "wrong-date", 'mandate = { value = "Lamps.", ¦since = "soon" }', "“soon” is not", DATE_FORMS
    ),
    board(
        "wrong-date", 'mandate = { value = "Lamps.", ¦until = 2018 }', "2018 is a number", "Write"
    ),
    board(
        "wrong-date",
        'mandate = { value = "Lamps.", ¦seen = "soon" }',
        "“soon” is not a",
        DATE_FORMS,
    ),
    board(
        "wrong-date", 'mandate = { value = "L", seen = ["2018", ¦"x"] }', "“x” is not a", DATE_FORMS
    ),
    board(
        "wrong-word",
        '¦cadence = "anual"',
        "Unknown word “anual”.",
        "Did you mean “annual”?",
    ),
    board(
        "wrong-word",
        '¦cadence = "never"',
        "Unknown word “never”.",
        "Use one of these: quarterly, half-yearly, annual, biennial, irregular.",
    ),
    board("wrong-type", "cadence = [¦[]]", "This should be one of quarterly, half-yearly,"),
    board(
        "wrong-word",
        'mandate = { value = "Lamps.", ¦rank = "prefered" }',
        "Unknown word “prefered”.",
        "Did you mean “preferred”?",
    ),
    board(
        "inferred-unexplained",
        '¦mandate = { value = "Lamps.", basis = "inferred", note = "Counted." }',
        "An inferred claim needs sources of its own and a note.",
        'Add sources = ["…"] and note = "how it was concluded".',
    ),
    board(
        "inferred-unexplained",
        'counts = [¦{ kind = "a", count = 1, basis = "inferred", sources = ["chart"] }]',
        "An inferred claim needs sources of its own and a note.",
        'Add sources = ["…"] and note = "how it was concluded".',
    ),
    board(
        "since-after-until",
        'mandate = { value = "Lamps.", ¦since = "2019", until = "2018" }',
        "“until” (2018) is earlier than “since” (2019).",
        "Swap the two, or correct one.",
    ),
    board(
        "since-after-until",
        'mandate = { value = "Lamps.", ¦since = "2019/2020", until = "2018-05-04" }',
        "“until” (2018-05-04) is earlier than “since” (2019/2020).",
        "Swap the two, or correct one.",
    ),
]

REFERENCES = [
    board(
        "wrong-type", "¦parent = 3", "This should be the id of a record, but it is a whole number."
    ),
    board("wrong-id", '¦parent = "Lamp Board"', "“Lamp Board” is not an id", "Write “lamp-board”."),
    board(
        "wrong-reference",
        'statements = [{ value = "Lit.", ¦by = "north" }]',
        "“north” does not name its table.",
        "Write “organisation:north” or “person:north” or “post:north”.",
    ),
    board(
        "wrong-reference",
        '¦parent = "party:north"',
        "“party:north” points to the table “party”; this field takes body.",
    ),
    board(
        "wrong-reference",
        '¦parent = "bodi:lamps"',
        "“bodi:lamps” points to the table “bodi”; this field takes body.",
        "Did you mean “body”?",
    ),
    board(
        "wrong-reference",
        '¦parent = "xyzzy:lamps"',
        "“xyzzy:lamps” points to the table “xyzzy”; this field takes body.",
        "Check the name of the table.",
    ),
    board("wrong-id", 'mandate = { value = "L", ¦since = "event:" }', "“” is not an id"),
    board("unknown-record", '¦parent = "lamp"', "There is no body “lamp”.", "Did you mean “lamps”"),
    board(
        "unknown-record",
        '¦parent = "harbour"',
        "There is no body “harbour”.",
        "Add [body.harbour], or correct the id.",
    ),
    board(
        "unknown-record", 'parent = { ¦value = "harbour" }', "There is no body “harbour”.", "Add"
    ),
    board("unknown-record", 'succeeds = ["lamps", ¦"x"]', "There is no body “x”.", "Add [body.x]"),
    board("unknown-record", 'succeeds = [{ ¦value = "x" }]', "There is no body “x”.", "Add [body."),
    board(
        "unknown-record",
        'mandate = { value = "Lamps.", ¦since = "event:flood" }',
        "There is no event “flood”.",
        "Add [event.flood], or correct the id.",
    ),
    board(
        "unknown-record",
        'mandate = { value = "Lamps.", ¦until = "event:flood" }',
        "There is no event “flood”.",
        "Add [event.flood], or correct the id.",
    ),
    board(
        "unknown-record",
        'mandate = [{ value = "Lamps.", sources = ["chart", ¦"log"] }]',
        "There is no source “log”.",
        "Add [source.log], or correct the id.",
    ),
    board(
        "unknown-record",
        'chair_posts = [{ party = "north", ¦post = "keeper" }]',
        "There is no post “keeper”.",
        "Add [post.keeper], or correct the id.",
    ),
    board(
        "unknown-record", 'chair_posts = [¦"keeper"]', "There is no post “keeper”.", "Add [post."
    ),
    board("unknown-record", '¦chair_posts = "keeper"', "There is no post “keeper”.", "Add [post."),
    after_head(
        "unknown-record",
        '[body.board]\nsources = ["chart", { ¦source = "chrat" }]',
        "There is no source “chrat”.",
        "Did you mean “chart”?",
    ),
    after_head(
        "unknown-record",
        '[gap.lamp]\ntext = "The lamp."\n¦about = "body:harbour"',
        "There is no body “harbour”.",
        "Add [body.harbour], or correct the id.",
    ),
    board(
        "cycle",
        '¦parent = "board"',
        "“parent” forms a cycle: board → board.",
        "Remove one of these links.",
    ),
    after_head(
        "cycle",
        '[body.a]\nparent = { value = "b", sources = ["chart"] }\n'
        '[body.b]\nparent = { value = "c", sources = ["chart"] }\n'
        '[body.c]\nparent = { ¦value = "b", sources = ["chart"] }',
        "“parent” forms a cycle: b → c → b.",
        "Remove one of these links.",
    ),
    after_head(
        "cycle",
        '[body.a]\nsucceeds = "b"\nsources = ["chart"]\n'
        '[body.b]\nsources = ["chart"]\nsucceeds = [\n  "lamps",\n  ¦"a",\n]',
        "“succeeds” forms a cycle: a → b → a.",
        "Remove one of these links.",
    ),
    after_head(
        "cycle",
        '[source.a]\nreprints = "b"\n[source.b]\n¦reprints = "a"',
        "“reprints” forms a cycle: a → b → a.",
        "Remove one of these links.",
    ),
]

WARNINGS = [
    after_head(
        "duplicate-member",
        '[body.board]\nsources = ["chart", ¦{ source = "chart", at = "p. 3" }]',
        "“chart” is listed twice.",
        "Remove one.",
    ),
    board(
        "duplicate-member",
        'mandate = ["Lamps.", { value = "Wicks.", sources = ["chart", ¦"chart"] }]',
        "“chart” is listed twice.",
        "Remove one.",
    ),
    board(
        "unsafe-text",
        '¦summary = "a\\u202Eb"',
        "The text contains U+202E RIGHT-TO-LEFT OVERRIDE.",
        "Remove it; irtui shows a mark in its place.",
    ),
    board(
        "unsafe-text",
        'mandate = ["Lamps.", ¦"a\\tb\\u0000\\t"]',
        "The text contains U+0009 control character, U+0000 control character.",
        "Remove it; irtui shows a mark in its place.",
    ),
    board(
        "unsafe-text",
        '¦summary = "Lamp\u200b"',
        "The text contains U+200B ZERO WIDTH SPACE.",
        "Remove it; irtui shows a mark in its place.",
    ),
    board(
        "unsafe-text",
        'identifiers = { ¦"har\\u00ADbour" = "D-17" }',
        "The key contains U+00AD SOFT HYPHEN.",
        "Remove it; irtui shows a mark in its place.",
    ),
    board(
        "unsafe-text",
        'identifiers = { ¦"two\\nlines" = "D-17" }',
        "The key contains U+000A control character.",
        "Remove it; irtui shows a mark in its place.",
    ),
]

CASES = [*GRAMMAR, *TABLES, *VALUES, *REFERENCES, *WARNINGS]
