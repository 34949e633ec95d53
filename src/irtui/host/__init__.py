"""What the machine offers besides the terminal: the user's editor."""
