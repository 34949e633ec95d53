"""What the world is: dates, claims, records and the dataset that holds them.

This layer needs `irtui.lean` and nothing else. It neither reads files nor prints.
"""
