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


def invalid(text: str, what: str, hint: str) -> Case:
    """A case of a file that is not TOML, in or behind a line of a body."""
    message = f"This is not valid TOML 1.0: {what}"
    return Case("not-toml", f"{HEAD}[body.board]\n{text}\n", message, hint)


def twice(text: str, message: str) -> Case:
    return Case("duplicate-key", f"{HEAD}{text}\n", message, "Keep one of the two, or merge")


OPEN = "the quote that opens here is never closed"
KEYS = "A key is made of A-Z, a-z, 0-9, - and _; write any other key in quotes."
PLAIN = "Remove it, or write a plain space."

GRAMMAR = [
    invalid('name = ¦"Lamps\nkind = "a"', OPEN, 'Write " where the text ends'),
    invalid("name = ¦'Lamps\n[body.pier]\nname = 'b'", OPEN, "Write ' where the text ends"),
    invalid('name = "\\"" # "\nmandate = ["a", ¦"b]', OPEN, 'Write " where the text ends'),
    invalid('name = ¦"""Lamps\n[body.pier]', OPEN, 'Write """ where the text ends.'),
    invalid("name = ¦“Lamps”", "this is a curly quote (“), and a plain one is needed", 'Write "'),
    invalid('name = "Lamps¦”', "this is a curly quote (”), and a plain one is needed", 'Write "'),
    invalid("name =¦\u00a0'a'", "there is a no-break space here (U+00A0)", PLAIN),
    invalid("name¦\u2003= 'a'", "there is an em space here (U+2003)", PLAIN),
    invalid(
        'sources = [\n¦<<<<<<< HEAD\n  "a",\n=======\n  "b",\n>>>>>>> other\n]',
        "there is a merge mark here (<<<<<<<)",
        "Keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>.",
    ),
    invalid("name = ¦", "a value is missing here", "Write a text in quotes, a number,"),
    invalid("name = ¦Lamps", "“Lamps” is not a value", "Write a text in quotes."),
    invalid("name = ¦True", "True is not a value", "Write true."),
    invalid(
        "founded = ¦2018-12",
        "“2018-12” is not a complete date",
        'Write a date that is not known to the day in quotes: "2018-12".',
    ),
    invalid("founded = ¦2018-13-02", "“2018-13-02” is a day that does not exist", "Check the mo"),
    invalid("founded = ¦2018-02-30", "there is no such day or time", "Check the month, the day"),
    invalid("number = ¦07", "“07” starts with 0, as no number does", "Leave the 0 out, or"),
    invalid(
        'name = "Rivers" ¦and lamps',
        "there is more text after the value",
        "Begin a new line, or write a text in quotes.",
    ),
    invalid(
        'name = "the "¦Lamp" Board"',
        "there is more text after the value",
        "For a text with quotes in it, write three quotes at both its ends.",
    ),
    invalid('name = "a"¦,', "there is more text after the value", "Remove the comma."),
    invalid(
        "[body.pier]¦]",
        "there is more text after the name of the table",
        "Begin",
    ),
    invalid('mandate = ["a" ¦"b"]', "a comma or ] is missing here", "Write a comma between two"),
    invalid("counts = { kind = 1 ¦count = 2 }", "a comma or } is missing here", "Write a comma"),
    invalid("name ¦: 'a'", "this is a colon, and = is needed", "Write key = value."),
    invalid("name¦", "= is missing after the key", "Write key = value."),
    invalid("¦भाषा = 3", "this line starts with neither a key nor a [table]", KEYS),
    invalid("[¦]", "a key is missing here", KEYS),
    invalid("[body.pier¦", "] is missing after the name of a table", "Write [body.some-id]."),
    invalid('name = "a¦\\q"', "\\q is not an escape", "Write \\\\ for a backslash, or the whole"),
    invalid(
        'name = "Lamp¦\x1b Board"',
        "there is a control character here (U+001B)",
        "Remove it; within double quotes it can be written as \\u001B.",
    ),
    invalid(
        'name = { value = "a" }\nname.lang = "en"¦',
        "a table in { } cannot be added to",
        "Write all its fields between { and }, or make it a [table] of its own.",
    ),
    twice('¦title = "Lamps"', "“title” is here twice; the first one is in line 2."),
    twice(
        "[body.board]\n[party.north]\n[body.¦board]",
        "[body.board] is here twice; the first one is in line 4.",
    ),
    twice(
        '[body.board]\nname = { value = "Lamps", ¦value = "Wicks" }',
        "“value” is here twice; the first one is in line 5.",
    ),
    twice(
        '[body.board]\nname.value = "a"\n¦name = { value = "b" }',
        "“name” is here twice; the first one is in line 5.",
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
        "wrong-register",
        f'{HEAD}[dataset.registers]\n¦harbour = "https://harbour.example/"\n',
        "“https://harbour.example/” has no {} in it.",
        "Write https://, the host, and {} where the id belongs.",
    ),
    Case(
        "unknown-field",
        f'{HEAD}[dataset.words]\n¦"parts of" = "under"\n',
        "There is no link or field that is called “parts of”.",
        "Did you mean “part of”?",
    ),
    Case(
        "wrong-word",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n[body.lamps]\n¦kind = "bord"\n',
        "Unknown kind of body: “bord”.",
        "Did you mean “board”?",
    ),
    Case(
        "wrong-word",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n'
        '[party.north]\n[body.lamps]\n¦kind = "fleet"\n',
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
        '[body.¦board]\nname = "Lamp Board"\nabbreviation = ["LB", "LaB"]\nfounded = "2001"',
        "4 claims have no source: “name”, “abbreviation” and “founded”.",
        'Add sources = ["…"] to the record, or sources to each claim.',
    ),
    after_head(
        "unknown-field",
        '[gap.lamp]\ntext = "The year."\nabout = "body:lamps"\n¦field = "fuonded"',
        "There is no field or link “fuonded” in the table “body”.",
        "Did you mean “founded”?",
    ),
    after_head(
        "unknown-field",
        '[gap.lamp]\ntext = "The year."\nabout = "body:lamps"\n¦field = "xyzzy"',
        "There is no field or link “xyzzy” in the table “body”.",
        "It has these: abbreviation, aliases, ",
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
    board(
        "out-of-range",
        'counts = [{ kind = "lamp", ¦count = -1 }]',
        "This number should be 0 or more, but it is -1.",
        "Correct it, or leave the field out.",
    ),
    after_head(
        "out-of-range",
        '[event.flood]\nsources = ["chart"]\n¦number = 0',
        "This number should be 1 or more, but it is 0.",
        "Correct it, or leave the field out.",
    ),
    after_head(
        "out-of-range",
        '[organisation.pier]\nsources = ["chart"]\nshares = [{ ¦percent = 100.5 }]',
        "This number should be between 0 and 100, but it is 100.5.",
        "Correct it, or leave the field out.",
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
    after_head(
        "unknown-record",
        '[person.reed]\nsources = ["chart"]\n¦party = "nb"\n[party.banks]\nmark = "NB"',
        "“nb” is the mark of party “banks”.",
        "Write “banks”.",
    ),
    after_head(
        "unknown-record",
        '[person.reed]\nsources = ["chart"]\n¦party = "elsewhere"\n[party.banks]',
        "There is no party “elsewhere”.",
        "Write the id of a side: banks, north.",
    ),
    after_head(
        "unknown-record",
        '[source.log]\n¦origin = "NB"\n[party.banks]\nmark = "NB"',
        "“NB” is the mark of party “banks”.",
        "Write “banks”.",
    ),
    after_head(
        "unknown-record",
        '[source.map]\norigin = "third"\n[source.log]\n¦origin = "elsewhere"',
        "There is no party “elsewhere”.",
        "Write the id of a side, or “third”: north.",
    ),
    board(
        "cycle",
        '¦parent = "board"',
        "“parent” forms a cycle: board → board.",
        "Remove one of these links, or date them.",
    ),
    after_head(
        "cycle",
        '[body.a]\nparent = { value = "b", since = "2001", sources = ["chart"] }\n'
        '[body.b]\nparent = { ¦value = "a", until = "2003", sources = ["chart"] }',
        "“parent” forms a cycle on 2001-12-31: a → b → a.",
        "Remove one of these links, or date them.",
    ),
    after_head(
        "cycle",
        '[body.a]\nparent = { value = "b", sources = ["chart"] }\n'
        '[body.b]\nparent = { value = "c", sources = ["chart"] }\n'
        '[body.c]\nparent = { ¦value = "b", sources = ["chart"] }',
        "“parent” forms a cycle: b → c → b.",
        "Remove one of these links, or date them.",
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
    Case(
        "unknown-count",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n[body.lamps]\n'
        'sources = ["a"]\ncounts = [{ ¦kind = "bord", count = 3 }]\n[source.a]\ntitle = "A"\n',
        "Unknown kind in a count: “bord”.",
        "Did you mean “board”?",
    ),
    Case(
        "unknown-count",
        f'{HEAD}[dataset.kinds]\nbody = {{ board = "boards" }}\n[body.lamps]\n'
        'sources = ["a"]\ncounts = { ¦kind = "wick", count = 3 }\n[source.a]\ntitle = "A"\n',
        "Unknown kind in a count: “wick”.",
        "Declare it under [dataset.kinds.body]; known kinds: board.",
    ),
    after_head(
        "duplicate-member",
        '[source.log]\ntitle = "A log"\n[body.board]\n'
        'sources = ["log", "chart", ¦{ source = "chart", at = "3" }]',
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
