"""Other formats, out and in: a module for each, in a room for each kind of them."""
