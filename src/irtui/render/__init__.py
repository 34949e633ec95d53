"""Answers as text: laid out for a terminal, or as plain lines for screen readers and pipes."""
