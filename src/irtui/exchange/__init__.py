"""Other formats, out and in: one module a format, each read by the tool that it is for."""
