"""Answers as pages: rows of pieces that say what they are."""
