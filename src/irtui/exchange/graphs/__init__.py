"""Records as nodes and links, and the hierarchy of a day as a picture."""
