"""The screens: the explorer, help, and the list of a file's problems."""
