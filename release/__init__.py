"""Builds what is published, tries it where nothing else is, and shows that it is reproducible."""
