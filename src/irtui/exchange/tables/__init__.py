"""Tables of a dataset, and a dataset of tables: CSV and SQLite."""
