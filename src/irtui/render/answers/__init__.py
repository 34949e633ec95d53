"""What ``--format json`` prints: each object a class, from which its JSON and its schema both come.

What a query found and is printed as it is, such as a hit, says so itself (`irtui.model.said`). What
is put together to be printed is declared here, in classes named like ``ClaimJson``.
"""
