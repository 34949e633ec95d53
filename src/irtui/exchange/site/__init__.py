"""A static website of a dataset: a page for each record, tree, timeline, changes, search.

Nothing in it comes from elsewhere, and nothing but the search needs a script.
"""
