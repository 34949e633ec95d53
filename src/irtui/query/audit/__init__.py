"""What is to be looked into: checks, reports, paths, differences."""
