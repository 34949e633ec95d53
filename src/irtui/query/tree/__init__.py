"""The hierarchy of a day, and what of it matches a query."""
