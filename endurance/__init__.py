"""Many random actions in one run of irtui, and what is left of them."""
