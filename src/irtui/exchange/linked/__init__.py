"""Linked data: claims as statements, in the words of public vocabularies."""
