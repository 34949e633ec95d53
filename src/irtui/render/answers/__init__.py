"""What ``--format json`` prints: each object a class, which its JSON and its schema both come of.

A class named ``NodeJson`` declares the object; the function beside it makes one of what a query
found. `irtui.schema.answers` derives the schema from the same classes.
"""
