"""The formats that there are, in the order in which they are listed."""

from irtui.exchange.format import Format

EXPORTS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="csv",
            module="tables.csv_export",
            what="tables in a folder, for spreadsheets, R and pandas",
            keeps="every record and every claim, whole",
            folder=True,
        ),
        Format(
            name="sqlite",
            module="tables.sqlite",
            what="a database, for SQL, Datasette and DuckDB",
            keeps="every record and every claim, whole, with the days on which it held",
            text=False,
        ),
        Format(
            name="json",
            module="json_file",
            what="one document, for programs",
            keeps="every record and every claim, whole",
        ),
        Format(
            name="graphml",
            module="graphs.graphml",
            what="a graph, for Cytoscape, yEd and Gephi",
            keeps="records with their values, and links with their dates, rank and sources",
            loses="sources and gaps as nodes; languages of names; dates, notes, rank and sources of"
            " what is no link",
            extra="graph",
        ),
        Format(
            name="gexf",
            module="graphs.gexf",
            what="a graph in time, for Gephi",
            keeps="records with their values, and links with their dates, rank and sources",
            loses="sources and gaps as nodes; languages of names; dates, notes, rank and sources of"
            " what is no link",
        ),
        Format(
            name="dot",
            module="graphs.dot",
            what="a picture of the hierarchy on a day, for Graphviz",
            keeps="bodies and who chairs them on the day",
            loses="all else",
        ),
        Format(
            name="mermaid",
            module="graphs.mermaid",
            what="a picture of the hierarchy on a day, for wikis and Markdown",
            keeps="bodies and who chairs them on the day",
            loses="all else",
        ),
        Format(
            name="jsonld",
            module="linked.jsonld",
            what="linked data, in the words of ORG, PROV, SKOS and schema.org",
            keeps="every record, and every claim with its dates, rank and sources",
            loses="which lanes irtui shows first, and what it calls links",
        ),
        Format(
            name="ics",
            module="calendars.ics",
            what="a calendar",
            keeps="meetings and other events of a day or a month",
            loses="events of which not even the month is known, and all that is no event",
            extra="ics",
        ),
        Format(
            name="csl",
            module="citing.csl",
            what="sources as CSL-JSON, for Zotero and pandoc",
            keeps="sources, and how to cite the dataset",
            loses="the side that a source comes from, and all else",
        ),
        Format(
            name="ris",
            module="citing.ris",
            what="sources as RIS, for reference managers",
            keeps="sources, and how to cite the dataset",
            loses="the side that a source comes from, and all else",
        ),
        Format(
            name="bibtex",
            module="citing.bibtex",
            what="sources as BibTeX, for LaTeX with biblatex and biber",
            keeps="sources, and how to cite the dataset",
            loses="the side that a source comes from, and all else",
        ),
        Format(
            name="popolo",
            module="registers.popolo",
            what="people, organisations, posts, memberships and events, as Popolo has them",
            keeps="these with their names, dates and sources",
            loses="other tellings of one thing, notes, statements, agreements, and dates that are"
            " no year, month or day",
        ),
        Format(
            name="ftm",
            module="registers.ftm",
            what="entities of FollowTheMoney, for Aleph and OpenSanctions",
            keeps="people, organisations, posts, meetings, shares and statements, and links with"
            " their dates, notes and sources",
            loses="ranks, agreements, and what its model has no property for",
            extra="ftm",
        ),
        Format(
            name="ftm-statements",
            module="registers.ftm_statements",
            what="the same as statements, one for each value, for nomenklatura and OpenSanctions",
            keeps="what “ftm” keeps, and of each value its rank, basis and language, and when it"
            " was first and last seen",
            loses="claims that are thought wrong, agreements, and what its model has no property"
            " for",
            extra="ftm",
        ),
        Format(
            name="timelinejs",
            module="calendars.timelinejs",
            what="a story page of TimelineJS",
            keeps="events with their sources",
            loses="events without a date, and all that is no event",
        ),
        Format(
            name="markdown",
            module="markdown_book",
            what="a book in a folder: a page for each record, linked, and an index with the tree",
            keeps=(
                "every record with its face, its claims and its sources; with --at those of the"
                " day, and what is of another day says so"
            ),
            folder=True,
        ),
        Format(
            name="site",
            module="site.maker",
            what="a website in a folder, for any web host",
            keeps="every record with its face, its claims and its sources; tree, timeline, search",
            extra="site",
            folder=True,
        ),
    )
}

IMPORTS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="csv",
            module="tables.csv_import",
            what="the folder that “export csv” made; or any table, with a mapping of its columns",
            keeps="all of the folder; of another table, the columns that the mapping names",
        ),
        Format(
            name="popolo",
            module="registers.popolo_import",
            what="a document of Popolo",
            keeps="people, organisations, posts, memberships, areas and events",
        ),
        Format(
            name="ftm",
            module="registers.ftm_import",
            what="entities of FollowTheMoney, one on a line",
            keeps="people, organisations, posts, parts, shares, events and documents",
        ),
        Format(
            name="wikidata",
            module="registers.wikidata_import",
            what="a saved file of Wikidata: the answer of a SPARQL query, or items as JSON",
            keeps="people, organisations, offices and terms, with ranks and references",
        ),
    )
}
