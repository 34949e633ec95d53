"""The state of the explorer and the moves that change it; no Textual in here."""
