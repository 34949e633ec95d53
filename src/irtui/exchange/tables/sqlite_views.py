"""The views of the database, and the questions that it is told how to answer."""

from typing import NamedTuple


class View(NamedTuple):
    """A view."""

    name: str
    doc: str
    """What a row of it is, as a sentence."""
    sql: str


VIEWS = (
    View(
        "records_in_time",
        "A record, and days on which it was there.",
        """
SELECT records.record, records."table", records.kind, records.title, periods.first_day,
  periods.last_day, periods.holds
FROM periods JOIN records USING (record)
WHERE periods.claim IS NULL""",
    ),
    View(
        "claims_in_time",
        "A claim that nobody thinks wrong, and days on which it held.",
        """
SELECT claims.record, records.title, claims.claim, claims.field, claims.value, claims.target,
  claims.in_words, claims.rank, claims.basis, claims.note, periods.first_day,
  periods.last_day, periods.holds, periods.leading
FROM claims JOIN periods USING (claim) JOIN records ON records.record = claims.record
WHERE claims.rank <> 'deprecated'""",
    ),
    View(
        "names_in_time",
        "A name, an abbreviation or an alias, and days on which it was one.",
        """
SELECT claims.record, claims.claim, claims.field, claims.value AS name, claims.lang,
  periods.first_day,
  periods.last_day, periods.holds, periods.leading
FROM claims JOIN periods USING (claim)
WHERE claims.field IN ('name', 'abbreviation', 'aliases') AND claims.rank <> 'deprecated'""",
    ),
    View(
        "roles_in_time",
        "Who had which part in something or sat in its chair, and days on which that held.",
        """
SELECT claims.record, records.title, claims.claim, claims.field, claims.person,
  claims.organisation, claims.post, claims."in", claims.role, claims."as" AS printed,
  claims."for" AS behalf, claims.party, claims.in_words, periods.first_day,
  periods.last_day, periods.holds
FROM claims JOIN periods USING (claim) JOIN records ON records.record = claims.record
WHERE claims.rank <> 'deprecated' AND claims.field IN
  ('chairs', 'chair_posts', 'members', 'posts', 'present', 'roles', 'signatories')""",
    ),
    View(
        "meetings",
        "An event of a body, with the years between which it was.",
        """
SELECT event.body, event.record AS event, event.full_title AS title, event.kind, event.number,
  event."when", event.when_earliest, event.when_latest,
  CAST(substr(event.when_earliest, 1, 4) AS INTEGER) AS first_year,
  CAST(substr(event.when_latest, 1, 4) AS INTEGER) AS last_year,
  coalesce(event.status, 'held') AS status
FROM event
WHERE event.body IS NOT NULL""",
    ),
    View(
        "originals",
        "A source, and the one whose text it repeats in the end: itself, if none.",
        """
WITH RECURSIVE repeats (source, original, steps) AS (
  SELECT record, record, 0 FROM source
  UNION ALL
  SELECT repeats.source, source.reprints, steps + 1
  FROM repeats JOIN source ON source.record = repeats.original
  WHERE source.reprints IS NOT NULL AND steps < 100
)
SELECT source, original FROM repeats AS one
WHERE steps = (SELECT max(steps) FROM repeats WHERE source = one.source)""",
    ),
    View(
        "support",
        "A claim, and how many sources it rests on that do not repeat each other.",
        """
SELECT claims.claim, claims.record, claims.field, claims.in_words,
  count(DISTINCT originals.original) AS independent
FROM claims
  LEFT JOIN claim_sources AS own ON own.claim = claims.claim
  LEFT JOIN record_sources AS whole ON whole.record = claims.record AND own.claim IS NULL
  LEFT JOIN originals ON originals.source = coalesce(own.source, whole.source)
GROUP BY claims.claim""",
    ),
)

QUESTIONS = (
    (
        "Who co-chaired the meetings of :body, and which sources say so?",
        """
SELECT meetings.event, claims.in_words, claims.party, claims.person,
  group_concat(cited.source, ' ') AS sources
FROM meetings
  JOIN claims ON claims.record = meetings.event AND claims.field = 'chairs'
  LEFT JOIN claim_sources AS cited USING (claim)
WHERE meetings.body = :body AND claims.rank <> 'deprecated'
GROUP BY claims.claim
ORDER BY meetings.when_earliest, claims.position""",
    ),
    (
        "What is to be cited for :claim?",
        """
SELECT source.publisher, source.title, source.date, source.url, cited.at, cited.quote
FROM claim_sources AS cited JOIN source ON source.record = cited.source
WHERE cited.claim = :claim
ORDER BY cited.position""",
    ),
    (
        "What did the structure look like on :day?",
        """
SELECT body.record AS body, body.title, body.holds, above.record AS parent
FROM records_in_time AS body
  LEFT JOIN claims_in_time AS link ON link.record = body.record AND link.field = 'parent'
    AND link.leading AND :day BETWEEN link.first_day AND link.last_day
  LEFT JOIN records_in_time AS above ON above.record = link.target
    AND :day BETWEEN above.first_day AND above.last_day
WHERE body."table" = 'body' AND :day BETWEEN body.first_day AND body.last_day""",
    ),
    (
        "What was :record called, and when?",
        """
SELECT name, field, lang, first_day, last_day, holds
FROM names_in_time
WHERE record = :record
ORDER BY first_day""",
    ),
    (
        "In which years up to :year is no meeting of :body recorded?",
        """
WITH RECURSIVE held AS (
  SELECT first_year, last_year FROM meetings
  WHERE body = :body AND status = 'held' AND number IS NOT NULL
), years (year) AS (
  SELECT min(first_year) FROM held
  UNION ALL
  SELECT year + 1 FROM years WHERE year < :year
)
SELECT year FROM years
WHERE NOT EXISTS (SELECT 1 FROM held WHERE year BETWEEN first_year AND last_year)""",
    ),
    (
        "Which claims of :record rest on one source alone?",
        """
SELECT claim, in_words FROM support
WHERE record = :record AND independent = 1""",
    ),
)
