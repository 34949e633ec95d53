"""Sources for reference managers."""
