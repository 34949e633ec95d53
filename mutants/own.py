"""Which tests are a module's own: those of its name, and those of a table."""

from pathlib import Path

OWN: dict[str, str] = {
    "model/actors.py": "model/fields loading/structure loading/codes",
    "model/addresses.py": "query/registers",
    "model/as_of.py": "model/holding model/lives model/many_claims query/joint query/series",
    "model/circles.py": "model/as_of query/tree/circles query/tree/hierarchy query/joint",
    "model/claims.py": "model/field_conflicts model/many_claims model/dataset loading/structure",
    "model/codes.py": "loading/codes query/audit/checks",
    "model/conflicts.py": "model/field_conflicts model/many_claims",
    "model/dataset.py": "query/telling loading/structure model/snapshots",
    "model/dates.py": "model/date_truth",
    "model/fields.py": "schema/format query/audit/reports "
    "loading/structure loading/extra query/words",
    "model/happenings.py": "model/fields loading/structure loading/codes",
    "model/holder.py": "query/chairs query/roles",
    "model/holding.py": "query/telling model/lives model/many_claims model/snapshots",
    "model/kept.py": "host/caching query/find/folded_texts",
    "model/languages.py": "model/names loading/settings",
    "model/lifetimes.py": "model/holding model/lives model/snapshots model/many_claims",
    "model/limits.py": "model/limits loading/read loading/settings",
    "model/most_problems.py": "model/limits",
    "model/names.py": "model/as_of",
    "model/namesakes.py": "query/find/apart host/caching",
    "model/neighbours.py": "loading/growth loading/codes query/audit/diff",
    "model/owners.py": "model/dataset query/roles",
    "model/presences.py": "host/caching model/holding",
    "model/problems.py": "model/limits",
    "model/record.py": "model/fields loading/structure",
    "model/records.py": "model/fields loading/structure loading/codes",
    "model/references.py": "query/telling model/dataset query/sides host/caching",
    "model/safe_text.py": "loading/codes",
    "model/said.py": "schema/format pages/sheet query/evidence",
    "model/settings.py": "loading/settings commands/keymap",
    "model/shelf.py": "host/caching query/find/folded_texts",
    "model/turns.py": "query/chairs query/time/changes model/holding",
    "model/values.py": "model/claims loading/structure",
    "model/window.py": "model/stretches",
    "model/written.py": "cli/bookmarks host/remembered",
    "loading/checks.py": "loading/telling loading/codes loading/structure",
    "loading/cleaning.py": "loading/telling loading/structure loading/codes loading/read",
    "loading/conversions.py": "loading/telling loading/codes loading/structure loading/settings",
    "loading/cycles.py": "loading/telling loading/codes loading/growth",
    "loading/fingerprint.py": "loading/loaded loading/folder host/caching",
    "loading/folder.py": "loading/codes loading/loaded loading/read",
    "loading/limits.py": "loading/read",
    "loading/loaded.py": "loading/folder loading/read loading/sparing",
    "loading/nearest.py": "loading/codes loading/growth",
    "loading/opened.py": "loading/read loading/loaded",
    "loading/positions.py": "model/limits loading/codes",
    "loading/read.py": "loading/folder loading/sparing loading/limits "
    "loading/codes loading/loaded loading/pieces",
    "loading/sparing.py": "loading/pieces",
    "loading/structure.py": "loading/telling loading/codes loading/extra",
    "loading/syntax.py": "loading/telling loading/codes loading/read loading/newer",
    "loading/values.py": "loading/telling loading/codes loading/structure loading/loaded",
    "loading/cache/": "host/caching",
    "query/branch.py": "query/telling pages/report_pages query/find/facets",
    "query/chairs.py": "query/telling",
    "query/drafts.py": "cli/new query/series",
    "query/evidence.py": "query/telling query/gaps",
    "query/folding.py": "query/drafts",
    "query/names.py": "query/telling query/words query/tree/hierarchy query/time/timeline "
    "query/tree/circles model/names",
    "query/neighbours.py": "query/telling model/as_of query/joint query/audit/paths",
    "query/roles.py": "query/telling",
    "query/series.py": "query/telling",
    "query/sides.py": "query/telling query/chairs query/roles query/time/timeline",
    "query/audit/diff.py": "query/telling query/audit/diff_laws",
    "query/audit/matching.py": "query/telling query/audit/diff query/audit/diff_laws query/growth",
    "query/audit/reports.py": "host/means pages/dataset_page",
    "query/audit/renaming.py": "query/telling query/audit/diff query/audit/diff_laws",
    "query/find/": "query/telling",
    "query/find/corpus.py": "query/find/facets query/find/texts query/find/ranking",
    "query/find/facet_days.py": "query/find/facets",
    "query/find/facet_keys.py": "query/find/facets query/find/values",
    "query/find/facets.py": "host/caching",
    "query/find/folded_texts.py": "query/find/vocabulary",
    "query/find/grammar.py": "query/find/grammar_laws query/find/facets query/find/values",
    "query/find/hits.py": "query/find/ranking query/find/near",
    "query/find/index.py": "query/find/apart query/find/hits query/find/steps query/find/values",
    "query/find/matching.py": "query/find/facets query/find/hits query/find/steps "
    "query/find/grammar query/find/plain_search query/roles",
    "query/find/near.py": "query/find/hits query/find/ranking",
    "query/find/once.py": "query/find/values query/find/steps",
    "query/find/rows.py": "query/find/vocabulary query/find/folded_texts",
    "query/find/search.py": "query/find/hits query/find/ranking query/find/steps",
    "query/find/values.py": "query/find/facets",
    "query/time/": "query/telling",
    "query/time/bars.py": "query/time/timeline",
    "query/time/change.py": "query/time/changes query/tree/turned",
    "query/time/changes.py": "host/caching",
    "query/time/offices.py": "query/time/timeline query/roles query/chairs",
    "query/time/points.py": "query/time/timeline query/time/marks query/audit/reports",
    "query/time/ties.py": "query/time/timeline query/time/changes",
    "query/tree/": "query/telling query/tree/hierarchy "
    "query/tree/hierarchy_laws query/tree/filtered_tree",
    "query/tree/meetings.py": "query/series",
    "query/audit/checks/": "loading/telling query/audit/checks",
}
"""Whose tests a module's are, beside those of its own name and, below it, those of its folder."""


def own_tests(module: str) -> list[str]:
    """The files with the tests of a module, which is named by its path below src/irtui."""
    names = [module.removesuffix(".py")]
    names += [
        each for name, told in OWN.items() if module.startswith(name) for each in told.split()
    ]
    files = [Path("tests", name).with_name(f"test_{Path(name).name}.py") for name in names]
    return [str(file) for file in dict.fromkeys(files) if file.exists()]
