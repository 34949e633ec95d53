"""JSON Schemas, of the file and of the answers."""
