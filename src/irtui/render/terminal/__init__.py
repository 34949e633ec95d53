"""Pages and drawings as text for a terminal."""
